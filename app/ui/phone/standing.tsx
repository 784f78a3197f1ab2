import type { UnitId } from "#core/ids.ts";
import { formatMark, marks } from "#i18n/marks.ts";
import { phone } from "#i18n/phone.ts";
import { useT } from "#i18n/use-translator.ts";
import type { RoundView } from "#live/programme.ts";
import { FateTag, Who } from "./lines.tsx";
import style from "./table.module.css";

/** A round's people best first, as far as they have marks. */
export function Standing({ view, own }: { view: RoundView; own: UnitId | null }) {
  const t = useT(phone);
  const m = useT(marks);
  const { round, event } = view;
  const shown = round.standing.filter((line) => line.mark.outcome !== "none");
  if (shown.length === 0) return null;
  return (
    <table className={style.table}>
      <caption>{t("standing")}</caption>
      <thead>
        <tr>
          <th scope="col">{round.final ? t("place") : t("heat")}</th>
          <th scope="col">
            {t("name")} · {t("mark")}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((line) => (
          <tr key={line.entrant} className={line.unit === own ? style.own : undefined}>
            <td className={style.number}>{round.final ? (line.place ?? m("noMarkYet")) : line.heat}</td>
            <td>
              <span className={style.both}>
                <Who line={line} own={own} />
                <span className={style.figure}>{formatMark(line.mark, event, m)}</span>
                {round.final ? null : <FateTag fate={line.fate} />}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
