import { type PrizeList, prizeList, prizesByRound } from "../awards/prizes.ts";
import type { EntrantId } from "../ids.ts";
import { type EventPlace, eventPlaces } from "../rounds/places.ts";
import type { LaneMark } from "../scoring/ruleset.ts";
import { type EventFacts, nothingYet, type PlayedRound, rankingOf } from "../standing/played.ts";
import { heatsPlaces } from "./heats.ts";
import type { StagePlan } from "./plan.ts";
import type { StageInput, StagePlace, StagesPlayed } from "./play.ts";
import { playStages } from "./play-stages.ts";

export interface StageOutcome {
  /** all stages are over: places and prizes are for good */
  over: boolean;
  /** [] before */
  places: EventPlace[];
  prizes: PrizeList;
  played: StagesPlayed;
}

/**
 * [ST8] [AW7] The places and prizes of an event that is met two by two. `heats` = its rounds that are of no stage. [ST11] Who ran in the heats
 * and is not among the best has the place of the heats.
 */
export function stageOutcome(
  { plan, options }: EventFacts,
  stages: StagePlan,
  inputs: readonly StageInput[],
  heats: readonly PlayedRound[] = [],
): StageOutcome {
  const last = heats[heats.length - 1];
  const run = stages.format === "heats" && last ? heatsPlaces(last, { plan, options }) : new Map();
  const played = playStages(inputs, stages, run);
  if (!played.over) return { over: false, places: [], prizes: { lines: [], vacant: [], words: [] }, played };
  const met = placesMet(played.places);
  const reached = new Map(played.places.map((one) => [one.id, one.reached]));
  const inStages = new Set(met.map(({ id }) => id));
  const results = heats.map(({ round, heats: own }) => ({
    number: round.number,
    final: round.final,
    heats: own.filter(({ heat }) => heat.state === "official").map(rankingOf),
  }));
  const behind = run.size === 0 ? [] : eventPlaces(results, plan, options).filter(({ id }) => !inStages.has(id));
  const placed = met.length + 1;
  const places = [
    ...met,
    ...behind.map(({ place, ...one }) => ({
      ...one,
      place: place === null ? null : Math.max(place, placed),
      why: "final" as const,
    })),
  ];
  const prizes = stages.prizesBy === "round" ? prizesByRound(places, reached, plan) : prizeList(places, plan);
  return { over: true, places, prizes, played };
}

const noMark: LaneMark = nothingYet(0);

/** The places as those of any event; there are no marks in them. */
export function placesMet(places: readonly StagePlace[]): EventPlace[] {
  const level = new Map<number, EntrantId[]>();
  for (const { id, place } of places) if (place !== null) level.set(place, [...(level.get(place) ?? []), id]);
  return places.map(({ id, place, column }) => ({
    ...{ id, place, round: column, mark: noMark, separatedBy: null, why: "final" },
    tiedWith: place === null ? [] : (level.get(place) ?? []).filter((other) => other !== id),
  }));
}
