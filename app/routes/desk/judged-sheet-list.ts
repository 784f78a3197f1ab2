import { accept, type Decision, refuse } from "#core/decision.ts";
import { parseTable } from "#core/entries/table.ts";
import { type CellRefusal, readContestSheet } from "#core/judged/read-sheet.ts";
import type { ContestWordsTranslator } from "#i18n/contest-words.ts";
import { readSpreadsheet } from "#services/spreadsheet.ts";
import { wholeOf } from "#ui/desk/judged-sheet/amounts.ts";
import type { SheetDraft } from "#ui/desk/judged-sheet/draft.ts";
import { freshKey } from "#ui/desk/judged-sheet/edit.ts";
import { moduleDraft } from "#ui/desk/judged-sheet/from-plan.ts";
import type { SheetAnswer } from "#ui/desk/judged-sheet/shown.ts";
import { textOf } from "../entries/reading.ts";

type Unread = { kind: "unread"; answer: Partial<SheetAnswer> };

/** Cells as spreadsheets copy them, so that a file's list can be mended where it stands. */
const pasted = (grid: readonly (readonly string[])[]): string =>
  grid
    .map((row) => row.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join("\t"))
    .join("\n");

/** One word for each cell, as they stand on the sheet. */
const inOrder = (cells: readonly CellRefusal[]): CellRefusal[] =>
  cells
    .filter(({ line, column }, at) => cells.findIndex((one) => one.line === line && one.column === column) === at)
    .sort((a, b) => a.line - b.line || a.column - b.column);

/** The modules of a pasted list, or of a file, in the draft; where a cell cannot be read nothing changes, and every one is named. */
export async function readList(
  form: FormData,
  draft: SheetDraft,
  words: ContestWordsTranslator,
): Promise<Decision<Partial<SheetAnswer>, Unread>> {
  const file = form.get("file");
  const sent = typeof file === "object" && file !== null && file.size > 0 ? file : null;
  const typed = textOf(form, "list");
  const unread = (answer: Partial<SheetAnswer>) => refuse<Unread>({ kind: "unread", answer });
  if (!sent && typed.trim() === "") return unread({ problems: { list: { kind: "list-empty" } } });
  const grid = sent ? readSpreadsheet(Buffer.from(await sent.arrayBuffer())) : parseTable(typed);
  if (!grid) return unread({ problems: { file: { kind: "file-unreadable" } } });
  const digits = wholeOf(draft.digits, 3) ?? 2;
  const read = readContestSheet(grid, digits);
  if (!read.ok) {
    const cells = inOrder(read.refusal.cells);
    return unread({ list: pasted(grid), cells, said: { kind: "list-wrong", count: cells.length } });
  }
  const modules = textOf(form, "mode") === "append" ? [...draft.modules] : [];
  for (const module of read.value.modules) {
    const taken = modules.some(({ key }) => key === module.key);
    modules.push(moduleDraft(taken ? { ...module, key: freshKey(modules, "m") } : module, digits, words));
  }
  const ties = draft.ties.map((tie) =>
    modules.some(({ key }) => tie.endsWith(`:${key}`)) || tie === "exact" ? tie : "",
  );
  const lines = read.value.modules.reduce((all, module) => all + module.lines.length, 0);
  const said = { kind: "imported" as const, modules: read.value.modules.length, lines };
  return accept({ draft: { ...draft, modules, ties }, list: "", said });
}
