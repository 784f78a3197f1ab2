import type { GroupLot } from "../groups/separate.ts";
import type { EntrantId } from "../ids.ts";
import type { SwissGame, SwissRound } from "../swiss/rounds.ts";
import { type SwissRow, swissTable } from "../swiss/table.ts";
import type { SwissDraw } from "./draw.ts";
import type { MatchResult, StageInput, StageMatch, StagePlayed } from "./play.ts";
import { isBetween } from "./records.ts";
import { stageMatches } from "./structure.ts";

/** A result as the table of a Swiss contest takes it, in half points. */
function gameOf({ ending, winner }: MatchResult, players: readonly [EntrantId, EntrantId]): SwissGame<EntrantId> {
  const of = (id: EntrantId): number => (winner === id ? 2 : 0);
  if (ending === "double-walkover" || ending === "double-disqualified")
    return { players, ending: "double-walkover", points: [0, 0] };
  const points: readonly [number, number] = winner === null ? [1, 1] : [of(players[0]), of(players[1])];
  return { players, ending: ending === "walkover" ? "walkover" : "played", points };
}

/** [SW5] The rounds of a Swiss contest as the results make them; whoever has no result yet is not in the round's games. */
export function swissRoundsOf(draw: SwissDraw, results: readonly MatchResult[]): SwissRound<EntrantId>[] {
  return roundsOf(draw, matchesOf(draw, results));
}

function matchesOf(draw: SwissDraw, results: readonly MatchResult[]): StageMatch[] {
  const latest = new Map(results.map((result) => [result.key, result]));
  return stageMatches(draw).map(({ players: [a, b], ...match }): StageMatch => {
    const found = latest.get(match.key);
    const result = found && found.ending !== "taken-back" && isBetween(found, a, b) ? found : null;
    const seat = (id: EntrantId | null) =>
      id === null ? { kind: "vacated" as const } : { kind: "known" as const, id };
    return { ...match, seats: [seat(a), seat(b)], status: result ? "decided" : "ready", result };
  });
}

function roundsOf({ drawn, byePoints }: SwissDraw, matches: readonly StageMatch[]): SwissRound<EntrantId>[] {
  return drawn.map(({ bye }, i) => ({
    games: matches.flatMap(({ column, result, seats: [a, b] }) =>
      column === i + 1 && result && a.kind === "known" && b.kind === "known" ? [gameOf(result, [a.id, b.id])] : [],
    ),
    byes: bye === null ? [] : [{ id: bye, points: byePoints, by: "pairing" as const }],
  }));
}

/** [SW7] [SW8] A Swiss contest as its results make it. */
export function playSwissStage({ number, results, lots }: StageInput, draw: SwissDraw): StagePlayed {
  const matches = matchesOf(draw, results);
  const { players, tieBreaks } = draw;
  const rules = { tieBreaks, unplayed: "virtual@2009", lot: null } as const;
  const swiss = withLots(swissTable(players, roundsOf(draw, matches), rules), lots[""] ?? []);
  const ended = draw.drawn.length >= draw.rounds && matches.every(({ result }) => result !== null);
  const level = swiss.filter(({ place }) => place === 1).map(({ id }) => id);
  const ties = ended && level.length > 1 ? [{ group: "", ids: level, place: 1, to: level.length }] : [];
  return {
    ...{ number, kind: "swiss", draw, matches, swiss, ties, tables: [] },
    columns: draw.drawn.length,
    byes: draw.drawn.flatMap(({ bye }, i) =>
      bye === null
        ? []
        : [{ column: i + 1, seat: { kind: "known", id: bye }, slot: { kind: "entrant", id: bye } } as const],
    ),
    over: ended && ties.length === 0,
  };
}

/** [RR16] Places that are shared, parted by a lot of exactly these people, the last one that was drawn. */
function withLots(rows: readonly SwissRow<EntrantId>[], lots: readonly GroupLot<EntrantId>[]): SwissRow<EntrantId>[] {
  if (lots.length === 0) return [...rows];
  const parted = rows.map((row) => {
    const level = [row.id, ...row.tiedWith];
    const lot = lots.findLast(({ order }) => order.length === level.length && level.every((id) => order.includes(id)));
    if (!lot || level.length === 1) return row;
    const at = lot.order.indexOf(row.id);
    return { ...row, place: row.place + at, tiedWith: [], separatedBy: at === 0 ? row.separatedBy : ("lot" as const) };
  });
  return parted.sort((a, b) => a.place - b.place);
}
