import type { UnitId } from "#core/ids.ts";
import { formatMark, formatPlace, marks } from "#i18n/marks.ts";
import { phone } from "#i18n/phone.ts";
import { useT } from "#i18n/use-translator.ts";
import type { Fate, Line, LineMark, ShownEvent } from "#live/shown.ts";
import style from "./lines.module.css";

const through: ReadonlySet<Fate> = new Set(["Q", "q", "ruling", "reserve"]);

/** Who: name and number, the unit under it, marked where it is the reader's own. */
export function Who({ line, own }: { line: Line; own: UnitId | null }) {
  const t = useT(phone);
  return (
    <span className={style.who}>
      <span className={style.name}>
        {line.name}
        {line.bib === null ? null : <span className={style.bib}> {line.bib}</span>}
      </span>
      <span className={style.unit}>
        {line.unit === own ? <strong className={style.mine}>{t("mine")}</strong> : line.unitName}
      </span>
    </span>
  );
}

/** What is known of the way on, in words; nothing while it is open. */
export function FateTag({ fate }: { fate: Fate }) {
  const m = useT(marks);
  if (fate === "open") return null;
  return <span className={through.has(fate) ? style.through : style.fate}>{m(`fate.${fate}`)}</span>;
}

/** The mark with its place. */
export function MarkCell({ mark, place, event }: { mark: LineMark; place: number | null; event: ShownEvent }) {
  const m = useT(marks);
  const plain = mark.outcome === "valid" || mark.outcome === "none";
  return (
    <span className={style.result}>
      <span className={plain ? style.mark : style.failed}>{formatMark(mark, event, m)}</span>
      {place === null ? null : <span className={style.place}>{formatPlace(place, false, m)}</span>}
    </span>
  );
}
