import { eq, inArray } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpId } from "#core/ids.ts";
import type { EntrantRow } from "#db/entrants.ts";
import type { EventRow as Event } from "#db/events.ts";
import type { MeetRow as Meet } from "#db/meets.ts";
import * as schema from "#db/schema/index.ts";
import type { BoardRow, RowKey } from "#live/protocol.ts";
import type { ShownEvent, ShownHeat, ShownRound } from "#live/shown.ts";
import { loadRows } from "#services/boards.ts";
import { connectTo } from "../../db/connect.server.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { makeRound, marksOf } from "../support/rounds.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

type Given = { event: Event; meet: Meet; people: EntrantRow[] };

async function stage(
  count: number,
  template: Parameters<typeof makeEvent>[2] = "skipping-1min",
  over = {},
): Promise<Given> {
  const { meet } = await makeMeet(world);
  const unit = await makeUnit(world, meet);
  const event = await makeEvent(world, meet, template, over);
  const people: EntrantRow[] = [];
  for (let n = 0; n < count; n++) people.push(await makeEntrant(world, meet, unit, { name: `P${n}`, events: [event] }));
  return { meet, event, people };
}

const load = async (meet: { id: Meet["id"] }, keys: RowKey[] | "all" = "all") => loadRows(world, meet.id, keys);
const only = <Row extends BoardRow>(rows: BoardRow[], is: (row: BoardRow) => row is Row) => rows.filter(is);
const heats = (rows: BoardRow[]) => only(rows, (row): row is ShownHeat => "lanes" in row);
const rounds = (rows: BoardRow[]) => only(rows, (row): row is ShownRound => "standing" in row);
const events = (rows: BoardRow[]) => only(rows, (row): row is ShownEvent => "prizes" in row);
const fates = (row: ShownRound | undefined) =>
  Object.fromEntries((row?.standing ?? []).map((line) => [line.name, line.fate]));
const done = { startedAt: new Date("2026-03-07T14:00:00+08:00"), closedAt: new Date("2026-03-07T14:01:00+08:00") };
const official = { state: "official" as const, ...done };

