import { columnOf, isSum, kindOf, moduleKindOf, plainCell, type SheetColumn } from "../catalogue/sheet-words.ts";
import { accept, type Decision, refuse } from "../decision.ts";
import type { Criterion } from "./criteria.ts";
import type { JudgedModule } from "./plan.ts";
import { moduleOf } from "./plan-defaults.ts";
import { readGrades, readPoints, readShare } from "./sheet-cells.ts";

/** What is wrong with a cell; lines and columns count from 1. */
export type CellRefusal = { line: number; column: number } & (
  | { kind: "no-header" | "no-lines" | "share-missing" | "most-missing" | "name-missing" | "grades-missing" }
  | { kind: "not-points" | "not-a-share" | "unknown-kind" | "share-twice"; got: string }
  /** what was added up, and what the sheet says; in steps, shares in ten-thousandths */
  | { kind: "sum-wrong" | "share-sum-wrong"; got: number; sum: number }
);

type Header = { line: number; at: Partial<Record<SheetColumn, number>> };

interface Read {
  name: string;
  line: number;
  share: number | null;
  /** what stands beside the module itself */
  most: { value: number; line: number } | null;
  lines: { criterion: Criterion; line: number; heading: boolean }[];
}

function headerOf(grid: readonly (readonly string[])[]): Header | null {
  for (const [line, row] of grid.entries()) {
    const at: Header["at"] = {};
    for (const [column, cell] of row.entries()) {
      const known = columnOf(cell);
      if (known && at[known] === undefined) at[known] = column;
    }
    const named = at.criterion ?? at.part ?? at.module;
    if (at.most !== undefined && named !== undefined) return { line, at };
  }
  return null;
}

const halfPoint = (digits: number) => 10 ** digits / 2;
const added = (lines: Read["lines"]) =>
  lines.filter(({ heading }) => !heading).reduce((all, { criterion }) => all + criterion.most, 0);

/** Reads a sheet row by row; what is wrong is collected with its cell. */
class SheetReader {
  readonly wrong: CellRefusal[] = [];
  readonly modules: Read[] = [];
  private criterion = "";

  constructor(
    private readonly at: Header["at"],
    private readonly digits: number,
  ) {}

  private cell(row: readonly string[], column: SheetColumn): string {
    const at = this.at[column];
    return at === undefined ? "" : (row[at] ?? "").trim();
  }

  private place(line: number, column: SheetColumn) {
    return { line, column: (this.at[column] ?? 0) + 1 };
  }

  private points(row: readonly string[], line: number): number | null {
    const text = this.cell(row, "most");
    if (text === "") return null;
    const value = readPoints(text, this.digits);
    if (value === null || value === 0) this.wrong.push({ ...this.place(line, "most"), kind: "not-points", got: text });
    return value;
  }

  private share(row: readonly string[], line: number): number | null {
    const text = this.cell(row, "share");
    if (text === "") return null;
    const value = readShare(text);
    if (value === null) this.wrong.push({ ...this.place(line, "share"), kind: "not-a-share", got: text });
    return value;
  }

  /** A row that sums up: of the module so far, or of all of them. */
  private sums(row: readonly string[], line: number): void {
    const own = this.modules[this.modules.length - 1];
    const sums = [own ? added(own.lines) : 0, this.modules.reduce((all, { lines }) => all + added(lines), 0)];
    const got = this.points(row, line);
    const [sum = 0] = sums;
    if (got !== null && sum > 0 && !sums.includes(got))
      this.wrong.push({ ...this.place(line, "most"), kind: "sum-wrong", got, sum });
    const share = this.share(row, line);
    const shares = this.modules.reduce((all, one) => all + (one.share ?? 0), 0);
    if (share !== null && share !== shares && share !== own?.share)
      this.wrong.push({ ...this.place(line, "share"), kind: "share-sum-wrong", got: share, sum: shares });
  }

  private moduleOf(row: readonly string[], line: number): Read {
    const name = this.cell(row, "module");
    const last = this.modules[this.modules.length - 1];
    const share = this.share(row, line);
    if (last && (name === "" || plainCell(name) === plainCell(last.name))) {
      if (share !== null && last.share !== null && share !== last.share)
        this.wrong.push({ ...this.place(line, "share"), kind: "share-twice", got: this.cell(row, "share") });
      last.share ??= share;
      return last;
    }
    this.criterion = "";
    const made: Read = { name, line, share, most: null, lines: [] };
    this.modules.push(made);
    return made;
  }

