import { judged } from "#i18n/judged.ts";
import { useT } from "#i18n/use-translator.ts";
import { Cell, Named, RowButtons, Tick } from "./cells.tsx";
import type { ModuleDraft } from "./draft.ts";
import style from "./judged-sheet.module.css";
import { useRowWords } from "./words.ts";

// What a panel's clerk keeps: the time, and what is taken off.

export function TimeFields({ module, path }: { module: ModuleDraft; path: string }) {
  const t = useT(judged);
  const field = (name: "least" | "longest" | "under" | "over" | "beyond" | "every" | "give" | "atMost") => ({
    name: `${path}.${name}`,
    value: module[name],
    label: t(`sheet.${name}`),
  });
  return (
    <div className={style.four}>
      <div className={style.wide}>
        <Tick name={`${path}.timed`} on={module.timed === "yes"}>
          {t("sheet.timed")}
        </Tick>
      </div>
      {module.timed === "yes" ? (
        <>
          <Named {...field("least")} hint={t("sheet.clockHint")} />
          <Named {...field("longest")} hint={t("sheet.clockHint")} />
          <Named {...field("under")} inputMode="decimal" />
          <Named {...field("over")} hint={t("sheet.overHint")} />
          <Named {...field("beyond")} inputMode="decimal" />
          <Named {...field("every")} hint={t("sheet.everyHint")} />
          <Named {...field("give")} inputMode="decimal" />
          <Named {...field("atMost")} inputMode="decimal" />
        </>
      ) : null}
    </div>
  );
}

export function Deductions({ module, path }: { module: ModuleDraft; path: string }) {
  const t = useT(judged);
  const words = useRowWords();
  const { deductions } = module;
  const label = (field: string, row: number) => t("sheet.lineField", { field, line: row + 1 });
  return (
    <div className={style.lines} id={path}>
      {deductions.length > 0 ? (
        <table className={style.table} data-of="deductions">
          <caption className="visually-hidden">{t("sheet.deductions")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("sheet.number")}</th>
              <th scope="col">{t("sheet.why")}</th>
              <th scope="col">{t("sheet.each")}</th>
              <th scope="col">{t("sheet.eachMost")}</th>
              <th scope="col">
                <span className="visually-hidden">{t("sheet.rowDeeds")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {deductions.map((line, row) => (
              <tr key={line.key || row} className={style.row}>
                <th scope="row">
                  {row + 1}
                  <input type="hidden" name={`${path}.${row}.key`} value={line.key} />
                </th>
                <td>
                  <Cell name={`${path}.${row}.name`} value={line.name} label={label(t("sheet.why"), row)} />
                </td>
                <td>
                  <Cell
                    name={`${path}.${row}.each`}
                    value={line.each}
                    label={label(t("sheet.each"), row)}
                    inputMode="decimal"
                  />
                </td>
                <td>
                  <Cell
                    name={`${path}.${row}.most`}
                    value={line.most}
                    label={label(t("sheet.eachMost"), row)}
                    placeholder={t("sheet.noMost")}
                    inputMode="decimal"
                  />
                </td>
                <td>
                  <RowButtons
                    path={path}
                    at={row}
                    count={deductions.length}
                    name={line.name || String(row + 1)}
                    words={words}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className={style.none}>{t("sheet.noDeductions")}</p>
      )}
      <p className={style.under}>
        <button type="submit" className={style.add} name="intent" value={`add:${path}`} formAction={`#${path}`}>
          {t("sheet.addDeduction")}
        </button>
      </p>
    </div>
  );
}
