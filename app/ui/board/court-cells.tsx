import { board } from "#i18n/board.ts";
import { clockTime } from "#i18n/clock.ts";
import { formatHeat, marks } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import type { HeatView } from "#live/programme.ts";
import { Fit } from "./fit.tsx";
import style from "./line.module.css";
import type { LineOf } from "./lines.ts";
import { type ShownSide, sidesOf } from "./match-score.ts";

/** A court with the match that is on and its score, and who meets there next. */
export function CourtCells({ line }: { line: LineOf<"court"> }) {
  const t = useT(board);
  const m = useT(marks);
  const { now, next, expected, timeZone } = line;
  const sides = now && sidesOf(now.heat, now.event, m, t);
  const [a, b] = next?.heat.lanes ?? [];
  return (
    <>
      <Fit text={line.court || " "} className={style.court} />
      {now && sides ? <Playing view={now} sides={sides} /> : <Fit text={t("courtFree")} className={style.courtFree} />}
      <span className={style.coming}>
        <Fit text={a && b ? m("versus", { a: a.name, b: b.name }) : " "} className={style.courtNext} />
        {expected === null ? null : (
          <Fit text={t("courtAbout", { time: clockTime(expected, timeZone) })} className={style.courtAbout} />
        )}
      </span>
    </>
  );
}

function Playing({ view: { event, round, heat }, sides: [a, b] }: { view: HeatView; sides: [ShownSide, ShownSide] }) {
  const t = useT(board);
  const m = useT(marks);
  const scored = a.score !== "" || b.score !== "";
  const called = heat.state === "scheduled" ? t("called") : "";
  const what = [event.name, formatHeat(round, heat.number, m, heat.match), called].filter(Boolean).join(" · ");
  return (
    <span className={style.playing}>
      <Fit text={a.lane.name} className={`${style.name} ${style.end}`} />
      <span className={style.courtScore}>{scored ? `${a.score || "0"}:${b.score || "0"}` : t("against")}</span>
      <Fit text={b.lane.name} className={style.name} />
      <Fit text={what} className={style.playingWhat} />
    </span>
  );
}
