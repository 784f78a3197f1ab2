import { formatMark, marks } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import { verdicts } from "#i18n/verdicts.ts";
import type { ShownEvent } from "#live/shown.ts";
import { Fit } from "../fit.tsx";
import style from "../line.module.css";
import type { LineOf } from "../lines.ts";
import { Place } from "../place.tsx";

/** A turn in the order of appearance: who, where, and how far it is. */
export function OrderCells({ line, event }: { line: LineOf<"order">; event: ShownEvent }) {
  const t = useT(verdicts);
  const m = useT(marks);
  const { turn, name, unitName, panel, station, state, mark, place } = line;
  const where = [
    panel === null ? "" : t("panel", { number: panel }),
    station === null ? "" : t("station", { number: station }),
  ];
  const said = state === "over" ? formatMark(mark, event, m) : t(`state.${state}`);
  return (
    <>
      <span className={style.badge}>{turn}</span>
      <span className={style.who}>
        <Fit text={name} className={style.name} />
        <Fit text={unitName || " "} className={style.unit} />
      </span>
      <Fit text={where.filter(Boolean).join(" · ") || " "} className={style.note} />
      <Fit text={said || " "} className={state === "over" ? style.mark : style.on} />
      {state === "over" ? <Place place={place} medals={false} /> : <span />}
    </>
  );
}
