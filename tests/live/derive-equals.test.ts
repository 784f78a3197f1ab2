import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { accept } from "#core/decision.ts";
import { netMark } from "#core/scoring/mark.ts";
import type { CorrectedMark } from "#core/scoring/ops.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { printedPoints } from "#core/standing/totals.ts";
import { entry } from "#db/schema/index.ts";
import { rowsAfter } from "#live/deltas.ts";
import { deriveProgramme, type WireRows } from "#live/derive.ts";
import type { EventView, Programme } from "#live/programme.ts";
import type { LineMark } from "#live/shown.ts";
import { medals, unitTotals } from "#live/totals.ts";
import { act } from "#services/act.ts";
import { publishRound } from "#services/draw.ts";
import { heatShown } from "#services/heat-shown.ts";
import { confirmHeat, correctMark } from "#services/heats.ts";
import { prizesShown } from "#services/prizes-shown.ts";
import { eventResult, roundResult, unitTotals as totalsOfServer } from "#services/results.ts";
import { roundShown } from "#services/round-shown.ts";
import { ruleTie } from "#services/rounds.ts";
import { snapshotOf } from "#services/snapshots.ts";
import { makeEvent } from "../support/meets.ts";
import {
  chief,
  done,
  failed,
  fill,
  heatsOf,
  lastRound,
  openFirst,
  type Stage,
  stageEvent,
  status,
  there,
  value,
} from "../support/play.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

const randomMark: fc.Arbitrary<CorrectedMark> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ n: fc.nat(12), misses: fc.nat(2) }).map(({ n, misses }) => value(n, misses)) },
  { weight: 1, arbitrary: fc.constantFrom("DNS" as const, "DNF" as const, "DQ" as const).map(status) },
);
const randomTime: fc.Arbitrary<CorrectedMark> = fc.oneof(
  { weight: 6, arbitrary: fc.nat(12).map((n) => value(n * 100)) },
  { weight: 1, arbitrary: fc.nat(9000).map((ms) => failed("foot", ms)) },
);

const shown = (mark: LaneMark, options: ScoringOptions) => [mark.outcome, netMark(mark, options), mark.misses];
const told = ({ outcome, value: net, misses }: LineMark) => [outcome, net, misses];

async function compareEvent({ event, rounds }: EventView) {
  const result = there(await eventResult(world.db, event.id));
  const { options } = result.played.event;
  expect(event.over).toBe(result.over);
  expect(
    event.places.map(({ entrant, place, round, shared, mark }) => [entrant, place, round, shared, told(mark)]),
  ).toEqual(
    result.places.map(({ id, place, round, tiedWith, mark }) => [
      id,
      place,
      round,
      tiedWith.length,
      shown(mark, options),
    ]),
  );
  expect(event.vacant).toEqual(result.prizes.vacant);
  for (const { round, heats } of rounds) {
    const server = there(await roundShown(world.db, round.id));
    expect(
      round.standing.map((one) => [one.entrant, one.unitName, one.heat, one.place, one.fate, told(one.mark)]),
    ).toEqual(
      server.standing.map((one) => [one.id, one.unitName, one.heat, one.place, one.fate, shown(one.mark, options)]),
    );
    for (const { heat } of heats) {
      const inHeat = there(await heatShown(world.db, heat.id));
      const places = heat.state === "scheduled" ? [] : inHeat.lanes.map(({ lane, place }) => [lane, place]);
      expect(heat.lanes.flatMap(({ lane, place }) => (heat.state === "scheduled" ? [] : [[lane, place]]))).toEqual(
        places,
      );
      expect(heat.lanes.map(({ fate }) => fate)).toEqual(inHeat.lanes.map((one) => inHeat.fates.get(one.entrant)));
    }
  }
}

