import type { PanelMarks } from "#core/scoring/ruleset.ts";
import { announcer } from "#i18n/announcer.ts";
import { formatMark, marks, sayable } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import { formatSteps } from "#i18n/verdict-words.ts";
import style from "./console.module.css";
import { Deed, Deeds, NextLine } from "./deeds.tsx";
import type { ResultShown } from "./lines.ts";
import { SpokenName } from "./spoken-name.tsx";

interface Shown {
  result: ResultShown;
  line: string;
  next: string | undefined;
  op: string;
}

const through = new Set(["Q", "q", "ruling", "reserve", "clinched"]);

/** What a heat brought, to be read out and released. */
export function ResultCard({ result, line, next, op }: Shown) {
  const t = useT(announcer);
  const { id, of, due, lines, asked, told, waits, final } = result;
  return (
    <>
      {waits && !told ? <p className={style.warn}>{t("refused.earlier-held")}</p> : null}
      {asked && !told && !waits ? <p className={style.warn}>{t("heldNote")}</p> : null}
      {told ? <p className={style.ok}>{asked ? t("toldNote") : t("byItselfNote")}</p> : null}
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">{t("place")}</th>
            <th scope="col">{t("person")}</th>
            <th scope="col" className={style.unit}>
              {t("unit")}
            </th>
            <th scope="col">{t("mark")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("through")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line of the sheet is where it stands; the row holds no state
            <ResultRow key={at} one={one} result={result} final={final} />
          ))}
        </tbody>
      </table>
      <Deeds line={line} op={op} fields={{ heat: id, event: of }}>
        {asked && !told && !waits ? (
          <Deed at="main" intent="release">
            {t("release")}
          </Deed>
        ) : (
          <NextLine to={next} />
        )}
        {asked && !told && !waits && due > 1 ? (
          <Deed intent="release-due">{t("releaseDue", { count: due })}</Deed>
        ) : null}
        {asked && told ? (
          <Deed at="second" intent="hold">
            {t("hold")}
          </Deed>
        ) : null}
      </Deeds>
    </>
  );
}

/** What each judge gave, in their order; what does not count is struck through. */
function Judges({ panel: { judges, taken }, digits }: { panel: PanelMarks; digits: number }) {
  const t = useT(announcer);
  return (
    <span className={style.judges}>
      {judges.map(({ judge, mark, dropped }) => {
        const given = mark === null ? "–" : formatSteps(mark, digits);
        return dropped ? <s key={judge}>{given}</s> : <span key={judge}>{given}</span>;
      })}
      {taken > 0 ? <span>{t("taken", { points: formatSteps(taken, digits) })}</span> : null}
    </span>
  );
}

function ResultRow({
  one,
  result: { options },
  final,
}: {
  one: ResultShown["lines"][number];
  result: ResultShown;
  final: boolean;
}) {
  const t = useT(announcer);
  const say = useT(marks);
  return (
    <tr>
      <td className={style.number}>{one.place ?? "–"}</td>
      <th scope="row">
        <SpokenName name={one.name} />
        <span className={style.under}>{one.unitName}</span>
      </th>
      <td className={style.unit}>{one.unitName}</td>
      <td className={style.mark}>
        {formatMark(sayable(one.mark, options), options, say)}
        {one.mark.panel ? <Judges panel={one.mark.panel} digits={options.digits ?? 0} /> : null}
      </td>
      <td>
        {!final && through.has(one.fate) ? <span className={style.tag}>{t("through")}</span> : null}
        {one.record ? <span className={style.record}>{t("newRecord")}</span> : null}
      </td>
    </tr>
  );
}
