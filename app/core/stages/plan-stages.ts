import { groupSizes } from "../groups/sizes.ts";
import { heatSizes } from "../heats/sizes.ts";
import type { EntrantId } from "../ids.ts";
import { entrances } from "../matches/bracket.ts";
import { redrawnRounds } from "../matches/redraw.ts";
import { standardLines } from "../matches/seeding.ts";
import type { EventPlan } from "../rounds/plan.ts";
import { swissRounds } from "../swiss/length.ts";
import type { GroupsDraw, KnockOutDraw, StageDraw, StageKind, StageLine, StageLot } from "./draw.ts";
import { drawFollowing } from "./draw-following.ts";
import { groupName, lastGroup } from "./group-names.ts";
import type { StagePlan } from "./plan.ts";
import { groupCount, mostSwissRounds, stageRefusals } from "./refusals.ts";
import { type BracketDraw, bracketOf, columnsOf, groupDays, isBracket } from "./structure.ts";

export interface PlannedColumn {
  /** from 1 */
  readonly column: number;
  readonly matches: number;
  /** who goes straight through, or rests */
  readonly byes: number;
}

/** What will be played, before anything is drawn. */
export interface PlannedStage {
  /** 0 for the heats that come before */
  readonly number: number;
  readonly kind: StageKind | "heats";
  readonly entrants: number;
  readonly columns: readonly PlannedColumn[];
  /** in all; 0 for heats */
  readonly matches: number;
  /** of groups; of heats by number */
  readonly groups: readonly { readonly name: string; readonly size: number }[];
  /** how many of each group go on, of the heats together; 0 where this is the end */
  readonly qualifiers: number;
  /** what stands on the lines, or in the pairs one after the other, where it is known before the draw; null where it is a lot */
  readonly inputs: readonly StageLine[] | null;
}

/**
 * [ST1] [ST5] The stages that `n` people will play, before any draw: the matches and byes of each column, the sizes of groups, and
 * which places meet. [] for a plan that cannot work with so many. In a double elimination the byes of the losers' side
 * are those of a draw in standard order. Source: P.
 */
export function planStages(plan: EventPlan, n: number): PlannedStage[] {
  const { stages } = plan;
  if (!stages || n < 2 || stageRefusals(plan, n).length > 0) return [];
  switch (stages.format) {
    case "knock-out":
    case "double":
      return [bracketStage(1, anyDraw(stages, n), n, null)];
    case "round-robin":
      return [groupsStage(1, [{ name: groupName(0), size: n }], stages, 0)];
    case "swiss":
      return [swissStage(stages, n)];
    case "redrawn":
      return redrawnStages(stages, n);
    case "groups":
      return groupStages(plan, stages, n);
    case "heats": {
      const sizes = heatSizes(n, plan.lanes).map((size, i) => ({ name: `${i + 1}`, size }));
      const heats = { number: 0, kind: "heats", entrants: n, columns: [], matches: 0, groups: sizes } as const;
      const next = drawFollowing(plan, { heats: true }, "");
      return [{ ...heats, qualifiers: stages.take, inputs: null }, ...following(next, 1, stages.take, true)];
    }
  }
}

function anyDraw({ format, settle, reset }: StagePlan, n: number): BracketDraw {
  const ids = standardLines(Array.from({ length: n }, (_unused, i) => `${i}` as EntrantId));
  const lines = entrances(ids);
  if (format === "double") return { kind: "double", lines, reset, lot: noLot };
  return { kind: "knock-out", lines, settle, lot: null, seed: null } satisfies KnockOutDraw;
}

const noLot: StageLot = { edition: "", seed: "", input: [], seeds: 0, separate: false, cost: 0, least: 0 };

function bracketStage(
  number: number,
  draw: BracketDraw,
  entrants: number,
  inputs: readonly StageLine[] | null,
): PlannedStage {
  const bracket = bracketOf(draw);
  const columnOf = columnsOf(bracket, draw.kind);
  const counts = new Map<number, { matches: number; byes: number }>();
  const count = (column: number | null, what: "matches" | "byes") => {
    if (column === null) return;
    const now = counts.get(column) ?? { matches: 0, byes: 0 };
    counts.set(column, { ...now, [what]: now[what] + 1 });
  };
  for (const match of bracket.matches) count(columnOf(match), "matches");
  for (const bye of bracket.byes) if (bye.side !== "places") count(columnOf(bye), "byes");
  const columns = [...counts].sort(([a], [b]) => a - b).map(([column, found]) => ({ column, ...found }));
  return {
    ...{ number, kind: draw.kind, entrants, columns, inputs, groups: [], qualifiers: 0 },
    matches: bracket.matches.length,
  };
}