  private line(row: readonly string[], line: number, key: string, most: number): Criterion {
    const part = this.cell(row, "part");
    const word = this.cell(row, "kind");
    const kind = word === "" ? "points" : kindOf(word);
    if (!kind) this.wrong.push({ ...this.place(line, "kind"), kind: "unknown-kind", got: word });
    const grades = kind === "graded" ? readGrades(this.cell(row, "note"), this.digits) : null;
    if (kind === "graded" && !grades) this.wrong.push({ ...this.place(line, "note"), kind: "grades-missing" });
    const half = halfPoint(this.digits);
    return {
      key,
      most,
      step: most % half === 0 && Number.isInteger(half) ? half : 1,
      name: part || this.criterion,
      ...(part && this.criterion && { group: this.criterion }),
      ...(kind && kind !== "points" && { kind }),
      ...(grades && { grades }),
    };
  }

  row(row: readonly string[], line: number): void {
    if (row.every((cell) => cell.trim() === "")) return;
    const [module, criterion, part] = [this.cell(row, "module"), this.cell(row, "criterion"), this.cell(row, "part")];
    if ([module, criterion, part].some(isSum)) this.sums(row, line);
    else this.entry(row, line, [module, criterion, part]);
  }

  private entry(row: readonly string[], line: number, [module, criterion, part]: [string, string, string]): void {
    const own = this.moduleOf(row, line);
    if (criterion !== "") this.criterion = criterion;
    const most = this.points(row, line);
    if (criterion === "" && part === "") {
      if (most !== null && module === "") this.wrong.push({ ...this.place(line, "criterion"), kind: "name-missing" });
      if (most !== null) own.most ??= { value: most, line };
      return;
    }
    if (most === null) {
      if (this.cell(row, "most") === "" && part !== "")
        this.wrong.push({ ...this.place(line, "most"), kind: "most-missing" });
      return;
    }
    if (part !== "") this.head(own, this.criterion);
    own.lines.push({ criterion: this.line(row, line, `c${own.lines.length + 1}`, most), line, heading: false });
  }

  /** A criterion with a most of its own before its parts is no line, but what they have to add up to. */
  private head({ lines }: Read, name: string): void {
    const last = lines[lines.length - 1];
    if (last && last.criterion.group === undefined && last.criterion.name === name) last.heading = true;
  }

  /** What has to close once the last row is read. */
  finish(first: number): void {
    if (this.modules.length === 0) this.wrong.push({ line: first, column: 1, kind: "no-lines" });
    for (const { share, line } of this.modules)
      if (share === null && this.modules.length > 1)
        this.wrong.push({ ...this.place(line, "share"), kind: "share-missing" });
    for (const { lines, most, line } of this.modules) {
      const sum = added(lines);
      if (lines.length === 0 && !most) this.wrong.push({ ...this.place(line, "most"), kind: "most-missing" });
      if (lines.length > 0 && most && most.value !== sum)
        this.wrong.push({ ...this.place(most.line, "most"), kind: "sum-wrong", got: most.value, sum });
      for (const head of lines.filter(({ heading }) => heading)) {
        const parts = added(lines.filter(({ criterion }) => criterion.group === head.criterion.name));
        const got = head.criterion.most;
        if (parts !== got) this.wrong.push({ ...this.place(head.line, "most"), kind: "sum-wrong", got, sum: parts });
      }
    }
  }
}

function made({ name, share, most, lines }: Read, at: number): JudgedModule {
  const own = lines.filter(({ heading }) => !heading).map(({ criterion }) => criterion);
  return moduleOf(moduleKindOf(name), `m${at + 1}`, {
    name,
    share: share ?? 10_000,
    lines: own,
    most: own.length > 0 ? added(lines) : (most?.value ?? 0),
  });
}

/**
 * [JD24] A contest sheet as the trade writes it in a spreadsheet: parts with their shares, criteria and sub-criteria with what each
 * is worth and how it is marked. A blank cell means what stands above it; sums that are written down have to be right. Refused
 * with every cell that is wrong. Source: domain 8.1, 8.2 (criteria sheets [DYWDW]); what the columns are called is ours.
 */
export function readContestSheet(
  grid: readonly (readonly string[])[],
  digits = 2,
): Decision<{ modules: JudgedModule[] }, { kind: "sheet-unreadable"; cells: CellRefusal[] }> {
  const header = headerOf(grid);
  if (!header) return refuse({ kind: "sheet-unreadable", cells: [{ line: 1, column: 1, kind: "no-header" }] });
  const reader = new SheetReader(header.at, digits);
  for (const [at, row] of grid.entries()) if (at > header.line) reader.row(row, at + 1);
  reader.finish(header.line + 1);
  if (reader.wrong.length > 0) return refuse({ kind: "sheet-unreadable", cells: reader.wrong });
  return accept({ modules: reader.modules.map(made) });
}
