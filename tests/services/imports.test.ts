import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { namesOfEvent, readEntries } from "#core/entries/paste.ts";
import type { OpId, UnitId } from "#core/ids.ts";
import { findPeople, findPeopleOf } from "#db/entrants.ts";
import { countEntriesByEvent } from "#db/events.ts";
import { findLogOf } from "#db/log.ts";
import type { Author } from "#db/schema/log.ts";
import { findUnits } from "#db/units.ts";
import { drawRound } from "#services/draw.ts";
import { enter } from "#services/entries.ts";
import type { ImportRow } from "#services/import-plan.ts";
import { undoImport } from "#services/imported.ts";
import { importEntries, previewImport } from "#services/imports.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { morning, testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);
beforeEach(() => {
  world.clock.now = morning;
});

const founding = readFileSync(path.join(import.meta.dirname, "../fixtures/founding-entries.tsv"), "utf8");
const deadline = new Date(morning + 3600_000);

async function stage(over: Parameters<typeof makeMeet>[1] = {}) {
  const { meet, author } = await makeMeet(world, { entryClosesAt: deadline, ...over });
  const skipping = await makeEvent(world, meet, "skipping-1min", { name: "跳绳" });
  const cycling = await makeEvent(world, meet, "slow-cycling", { name: "自行车慢骑" });
  const jump = await makeEvent(world, meet, "two-foot-jump", { name: "双脚跳远" });
  const events = [skipping, cycling, jump];
  const read = (text: string) =>
    readEntries(text, {
      events: events.map((e) => ({ id: e.id, names: namesOfEvent(e.name, e.template) })),
      unit: null,
    });
  return { meet, author, skipping, cycling, jump, read };
}
const row = (n: number, unit: string, name: string, events: { id: ImportRow["events"][number] }[]): ImportRow => ({
  row: n,
  unit,
  name,
  sex: null,
  events: events.map(({ id }) => id),
});
const op = () => world.id<OpId>();
const leaderOf = (unit: { id: UnitId; name: string }): Author => ({ kind: "leader", id: unit.id, name: unit.name });

describe("a list of the whole meet", () => {
  test("brings its units with their leaders, its people and entries, in its order", async () => {
    const { meet, author, read } = await stage();
    const { rows, problems } = read(founding);
    expect(problems).toEqual([]);
    const made = await importEntries(world, author, meet.id, rows, { op: op(), newUnits: true });
    if (!made.ok) throw new Error(JSON.stringify(made.refusal));
    expect(made.value.people).toHaveLength(rows.length);
    expect((await findUnits(world.db, meet.id)).slice(0, 2)).toMatchObject([
      { name: "公司机关", leaderName: "侯英瑶" },
      { name: "财务部", leaderName: "秦瑶" },
    ]);
    expect((await findPeople(world.db, meet.id)).map(({ name }) => name)).toEqual(rows.map(({ name }) => name));
    const entered = [...(await countEntriesByEvent(world.db, meet.id)).values()].reduce((a, b) => a + b, 0);
    expect(entered).toBe(rows.reduce((sum, one) => sum + one.events.length, 0));
  });

  test("is refused as a whole where a unit is unknown and shall not be made", async () => {
    const { meet, author, skipping } = await stage();
    await makeUnit(world, meet, { name: "一车间" });
    const rows = [row(2, "一车间", "甲", [skipping]), row(3, "九车间", "乙", [skipping])];
    expect(await importEntries(world, author, meet.id, rows, { op: op() })).toMatchObject({
      refusal: { kind: "rows-refused", problems: [{ row: 3, column: "unit", refusal: { kind: "unknown-unit" } }] },
    });
    expect(await findPeople(world.db, meet.id)).toEqual([]);
  });

  test("with only the good rows wanted leaves the bad ones out", async () => {
    const { meet, author, skipping, cycling } = await stage({ maxPerUnitAndEvent: 2, maxEventsPerPerson: 1 });
    const unit = await makeUnit(world, meet, { name: "一车间" });
    const rows = [
      row(1, "一车间", "甲", [skipping]),
      row(2, "一车间", "乙", [skipping, cycling]),
      row(3, "一车间", "丙", [skipping]),
      row(4, "一车间", "丁", [skipping]),
    ];
    const preview = await previewImport(world, author, meet.id, rows);
    expect(preview).toMatchObject({
      value: {
        problems: [
          { row: 2, column: "events", refusal: { kind: "too-many-events", max: 1 } },
          { row: 4, column: "events", refusal: { kind: "event-full-for-unit", max: 2 } },
        ],
      },
    });
    expect(await findPeopleOf(world.db, unit.id)).toEqual([]);
    await importEntries(world, author, meet.id, rows, { op: op(), onlyGood: true });
    expect((await findPeopleOf(world.db, unit.id)).map(({ name }) => name)).toEqual(["甲", "丙"]);
  });

  test("again adds only what is new", async () => {
    const { meet, author, skipping, cycling } = await stage();
    const unit = await makeUnit(world, meet, { name: "一车间" });
    await importEntries(world, author, meet.id, [row(1, "一车间", "甲", [skipping])], { op: op() });
    const more = [row(1, "一车间", "甲", [skipping, cycling]), row(2, "一车间", "乙", [cycling])];
    expect(await importEntries(world, author, meet.id, more, { op: op() })).toMatchObject({
      value: {
        people: [
          { name: "甲", made: false, events: [cycling.id] },
          { name: "乙", made: true },
        ],
      },
    });
    expect(await findPeopleOf(world.db, unit.id)).toHaveLength(2);
    expect(await importEntries(world, author, meet.id, more, { op: op() })).toMatchObject({
      refusal: { kind: "nothing-to-import" },
    });
  });

  test("and leaders entering at the same time break no limit and wait for each other", async () => {
    const { meet, author, skipping } = await stage({ maxPerUnitAndEvent: 3 });
    const unit = await makeUnit(world, meet, { name: "一车间" });
    const rows = ["甲", "乙", "丙"].map((name, n) => row(n + 1, "一车间", name, [skipping]));
    await Promise.all([
      importEntries(world, author, meet.id, rows, { op: op(), onlyGood: true }),
      ...["丁", "戊", "己"].map((name) =>
        enter(world, leaderOf(unit), meet.id, unit.id, { name, sex: null, events: [skipping.id] }),
      ),
    ]);
    expect(await findPeopleOf(world.db, unit.id)).toHaveLength(3);
  });
});

