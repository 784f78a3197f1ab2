import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, describe, expect, test } from "vitest";
import type { OpId } from "#core/ids.ts";
import type { Release } from "#core/standing/veil.ts";
import type { EntrantRow } from "#db/entrants.ts";
import type { EventRow as Event } from "#db/events.ts";
import type { MeetRow as Meet } from "#db/meets.ts";
import * as schema from "#db/schema/index.ts";
import { isHeatRow, isLaneRow, isRoundRow, type Point, type TouchKey, type WireRow } from "#live/protocol.ts";
import { readRows } from "#services/boards.ts";
import { connectTo } from "../../db/connect.server.ts";
import { touch } from "../support/live.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { there } from "../support/play.ts";
import { makeRound, marksOf } from "../support/rounds.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

type Given = { event: Event; meet: Meet; people: EntrantRow[] };

async function stage(count: number, release: Release = "live"): Promise<Given> {
  const { meet } = await makeMeet(world);
  const unit = await makeUnit(world, meet);
  const event = await makeEvent(world, meet, "skipping-1min");
  await world.db.update(schema.event).set({ release }).where(eq(schema.event.id, event.id));
  const people: EntrantRow[] = [];
  for (let n = 0; n < count; n++) people.push(await makeEntrant(world, meet, unit, { name: `P${n}`, events: [event] }));
  return { meet, event: { ...event, release }, people };
}

const read = async (meet: { id: Meet["id"] }, held: Point | null = null) =>
  there(await readRows(world.db, meet.id, held));
const rowsOf = async (meet: Meet) => (await read(meet)).rows;
const keysOf = (rows: readonly WireRow[]) => rows.map(({ key }) => key).sort();
const done = { startedAt: new Date("2026-03-07T14:00:00+08:00"), closedAt: new Date("2026-03-07T14:01:00+08:00") };
const official = { state: "official" as const, ...done };

/** What is read after these were touched. */
async function readAfter(meet: Meet, ...keys: TouchKey[]) {
  const { epoch, version } = await read(meet);
  await touch(world, meet.id, ...keys);
  return read(meet, { epoch, version });
}

