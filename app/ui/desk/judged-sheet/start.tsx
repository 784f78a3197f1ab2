import type { CellRefusal } from "#core/judged/read-sheet.ts";
import { judged } from "#i18n/judged.ts";
import { sayCell } from "#i18n/judged-sheet.ts";
import { eventName, templates as names } from "#i18n/templates.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Labelled } from "#ui/base/field.tsx";
import { useProblem } from "./context.ts";
import style from "./judged-sheet.module.css";
import type { SheetShown } from "./shown.ts";

/** Where a sheet can come from: a trade's template, or the list an office has already. */
export function Start({ shown }: { shown: SheetShown }) {
  const t = useT(judged);
  const said = useT(names);
  const say = useProblem();
  const open = shown.cells.length > 0 || shown.problems.list !== undefined;
  return (
    <div className={style.start}>
      <details className={style.fold}>
        <summary>{t("sheet.fromTemplate")}</summary>
        <div className={style.four}>
          <Labelled label={t("sheet.template")} hint={t("sheet.templateHint")}>
            {(ids) => (
              <select {...ids} name="template">
                {shown.templates.map((key) => (
                  <option key={key} value={key}>
                    {eventName(key, said)}
                  </option>
                ))}
              </select>
            )}
          </Labelled>
        </div>
        <p>
          <Button name="intent" value="template">
            {t("sheet.fill")}
          </Button>
        </p>
      </details>
      <details className={style.fold} open={open}>
        <summary>{t("sheet.fromList")}</summary>
        <div className={style.import}>
          <Labelled label={t("sheet.list")} hint={t("sheet.listHint")} problem={say("list")}>
            {(ids) => (
              <textarea {...ids} name="list" rows={8} defaultValue={shown.list} spellCheck={false} wrap="off" />
            )}
          </Labelled>
          {shown.cells.length > 0 ? <WrongCells cells={shown.cells} digits={Number(shown.draft.digits) || 0} /> : null}
          <Labelled label={t("sheet.file")} hint={t("sheet.fileHint")} problem={say("file")}>
            {(ids) => <input {...ids} type="file" name="file" accept=".xlsx,.csv,.tsv,.txt" />}
          </Labelled>
          <fieldset className={style.modes}>
            <legend className="visually-hidden">{t("sheet.mode")}</legend>
            {(["replace", "append"] as const).map((mode) => (
              <label key={mode} className={style.tick}>
                <input type="radio" name="mode" value={mode} defaultChecked={mode === "replace"} />
                {t(`sheet.mode.${mode}`)}
              </label>
            ))}
          </fieldset>
          <p>
            <Button name="intent" value="import" formEncType="multipart/form-data">
              {t("sheet.import")}
            </Button>
          </p>
        </div>
      </details>
      <a className={style.export} href={`/meets/${shown.meet}/events/${shown.event.id}/sheet.csv`} download>
        {t("sheet.export")}
      </a>
    </div>
  );
}

/** A column as spreadsheets call it. */
const letterOf = (column: number): string =>
  column > 26
    ? letterOf(Math.floor((column - 1) / 26)) + letterOf(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column);

function WrongCells({ cells, digits }: { cells: CellRefusal[]; digits: number }) {
  const t = useT(judged);
  return (
    <table className={style.cells}>
      <caption>{t("sheet.wrongCells", { count: cells.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{t("sheet.row")}</th>
          <th scope="col">{t("sheet.column")}</th>
          <th scope="col">{t("sheet.got")}</th>
          <th scope="col">{t("sheet.wrong")}</th>
        </tr>
      </thead>
      <tbody>
        {cells.map((cell) => (
          <tr key={`${cell.line} ${cell.column} ${cell.kind}`}>
            <td>{cell.line}</td>
            <td>{letterOf(cell.column)}</td>
            <td>{"got" in cell && typeof cell.got === "string" ? cell.got : null}</td>
            <td>{sayCell(cell, digits, t)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