function groupsStage(
  number: number,
  groups: PlannedStage["groups"],
  { groups: { times } }: StagePlan,
  qualifiers: number,
): PlannedStage {
  const days = groups.map(({ name, size }) => groupDays(name, size, times));
  const last = Math.max(0, ...days.flatMap(({ matches }) => matches.map(({ column }) => column)));
  const columns = Array.from({ length: last }, (_unused, i) => {
    const on = (list: readonly { column: number }[]) => list.filter(({ column }) => column === i + 1).length;
    return {
      column: i + 1,
      matches: days.reduce((all, day) => all + on(day.matches), 0),
      byes: days.reduce((all, day) => all + on(day.byes), 0),
    };
  });
  const entrants = groups.reduce((all, { size }) => all + size, 0);
  const matches = columns.reduce((all, column) => all + column.matches, 0);
  return { number, kind: "groups", entrants, columns, matches, groups, qualifiers, inputs: null };
}

function swissStage({ swiss }: StagePlan, n: number): PlannedStage {
  const rounds = Math.min(mostSwissRounds(n), swiss.rounds ?? Math.max(1, swissRounds(n)));
  const each = { matches: Math.floor(n / 2), byes: n % 2 };
  const columns = Array.from({ length: rounds }, (_unused, i) => ({ column: i + 1, ...each }));
  return {
    ...{ number: 1, kind: "swiss", entrants: n, columns, matches: rounds * each.matches },
    ...{ groups: [], qualifiers: 0, inputs: null },
  };
}

function redrawnStages(plan: StagePlan, n: number): PlannedStage[] {
  const { redraw } = plan;
  const rounds = redrawnRounds(n, redraw);
  const columns = rounds.map(({ matches, byes }, i) => ({ column: i + 1, matches, byes }));
  const matches = columns.reduce((all, column) => all + column.matches, 0);
  const last = rounds[rounds.length - 1];
  const left = last ? last.byes + last.matches : n;
  const base = { number: 1, kind: "redrawn", entrants: n, columns, matches, groups: [], inputs: null } as const;
  if (redraw.stopAt === 1) return [{ ...base, qualifiers: 0 }];
  const end = groupsStage(rounds.length > 0 ? 2 : 1, [{ name: lastGroup, size: left }], plan, 0);
  return rounds.length > 0 ? [{ ...base, qualifiers: left }, end] : [end];
}

function groupStages(plan: EventPlan, stages: StagePlan, n: number): PlannedStage[] {
  const count = groupCount(n, stages.groups.size);
  const sizes = groupSizes(n, { by: "groups", groups: count });
  const groups = (sizes.ok ? sizes.value : []).map((size, i) => ({ name: groupName(i), size }));
  const { times, rules, then, qualifiers, cross } = stages.groups;
  const first = groupsStage(1, groups, stages, then === "none" ? 0 : qualifiers);
  if (then === "none") return [first];
  const named = groups.map(({ name }) => ({ name, ids: [] }));
  const draw: GroupsDraw = { kind: "groups", groups: named, times, rules, qualifiers, lot: noLot };
  const next = drawFollowing(plan, { number: 1, draw, lots: {}, results: [] }, "");
  return [first, ...following(next, 2, qualifiers * count, cross === "crossed" || then === "places")];
}

function following(
  drawn: ReturnType<typeof drawFollowing>,
  number: number,
  entrants: number,
  known: boolean,
): PlannedStage[] {
  if (!drawn.ok || !isBracket(drawn.value)) return [];
  return [bracketStage(number, drawn.value, entrants, known ? inputsOf(drawn.value) : null)];
}

function inputsOf(draw: StageDraw): StageLine[] | null {
  if (draw.kind === "places") return draw.pairs.flat();
  return draw.kind === "knock-out" ? [...draw.lines] : null;
}
