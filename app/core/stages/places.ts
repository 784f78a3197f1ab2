import type { EntrantId } from "../ids.ts";
import { bracketPlaces } from "../matches/places.ts";
import { redrawnRounds } from "../matches/redraw.ts";
import type { StagePlace, StagePlayed } from "./play.ts";
import type { BracketStage } from "./play-bracket.ts";
import type { GroupsStage } from "./play-groups.ts";
import type { PlayedPart } from "./play-stages.ts";

type Placed = Pick<StagePlace, "id" | "place" | "to" | "reached">;

/** [ST8] [AW7] Where everybody ended, or cannot end otherwise any more; best first, those without a place last. */
export function placesOfStages(parts: readonly PlayedPart[]): StagePlace[] {
  const [first, second] = parts;
  if (!first) return [];
  const placed = placedOf(first, second ?? null);
  const last = lastColumns(parts.map(({ stage }) => stage));
  return placed
    .map((one): StagePlace => ({ ...one, ...(last.get(one.id) ?? { stage: first.stage.number, column: 0 }) }))
    .sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || (a.id < b.id ? -1 : 1));
}

function placedOf(first: PlayedPart, second: PlayedPart | null): Placed[] {
  if (first.of === "swiss") return first.stage.over ? swissPlaces(first.stage) : [];
  if (first.of === "bracket") {
    const table = second?.of === "groups" ? tablePlaces(second) : [];
    const ofTable = new Set(second?.stage.matches.flatMap(({ seats }) => seats.flatMap(idsOf)));
    return [...table, ...leftAlone(first), ...bracketPlaced(first).filter(({ id }) => !ofTable.has(id))];
  }
  if (second?.of !== "bracket") return qualifiersOf(first) > 0 ? [] : sharedPlaces(first, 0, 1);
  const ahead = bracketPlaced(second);
  const after = second.stage.kind === "places" ? 2 : second.stage.columns + 2;
  return [...ahead, ...sharedPlaces(first, qualifiersOf(first), after)];
}

const idsOf = (seat: { kind: string; id?: EntrantId }): EntrantId[] => (seat.id === undefined ? [] : [seat.id]);
const qualifiersOf = ({ stage: { draw } }: GroupsStage): number => (draw.kind === "groups" ? draw.qualifiers : 0);

/** Everybody's last column, in the last stage where they had a seat or a bye. */
function lastColumns(stages: readonly StagePlayed[]): Map<EntrantId, { stage: number; column: number }> {
  const last = new Map<EntrantId, { stage: number; column: number }>();
  for (const { number: stage, matches, byes } of stages) {
    const put = (id: EntrantId, column: number) => {
      const before = last.get(id);
      if (!before || before.stage < stage || before.column < column) last.set(id, { stage, column });
    };
    for (const { seat, column } of byes) for (const id of idsOf(seat)) put(id, column);
    for (const { seats, column, status } of matches)
      if (status !== "closed") for (const seat of seats) for (const id of idsOf(seat)) put(id, column);
  }
  return last;
}

/** [KO6] [KO7] The places of a bracket with how far each came. */
function bracketPlaced({ stage, played }: BracketStage): Placed[] {
  const { placed } = bracketPlaces(played);
  const reached = reachedIn(stage, played);
  return placed.map(({ id, place, to }) => ({ id, place, to, reached: reached(id, place) }));
}

/** [MA5] Drawn anew until one is left: who is left because the others of the last round are both out has won. */
function leftAlone({ stage: { draw, over }, played }: BracketStage): Placed[] {
  if (draw.kind !== "redrawn" || !over || draw.options.stopAt > 1 || draw.bracket.inside.length < 2) return [];
  const left = draw.bracket.inside.flatMap((slot) => idsOf(played.seatOf(slot)));
  return left.map((id) => ({ id, place: 1, to: 1, reached: 1 }));
}

/**
 * [AW7] 1 for who is left at the end, 2 for who lost in the last round, 3 in the one before …; in a double elimination by the
 * groups of places, as each round of losers has one. Who plays on for a lower place lost where they lost first.
 */
function reachedIn(
  { draw, columns, over }: StagePlayed,
  played: BracketStage["played"],
): (id: EntrantId, place: number) => number {
  if (draw.kind === "places") return () => 1;
  if (draw.kind === "double") {
    const levels = [...new Set(played.bracket.places.map(({ from }) => from))].sort((a, b) => a - b);
    return (_id, place) => levels.indexOf(place) + 1;
  }
  const drawn = draw.kind === "redrawn" ? redrawnRounds(draw.bracket.entrants.length, draw.options).length : columns;
  const rounds = over ? columns : Math.max(columns, drawn);
  const lost = new Map<EntrantId, number>();
  for (const { match, status, seats, winner } of played.states) {
    if (match.side !== "winners" || status !== "decided") continue;
    for (const id of seats.flatMap(idsOf)) if (winner.kind !== "known" || winner.id !== id) lost.set(id, match.round);
  }
  return (id) => {
    const round = lost.get(id);
    return round === undefined ? 1 : rounds - round + 2;
  };
}

/** [RR16] The places of the only table, once it is over; who shares one shares it. */
function tablePlaces({ stage }: GroupsStage): Placed[] {
  const [table] = stage.tables;
  if (!table || !stage.over) return [];
  return table.rows.map(({ id, place }) => {
    const level = table.rows.filter((row) => row.place === place).length;
    return { id, place, to: place === null ? null : place + level - 1, reached: 1 };
  });
}

/**
 * [ST8] Those who do not go on from the groups, once all groups are over: who has the same place in different groups shares
 * one behind the qualifiers, all thirds, then all fourths. Who is out of a table has no place.
 */
function sharedPlaces({ stage }: GroupsStage, qualifiers: number, reached: number): Placed[] {
  if (!stage.over) return [];
  const rows = stage.tables.flatMap((table) => table.rows);
  const order = [...new Set(rows.map(({ place }) => place))].sort((a, b) => (a ?? 0) - (b ?? 0));
  const out: Placed[] = [];
  let before = qualifiers * stage.tables.length;
  for (const place of order) {
    if (place === null || place <= qualifiers) continue;
    const level = rows.filter((row) => row.place === place);
    for (const { id } of level) out.push({ id, place: before + 1, to: before + level.length, reached });
    before += level.length;
  }
  for (const { id, place } of rows) if (place === null) out.push({ id, place: null, to: null, reached });
  return out;
}

/** [SW7] The places of the table. */
const swissPlaces = ({ swiss }: StagePlayed): Placed[] =>
  swiss.map(({ id, place, tiedWith }) => ({ id, place, to: place + tiedWith.length, reached: 1 }));
