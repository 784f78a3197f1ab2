import { chairOf } from "#core/judged/judge-number.ts";
import type { PanelMarks } from "#core/scoring/ruleset.ts";
import { board } from "#i18n/board.ts";
import { formatMark, formatTime, marks } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import { formatSteps } from "#i18n/verdict-words.ts";
import { verdicts } from "#i18n/verdicts.ts";
import type { HeatView } from "#live/programme.ts";
import { Fit } from "../fit.tsx";
import style from "./panel-picture.module.css";

/** Who appears, or has just appeared: once it is told, with what every judge gave and what came of it. */
export function PanelPicture({ view: { heat, event } }: { view: HeatView }) {
  const t = useT(verdicts);
  const m = useT(marks);
  const [lane] = heat.lanes;
  if (!lane) return null;
  const told = heat.state === "provisional" || heat.state === "official";
  const { panel, outcome } = lane.mark;
  const where = [
    lane.unitName,
    lane.bib === null ? "" : String(lane.bib),
    heat.station === null ? "" : t("station", { number: heat.station }),
  ];
  return (
    <div className={style.picture} data-picture={heat.id}>
      <section className={style.who}>
        <Fit text={lane.name} className={style.name} />
        <Fit text={where.filter(Boolean).join(" · ") || " "} className={style.unit} />
      </section>
      {told ? (
        <>
          {panel ? <Judges panel={panel} digits={event.digits ?? 0} /> : null}
          <section className={style.sum}>
            {panel ? <Sum panel={panel} digits={event.digits ?? 0} /> : null}
            <p className={style.result}>
              <span className={style.label}>{t("mark")}</span>
              <Fit
                text={
                  outcome === "valid" && lane.mark.value !== null
                    ? formatSteps(lane.mark.value, event.digits ?? 0)
                    : formatMark(lane.mark, event, m)
                }
                className={style.mark}
              />
            </p>
            {lane.place === null ? null : (
              <p className={style.place}>
                <Fit text={t("standsAt", { place: lane.place })} className={style.stands} />
              </p>
            )}
          </section>
        </>
      ) : (
        <State view={{ state: heat.state, called: heat.calledAt !== null }} />
      )}
    </div>
  );
}

/** Nothing of what judges gave so far, nor how many of them have. */
function State({ view: { state, called } }: { view: { state: HeatView["heat"]["state"]; called: boolean } }) {
  const t = useT(verdicts);
  const b = useT(board);
  if (state === "running") return <Fit text={t("judging")} className={style.judging} />;
  if (state === "held") return <Fit text={t("waits")} className={style.waits} />;
  return <Fit text={called ? b("callToArea") : t("coming")} className={style.judging} />;
}

function Judges({ panel: { judges }, digits }: { panel: PanelMarks; digits: number }) {
  const t = useT(verdicts);
  return (
    <ol className={style.judges}>
      {judges.map(({ judge, mark, missing, dropped }) => (
        <li key={judge} className={dropped ? style.dropped : style.judge}>
          <span className={style.label}>{t("judge", { number: chairOf(judge).chair })}</span>
          {missing ? (
            <Fit text={t(`missing.${missing}`)} className={style.missing} />
          ) : (
            <span className={style.given}>
              {dropped ? (
                <s>{mark === null ? "–" : formatSteps(mark, digits)}</s>
              ) : mark === null ? (
                "–"
              ) : (
                formatSteps(mark, digits)
              )}
            </span>
          )}
          <span className={style.why}>{dropped ? t(`dropped.${dropped}`) : " "}</span>
        </li>
      ))}
    </ol>
  );
}

function Sum({ panel: { mean, taken, timeMs }, digits }: { panel: PanelMarks; digits: number }) {
  const t = useT(verdicts);
  const facts = [
    { label: t("mean"), value: formatSteps(mean, digits) },
    ...(taken === 0
      ? []
      : [
          {
            label: t(taken > 0 ? "taken" : "given"),
            value: `${taken > 0 ? "−" : "+"}${formatSteps(Math.abs(taken), digits)}`,
          },
        ]),
    ...(timeMs === undefined
      ? []
      : [{ label: t("time"), value: formatTime(timeMs, { direction: "less", precisionMs: 1000 }) }]),
  ];
  return facts.map(({ label, value }) => (
    <p key={label} className={style.fact}>
      <span className={style.label}>{label}</span>
      <span className={style.value}>{value}</span>
    </p>
  ));
}
