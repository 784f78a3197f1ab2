import type { CellRefusal } from "#core/judged/read-sheet.ts";
import type { JudgedRefusal } from "#core/judged/refusals.ts";
import type { SheetWords } from "#core/judged/write-sheet.ts";
import { type ContestWordsTranslator, sayLine, sayModule } from "./contest-words.ts";
import type { JudgedTranslator } from "./judged.ts";

/** What can be wrong with a field of a contest sheet: unreadable, or refused by the rules, whose amounts are in steps. */
export type SheetProblem =
  | {
      kind:
        | "no-modules"
        | "share-unreadable"
        | "duration-unreadable"
        | "points-missing"
        | "name-missing"
        | "bands-unreadable"
        | "bands-missing"
        | "amounts-unreadable"
        | "tie-unknown"
        | "list-empty"
        | "file-unreadable"
        | "reason-required";
    }
  | { kind: "line-twice"; line: number }
  | { kind: "points-unreadable"; digits: number }
  | { kind: "whole-out-of-range"; from: number; to: number }
  | { kind: "name-too-long"; most: number }
  | { kind: "tiers-differ"; names: number; amounts: number }
  | JudgedRefusal;

/** A problem in words; `digits` are the decimals of the sheet's points. */
export function saySheetProblem(problem: SheetProblem, digits: number, t: JudgedTranslator): string {
  const points = (steps: number) => String(steps / 10 ** digits);
  switch (problem.kind) {
    case "line-twice":
      return t("sheet.line-twice", problem);
    case "points-unreadable":
      return t("sheet.points-unreadable", problem);
    case "whole-out-of-range":
      return t("sheet.out-of-range", problem);
    case "name-too-long":
      return t("sheet.name-too-long", problem);
    case "tiers-differ":
      return t("sheet.tiers-differ", problem);
    case "out-of-range":
      return sayRange(problem, points, t);
    case "share-out-of-range":
      return t("sheet.share-out-of-range");
    case "share-over-cap":
      return t("sheet.share-over-cap", { cap: problem.cap / 100, got: problem.got / 100 });
    case "shares-not-whole":
      return problem.by > 0
        ? t("sheet.shares-short", { got: problem.got / 100, by: problem.by / 100 })
        : t("sheet.shares-over", { got: problem.got / 100, by: -problem.by / 100 });
    case "lines-not-most": {
      const { got, most, by } = problem;
      return by > 0
        ? t("sheet.lines-short", { got: points(got), most: points(most), by: points(by) })
        : t("sheet.lines-over", { got: points(got), most: points(most), by: points(-by) });
    }
    case "step-not-in-most":
      return t("sheet.step-not-in-most", { step: points(problem.step), most: points(problem.most) });
    case "grades-not-most":
      return t("sheet.grades-not-most", { got: points(problem.got), most: points(problem.most) });
    case "drop-too-many":
      return t("sheet.drop-too-many", problem);
    case "awards-over-all":
      return t("sheet.awards-over-all", problem);
    case "modules-none":
      return t("sheet.no-modules");
    case "grades-missing":
      return t("sheet.bands-missing");
    case "tie-unknown-module":
      return t("sheet.tie-unknown");
    default:
      return t(`sheet.${problem.kind}`);
  }
}

const inPoints = /\.(?:most|step|spread|under|beyond|give|margin|excellence|mark|each|over\.\d+\.take|from\.\d+)$/;

function sayRange(
  { field, from, to }: Extract<SheetProblem, { kind: "out-of-range" }>,
  points: (steps: number) => string,
  t: JudgedTranslator,
): string {
  if (/Ms$/.test(field))
    return t("sheet.minutes-out-of-range", { from: Math.ceil(from / 1000), to: Math.floor(to / 60_000) });
  return inPoints.test(field)
    ? t("sheet.points-out-of-range", { from: points(from), to: points(to) })
    : t("sheet.out-of-range", { from, to });
}

/** Which parts of a module that is drawn, or has begun, would have changed. */
export type HeldField = "place" | "lines" | "most" | "order" | "judges" | "clerk" | "method" | "time" | "deductions";

/** What the page says of a form as a whole. */
export type SheetSaid =
  | { kind: "checked" | "filled" | "undone" | "digits-drawn" | "modules-drawn" | "no-such-event" | "reason-required" }
  | { kind: "imported"; modules: number; lines: number }
  | { kind: "list-wrong"; count: number }
  /** names of the modules that differ; "" is what follows the modules */
  | { kind: "changed-meanwhile"; differ: string[] }
  | { kind: "module-drawn" | "module-begun"; module: string; what: HeldField[] };

const good: readonly SheetSaid["kind"][] = ["checked", "filled", "undone", "imported"];
export const isGood = ({ kind }: SheetSaid): boolean => good.includes(kind);

export function saySheet(said: SheetSaid, t: JudgedTranslator): string {
  switch (said.kind) {
    case "imported":
      return t("sheet.imported", said);
    case "list-wrong":
      return t("sheet.list-wrong", said);
    case "changed-meanwhile": {
      const named = said.differ.map((name) => name || t("sheet.changedOther"));
      return t("sheet.changed-meanwhile", { what: named.join(t("sheet.join")) || t("sheet.changedNothing") });
    }
    case "module-drawn":
    case "module-begun": {
      const what = said.what.map((field) => t(`sheet.held.${field}`)).join(t("sheet.join"));
      return t(`sheet.${said.kind}`, { module: said.module, what });
    }
    default:
      return t(`sheet.${said.kind}`);
  }
}

/** What is wrong with a cell of an imported list, in words. */
export function sayCell(cell: CellRefusal, digits: number, t: JudgedTranslator): string {
  switch (cell.kind) {
    case "sum-wrong":
      return t("sheet.cell.sum-wrong", { got: cell.got / 10 ** digits, sum: cell.sum / 10 ** digits });
    case "share-sum-wrong":
      return t("sheet.cell.share-sum-wrong", { got: cell.got / 100, sum: cell.sum / 100 });
    default:
      return t(`sheet.cell.${cell.kind}`);
  }
}

/** What an exported list is written with: the words the import reads. */
export const sheetWords = (t: JudgedTranslator, words: ContestWordsTranslator): SheetWords => ({
  columns: {
    module: t("sheet.csv.module"),
    share: t("sheet.csv.share"),
    criterion: t("sheet.group"),
    part: t("sheet.line"),
    most: t("sheet.most"),
    kind: t("sheet.lineKind"),
    note: t("sheet.csv.note"),
  },
  kinds: {
    points: t("line.points"),
    "yes-no": t("sheet.csv.yes-no"),
    graded: t("sheet.csv.graded"),
    judgement: t("sheet.csv.judgement"),
  },
  total: t("sheet.csv.total"),
  module: (one) => sayModule(one, words),
  line: (one) => sayLine(one, words),
});