describe("a leader's list", () => {
  test("takes the own people only", async () => {
    const { meet, skipping } = await stage();
    const [own, other] = [
      await makeUnit(world, meet, { name: "一车间" }),
      await makeUnit(world, meet, { name: "二车间" }),
    ];
    const rows = [
      row(1, "", "甲", [skipping]),
      row(2, "一 车间", "乙", [skipping]),
      row(3, "二车间", "丙", [skipping]),
    ];
    const as = leaderOf(own);
    expect(await importEntries(world, as, meet.id, rows, { op: op(), unit: own.id })).toMatchObject({
      refusal: { kind: "rows-refused", problems: [{ row: 3, refusal: { kind: "other-unit" } }] },
    });
    await importEntries(world, as, meet.id, rows, { op: op(), unit: own.id, onlyGood: true });
    expect(await findPeopleOf(world.db, own.id)).toHaveLength(2);
    for (const unit of [other.id, undefined])
      expect(
        await importEntries(world, as, meet.id, rows, { op: op(), onlyGood: true, ...(unit ? { unit } : {}) }),
      ).toMatchObject({ refusal: { kind: "not-your-unit" } });
    expect(await findPeopleOf(world.db, other.id)).toEqual([]);
  });

  test("comes too late after the deadline", async () => {
    const { meet, skipping } = await stage();
    const own = await makeUnit(world, meet);
    world.clock.now = deadline.getTime() + 1;
    const rows = [row(1, "", "甲", [skipping])];
    expect(await importEntries(world, leaderOf(own), meet.id, rows, { op: op(), unit: own.id })).toMatchObject({
      refusal: { kind: "entries-closed" },
    });
  });
});

describe("undoing an import", () => {
  test("takes off what it brought and nothing else, once", async () => {
    const { meet, author, skipping, cycling } = await stage();
    const unit = await makeUnit(world, meet, { name: "一车间" });
    const before = await makeEntrant(world, meet, unit, { name: "甲", events: [skipping] });
    const id = op();
    const rows = [
      row(1, "一车间", "甲", [cycling]),
      row(2, "一车间", "乙", [skipping]),
      row(3, "九车间", "丙", [skipping]),
    ];
    await importEntries(world, author, meet.id, rows, { op: id, newUnits: true });
    expect(await undoImport(world, author, meet.id, id)).toMatchObject({ ok: true, value: { people: 3 } });
    expect(await findPeople(world.db, meet.id)).toMatchObject([{ id: before.id }]);
    expect((await findUnits(world.db, meet.id)).map(({ name }) => name)).toEqual(["一车间"]);
    expect(await countEntriesByEvent(world.db, meet.id)).toEqual(new Map([[skipping.id, 1]]));
    expect(await undoImport(world, author, meet.id, id)).toMatchObject({ ok: true, value: { people: 0 } });
    expect((await findLogOf(world.db, id)).map(({ kind }) => kind)).toEqual(["entries-imported", "import-undone"]);
  });

  test("is refused once somebody of it is drawn", async () => {
    const { meet, author, skipping } = await stage();
    await makeUnit(world, meet, { name: "一车间" });
    const id = op();
    const rows = ["甲", "乙"].map((name, n) => row(n + 1, "一车间", name, [skipping]));
    await importEntries(world, author, meet.id, rows, { op: id });
    await drawRound(world, author, skipping.id, {});
    expect(await undoImport(world, author, meet.id, id)).toMatchObject({
      refusal: { kind: "import-drawn", name: "甲" },
    });
  });

  test("is for a leader only of the own imports, while entries are open", async () => {
    const { meet, author, skipping } = await stage();
    const [own, other] = [await makeUnit(world, meet), await makeUnit(world, meet)];
    const [mine, theirs, office] = [op(), op(), op()];
    const rows = [row(1, "", "甲", [skipping])];
    await importEntries(world, leaderOf(own), meet.id, rows, { op: mine, unit: own.id });
    await importEntries(world, leaderOf(other), meet.id, rows, { op: theirs, unit: other.id });
    await importEntries(world, author, meet.id, [row(1, own.name, "乙", [skipping])], { op: office });
    for (const id of [theirs, office, op()])
      expect(await undoImport(world, leaderOf(own), meet.id, id)).toMatchObject({
        refusal: { kind: "no-such-import" },
      });
    world.clock.now = deadline.getTime() + 1;
    expect(await undoImport(world, leaderOf(own), meet.id, mine)).toMatchObject({
      refusal: { kind: "entries-closed" },
    });
    world.clock.now = morning;
    expect(await undoImport(world, leaderOf(own), meet.id, mine)).toMatchObject({ ok: true });
  });
});
