import { groupTable } from "../groups/table.ts";
import type { EntrantId } from "../ids.ts";
import { groupPlace, idOf, type Seat } from "../matches/play.ts";
import type { GroupsDraw } from "./draw.ts";
import { rulesOf } from "./group-names.ts";
import { groupMatchOf } from "./group-score.ts";
import type { MatchResult, StageBye, StageInput, StageMatch, StagePlayed, StageTable, StageTie } from "./play.ts";
import { isBetween } from "./records.ts";
import { byColumn, groupDays } from "./structure.ts";

export interface GroupsStage {
  stage: StagePlayed;
  /** groups all of whose matches have a result */
  whole: ReadonlySet<string>;
}

const known = (id: EntrantId): Seat<EntrantId> => ({ kind: "known", id });
const slotOf = (seat: Seat<EntrantId>) => (seat.kind === "known" ? ({ kind: "entrant", id: seat.id } as const) : null);

/** [RR17] The groups of a stage as their results make them. `seats` = who stands in the only group, where that can change. */
export function playGroupsStage(
  { number, results, lots }: StageInput,
  draw: GroupsDraw,
  seats: readonly Seat<EntrantId>[] | null,
): GroupsStage {
  const rules = rulesOf(draw.rules);
  const matches: StageMatch[] = [];
  const byes: StageBye[] = [];
  const tables: StageTable[] = [];
  const ties: StageTie[] = [];
  const whole = new Set<string>();
  const latest = new Map(results.map((result) => [result.key, result]));
  for (const { name, ids } of draw.groups) {
    const members = seats ?? ids.map(known);
    const days = groupDays(name, members.length, draw.times);
    const at = (i: number): Seat<EntrantId> => members[i] ?? { kind: "vacated" };
    const own = days.matches.map(({ key, column, position, seats: [a, b] }) => {
      const result = counting(latest.get(key), at(a), at(b));
      const match = result && groupMatchOf(result, rules);
      const counted = match ? result : null;
      matches.push({
        ...{ key, column, side: null, group: name, position, best: null, slots: null },
        ...{ seats: [at(a), at(b)], status: statusOf(at(a), at(b), counted !== null), result: counted },
      });
      return match;
    });
    for (const { column, seat } of days.byes) byes.push({ column, seat: at(seat), slot: slotOf(at(seat)) });
    const table = groupTable({
      ids: members.flatMap((seat) => idOf(seat) ?? []),
      matches: own.flatMap((match) => match ?? []),
      rules,
      times: draw.times,
      lots: lots[name] ?? [],
    });
    tables.push({ group: name, rows: table.rows, facts: table.facts });
    const open = table.left.length > 0 || members.some(({ kind }) => kind === "open");
    if (open) continue;
    whole.add(name);
    for (const fact of table.facts)
      if (fact.kind === "tie-unresolved" && fact.place <= Math.max(1, draw.qualifiers))
        ties.push({ group: name, ids: fact.ids, place: fact.place, to: fact.to });
  }
  return {
    whole,
    stage: {
      ...{ number, kind: "groups", draw, byes, tables, ties },
      columns: matches.reduce((most, { column }) => Math.max(most, column), 0),
      matches: byColumn(matches),
      swiss: [],
      over: ties.length === 0 && whole.size === draw.groups.length,
    },
  };
}

/** The result, where it is of these two. */
function counting(result: MatchResult | undefined, one: Seat<EntrantId>, other: Seat<EntrantId>): MatchResult | null {
  if (!result || one.kind !== "known" || other.kind !== "known") return null;
  return isBetween(result, one.id, other.id) ? result : null;
}

function statusOf(one: Seat<EntrantId>, other: Seat<EntrantId>, decided: boolean): StageMatch["status"] {
  if (one.kind === "open" || other.kind === "open") return "waiting";
  if (one.kind === "vacated") return other.kind === "vacated" ? "empty" : "walkover";
  if (other.kind === "vacated") return "walkover";
  return decided ? "decided" : "ready";
}

/**
 * [KO11] [ST5] Who took which place of a group, as `A1`, once all its matches have a result and nobody shares the place; null
 * where nobody did, as those who played for it had their results deleted.
 */
export function placesOfGroups({ stage: { tables }, whole }: GroupsStage): Map<string, EntrantId | null> {
  const places = new Map<string, EntrantId | null>();
  for (const { group, rows } of tables) {
    if (!whole.has(group)) continue;
    const placed = rows.filter(({ place }) => place !== null);
    rows.forEach((_row, i) => {
      const row = placed[i];
      const alone = placed.filter(({ place }) => place === row?.place).length === 1;
      if (!row || alone) places.set(groupPlace(group, i + 1), row?.id ?? null);
    });
  }
  return places;
}