describe("the rows of a meet", () => {
  test("are those of everybody: a drawn round and its heats are missing", async () => {
    const { meet, event, people } = await stage(4);
    await makeRound(world, event, { heats: [{ people: people.slice(0, 2) }] });
    const drawn = await makeRound(world, event, { number: 2, state: "drawn", heats: [{ people: people.slice(2) }] });
    const rows = await load(meet);
    expect(rows.map((row) => row.key.split(":")[0])).toEqual(["meet", "event", "round", "heat"]);
    const secret: RowKey[] = [`round:${drawn.id}`, ...drawn.heats.map((id): RowKey => `heat:${id}`)];
    expect(await load(meet, secret)).toEqual([]);
    expect(await load(meet, [secret[1] ?? "meet"])).toEqual([]);
  });

  test("answer nothing for keys of another meet, and of nothing", async () => {
    const one = await stage(2);
    const other = await stage(2);
    const made = await makeRound(world, other.event, { heats: [{ people: other.people }] });
    const keys: RowKey[] = [
      `event:${other.event.id}`,
      `round:${made.id}`,
      ...made.heats.map((id): RowKey => `heat:${id}`),
    ];
    expect(await load(one.meet, keys)).toEqual([]);
    for (const key of keys) expect(await load(one.meet, [key])).toEqual([]);
    expect(await load(one.meet, ["heat:nonsense" as RowKey])).toEqual([]);
  });

  test("hold what is asked, all under it, and above a heat that is over what it changes", async () => {
    const { meet, event, people } = await stage(4);
    const made = await makeRound(world, event, {
      heats: [
        { people: people.slice(0, 2), state: "running", marks: marksOf(3, 5) },
        { people: people.slice(2), ...official, marks: marksOf(7, 8) },
      ],
    });
    const [running, over] = made.heats;
    const kinds = async (key: RowKey) => (await load(meet, [key])).map((row) => row.key).sort();
    const all = [`heat:${running}`, `heat:${over}`].sort();
    expect(await kinds(`heat:${running}` as RowKey)).toEqual([`heat:${running}`]);
    expect(await kinds(`heat:${over}` as RowKey)).toEqual([`heat:${over}`, `round:${made.id}`]);
    expect(await kinds(`round:${made.id}`)).toEqual([...all, `round:${made.id}`]);
    expect(await kinds(`event:${event.id}`)).toEqual([`event:${event.id}`, ...all, `round:${made.id}`]);
    expect((await kinds("meet")).length).toBe(5);
  });

  test("take the same number of statements however many heats there are", async () => {
    const statements: string[] = [];
    const sql = connectTo(world.url, { max: 2 });
    const db = drizzle(sql, { schema, logger: { logQuery: (query) => statements.push(query) } });
    const count = async (meet: Meet) => {
      statements.length = 0;
      await loadRows({ ...world, db }, meet.id, "all");
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
});

describe("a heat's row", () => {
  test("counts and leads while it runs", async () => {
    const { meet, event, people } = await stage(3);
    await makeRound(world, event, {
      heats: [{ people, state: "running", startedAt: done.startedAt, marks: marksOf(31, 42, { outcome: "none" }) }],
    });
    const [row] = heats(await load(meet));
    expect(row?.lanes.map(({ lane, place, mark, fate }) => [lane, place, mark.value, fate])).toEqual([
      [1, 2, 31, "open"],
      [2, 1, 42, "open"],
      [3, null, null, "open"],
    ]);
    expect(row?.startedAt).toBe(done.startedAt.getTime());
  });

  test("does not say who leads a slow ride before the last one is in", async () => {
    const { meet, event, people } = await stage(2, "slow-cycling");
    const made = await makeRound(world, event, {
      heats: [{ people, state: "running", marks: marksOf(58_340, { outcome: "none" }) }],
    });
    const places = async () => heats(await load(meet))[0]?.lanes.map((lane) => lane.place);
    expect(await places()).toEqual([null, null]);
    const marks = marksOf(58_340, { outcome: "failed", faults: ["foot"], keptMs: 31_000 });
    await world.db.update(schema.heat).set({ state: "provisional", marks }).where(eq(schema.heat.roundId, made.id));
    expect(await places()).toEqual([1, null]);
    const [row] = heats(await load(meet));
    // time held is cut down to tenths, as it is ranked
    expect(row?.lanes.map(({ mark }) => [mark.outcome, mark.value, mark.fault])).toEqual([
      ["valid", 58_300, null],
      ["failed", null, "foot"],
    ]);
  });
});

describe("a round's row", () => {
  test("[AD3] says who is through as soon as their heat is official, and keeps the rest open while marks decide", async () => {
    const { meet, event, people } = await stage(6);
    await makeRound(world, event, {
      advance: { perHeat: 1, nextBest: 1 },
      heats: [
        { people: people.slice(0, 3), ...official, marks: marksOf(100, 90, { outcome: "DNS" }) },
        { people: people.slice(3), state: "provisional", ...done, marks: marksOf(80, 95, 70) },
      ],
    });
    const [row] = rounds(await load(meet));
    expect(fates(row)).toEqual({ P0: "Q", P1: "open", P2: "out", P3: "open", P4: "open", P5: "open" });
    expect(row?.standing.map((line) => line.name)).toEqual(["P0", "P4", "P1", "P3", "P5", "P2"]);
  });

  test("[AD3] names the next best when the last heat is official", async () => {
    const { meet, event, people } = await stage(6);
    await makeRound(world, event, {
      state: "official",
      advance: { perHeat: 1, nextBest: 1 },
      heats: [
        { people: people.slice(0, 3), ...official, marks: marksOf(100, 90, 85) },
        { people: people.slice(3), ...official, marks: marksOf(80, 95, 92) },
      ],
    });
    const [row] = rounds(await load(meet));
    expect(fates(row)).toEqual({ P0: "Q", P1: "out", P2: "out", P3: "out", P4: "Q", P5: "q" });
  });

  test("[AD4] marks a tie at the cut until it is ruled", async () => {
    const { meet, event, people } = await stage(3, "skipping-1min", { plan: { tieAtCut: "decider" } });
    const made = await makeRound(world, event, {
      advance: { perHeat: 1, nextBest: 0 },
      heats: [{ people, ...official, marks: marksOf(100, 100, 90) }],
    });
    const read = async () => fates(rounds(await load(meet))[0]);
    expect(await read()).toEqual({ P0: "tied", P1: "tied", P2: "out" });
    const tied = people.slice(0, 2).map((person) => person.id);
    await world.db.insert(schema.log).values({
      opId: world.id<OpId>(),
      meetId: meet.id,
      kind: "tie-ruled",
      subject: "round",
      subjectId: made.id,
      payload: { cut: `heat:${made.heats[0]}`, tied, admit: [tied[1]], method: "decider" },
      author: { kind: "program", id: null, name: "" },
    });
    expect(await read()).toEqual({ P0: "out", P1: "ruling", P2: "out" });
  });

  test("[AD6] shows who withdrew and who comes in", async () => {
    const { meet, event, people } = await stage(3);
    await makeRound(world, event, {
      advance: { perHeat: 1, nextBest: 0 },
      heats: [{ people, ...official, marks: marksOf(100, 90, 80) }],
    });
    await world.db
      .update(schema.entry)
      .set({ state: "withdrawn" })
      .where(
        inArray(
          schema.entry.entrantId,
          people.slice(0, 1).map((one) => one.id),
        ),
      );
    expect(fates(rounds(await load(meet))[0])).toEqual({ P0: "withdrawn", P1: "reserve", P2: "out" });
  });
});

describe("an event's row", () => {
  let given: Given;
  beforeAll(async () => {
    given = await stage(6, "slow-cycling");
    const { event, people } = given;
    await makeRound(world, event, {
      final: true,
      advance: null,
      heats: [
        { people: people.slice(0, 3), ...official, marks: marksOf(90_000, 70_000, 80_000) },
        {
          people: people.slice(3),
          ...official,
          marks: marksOf(80_000, { outcome: "failed", faults: ["fell"] }, 60_000),
        },
      ],
    });
  });

  test("has no prizes before the final is official", async () => {
    const [row] = events(await load(given.meet));
    expect([row?.prizes, row?.vacant]).toEqual([[], []]);
  });

  test("[AW1] has prizes over both final heats then, ties shared and what nobody won vacant", async () => {
    await world.db.update(schema.round).set({ state: "official" }).where(eq(schema.round.eventId, given.event.id));
    const rows = await load(given.meet);
    const [row] = events(rows);
    expect(row?.prizes.map(({ place, name, shared, mark }) => [place, name, shared, mark.value])).toEqual([
      [1, "P0", 0, 90_000],
      [2, "P2", 1, 80_000],
      [2, "P3", 1, 80_000],
      [4, "P1", 0, 70_000],
      [5, "P5", 0, 60_000],
    ]);
    expect(row?.vacant).toEqual([6]);
    // the standing of a final counts over all its heats, and nobody goes on from it
    const [final] = rounds(rows);
    expect(final?.standing.map(({ name, place, fate }) => [name, place, fate])).toEqual([
      ["P0", 1, "open"],
      ["P2", 2, "open"],
      ["P3", 2, "open"],
      ["P1", 4, "open"],
      ["P5", 5, "open"],
      ["P4", null, "open"],
    ]);
  });

  test("comes with a heat of the final that is corrected", async () => {
    const [heat] = heats(await load(given.meet));
    const rows = await load(given.meet, [heat?.key ?? "meet"]);
    expect(rows.map((row) => row.key.split(":")[0]).sort()).toEqual(["event", "heat", "round"]);
  });
});
