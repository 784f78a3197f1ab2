import { afterAll, describe, expect, test } from "vitest";
import type { UnitId } from "#core/ids.ts";
import { findPeople } from "#db/entrants.ts";
import { findLogOf } from "#db/log.ts";
import { findUnits } from "#db/units.ts";
import { numberEntrants } from "#services/bibs.ts";
import { drawRound, publishRound } from "#services/draw.ts";
import { enter } from "#services/entries.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

async function stage(sizes: number[]) {
  const { meet, author } = await makeMeet(world);
  const event = await makeEvent(world, meet, "skipping-1min");
  for (const size of sizes) {
    const unit = await makeUnit(world, meet);
    for (let n = 0; n < size; n++) await makeEntrant(world, meet, unit, { events: [event] });
  }
  const units = await findUnits(world.db, meet.id);
  const bibs = async () => {
    const people = await findPeople(world.db, meet.id);
    return units.flatMap(({ id }) => people.filter((one) => one.unitId === id).map(({ bib }) => bib));
  };
  const blocks = async () => (await findUnits(world.db, meet.id)).map(({ bibFrom, bibTo }) => [bibFrom, bibTo]);
  return { meet, author, event, units, bibs, blocks };
}

const to = (from: number, last: number) => Array.from({ length: last - from + 1 }, (_, n) => from + n);

describe("numbers", () => {
  test("[EN5] go in blocks by unit with room for more, and the log tells the blocks", async () => {
    const { meet, author, bibs, blocks } = await stage([12, 31, 9]);
    expect(await numberEntrants(world, author, meet.id)).toMatchObject({ ok: true, value: { given: 52 } });
    expect(await blocks()).toEqual([
      [1, 20],
      [21, 60],
      [61, 70],
    ]);
    expect(await bibs()).toEqual([...to(1, 12), ...to(21, 51), ...to(61, 69)]);
    expect(await findLogOf(world.db, meet.id)).toMatchObject([{ kind: "bibs-numbered" }]);
  });

  test("a unit without people gets no block", async () => {
    const { meet, author, blocks } = await stage([2, 0, 1]);
    await numberEntrants(world, author, meet.id);
    expect(await blocks()).toEqual([
      [1, 10],
      [null, null],
      [11, 20],
    ]);
  });

  test("once given stay; a latecomer takes the next of the unit's block", async () => {
    const { meet, author, event, units, bibs } = await stage([2, 1]);
    await numberEntrants(world, author, meet.id);
    const wish = { name: "补报", sex: null, events: [event.id] };
    await enter(world, author, meet.id, units[0]?.id as UnitId, wish);
    expect(await bibs()).toEqual([1, 2, 3, 11]);
    expect(await numberEntrants(world, author, meet.id)).toMatchObject({ ok: true, value: { given: 0 } });
  });

  test("a full block is followed by another behind the last, and nobody gets a neighbour's number", async () => {
    const { meet, author, event, units, bibs } = await stage([9, 1]);
    await numberEntrants(world, author, meet.id);
    const unit = units[0];
    if (!unit) throw new Error("no unit");
    for (const name of ["甲", "乙", "丙"])
      await enter(world, author, meet.id, unit.id, { name, sex: null, events: [event.id] });
    expect((await bibs()).slice(8)).toEqual([9, 10, null, null, 11]);
    await numberEntrants(world, author, meet.id);
    expect((await bibs()).slice(8)).toEqual([9, 10, 21, 22, 11]);
  });

  test("are refused while nobody is entered", async () => {
    const { meet, author } = await stage([0]);
    expect(await numberEntrants(world, author, meet.id)).toMatchObject({ refusal: { kind: "nobody-entered" } });
  });

  test("given out anew only on a second word once start lists are out, and the screens are told", async () => {
    const { meet, author, event, bibs } = await stage([3]);
    await numberEntrants(world, author, meet.id);
    const drawn = await drawRound(world, author, event.id, {});
    if (!drawn.ok) throw new Error(drawn.refusal.kind);
    const round = await world.db.query.round.findFirst({ where: (row, { eq }) => eq(row.eventId, event.id) });
    if (!round) throw new Error("no round");
    await publishRound(world, author, round.id);
    const wish = { renew: true };
    expect(await numberEntrants(world, author, meet.id, wish)).toMatchObject({
      refusal: { kind: "start-lists-published" },
    });
    world.published.length = 0;
    expect(await numberEntrants(world, author, meet.id, { ...wish, despitePublished: true })).toMatchObject({
      ok: true,
    });
    expect(await bibs()).toEqual([1, 2, 3]);
    const keys = world.published.flatMap((one) => one.keys);
    expect(keys).toContain(`round:${round.id}`);
    expect(keys.some((key) => key.startsWith("heat:"))).toBe(true);
  });
});
