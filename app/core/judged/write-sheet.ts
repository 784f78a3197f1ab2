import { type SheetColumn, sheetColumns } from "../catalogue/sheet-words.ts";
import { unscaled } from "../number.ts";
import type { Criterion, CriterionKind } from "./criteria.ts";
import type { JudgedModule, JudgedPlan } from "./plan.ts";

/** What a sheet is written with, in the reader's language. */
export type SheetWords = {
  columns: Readonly<Record<SheetColumn, string>>;
  kinds: Readonly<Record<CriterionKind, string>>;
  total: string;
  module: (module: JudgedModule) => string;
  line: (line: Criterion) => string;
};

const bands = ({ grades }: Criterion, digits: number): string =>
  (grades?.bands ?? [])
    .map(({ from, mark }) => `${unscaled(from, 2)}${grades?.unit}:${unscaled(mark, digits)}`)
    .join("; ");

/** [JD24] The modules of a contest as a spreadsheet that `readContestSheet` reads: a row for each line, then the sum of a module. */
export function contestSheetGrid(
  { modules }: Pick<JudgedPlan, "modules">,
  digits: number,
  words: SheetWords,
): string[][] {
  const rowOf = (cells: Partial<Record<SheetColumn, string>>) => sheetColumns.map((column) => cells[column] ?? "");
  const points = (steps: number) => String(unscaled(steps, digits));
  const rows = modules.flatMap((module) => {
    const own = { module: words.module(module), share: `${unscaled(module.share, 2)}%` };
    if (module.lines.length === 0) return [rowOf({ ...own, most: points(module.most) })];
    const lines = module.lines.map((line) =>
      rowOf({
        ...own,
        ...(line.group ? { criterion: line.group, part: words.line(line) } : { criterion: words.line(line) }),
        most: points(line.most),
        kind: words.kinds[line.kind ?? "points"],
        note: bands(line, digits),
      }),
    );
    return [...lines, rowOf({ criterion: words.total, most: points(module.most) })];
  });
  return [rowOf(words.columns), ...rows];
}
