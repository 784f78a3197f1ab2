import { Fragment } from "react";
import { judged } from "#i18n/judged.ts";
import { useT } from "#i18n/use-translator.ts";
import { Cell, ChoiceCell, RowButtons } from "./cells.tsx";
import type { LineDraft, ModuleDraft } from "./draft.ts";
import style from "./judged-sheet.module.css";
import { LineTotal } from "./summary.tsx";
import { useRowWords } from "./words.ts";

const kinds = ["points", "yes-no", "graded", "judgement"] as const;

/** The lines of a module's sheet, each with its most and how it is marked. */
export function Lines({ module, at }: { module: ModuleDraft; at: number }) {
  const t = useT(judged);
  const path = `modules.${at}.lines`;
  const { lines } = module;
  return (
    <div className={style.lines} id={path}>
      {lines.length > 0 ? (
        <table className={style.table}>
          <caption className="visually-hidden">{t("sheet.linesOf", { module: module.name })}</caption>
          <thead>
            <tr>
              <th scope="col">{t("sheet.number")}</th>
              <th scope="col">{t("sheet.group")}</th>
              <th scope="col">{t("sheet.line")}</th>
              <th scope="col">{t("sheet.most")}</th>
              <th scope="col">{t("sheet.lineKind")}</th>
              <th scope="col">{t("sheet.step")}</th>
              <th scope="col">
                <span className="visually-hidden">{t("sheet.rowDeeds")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, row) => (
              <Line key={line.key || row} line={line} path={path} row={row} count={lines.length} />
            ))}
          </tbody>
        </table>
      ) : (
        <p className={style.none}>{t("sheet.noLines")}</p>
      )}
      <p className={style.under}>
        <button type="submit" className={style.add} name="intent" value={`add:${path}`} formAction={`#${path}`}>
          {t("sheet.addLine")}
        </button>
        <LineTotal at={at} />
        {lines.length > 0 ? <span className={style.keys}>{t("sheet.enterHint")}</span> : null}
      </p>
    </div>
  );
}

function Line({ line, path, row, count }: { line: LineDraft; path: string; row: number; count: number }) {
  const t = useT(judged);
  const words = useRowWords();
  const at = `${path}.${row}`;
  const label = (field: string) => t("sheet.lineField", { field, line: row + 1 });
  return (
    <Fragment>
      <tr className={style.row}>
        <th scope="row">
          {row + 1}
          <input type="hidden" name={`${at}.key`} value={line.key} />
        </th>
        <td>
          <Cell
            name={`${at}.group`}
            value={line.group}
            label={label(t("sheet.group"))}
            placeholder={t("sheet.group")}
          />
        </td>
        <td>
          <Cell name={`${at}.name`} value={line.name} label={label(t("sheet.line"))} placeholder={t("sheet.line")} />
        </td>
        <td>
          <Cell
            name={`${at}.most`}
            value={line.most}
            label={label(t("sheet.most"))}
            placeholder={t("sheet.most")}
            inputMode="decimal"
          />
        </td>
        <td>
          <ChoiceCell
            name={`${at}.kind`}
            value={line.kind}
            label={label(t("sheet.lineKind"))}
            choices={kinds.map((kind) => [kind, t(`line.${kind}`)])}
          />
        </td>
        <td>
          {line.kind === "points" || line.kind === "" ? (
            <Cell
              name={`${at}.step`}
              value={line.step}
              label={label(t("sheet.step"))}
              placeholder={t("sheet.anyStep")}
              inputMode="decimal"
            />
          ) : (
            <input type="hidden" name={`${at}.step`} value={line.step} />
          )}
        </td>
        <td>
          <RowButtons path={path} at={row} count={count} name={line.name || String(row + 1)} after words={words} />
        </td>
      </tr>
      {line.kind === "graded" ? (
        <tr className={style.grades}>
          <td colSpan={2} />
          <td colSpan={5}>
            <span className={style.inline}>
              <Cell
                name={`${at}.unit`}
                value={line.unit}
                label={label(t("sheet.unit"))}
                placeholder={t("sheet.unitHint")}
              />
              <ChoiceCell
                name={`${at}.better`}
                value={line.better}
                label={label(t("sheet.better"))}
                choices={(["more", "less"] as const).map((one) => [one, t(`sheet.better.${one}`)])}
              />
              <Cell
                className={style.bands}
                name={`${at}.bands`}
                value={line.bands}
                label={label(t("sheet.bands"))}
                placeholder={t("sheet.bandsHint")}
              />
            </span>
          </td>
        </tr>
      ) : null}
    </Fragment>
  );
}
