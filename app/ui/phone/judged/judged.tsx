import type { UnitId } from "#core/ids.ts";
import { marks } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import { formatSteps, sayDecided, sayTier } from "#i18n/verdict-words.ts";
import { verdicts } from "#i18n/verdicts.ts";
import type { JudgedView } from "#live/judged-view.ts";
import type { EventView } from "#live/programme.ts";
import type { ShownEvent } from "#live/shown.ts";
import head from "../head.module.css";
import card from "../heat-card.module.css";
import { Who } from "../lines.tsx";
import { ModuleSection } from "./module.tsx";
import { Totals } from "./totals.tsx";

export interface JudgedProps {
  view: EventView & { judged: JudgedView };
  own: UnitId | null;
  timeZone: string;
  /** where everybody may see the works; undefined while nobody but judges may */
  works: { href: string; vote: boolean } | undefined;
}

/** An event that panels judge: the totals, what was awarded, the teams, then each module with its order and marks. */
export function Judged({ view, own, timeZone, works }: JudgedProps) {
  const t = useT(verdicts);
  const { judged, event } = view;
  const rounds = new Map(view.rounds.map((one) => [one.round.number, one]));
  return (
    <>
      {works ? (
        <a className={head.works} href={works.href}>
          {t(works.vote ? "worksVote" : "works")}
        </a>
      ) : null}
      <Totals judged={judged} event={event} own={own} />
      <Awards judged={judged} own={own} />
      <Teams judged={judged} event={event} own={own} />
      {judged.modules.map((module) => {
        const round = rounds.get(module.number);
        return round ? (
          <ModuleSection
            key={module.module.key}
            {...{ module, round, own, timeZone }}
            single={judged.modules.length === 1}
          />
        ) : null;
      })}
    </>
  );
}

/** The awards beside the first one, whose tiers are the prizes. */
function Awards({ judged: { awards }, own }: { judged: JudgedView; own: UnitId | null }) {
  const t = useT(verdicts);
  const m = useT(marks);
  const others = awards.slice(1).filter(({ people }) => people.length > 0);
  if (others.length === 0) return null;
  return (
    <section className={head.section} aria-labelledby="awards">
      <h2 id="awards">{t("awards")}</h2>
      {others.map(({ key, people }) => (
        <ol key={key} className={card.lines}>
          {people.map((one) => (
            <li key={one.entrant} className={one.unit === own ? card.ownLine : card.line}>
              <span className={card.lane}>{one.place}</span>
              <span className={card.both}>
                <Who line={one} own={own} />
                <strong>{sayTier({ number: one.tier, name: one.name }, m)}</strong>
              </span>
            </li>
          ))}
        </ol>
      ))}
    </section>
  );
}

function Teams({
  judged: { team, plan, over },
  event,
  own,
}: {
  judged: JudgedView;
  event: ShownEvent;
  own: UnitId | null;
}) {
  const t = useT(verdicts);
  const m = useT(marks);
  if (!plan.team || team.length === 0) return null;
  return (
    <section className={head.section} aria-labelledby="teams">
      <h2 id="teams">{t("team")}</h2>
      <p className={head.hint}>{[t("teamBest", plan.team), t(over ? "forGood" : "asItStands")].join(" · ")}</p>
      <ol className={card.lines}>
        {team.map((one) => (
          <li key={one.unit} className={one.unit === own ? card.ownLine : card.line}>
            <span className={card.lane}>{one.place}</span>
            <span className={card.both}>
              <strong>{one.name}</strong>
              <span>{one.sum === null ? t("teamNone") : formatSteps(one.sum, event.digits ?? 0)}</span>
            </span>
            <span className={head.hint}>
              {[
                one.best.map(({ name }) => name).join(" "),
                one.decidedBy ? sayDecided(one.decidedBy, plan.modules, t, m) : "",
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
