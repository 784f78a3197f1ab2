import { afterAll, describe, expect, test } from "vitest";
import type { HeatId } from "#core/ids.ts";
import { updateHeat } from "#db/heats.ts";
import { rowsOf } from "#live/deltas.ts";
import { deriveProgramme } from "#live/derive.ts";
import { readRows } from "#services/boards.ts";
import { callNext, placeMatch } from "#services/court-calls.ts";
import { courtDay } from "#services/court-day.ts";
import { addCourts, changeCourt, removeCourt } from "#services/courts.ts";
import { callHeat } from "#services/release.ts";
import { comingOn } from "#ui/board/court-times.ts";
import { courtsOf } from "#ui/board/courts.ts";
import { makeCourts, makeStage, metEvent, minute, neighbours } from "../support/courts.ts";
import { makeEvent } from "../support/meets.ts";
import { done, type Stage, there } from "../support/play.ts";
import { makeRound } from "../support/rounds.ts";
import { morning, testWorld } from "../support/world.ts";

// What a board tells of the courts out of its own rows.

const world = await testWorld();
afterAll(world.drop);

const rowsNow = async ({ meet }: Pick<Stage, "meet">) => rowsOf(there(await readRows(world.db, meet.id, null)).rows);

async function boardOf(one: Pick<Stage, "meet">) {
  const rows = await rowsNow(one);
  const programme = deriveProgramme(rows);
  return { programme, coming: comingOn(programme, rows, world.now()) };
}

async function deskOf({ meet }: Pick<Stage, "meet">) {
  const { courts, queue } = await courtDay(world.db, meet.id, world.now());
  const names = new Map<string, string>(courts.map(({ id, name }) => [id, name]));
  return new Map(
    queue.courts.flatMap(({ id, next }) => (next ? [[names.get(id), { heat: next.id, at: next.at }] as const] : [])),
  );
}

async function eight() {
  world.clock.now = morning;
  const one = await metEvent(world, [4, 4]);
  const ids = one.people.map(({ id }) => id);
  const heats = await makeStage(world, one.event, neighbours(ids));
  const [first, second] = await makeCourts(world, one.meet, "1号台", "2号台");
  return {
    ...one,
    ids,
    match: (key: string): HeatId => there(heats.get(key)),
    first: there(first),
    second: there(second),
  };
}
const set = (id: HeatId, change: Parameters<typeof updateHeat>[2]) =>
  world.db.transaction((tx) => updateHeat(tx, id, change));

describe("a board", () => {
  test("expects on each court what the desk expects, at the same time, whatever happens", async () => {
    const one = await eight();
    const { author, meet, match, first, second } = one;
    const alike = async (what: string) =>
      expect([what, (await boardOf(one)).coming]).toEqual([what, await deskOf(one)]);
    await alike("before all");
    expect([...(await boardOf(one)).coming].map(([, { at }]) => at)).toEqual([morning, morning]);
    done(await callNext(world, author, meet.id, first));
    await alike("one is called");
    world.clock.now += 3 * minute;
    await set(match("W-1-1"), { state: "running", startedAt: new Date(world.now()) });
    await alike("it is on");
    const wish = { court: second, notBefore: new Date(world.now() + 45 * minute) };
    done(await placeMatch(world, author, meet.id, match("W-1-2"), wish));
    await alike("one is put off");
    world.clock.now += 50 * minute;
    await alike("the first takes too long");
    expect((await boardOf(one)).coming.get("1号台")?.at).toBe(world.now() + minute);
    await set(match("W-1-1"), { state: "provisional", closedAt: new Date(world.now()) });
    await alike("it is over");
    const dash = await makeEvent(world, meet, "skipping-1min");
    const { heats } = await makeRound(world, dash, { heats: [{ people: one.people.slice(4, 8) }] });
    done(await callHeat(world, author, there(heats[0])));
    await alike("people run elsewhere");
  });

  test("is told of courts as they are made, renamed and removed", async () => {
    const { meet, author } = await metEvent(world, [2]);
    const courts = async () => {
      const row = (await rowsNow({ meet })).get("meet");
      return row?.key === "meet" ? row.courts : null;
    };
    const touched = async () => there(await readRows(world.db, meet.id, null)).touched.at(-1)?.keys;
    expect(await courts()).toEqual([]);
    done(await addCourts(world, author, meet.id, { names: ["A", "B"], venue: "" }));
    expect([await courts(), await touched()]).toEqual([["A", "B"].map((name) => ({ name, venue: "" })), ["meet"]]);
    const { courts: made } = await courtDay(world.db, meet.id, world.now());
    done(await changeCourt(world, author, meet.id, there(made[0]).id, { name: "C", venue: "" }));
    expect([await courts(), await touched()]).toEqual([["C", "B"].map((name) => ({ name, venue: "" })), ["meet"]]);
    done(await removeCourt(world, author, meet.id, there(made[0]).id));
    expect([await courts(), await touched()]).toEqual([[{ name: "B", venue: "" }], ["meet"]]);
  });

  test("shows who is expected, with the time, also where nobody was put by hand", async () => {
    const one = await eight();
    const { programme, coming } = await boardOf(one);
    expect(courtsOf(programme)).toEqual([]);
    const shown = courtsOf(programme, coming).map(({ court, now, next, expected }) => [
      ...[court, now, next?.heat.match?.key, expected],
    ]);
    expect(shown).toEqual([
      ["1号台", null, "W-1-1", morning],
      ["2号台", null, "W-1-2", morning],
    ]);
    // a board of another event does not tell of it
    expect(courtsOf({ ...programme, events: [] }, coming)).toEqual([]);
  });
});
