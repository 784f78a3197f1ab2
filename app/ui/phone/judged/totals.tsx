import type { UnitId } from "#core/ids.ts";
import { marks } from "#i18n/marks.ts";
import { phone } from "#i18n/phone.ts";
import { useT } from "#i18n/use-translator.ts";
import { formatShare, formatSteps, sayDecided, sayModule } from "#i18n/verdict-words.ts";
import { verdicts } from "#i18n/verdicts.ts";
import type { JudgedView, TotalLine } from "#live/judged-view.ts";
import type { ShownEvent } from "#live/shown.ts";
import head from "../head.module.css";
import { Who } from "../lines.tsx";
import style from "../table.module.css";
import own from "./judged.module.css";

interface Shown {
  judged: JudgedView;
  event: ShownEvent;
  own: UnitId | null;
}

/** Who stands how over all modules, with what each brought and what separated equal totals. */
export function Totals({ judged, event, own: unit }: Shown) {
  const t = useT(verdicts);
  const p = useT(phone);
  const { totals, plan } = judged;
  if (totals.length === 0) return null;
  return (
    <section className={head.section} aria-labelledby="scores">
      <h2 id="scores">{t("totals")}</h2>
      <p className={head.hint}>{t(judged.over ? "forGood" : "asItStands")}</p>
      <table className={style.table}>
        <caption className="visually-hidden">{t("totals")}</caption>
        <thead>
          <tr>
            <th scope="col">{p("place")}</th>
            <th scope="col">
              {p("name")} · {t("total")}
            </th>
          </tr>
        </thead>
        <tbody>
          {totals.map((line) => (
            <tr key={line.entrant} className={line.unit === unit ? style.own : undefined}>
              <td className={style.number}>{line.place ?? "–"}</td>
              <td>
                <span className={style.both}>
                  <Who line={line} own={unit} />
                  <span className={style.figure}>
                    {line.mark.value === null ? "–" : formatSteps(line.mark.value, event.digits ?? 0)}
                  </span>
                </span>
                <Parts line={line} modules={plan.modules} digits={event.digits ?? 0} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Parts({
  line: { parts, decidedBy, shared, place },
  modules,
  digits,
}: {
  line: TotalLine;
  modules: JudgedView["plan"]["modules"];
  digits: number;
}) {
  const t = useT(verdicts);
  const m = useT(marks);
  const why = decidedBy ? sayDecided(decidedBy, modules, t, m) : shared > 0 && place !== null ? t("level") : "";
  return (
    <>
      {modules.length > 1 ? (
        <span className={own.parts}>
          {modules.map((module, at) => {
            const part = parts.find((one) => one.module === module.key);
            const steps = part?.balanced ?? part?.raw ?? null;
            return (
              <span key={module.key}>
                {sayModule(module, at + 1, m)} {steps === null ? "–" : formatSteps(steps, digits)}{" "}
                <small>{t("share", { percent: formatShare(module.share) })}</small>
              </span>
            );
          })}
        </span>
      ) : null}
      {why ? <span className={own.why}>{why}</span> : null}
    </>
  );
}