describe("the rows of a meet", () => {
  test("are those of everybody: a drawn round and its heats are missing", async () => {
    const { meet, event, people } = await stage(4);
    await makeRound(world, event, { heats: [{ people: people.slice(0, 2) }] });
    const drawn = await makeRound(world, event, { number: 2, state: "drawn", heats: [{ people: people.slice(2) }] });
    const rows = await rowsOf(meet);
    expect(rows.map((row) => row.key.split(":")[0])).toEqual(["meet", "event", "round", "heat", "lane", "lane"]);
    const [heat] = drawn.heats;
    const again = await readAfter(meet, `round:${drawn.id}`, `heat:${there(heat)}`);
    expect(again.rows.filter((row) => JSON.stringify(row).includes(drawn.id))).toEqual([]);
  });

  test("come with the version they are of, and with what each version after it touched", async () => {
    const { meet, event } = await stage(0);
    const first = await read(meet);
    expect(first).toMatchObject({ version: 0, covers: "all", touched: [] });
    await touch(world, meet.id, "meet");
    await touch(world, meet.id, `event:${event.id}`);
    const next = await read(meet, first);
    expect(next).toMatchObject({ epoch: first.epoch, version: 2, covers: "all" });
    expect(next.touched).toEqual([
      { version: 1, keys: ["meet"] },
      { version: 2, keys: [`event:${event.id}`] },
    ]);
    expect(await read(meet, next)).toMatchObject({ version: 2, covers: [], rows: [], touched: [] });
  });

  test("hold what was touched, all under it, and the rows above", async () => {
    const { meet, event, people } = await stage(4);
    const made = await makeRound(world, event, {
      heats: [{ people: people.slice(0, 2) }, { people: people.slice(2) }],
    });
    const heats = made.heats.map((id) => `heat:${id}` as const);
    const [one, two] = [there(heats[0]), there(heats[1])];
    const lanes = (key: string) => [1, 2].map((lane) => `lane:${key.slice(5)}:${lane}`);
    const above = [`event:${event.id}`, `round:${made.id}`] as const;
    const touched = async (...keys: TouchKey[]) => keysOf((await readAfter(meet, ...keys)).rows);
    expect(await touched(one)).toEqual([...above, one, ...lanes(one)].sort());
    const all = [...above, one, two, ...lanes(one), ...lanes(two)].sort();
    expect(await touched(above[1])).toEqual(all);
    expect(await touched(above[0])).toEqual(all);
    expect(await touched("meet")).toEqual([...all, "meet"].sort());
    // deleted: nobody knows what else it was about
    expect((await readAfter(meet, "heat:00000000-0000-4000-8000-ffffffffffff" as TouchKey)).covers).toBe("all");
  });

  test("are read whole where the database forgot what a version touched, and on a new line where it fell back", async () => {
    const { meet, event } = await stage(0);
    const first = await read(meet);
    for (let n = 0; n < 3; n++) await touch(world, meet.id, `event:${event.id}`);
    await world.db.delete(schema.change).where(eq(schema.change.version, 2));
    expect(await read(meet, first)).toMatchObject({ covers: "all", version: 3, touched: [{ version: 3 }] });
    const ahead = await read(meet, { epoch: first.epoch, version: 9 });
    expect(ahead).toMatchObject({ covers: "all", version: 3 });
    expect(ahead.epoch).not.toBe(first.epoch);
    expect((await read(meet)).epoch).toBe(ahead.epoch);
  });

  test("of no meet are none", async () => {
    expect(await readRows(world.db, "00000000-0000-4000-8000-ffffffffffff" as Meet["id"], null)).toBeNull();
  });

  test("take the same number of statements however many heats there are", async () => {
    const statements: string[] = [];
    const sql = connectTo(world.url, { max: 2 });
    const db = drizzle(sql, { schema, logger: { logQuery: (query) => statements.push(query) } });
    const count = async (meet: Meet) => {
      await read(meet);
      statements.length = 0;
      await readRows(db, meet.id, null);
      return statements.length;
    };
    const small = await stage(2);
    await makeRound(world, small.event, { heats: [{ people: small.people }] });
    const large = await stage(24);
    for (let n = 0; n < 3; n++) {
      const event = await makeEvent(world, large.meet, "skipping-1min");
      const of = Array.from({ length: 12 }, (_, i) => ({ people: large.people.slice(2 * i, 2 * i + 2) }));
      await makeRound(world, event, { heats: of });
    }
    expect(await count(large.meet)).toBe(await count(small.meet));
    await sql.end();
  });

  test("hold rulings and who withdrew, for pages to work out who goes on", async () => {
    const { meet, event, people } = await stage(3);
    const made = await makeRound(world, event, { heats: [{ people, ...official, marks: marksOf(9, 9, 7) }] });
    const cut = `heat:${there(made.heats[0])}` as const;
    const tied = people.slice(0, 2).map(({ id }) => id);
    const ruling = { cut, tied, admit: tied.slice(0, 1), method: "lot" as const };
    await world.db.insert(schema.log).values({
      opId: world.id<OpId>(),
      meetId: meet.id,
      ...{ kind: "tie-ruled", subject: "round", subjectId: made.id, payload: { ...ruling, places: 1, seed: "s" } },
      author: { kind: "program", id: null, name: "" },
    });
    const gone = there(people[2]).id;
    await world.db.update(schema.entry).set({ state: "withdrawn" }).where(eq(schema.entry.entrantId, gone));
    const rows = await rowsOf(meet);
    expect(rows.filter(isRoundRow).map(({ rulings }) => rulings)).toEqual([[ruling]]);
    expect(rows.find(({ key }) => key === `event:${event.id}`)).toMatchObject({ withdrawn: [gone] });
  });
});

