import { describe, expect, test } from "vitest";
import type { EntrantId, HeatId } from "#core/ids.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import { rulesetOf } from "#core/scoring/rulesets/index.ts";
import { drawFollowing } from "#core/stages/draw-following.ts";
import { heatsAdvance, heatsPlaces } from "#core/stages/heats.ts";
import { outcomeOf } from "#core/standing/outcome.ts";
import { nothingYet, type PlayedRound, playHeat } from "#core/standing/played.ts";
import { id, input, namesIn, planOf, playOf, playOut, stagesOf, taken } from "./contest.ts";

const plan = planOf({ format: "heats", take: 4 }, { tieAtCut: "lot" });
const options = rulesetOf("skipping@1")?.defaults;
if (!options) throw new Error("no ruleset");
const event = { plan, options };

const valid = (lane: number, value: number): LaneMark => ({ ...nothingYet(lane), outcome: "valid", value });

/** Heats of people with their counts; null did not come. */
function run(heats: Record<string, number | null>[], state: "official" | "provisional" = "official"): PlayedRound {
  return {
    round: { number: 1, final: false, state: "official", advance: heatsAdvance(stagesOf(plan)) },
    rulings: [],
    heats: heats.map((people, i) => {
      const names = Object.entries(people);
      return playHeat(
        { id: `h${i}` as HeatId, number: i + 1, state: i === heats.length - 1 ? state : "official" },
        names.map(([name], lane) => ({ lane: lane + 1, entrant: id(name) })),
        names.map(([, count], lane) =>
          count === null ? { ...nothingYet(lane + 1), outcome: "DNS" } : valid(lane + 1, count),
        ),
        event,
      );
    }),
  };
}

const heats = [
  { a: 150, b: 120, c: 110 },
  { d: 160, e: 121, f: 90, g: null },
];
const told = (places: Map<string, EntrantId | null>) => [...places].map(([place, who]) => `${place} ${who}`).join(", ");

describe("heats, then the best in a knock-out", () => {
  test("[ST11] the best by mark over all heats, once all are official", () => {
    expect(told(heatsPlaces(run(heats), event))).toBe("H1 d, H2 a, H3 e, H4 b");
    expect(heatsPlaces(run(heats, "provisional"), event).size).toBe(0);
    expect(told(heatsPlaces(run(heats), event, [id("a")]))).toBe("H1 d, H2 e, H3 b, H4 c");
    expect(told(heatsPlaces(run([{ a: 3, b: 2, c: null }]), event))).toBe("H1 a, H2 b, H3 null, H4 null");
  });

  test("[ST11] level at the cut waits for a ruling; level above it is an order by lot", () => {
    const tied = [
      { a: 150, b: 120, c: 120 },
      { d: 160, e: 130 },
    ];
    expect(heatsPlaces(run(tied), event).size).toBe(0);
    const level = run([
      { a: 150, b: 150 },
      { d: 150, e: 150, f: 90 },
    ]);
    const first = told(heatsPlaces(level, event));
    expect(first).toMatch(/^H1 [abde], H2 [abde], H3 [abde], H4 [abde]$/);
    expect(told(heatsPlaces(level, event))).toBe(first);
  });

  test("[ST11] [ST8] the bracket is there before, and everybody else has the place of the heats", () => {
    const draw = taken(drawFollowing(plan, { heats: true }, "unused"));
    const before = playOf(plan, [input(1, draw)]);
    expect(before.played.stages[0]?.matches.map(({ status }) => status)).toEqual([
      "waiting",
      "waiting",
      "waiting",
      "waiting",
    ]);
    const places = heatsPlaces(run(heats), event);
    const seated = playOf(plan, [input(1, draw)], places);
    expect(seated.played.stages[0]?.matches.slice(0, 2).map(namesIn)).toEqual([
      ["d", "b"],
      ["a", "e"],
    ]);
    const end = playOut(seated, undefined, places);
    const outcome = outcomeOf(event, [run(heats)], end.inputs);
    expect(outcome.over).toBe(true);
    expect(outcome.places.map(({ id: who, place }) => `${place} ${who}`)).toEqual([
      ...["1 a", "2 b", "3 d", "4 e", "5 c", "6 f", "null g"],
    ]);
    expect(outcome.prizes.lines.map(({ prize }) => prize)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(outcomeOf(event, [run(heats)], [input(1, draw)])).toMatchObject({ over: false, places: [] });
    // a round that is a column of the stage is no round of heats
    const column = { ...run(heats), round: { ...run(heats).round, stageId: "s" as never } };
    expect(outcomeOf(event, [run(heats), column], end.inputs).places).toEqual(outcome.places);
  });

  test("[ST8] an event without stages is as it was", () => {
    const outcome = outcomeOf({ ...event, plan: { ...plan, stages: undefined } }, [run(heats)]);
    expect(outcome.over).toBe(false);
  });
});
