import { marks } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import { formatSteps, sayDecided, sayTier } from "#i18n/verdict-words.ts";
import { verdicts } from "#i18n/verdicts.ts";
import type { ShownEvent } from "#live/shown.ts";
import { Fit } from "../fit.tsx";
import style from "../line.module.css";
import type { LineOf } from "../lines.ts";
import { Place } from "../place.tsx";

/** Somebody's total with its parts, and in words the award, or what separated equal ones. */
export function ScoreCells({ line, event }: { line: LineOf<"score">; event: ShownEvent }) {
  const t = useT(verdicts);
  const m = useT(marks);
  const { place, name, unitName, parts, total, decidedBy, modules, shared, tiers } = line;
  const digits = event.digits ?? 0;
  const number = (steps: number | null) => (steps === null ? t("partMissing") : formatSteps(steps, digits));
  const said = [
    ...tiers.map((tier) => sayTier(tier, m)),
    decidedBy ? sayDecided(decidedBy, modules, t, m) : shared ? t("level") : "",
  ];
  return (
    <>
      <Place place={place} medals={event.over} />
      <span className={style.who}>
        <Fit text={name} className={style.name} />
        <Fit text={unitName} className={style.unit} />
      </span>
      {parts.map(({ key, steps }) => (
        <Fit key={key} text={number(steps)} className={style.cell} />
      ))}
      <Fit text={number(total)} className={style.mark} />
      <Fit text={said.filter(Boolean).join(" · ") || " "} className={style.note} />
    </>
  );
}
