import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MeetId, OpId } from "#core/ids.ts";
import { findPeople } from "#db/entrants.ts";
import { findEvents } from "#db/events.ts";
import { findHeats } from "#db/heats.ts";
import { findMeet } from "#db/meets.ts";
import { findRounds } from "#db/rounds.ts";
import { findUnits } from "#db/units.ts";
import { type DemoWords, makeDemo } from "#services/demo.ts";
import { marksOfHeat } from "#services/heat-marks.ts";
import { eventResult, unitTotals } from "#services/results.ts";
import { makeAccount } from "../support/meets.ts";
import { type TestWorld, testWorld } from "../support/world.ts";

const words: DemoWords = {
  name: "Demo",
  place: "Yard",
  host: "Union",
  entryOffice: "Office",
  events: { "skipping-1min": "Skipping", "slow-cycling": "Slow cycling", "two-foot-jump": "Two-foot jump" },
  seats: {
    chief: "Chief",
    event: (name) => name,
    lane: (name, lane) => `${name} ${lane}`,
    judge: (seat, judge) => `${seat} ${judge}`,
  },
};

describe("the demo meet", () => {
  let world: TestWorld;
  let meet: MeetId;
  let again: MeetId | null;
  let tookMs: number;
  const op = "00000000-0000-4000-9000-000000000001" as OpId;

  beforeAll(async () => {
    world = await testWorld();
    const account = await makeAccount(world);
    const from = performance.now();
    const made = await makeDemo(world, account, words, op);
    tookMs = performance.now() - from;
    if (!made) throw new Error("no demo was made");
    meet = made;
    again = await makeDemo(world, account, words, op);
  });
  afterAll(() => world.drop());

  const eventNo = async (n: number) => {
    const event = (await findEvents(world.db, meet))[n];
    if (!event) throw new Error("no such event");
    return event;
  };
  const states = async (n: number) => {
    const event = await eventNo(n);
    const rounds = await findRounds(world.db, event.id);
    return Promise.all(
      rounds.map(async (round) => ({
        state: round.state,
        final: round.final,
        heats: (await findHeats(world.db, round.id)).map((heat) => heat.state),
      })),
    );
  };

  test("has fourteen units and more than sixty people, and says that it is a demo", async () => {
    expect(await findUnits(world.db, meet)).toHaveLength(14);
    const people = await findPeople(world.db, meet);
    expect(people.length).toBeGreaterThan(60);
    expect(people.every((one) => one.bib !== null)).toBe(true);
    expect((await findMeet(world.db, meet))?.demo).toBe(true);
  });

  test("has six prizes in its first event", async () => {
    const result = await eventResult(world.db, (await eventNo(0)).id);
    expect(result?.over).toBe(true);
    expect(result?.prizes.lines.map((line) => line.place)).toEqual([1, 2, 3, 4, 5, 6]);
    expect((await unitTotals(world.db, meet)).units[0]?.points).toBeGreaterThan(0);
  });

  test("stands in the middle of a round of its second event", async () => {
    const heats = ["official", "official", "official", "provisional", "running", "scheduled", "scheduled"];
    expect(await states(1)).toEqual([{ state: "published", final: false, heats }]);
  });

  test("has drawn and published its third event", async () => {
    const [round, ...more] = await states(2);
    expect(round?.state).toBe("published");
    expect(new Set(round?.heats)).toEqual(new Set(["scheduled"]));
    expect(more).toEqual([]);
  });

  test("shows marks that its log says", async () => {
    for (const event of await findEvents(world.db, meet))
      for (const round of await findRounds(world.db, event.id))
        for (const heat of await findHeats(world.db, round.id))
          if (heat.state !== "scheduled") expect(await marksOfHeat(world.db, heat.id)).toEqual(heat.marks);
  });

  test("has a heat that has just started, and nothing that lies ahead", async () => {
    const rounds = await findRounds(world.db, (await eventNo(1)).id);
    const heats = rounds[0] ? await findHeats(world.db, rounds[0].id) : [];
    const startedAt = heats.find((heat) => heat.state === "running")?.startedAt?.getTime() ?? 0;
    expect(world.clock.now - startedAt).toBeGreaterThan(0);
    expect(world.clock.now - startedAt).toBeLessThan(60_000);
  });

  test("is made once, however often the same form is sent", () => {
    expect(again).toBeNull();
  });

  test("is made in a few seconds", () => {
    expect(tookMs).toBeLessThan(10_000);
  });
});
