import type { UnitId } from "#core/ids.ts";
import { chairOf } from "#core/judged/judge-number.ts";
import type { PanelMarks } from "#core/scoring/ruleset.ts";
import { formatTime, marks } from "#i18n/marks.ts";
import { phone } from "#i18n/phone.ts";
import { useT } from "#i18n/use-translator.ts";
import { formatShare, formatSteps, sayModule } from "#i18n/verdict-words.ts";
import { verdicts } from "#i18n/verdicts.ts";
import type { ModuleView } from "#live/judged-view.ts";
import type { HeatView, RoundView } from "#live/programme.ts";
import type { LaneLine } from "#live/shown.ts";
import head from "../head.module.css";
import card from "../heat-card.module.css";
import { HeatState } from "../heat-card.tsx";
import { MarkCell, Who } from "../lines.tsx";
import style from "./judged.module.css";

interface Shown {
  module: ModuleView;
  round: RoundView;
  own: UnitId | null;
  timeZone: string;
  /** nothing else makes up the total */
  single: boolean;
}

/** A module: everybody in the order in which they appear, each with what is told of it. */
export function ModuleSection({ module: { module, number, panels }, round, own, timeZone, single }: Shown) {
  const t = useT(verdicts);
  const p = useT(phone);
  const m = useT(marks);
  const { heats } = round;
  const digits = round.event.digits ?? 0;
  const balanced = panels.filter(({ after, mean }) => after !== null && mean !== null && after !== mean);
  const share = single ? "" : t("share", { percent: formatShare(module.share) });
  const state = p(round.round.state === "official" ? "roundOfficial" : "roundOpen");
  return (
    <section className={head.section} aria-labelledby={round.round.id}>
      <h2 id={round.round.id}>{sayModule(module, number, m)}</h2>
      <p className={head.hint}>{[share, state, module.blind ? t("unnamed") : ""].filter(Boolean).join(" · ")}</p>
      {balanced.length > 0 ? (
        <details>
          <summary className={card.summary}>{t("balanceTitle")}</summary>
          <ul className={style.balance}>
            {balanced.map(({ panel, count, mean, after }) => (
              <li key={panel}>
                {t("balanceLine", {
                  ...{ panel, count },
                  mean: formatSteps(mean ?? 0, digits),
                  after: formatSteps(after ?? 0, digits),
                })}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <ol className={`${card.card} ${card.lines}`}>
        {heats.flatMap((view) =>
          view.heat.lanes.map((line) => (
            <Appearance
              key={line.entrant}
              {...{ view, line, own, timeZone }}
              turn={module.together ? line.lane : view.heat.number}
            />
          )),
        )}
      </ol>
    </section>
  );
}

interface One {
  view: HeatView;
  line: LaneLine;
  turn: number;
  own: UnitId | null;
  timeZone: string;
}

function Appearance({ view: { heat, event }, line, turn, own, timeZone }: One) {
  const t = useT(verdicts);
  const told = heat.state === "provisional" || heat.state === "official";
  const where = [
    heat.panel !== null && heat.panel > 1 ? t("panel", { number: heat.panel }) : "",
    heat.station === null ? "" : t("station", { number: heat.station }),
  ];
  return (
    <li className={line.unit === own ? card.ownLine : card.line}>
      <span className={card.lane}>{turn}</span>
      <span className={card.both}>
        <Who line={line} own={own} />
        {told ? (
          <MarkCell mark={line.mark} place={line.place} event={event} />
        ) : heat.state === "held" ? (
          <span className={card.state}>{t("waits")}</span>
        ) : heat.state === "scheduled" && heat.calledAt === null ? null : (
          <HeatState heat={heat} timeZone={timeZone} />
        )}
      </span>
      {where.some(Boolean) ? <span className={head.hint}>{where.filter(Boolean).join(" · ")}</span> : null}
      {told && line.mark.panel ? <Given panel={line.mark.panel} digits={event.digits ?? 0} /> : null}
    </li>
  );
}

/** What each judge gave, what does not count struck through, and what was taken off. */
function Given({ panel: { judges, mean, taken, timeMs }, digits }: { panel: PanelMarks; digits: number }) {
  const t = useT(verdicts);
  const sums = [
    judges.length > 1 ? `${t("mean")} ${formatSteps(mean, digits)}` : "",
    taken === 0 ? "" : `${t(taken > 0 ? "taken" : "given")} ${formatSteps(Math.abs(taken), digits)}`,
    timeMs === undefined ? "" : `${t("time")} ${formatTime(timeMs, { direction: "less", precisionMs: 1000 })}`,
  ];
  const said = sums.filter(Boolean).join(" · ");
  if (judges.length < 2) return said ? <span className={head.hint}>{said}</span> : null;
  return (
    <details className={style.given}>
      <summary className={style.summary}>{t("details")}</summary>
      <ul className={style.judges}>
        {judges.map(({ judge, mark, missing, dropped }) => {
          const given = mark === null ? "–" : formatSteps(mark, digits);
          return (
            <li key={judge}>
              {t("judge", { number: chairOf(judge).chair })}{" "}
              {missing ? t(`missing.${missing}`) : dropped ? <s>{given}</s> : <strong>{given}</strong>}
              {dropped ? ` ${t(`dropped.${dropped}`)}` : ""}
            </li>
          );
        })}
      </ul>
      <p className={head.hint}>{said}</p>
    </details>
  );
}
