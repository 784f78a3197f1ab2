import { type PrizeList, prizeList } from "#core/awards/prizes.ts";
import type { EntrantId } from "#core/ids.ts";
import { type Ranked, rankMarks } from "#core/ranking/rank.ts";
import { type EventPlace, eventPlaces } from "#core/rounds/places.ts";
import { type HeatRanking, qualify, type Ruling } from "#core/rounds/qualify.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import type { BoardEvent, BoardHeat, BoardLane, BoardRound } from "#db/boards.ts";
import type { Fate } from "#live/shown.ts";

// Pure: how a round stands, from its rows.

export interface Seated extends BoardLane {
  mark: LaneMark;
}
export interface PlayedHeat {
  heat: BoardHeat;
  lanes: Seated[];
  ranked: Map<EntrantId, Ranked>;
}
export interface PlayedRound {
  round: BoardRound;
  heats: PlayedHeat[];
  rulings: Ruling[];
}

const nothingYet = (lane: number): LaneMark => ({
  lane,
  outcome: "none",
  value: null,
  misses: 0,
  faults: [],
  keptMs: null,
  corrected: false,
});

/** A heat with its people, their marks and their places in it. */
export function playHeat(heat: BoardHeat, lanes: readonly BoardLane[], event: BoardEvent): PlayedHeat {
  const marks = new Map(heat.marks.map((mark) => [mark.lane, mark]));
  const seated = lanes.map((lane) => ({ ...lane, mark: marks.get(lane.lane) ?? nothingYet(lane.lane) }));
  const ranked = rankMarks(
    seated.map(({ entrant, mark }) => ({ id: entrant, mark })),
    event.options,
  );
  return { heat, lanes: seated, ranked: new Map(ranked.map((one) => [one.id, one])) };
}

export const rankingOf = ({ heat, ranked }: PlayedHeat): HeatRanking => ({
  heat: heat.id,
  number: heat.number,
  ranked: [...ranked.values()],
});

/**
 * What is known of everybody's way on. Only heats that are official decide anything: their first ones are through at
 * once, the next best when the last heat is official. In a final nothing is open and nobody goes on: all `open`.
 */
export function fatesOf(
  { round, heats, rulings }: PlayedRound,
  event: BoardEvent,
  withdrawn: readonly EntrantId[],
): Map<EntrantId, Fate> {
  const fates = new Map<EntrantId, Fate>(heats.flatMap(({ lanes }) => lanes.map((lane) => [lane.entrant, "open"])));
  if (round.advance && !round.final) {
    const decided = heats.filter(({ heat }) => heat.state === "official");
    const whole = decided.length === heats.length;
    const advance = whole ? round.advance : { ...round.advance, nextBest: 0 };
    const chance = !whole && round.advance.nextBest > 0;
    const { options, plan } = event;
    const result = qualify(decided.map(rankingOf), advance, options, plan.tieAtCut, rulings, [...withdrawn]);
    for (const { ranked } of decided)
      for (const { id, mark } of ranked.values()) if (!chance || mark.outcome !== "valid") fates.set(id, "out");
    for (const { id, by } of result.qualified) fates.set(id, by);
    for (const { tied } of result.ties) for (const id of tied) fates.set(id, "tied");
  }
  for (const id of withdrawn) if (fates.has(id)) fates.set(id, "withdrawn");
  return fates;
}

const groups: Record<Fate, number> = { Q: 0, ruling: 1, q: 2, reserve: 3, tied: 4, open: 5, out: 6, withdrawn: 7 };

/**
 * Everybody of the round, best first: those through, the undecided, those out; alike ones by mark, then heat and lane.
 * Marks and places of a heat count once it is over. The place is the one in the heat; in a final the one over all its heats.
 */
export function standingOrder({ round, heats }: PlayedRound, event: BoardEvent, fates: ReadonlyMap<EntrantId, Fate>) {
  const all = heats.flatMap(({ heat, lanes, ranked }) => {
    const over = heat.state === "provisional" || heat.state === "official";
    return lanes.map((lane) => ({
      ...lane,
      mark: over ? lane.mark : nothingYet(lane.lane),
      heat,
      inHeat: over ? (ranked.get(lane.entrant)?.place ?? null) : null,
    }));
  });
  const overall = rankMarks(
    all.map(({ entrant, mark }) => ({ id: entrant, mark })),
    event.options,
  );
  const last = overall.length;
  const position = new Map(overall.map(({ id, mark }, index) => [id, mark.outcome === "none" ? last : index]));
  const placeOf = new Map(overall.map(({ id, place }) => [id, place]));
  const groupOf = (id: EntrantId) => groups[fates.get(id) ?? "open"];
  return all
    .map(({ inHeat, ...one }) => ({ ...one, place: round.final ? (placeOf.get(one.entrant) ?? null) : inHeat }))
    .sort(
      (a, b) =>
        groupOf(a.entrant) - groupOf(b.entrant) ||
        (position.get(a.entrant) ?? 0) - (position.get(b.entrant) ?? 0) ||
        a.heat.number - b.heat.number ||
        a.lane - b.lane,
    );
}

export interface Outcome {
  /** the final is official: what follows is for good */
  over: boolean;
  places: EventPlace[];
  prizes: PrizeList;
}

/** [RK4] [AW1] The places and prizes of an event, from its official heats, once the final is official. */
export function outcomeOf(event: BoardEvent, rounds: readonly PlayedRound[]): Outcome {
  const over = rounds.some(({ round }) => round.final && round.state === "official");
  const results = rounds
    .map(({ round, heats }) => ({
      number: round.number,
      final: round.final,
      heats: heats.filter(({ heat }) => heat.state === "official").map(rankingOf),
    }))
    .filter(({ heats }) => heats.length > 0);
  const places = over ? eventPlaces(results, event.plan, event.options) : [];
  return { over, places, prizes: over ? prizeList(places, event.plan) : { lines: [], vacant: [], words: [] } };
}