describe("what waits to be released", () => {
  const states = (rows: readonly WireRow[]) => rows.filter(isHeatRow).map(({ state }) => state);
  const values = (rows: readonly WireRow[]) => rows.filter(isLaneRow).map(({ mark }) => mark?.value ?? null);
  const played = (people: EntrantRow[]) => [
    { people: people.slice(0, 1), ...official, marks: marksOf(71_001) },
    { people: people.slice(1, 2), state: "provisional" as const, ...done, marks: marksOf(71_002) },
    { people: people.slice(2, 3), state: "running" as const, marks: marksOf(71_003) },
    { people: people.slice(3) },
  ];

  test.each([
    {
      release: "live",
      states: ["official", "provisional", "running", "scheduled"],
      values: [71_001, 71_002, 71_003, null],
    },
    { release: "official", states: ["official", "held", "running", "scheduled"], values: [71_001, null, null, null] },
    { release: "announced", states: ["held", "held", "running", "scheduled"], values: [null, null, null, null] },
  ] as const)("[VL1] where marks are released $release: $states", async ({ release, ...expected }) => {
    const { meet, event, people } = await stage(4, release);
    await makeRound(world, event, { heats: played(people) });
    const rows = await rowsOf(meet);
    expect([states(rows), values(rows)]).toEqual([expected.states, expected.values]);
  });

  test("[VL2] hides the rounds after it, its round's end and its rulings, and shows all of it once it is released", async () => {
    const { meet, event, people } = await stage(4, "announced");
    const first = await makeRound(world, event, {
      state: "official",
      heats: [
        { people: people.slice(0, 2), ...official, marks: marksOf(5, 5) },
        { people: people.slice(2), ...official, marks: marksOf(6, 7) },
      ],
    });
    const [one, two] = [there(first.heats[0]), there(first.heats[1])];
    const next = await makeRound(world, event, { number: 2, final: true, heats: [{ people: people.slice(0, 2) }] });
    const rule = (cut: string) => ({
      opId: world.id<OpId>(),
      meetId: meet.id,
      ...{ kind: "tie-ruled", subject: "round" as const, subjectId: first.id },
      payload: { cut, tied: [], admit: [], method: "lot" },
      author: { kind: "program" as const, id: null, name: "" },
    });
    await world.db.insert(schema.log).values([rule(`heat:${one}`), rule("next-best")]);
    const shown = async () => {
      const rows = await rowsOf(meet);
      const round = rows.find(({ key }) => key === `round:${first.id}`);
      const cuts = round && isRoundRow(round) && round.rulings.map(({ cut }) => cut);
      return [round && isRoundRow(round) && round.state, cuts, JSON.stringify(rows).includes(next.id)];
    };
    const release = (heat: typeof one, releasedAt: Date | null) =>
      world.db.update(schema.heat).set({ releasedAt }).where(eq(schema.heat.id, heat));
    expect(await shown()).toEqual(["published", [], false]);
    await release(one, new Date());
    expect(await shown()).toEqual(["published", [`heat:${one}`], false]);
    await release(two, new Date());
    expect(await shown()).toEqual(["official", [`heat:${one}`, "next-best"], true]);
    // one heat is told of, and what others show changes with it
    const { epoch, version } = await read(meet);
    await release(two, null);
    await touch(world, meet.id, `heat:${two}`);
    const after = await read(meet, { epoch, version });
    expect(after.covers).toEqual([`event:${event.id}`]);
    expect(JSON.stringify(after.rows)).not.toContain(next.id);
    expect(await shown()).toEqual(["published", [`heat:${one}`], false]);
  });
});

describe("a meet's version", () => {
  test("rises once for each of many at the same time, and never goes by twice", async () => {
    const { meet } = await stage(0);
    const versions = await Promise.all(Array.from({ length: 20 }, () => touch(world, meet.id, "meet")));
    expect(versions.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });

  test("keeps what the last thousands touched, and drops what is older", async () => {
    const { meet } = await stage(0);
    await touch(world, meet.id, "meet");
    await world.db.update(schema.room).set({ version: 4350 }).where(eq(schema.room.meetId, meet.id));
    const left = async () =>
      (await world.db.select().from(schema.change).where(eq(schema.change.meetId, meet.id))).map(
        ({ version }) => version,
      );
    await touch(world, meet.id, "meet");
    expect((await left()).sort()).toEqual([1, 4351]);
    await touch(world, meet.id, "meet");
    expect((await left()).sort()).toEqual([4351, 4352]);
  });
});