async function compare(programme: Programme) {
  const { id } = there(programme.meet);
  for (const view of programme.events) await compareEvent(view);
  const prizes = await prizesShown(world.db, id);
  expect(programme.events.map(({ event }) => event.prizes.map((one) => [one.place, one.name, one.shared > 0]))).toEqual(
    prizes.map(({ lines }) => lines.map((one) => [one.place, one.name, one.shared])),
  );
  const { units } = await totalsOfServer(world.db, id);
  expect(unitTotals(programme)).toEqual(
    units.map(({ unit, name, place, points, firsts, seconds, thirds }) => ({
      ...{ unit, name, place, points: String(printedPoints(points)) },
      medals: [firsts, seconds, thirds],
    })),
  );
  const won = new Map(units.map(({ unit, firsts, seconds, thirds }) => [unit, [firsts, seconds, thirds]]));
  for (const line of medals(programme)) expect(line.medals).toEqual(won.get(line.unit));
}

test("whatever the marks: standings, fates, places, prizes and totals of a page are the server's, after every heat", async () => {
  const arbitrary = fc.record({
    sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 5 }),
    lanes: fc.integer({ min: 3, max: 5 }),
    tieAtCut: fc.constantFrom("all-in" as const, "decider" as const, "lot" as const),
    finalMode: fc.constantFrom("two-heats" as const, "round-before" as const),
    pointsTie: fc.constantFrom("share" as const, "full" as const),
    counts: fc.infiniteStream(randomMark),
    times: fc.infiniteStream(randomTime),
    corrections: fc.array(fc.nat(1000), { maxLength: 3 }),
    gone: fc.option(fc.nat(20), { freq: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(arbitrary, async ({ sizes, lanes, tieAtCut, finalMode, pointsTie, counts, times, ...rest }) => {
      const plan = { lanes, tieAtCut, finalMode, pointsTie };
      const one = await stageEvent(world, sizes, "skipping-1min", { plan });
      const other = await makeEvent(world, one.meet, "slow-cycling", { plan });
      await world.db.insert(entry).values(
        one.people.map((person) => ({
          id: world.id<(typeof entry.$inferSelect)["id"]>(),
          eventId: other.id,
          entrantId: person.id,
        })),
      );
      let rows: WireRows = new Map();
      const look = async () => {
        rows = rowsAfter(rows, (await snapshotOf(world, one.meet.id)).snapshot.rows);
        const programme = deriveProgramme(rows);
        await compare(programme);
        // what was kept from before is what would be worked out anew
        expect(programme).toEqual(deriveProgramme(new Map(JSON.parse(JSON.stringify([...rows])))));
      };
      const play = async (stage: Stage, next: () => CorrectedMark) => {
        await openFirst(world, stage);
        for (let guard = 0; guard < 8; guard++) {
          const round = await lastRound(world, stage.event.id);
          if (round.state === "official") return;
          if (round.state === "drawn") done(await publishRound(world, stage.author, round.id));
          const heats = await heatsOf(world, round.id);
          for (const heat of heats) {
            const given = new Map(heat.lanes.map((lane) => [lane.entrant, next()]));
            await fill(world, stage.author, heat, (who) => there(given.get(who)));
            await look();
            done(await confirmHeat(world, chief, heat.id));
            await look();
          }
          const wish = rest.corrections.pop();
          const heat = wish === undefined ? undefined : heats[wish % heats.length];
          if (heat) done(await correctMark(world, chief, heat.id, there(heat.lanes[0]).lane, next(), "Looked again"));
          if (heat) await look();
          for (;;) {
            const tie = (await roundResult(world.db, round.id))?.qualification?.ties[0];
            if (!tie) break;
            const by = { cut: tie.cut, admit: tie.tied.slice(0, tie.places), reason: "Again" };
            done(await ruleTie(world, chief, round.id, { ...by, method: "decider" }));
            await look();
          }
        }
      };
      await play(one, () => there(counts.next().value));
      await play({ ...one, event: other }, () => there(times.next().value));
      const leaves = rest.gone === null ? undefined : one.people[rest.gone % one.people.length];
      const { meet, author } = one;
      if (leaves)
        await act(world, { meet: meet.id, author, lock: { kind: "meet", id: meet.id } }, async (deed) => {
          await deed.tx.update(entry).set({ state: "withdrawn" }).where(eq(entry.entrantId, leaves.id));
          deed.touch("meet");
          return accept(null);
        });
      await look();
    }),
    { numRuns: 3 },
  );
}, 240_000);
