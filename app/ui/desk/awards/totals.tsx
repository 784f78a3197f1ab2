import { awards } from "#i18n/awards.ts";
import { formatMark, formatPlace, formatRound, formatTime, marks } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "../day.module.css";
import desk from "../desk.module.css";
import { type EventAwards, type ModuleOfAwards, sayAmount, sayDecided, type TotalLine } from "./shown.ts";

const clock = { direction: "less", precisionMs: 100 } as const;

/** Everybody's total with the mark of every module, and what separated equal totals. */
export function Totals({ event, modules, lines }: Pick<EventAwards, "event" | "modules" | "lines">) {
  const t = useT(awards);
  const say = useT(marks);
  const told = lines.some(({ decidedBy }) => decidedBy !== null);
  return (
    <div className={desk.scroll}>
      <table className={desk.table}>
        <caption>{t("totals")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("place")}</th>
            <th scope="col">{t("bib")}</th>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("unit")}</th>
            {modules.map((module) => (
              <th key={module.key} scope="col">
                {formatRound(module.name, module.number, say)}{" "}
                {modules.length > 1 ? (
                  <span className={desk.small}>{t("weighted", { share: module.share / 100 })}</span>
                ) : null}
              </th>
            ))}
            <th scope="col">{t("total")}</th>
            {told ? <th scope="col">{t("decided")}</th> : null}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>{formatPlace(line.place, line.shared, say)}</td>
              <td>{line.bib ?? ""}</td>
              <td>{line.name}</td>
              <td>{line.unitName}</td>
              {modules.map((module) => (
                <td key={module.key} className={style.mark}>
                  <Part line={line} module={module} digits={event.digits} />
                </td>
              ))}
              <td className={style.mark}>{sayAmount(line.mark.value, event.digits)}</td>
              {told ? <td className={desk.small}>{sayDecided(line.decidedBy, modules, t, say)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Part({ line, module, digits }: { line: TotalLine; module: ModuleOfAwards; digits: number }) {
  const t = useT(awards);
  const say = useT(marks);
  const part = line.parts.find((one) => one.module === module.key);
  if (!part || part.mark.outcome === "none") return null;
  if (part.balanced === null)
    return (
      <>
        {formatMark(
          { outcome: part.mark.outcome, value: null, fault: null },
          { measure: "points", ...clock, digits },
          say,
        )}
      </>
    );
  return (
    <>
      {sayAmount(part.balanced, digits)}
      {module.balanced && part.raw !== part.balanced ? (
        <span className={desk.small}> {t("balanced", { raw: sayAmount(part.raw, digits) })}</span>
      ) : null}
      {part.timeMs === null ? null : <span className={desk.small}> {formatTime(part.timeMs, clock)}</span>}
    </>
  );
}
