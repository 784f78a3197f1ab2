import { afterAll, describe, expect, test } from "vitest";
import type { OpId, UnitId } from "#core/ids.ts";
import { findUnit, findUnits } from "#db/units.ts";
import { withdrawEntrant } from "#services/presence.ts";
import { grantSession, nobody, visitorOf } from "#services/sessions.ts";
import { addUnits, findUnitByToken, newLink, removeUnit, renameUnit, unitList } from "#services/units.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

const named = (...names: string[]) => names.map((name) => ({ name, leader: "", phone: "" }));
const namesOf = async (meet: { id: Parameters<typeof findUnits>[1] }) =>
  (await findUnits(world.db, meet.id)).map(({ name }) => name);

describe("adding units", () => {
  test("keeps their order, and each gets a link of its own", async () => {
    const { meet, author } = await makeMeet(world);
    expect(await addUnits(world, author, meet.id, named("二车间", "一车间"))).toMatchObject({ ok: true });
    await addUnits(world, author, meet.id, named("财务部"));
    expect(await namesOf(meet)).toEqual(["二车间", "一车间", "财务部"]);
    const tokens = (await findUnits(world.db, meet.id)).map(({ linkToken }) => linkToken);
    expect(new Set(tokens).size).toBe(3);
    expect(tokens.every((token) => token.length >= 20)).toBe(true);
  });

  test("is refused as a whole, with the rows that are empty, known or there twice", async () => {
    const { meet, author } = await makeMeet(world);
    await addUnits(world, author, meet.id, named("一车间"));
    expect(await addUnits(world, author, meet.id, named("财务部", "一 车 间", "财务部", " "))).toMatchObject({
      refusal: {
        kind: "units-refused",
        problems: [
          { row: 2, kind: "unit-known" },
          { row: 3, kind: "unit-twice" },
          { row: 4, kind: "unit-name-empty" },
        ],
      },
    });
    expect(await namesOf(meet)).toEqual(["一车间"]);
  });

  test("by two organizers at once adds a name once", async () => {
    const { meet, author } = await makeMeet(world);
    const answers = await Promise.all([1, 2, 3].map(() => addUnits(world, author, meet.id, named("一车间"))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await namesOf(meet)).toEqual(["一车间"]);
  });

  test("twice with the same wish is done once", async () => {
    const { meet, author } = await makeMeet(world);
    const op = world.id<OpId>();
    await addUnits(world, author, meet.id, named("一车间"), op);
    expect(await addUnits(world, author, meet.id, named("二车间"), op)).toMatchObject({
      refusal: { kind: "already-done" },
    });
  });
});

describe("a unit", () => {
  test("takes another name unless a neighbour has it, and the screens are told", async () => {
    const { meet, author } = await makeMeet(world);
    const one = await makeUnit(world, meet, { name: "一车间" });
    await makeUnit(world, meet, { name: "二车间" });
    const details = { leader: "孔磊", phone: "138 0000 1234" };
    expect(await renameUnit(world, author, meet.id, one.id, { name: "二车间", ...details })).toMatchObject({
      refusal: { kind: "unit-known", name: "二车间" },
    });
    world.published.length = 0;
    expect(await renameUnit(world, author, meet.id, one.id, { name: "一　车间", ...details })).toMatchObject({
      ok: true,
    });
    expect(await findUnit(world.db, one.id)).toMatchObject({
      name: "一车间",
      leaderName: "孔磊",
      leaderPhone: details.phone,
    });
    expect(world.published).toEqual([{ meet: meet.id, keys: ["meet"] }]);
  });

  test("is removed only while nobody of it is entered", async () => {
    const { meet, author } = await makeMeet(world);
    const event = await makeEvent(world, meet, "skipping-1min");
    const unit = await makeUnit(world, meet);
    const person = await makeEntrant(world, meet, unit, { events: [event] });
    expect(await removeUnit(world, author, meet.id, unit.id)).toMatchObject({
      refusal: { kind: "unit-has-people", people: 1 },
    });
    await withdrawEntrant(world, author, meet.id, person.id);
    expect(await removeUnit(world, author, meet.id, unit.id)).toMatchObject({ ok: true });
    expect(await namesOf(meet)).toEqual([]);
  });

  test("of another meet is not there", async () => {
    const [here, there] = [await makeMeet(world), await makeMeet(world)];
    const unit = await makeUnit(world, there.meet);
    for (const answer of [
      await removeUnit(world, here.author, here.meet.id, unit.id),
      await newLink(world, here.author, here.meet.id, unit.id),
      await renameUnit(world, here.author, here.meet.id, unit.id, { name: "x", leader: "", phone: "" }),
      await removeUnit(world, here.author, here.meet.id, "00000000-0000-4000-8000-ffffffffffff" as UnitId),
    ])
      expect(answer).toMatchObject({ refusal: { kind: "no-such-unit" } });
  });

  test("counts its people and entries", async () => {
    const { meet } = await makeMeet(world);
    const events = [await makeEvent(world, meet, "skipping-1min"), await makeEvent(world, meet, "slow-cycling")];
    const [one] = [await makeUnit(world, meet), await makeUnit(world, meet)];
    await makeEntrant(world, meet, one, { events });
    await makeEntrant(world, meet, one, { events: events.slice(1) });
    await makeEntrant(world, meet, one, { removedAt: new Date(), events });
    expect(await unitList(world, meet.id)).toMatchObject([
      { people: 2, entries: 3 },
      { people: 0, entries: 0 },
    ]);
  });
});

describe("a new link", () => {
  test("opens the unit; the old one is closed, and with it the browsers it let in", async () => {
    const { meet, author } = await makeMeet(world);
    const unit = await makeUnit(world, meet);
    const cookie = await grantSession(world, nobody, { kind: "unit", id: unit.id });
    expect((await visitorOf(world, cookie)).leader?.unit).toBe(unit.id);
    const made = await newLink(world, author, meet.id, unit.id);
    if (!made.ok) throw new Error(made.refusal.kind);
    expect(await findUnitByToken(world, unit.linkToken)).toBeUndefined();
    expect((await findUnitByToken(world, made.value))?.id).toBe(unit.id);
    expect((await visitorOf(world, cookie)).leader).toBeNull();
  });

  test.each(["", "x", "no-such-token-at-all-00", "\u0000".repeat(20), "a".repeat(5000)])("is not %j", async (token) => {
    expect(await findUnitByToken(world, token)).toBeUndefined();
  });
});
