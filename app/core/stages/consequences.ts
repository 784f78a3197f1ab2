import { type PrizeLine, prizeList, prizesByRound } from "../awards/prizes.ts";
import type { EntrantId } from "../ids.ts";
import { idOf, type Seat } from "../matches/play.ts";
import type { EventPlan } from "../rounds/plan.ts";
import { placesMet } from "./outcome.ts";
import type { MatchResult, StageInput, StagesPlayed } from "./play.ts";
import { playStages } from "./play-stages.ts";

export interface FallenMatch {
  stage: number;
  key: string;
  players: readonly [EntrantId, EntrantId];
  /** as it counts now */
  result: MatchResult;
}

export interface ChangedSeat {
  stage: number;
  key: string;
  column: number;
  /** 0 the upper one */
  seat: 0 | 1;
  was: Seat<EntrantId>;
  now: Seat<EntrantId>;
}

export interface Changed {
  id: EntrantId;
  /** null = none, or not yet */
  was: number | null;
  now: number | null;
}

export interface StageConsequences {
  /** matches behind it that were played and do not count any more */
  falls: FallenMatch[];
  seats: ChangedSeat[];
  places: Changed[];
  /** first, second … prize */
  prizes: Changed[];
  /** who would be in again when the next round was drawn without them, and has no way on: that round must be drawn again before */
  stranded: EntrantId[];
}

/** A result that is to be kept, in the place of the one there is; null takes it back. */
export interface StageChange {
  stage: number;
  key: string;
  result: MatchResult | null;
}

/**
 * [KO10] [ST12] What a correction would do: the matches that fall, the seats that change, places and prizes before and after. Shown before it is kept.
 * Costs two computations of all stages.
 */
export function consequencesOf(
  inputs: readonly StageInput[],
  plan: EventPlan,
  change: StageChange,
  places: ReadonlyMap<string, EntrantId | null> = new Map(),
): StageConsequences {
  const { stages } = plan;
  if (!stages) return { falls: [], seats: [], places: [], prizes: [], stranded: [] };
  const before = playStages(inputs, stages, places);
  const after = playStages(changed(inputs, change), stages, places);
  return {
    ...seatsApart(before, after, change),
    places: apart(placesOf(before), placesOf(after)),
    prizes: apart(prizesOf(before, plan), prizesOf(after, plan)),
    stranded: strandedIn(after),
  };
}

const changed = (inputs: readonly StageInput[], { stage, key, result }: StageChange): StageInput[] =>
  inputs.map((input) => {
    if (input.number !== stage) return input;
    const results = input.results.filter((one) => one.key !== key);
    return { ...input, results: result ? [...results, result] : results };
  });

function seatsApart(
  before: StagesPlayed,
  after: StagesPlayed,
  change: StageChange,
): Pick<StageConsequences, "falls" | "seats"> {
  const now = new Map(
    after.stages.flatMap(({ number, matches }) => matches.map((match) => [`${number} ${match.key}`, match] as const)),
  );
  const falls: FallenMatch[] = [];
  const seats: ChangedSeat[] = [];
  for (const { number: stage, matches } of before.stages)
    for (const match of matches) {
      const { key, column, result } = match;
      const then = now.get(`${stage} ${key}`);
      const isIt = stage === change.stage && key === change.key;
      if (result && !then?.result && !isIt) falls.push({ stage, key, players: result.players, result });
      for (const seat of [0, 1] as const) {
        const [was, is] = [match.seats[seat], then?.seats[seat] ?? ({ kind: "vacated" } as const)];
        if (idOf(was) !== idOf(is) || was.kind !== is.kind) seats.push({ stage, key, column, seat, was, now: is });
      }
    }
  return { falls, seats };
}

const placesOf = ({ places }: StagesPlayed): Map<EntrantId, number | null> =>
  new Map(places.map(({ id, place }) => [id, place]));

function prizesOf({ places, over }: StagesPlayed, plan: EventPlan): Map<EntrantId, number | null> {
  if (!over) return new Map();
  const met = placesMet(places);
  const reached = new Map(places.map((one) => [one.id, one.reached]));
  const { lines } = plan.stages?.prizesBy === "round" ? prizesByRound(met, reached, plan) : prizeList(met, plan);
  return new Map(lines.map(({ id, prize }: PrizeLine) => [id, prize]));
}

function apart(before: ReadonlyMap<EntrantId, number | null>, after: ReadonlyMap<EntrantId, number | null>): Changed[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  return ids
    .map((id) => ({ id, was: before.get(id) ?? null, now: after.get(id) ?? null }))
    .filter(({ was, now }) => was !== now)
    .sort((a, b) => (a.now ?? Infinity) - (b.now ?? Infinity) || (a.id < b.id ? -1 : 1));
}

/**
 * [KO10] Who is in by a slot that no later round, and no last group, knows: they have no way on, and the round that was drawn
 * without them has to be drawn again before.
 */
export function strandedIn({ stages: [first, second] }: StagesPlayed): EntrantId[] {
  if (first?.draw.kind !== "redrawn") return [];
  const { bracket } = first.draw;
  const slots = [...bracket.matches.flatMap((match) => match.slots), ...bracket.inside];
  const used = new Set(slots.flatMap((slot) => (slot.kind === "winner" ? [bracket.matches[slot.match]?.id] : [])));
  const through = (key: string) => first.matches.find((match) => match.key === key)?.result?.winner ?? null;
  const lost = bracket.matches.flatMap(({ id }) => (used.has(id) ? [] : (through(id) ?? [])));
  const last = new Set(second?.matches.flatMap(({ seats }) => seats.flatMap((seat) => idOf(seat) ?? [])));
  const inside = bracket.inside.flatMap((slot) => {
    if (slot.kind === "entrant") return [slot.id];
    return slot.kind === "winner" ? (through(bracket.matches[slot.match]?.id ?? "") ?? []) : [];
  });
  return [...lost, ...(second && last.size > 0 ? inside.filter((id) => !last.has(id)) : [])].sort();
}
