import { unscaled } from "#core/number.ts";
import { rulesOf } from "#core/stages/group-names.ts";
import type { TieBreak } from "#core/swiss/tie-breaks.ts";
import type { StageView } from "#live/stage-view.ts";

/** What a column of a table is called. */
export type TableHead = "record" | "games" | "points" | "matchPoints" | `tie.${TieBreak}`;

export interface TableRow {
  entrant: string;
  /** null: out of the table */
  place: number | null;
  name: string;
  unitName: string;
  cells: string[];
  /** they go on: all matches of the group are over, and nobody can take the place */
  on: boolean;
}

export interface BoardTable {
  /** the first ones go on; 0 where the table is the end */
  qualifiers: number;
  heads: TableHead[];
  /** the column by which the table is first sorted */
  main: number;
  rows: TableRow[];
}

const shownTieBreaks = 2;
const halves = (value: number) => unscaled(value * 5, 1);
const quarters = (value: number) => unscaled(value * 25, 2);

function tieValue(tieBreak: TieBreak, value: number | null): string {
  if (value === null) return "";
  if (tieBreak === "wins" || tieBreak === "rounds-won") return String(value);
  return String(tieBreak === "sonneborn-berger" ? quarters(value) : halves(value));
}

/** The table of a group, or of a Swiss contest (group ""), as a board shows it: few columns, the ones that decide most. */
export function tableOf(stage: StageView, group: string): BoardTable {
  const who = (id: Parameters<StageView["people"]["get"]>[0]) => {
    const person = stage.people.get(id);
    return { entrant: id, name: person?.name ?? "", unitName: person?.unitName ?? "" };
  };
  const { draw, tables, swiss, matches } = stage.played;
  if (draw.kind === "groups") {
    const rows = tables.find((table) => table.group === group)?.rows ?? [];
    const { by, parts } = rulesOf(draw.rules);
    const hasDraws = rows.some(({ drawn }) => drawn > 0);
    const open = matches.some((one) => one.group === group && (one.status === "ready" || one.status === "waiting"));
    const isOn = (place: number | null) =>
      !open && place !== null && place + rows.filter((row) => row.place === place).length - 1 <= draw.qualifiers;
    return {
      qualifiers: draw.qualifiers,
      heads: ["record", by, "matchPoints"],
      main: 2,
      rows: rows.map((row) => {
        const record = hasDraws ? [row.won, row.drawn, row.lost] : [row.won, row.lost];
        const inSteps = (value: number) => (by === "games" && stage.reading.parts === 2 ? halves(value) : value);
        const counted = `${inSteps(row[by].won)}:${inSteps(row[by].lost)}`;
        const points = String(parts === 2 ? halves(row.matchPoints) : row.matchPoints);
        return { ...who(row.id), place: row.place, cells: [record.join("-"), counted, points], on: isOn(row.place) };
      }),
    };
  }
  const breaks = draw.kind === "swiss" ? draw.tieBreaks : [];
  const shown = breaks
    .map((tieBreak, at) => ({ tieBreak, at }))
    .filter(({ tieBreak }) => tieBreak !== "direct")
    .slice(0, shownTieBreaks);
  return {
    qualifiers: 0,
    main: 0,
    heads: ["matchPoints", ...shown.map(({ tieBreak }) => `tie.${tieBreak}` as const)],
    rows: swiss.map(({ id, place, score, values }) => ({
      ...who(id),
      place,
      cells: [String(halves(score)), ...shown.map(({ tieBreak, at }) => tieValue(tieBreak, values[at] ?? null))],
      on: false,
    })),
  };
}

/** The tables of a stage by name, those of groups by letter, "" of a Swiss contest; none of a bracket. */
export function tableNames({ played: { kind, tables } }: StageView): string[] {
  if (kind === "swiss") return [""];
  return kind === "groups" ? tables.map(({ group }) => group) : [];
}
