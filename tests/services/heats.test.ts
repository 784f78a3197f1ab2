import { afterAll, describe, expect, test } from "vitest";
import type { HeatId, OpId } from "#core/ids.ts";
import { findHeat } from "#db/heats.ts";
import { findLogOf } from "#db/log.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import type { RefereeAct } from "#live/tablet-protocol.ts";
import { drawRound } from "#services/draw.ts";
import { marksOfHeat } from "#services/heat-marks.ts";
import { confirmHeat, correctMark, type DeskMark, enterAtDesk } from "#services/heats.ts";
import { submitOps } from "#services/scoring.ts";
import {
  byEntry,
  chief,
  done,
  end,
  failed,
  fill,
  heatsOf,
  openFirst,
  type SeatedHeat,
  stageEvent,
  status,
  there,
  value,
} from "../support/play.ts";
import { makeTablet, pen } from "../support/seats.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

/** One published heat of an event that has a second one. */
async function stage(template: Parameters<typeof stageEvent>[2] = "skipping-1min", over = {}) {
  const one = await stageEvent(world, [4, 4], template, over);
  const round = await openFirst(world, one);
  const [heat, other] = await heatsOf(world, round);
  return { ...one, round, heat: there(heat), other: there(other) };
}
const now = async (id: HeatId) => there(await findHeat(world.db, id));
const logOf = async (heat: { id: HeatId }) => {
  const sheets = await findSheetsOfHeat(world.db, heat.id);
  return (await Promise.all(sheets.map((sheet) => findLogOf(world.db, sheet.id)))).flat();
};
const outcomes = async (heat: { id: HeatId }) =>
  (await now(heat.id)).marks.map(({ lane, outcome, value: n }) => [lane, outcome, n]);
const all = (heat: SeatedHeat, mark: DeskMark["mark"]): DeskMark[] => heat.lanes.map(({ lane }) => ({ lane, mark }));

describe("confirming a heat", () => {
  test("makes a provisional one official, logged with its marks and told to the screens", async () => {
    const one = await stage();
    await fill(world, one.author, one.heat, byEntry(one));
    world.published.length = 0;
    done(await confirmHeat(world, chief, one.heat.id));
    const heat = await now(one.heat.id);
    expect(heat).toMatchObject({ state: "official", officialAt: new Date(world.now()) });
    expect((await findLogOf(world.db, heat.id))[0]).toMatchObject({
      kind: "heat-confirmed",
      author: chief,
      payload: { number: 1, marks: heat.marks },
    });
    expect(there(world.published[0]).keys).toEqual(
      expect.arrayContaining([`heat:${heat.id}`, `round:${one.round}`, `event:${one.event.id}`]),
    );
  });

  test("is refused before every sheet is submitted, and a second time", async () => {
    const one = await stage();
    expect(end(await confirmHeat(world, chief, one.heat.id))).toBe("heat-not-closed");
    await fill(world, one.author, one.heat, byEntry(one));
    done(await confirmHeat(world, chief, one.heat.id));
    expect(end(await confirmHeat(world, chief, one.heat.id))).toBe("heat-official");
    expect(end(await confirmHeat(world, chief, world.id<HeatId>()))).toBe("no-such-heat");
  });

  test("by two chiefs at once is done once", async () => {
    for (let n = 0; n < 5; n++) {
      const one = await stage();
      await fill(world, one.author, one.heat, byEntry(one));
      const ends = await Promise.all([1, 2, 3].map(() => confirmHeat(world, chief, one.heat.id)));
      expect(ends.map(end).sort()).toEqual(["done", "heat-official", "heat-official"]);
      expect((await findLogOf(world.db, one.heat.id)).filter(({ kind }) => kind === "heat-confirmed")).toHaveLength(1);
    }
  });

  test("of both last heats of a round at once moves the event on once", async () => {
    for (let n = 0; n < 5; n++) {
      const one = await stage();
      for (const heat of [one.heat, one.other]) await fill(world, one.author, heat, byEntry(one));
      const ends = await Promise.all([one.heat, one.other].map((heat) => confirmHeat(world, chief, heat.id)));
      expect(ends.map(end)).toEqual(["done", "done"]);
      const log = await findLogOf(world.db, one.round);
      expect(log.filter(({ kind }) => kind === "round-official")).toHaveLength(1);
    }
  });

  test("sent twice with one op id counts as done", async () => {
    const one = await stage();
    await fill(world, one.author, one.heat, byEntry(one));
    const op = world.id<OpId>();
    expect(end(await confirmHeat(world, chief, one.heat.id, op))).toBe("done");
    expect(["already-done", "heat-official"]).toContain(end(await confirmHeat(world, chief, one.heat.id, op)));
  });
});

describe("a correction", () => {
  test("stands above what was entered, which stays in the log, with who and why", async () => {
    const one = await stage();
    await fill(world, one.author, one.heat, () => value(100));
    done(await correctMark(world, chief, one.heat.id, 2, value(118, 1), "Misread the paper"));
    const heat = await now(one.heat.id);
    expect(there(heat.marks[1])).toMatchObject({ outcome: "valid", value: 118, misses: 1, corrected: true });
    expect(there(heat.marks[0])).toMatchObject({ value: 100, corrected: false });
    expect(heat.state).toBe("provisional");
    const log = await logOf(one.heat);
    expect(log.map(({ payload }) => (payload as { kind: string }).kind)).toEqual([
      "set",
      "set",
      "set",
      "set",
      "submit",
      "correct",
    ]);
    expect(log.at(-1)).toMatchObject({
      kind: "mark-corrected",
      reason: "Misread the paper",
      author: chief,
      heatId: one.heat.id,
      payload: { kind: "correct", lane: 2, mark: value(118, 1), reason: "Misread the paper" },
    });
  });

  test("may turn a mark into a failure, a status, and back", async () => {
    const one = await stage("slow-cycling");
    await fill(world, one.author, one.heat, () => value(61_200));
    const say = async (mark: DeskMark["mark"]) => {
      done(await correctMark(world, chief, one.heat.id, 1, mark, "Video"));
      return there((await now(one.heat.id)).marks[0]);
    };
    expect(await say(failed("foot", 12_300))).toMatchObject({ outcome: "failed", faults: ["foot"], keptMs: 12_300 });
    expect(await say(status("DQ"))).toMatchObject({ outcome: "DQ", value: null });
    expect(await say(value(60_000))).toMatchObject({ outcome: "valid", value: 60_000, corrected: true });
  });

  test("may be made of an official heat, which stays official", async () => {
    const one = await stage();
    await fill(world, one.author, one.heat, byEntry(one));
    done(await confirmHeat(world, chief, one.heat.id));
    done(await correctMark(world, chief, one.heat.id, 1, status("DQ"), "Not entered"));
    expect(await now(one.heat.id)).toMatchObject({ state: "official" });
  });

  test.each<[string, number, DeskMark["mark"], string, string]>([
    ["without a reason", 1, value(1), " ", "reason-required"],
    ["of a lane that is not there", 5, value(1), "Why", "no-such-lane"],
    ["to a count below nothing", 1, value(-1), "Why", "mark-implausible"],
    ["to a count beyond reason", 1, value(100_001), "Why", "mark-implausible"],
    ["to half a jump", 1, value(1.5), "Why", "mark-implausible"],
    ["to a number that is none", 1, value(Number.NaN), "Why", "mark-implausible"],
    ["to misses below nothing", 1, value(5, -1), "Why", "mark-implausible"],
    ["to a failure after more than a day", 1, failed("lane", 86_400_001), "Why", "mark-implausible"],
  ])("%s is refused and leaves no trace", async (_what, lane, mark, reason, kind) => {
    const one = await stage();
    await fill(world, one.author, one.heat, byEntry(one));
    const before = await logOf(one.heat);
    expect(end(await correctMark(world, chief, one.heat.id, lane, mark, reason))).toBe(kind);
    expect(await logOf(one.heat)).toEqual(before);
  });

  test("is refused before the heat is over and for an unknown heat", async () => {
    const one = await stage();
    expect(end(await correctMark(world, chief, one.heat.id, 1, value(1), "Why"))).toBe("heat-not-closed");
    expect(end(await correctMark(world, chief, world.id<HeatId>(), 1, value(1), "Why"))).toBe("no-such-heat");
  });

  test("made by two chiefs at once: both are in the log, and the marks are what the log folds to", async () => {
    const one = await stage();
    await fill(world, one.author, one.heat, byEntry(one));
    const values = [111, 112, 113, 114];
    const ends = await Promise.all(
      values.map((n) => correctMark(world, chief, one.heat.id, 1, value(n), `It was ${n}`)),
    );
    expect(ends.map(end)).toEqual(["done", "done", "done", "done"]);
    expect((await logOf(one.heat)).filter(({ kind }) => kind === "mark-corrected")).toHaveLength(4);
    const { marks } = await now(one.heat.id);
    expect(marks).toEqual(await marksOfHeat(world.db, one.heat.id));
    expect(values).toContain(there(marks[0]).value);
  });

  test("made later stands, whatever the clock says", async () => {
    const one = await stage();
    await fill(world, one.author, one.heat, byEntry(one));
    done(await correctMark(world, chief, one.heat.id, 1, value(111), "First"));
    done(await correctMark(world, one.author, one.heat.id, 1, value(112), "Second"));
    done(await correctMark(world, chief, one.heat.id, 1, value(113), "Third"));
    expect(there((await now(one.heat.id)).marks[0]).value).toBe(113);
    done(await correctMark(world, one.author, one.heat.id, 1, value(114), "Fourth"));
    expect(there((await now(one.heat.id)).marks[0]).value).toBe(114);
  });
});

describe("results typed in from paper", () => {
  test("close a heat nobody scored on a tablet: provisional, by their author", async () => {
    const one = await stage("slow-cycling");
    const [a, b, c, d] = one.heat.lanes.map(({ lane }) => lane);
    const marks: DeskMark[] = [
      { lane: there(a), mark: value(61_250) },
      { lane: there(b), mark: failed("foot", 9000) },
      { lane: there(c), mark: status("DNS") },
      { lane: there(d), mark: value(58_000) },
    ];
    done(await enterAtDesk(world, chief, one.heat.id, marks));
    expect(await outcomes(one.heat)).toEqual([
      [1, "valid", 61_250],
      [2, "failed", null],
      [3, "DNS", null],
      [4, "valid", 58_000],
    ]);
    const heat = await now(one.heat.id);
    expect(heat).toMatchObject({ state: "provisional", closedAt: new Date(world.now()) });
    expect(heat.marks).toEqual(await marksOfHeat(world.db, heat.id));
    for (const entry of await logOf(one.heat)) expect(entry).toMatchObject({ author: chief, deviceId: null });
  });

  test("fill every lane's sheet where counters sit at lanes", async () => {
    const one = await stage("skipping-1min", { options: { sheets: "lane" } });
    await fill(world, one.author, one.heat, () => value(90));
    expect((await findSheetsOfHeat(world.db, one.heat.id)).map(({ state }) => state)).toEqual(
      Array(4).fill("submitted"),
    );
    expect(await now(one.heat.id)).toMatchObject({ state: "provisional" });
  });

  test("with a lane missing are refused and nothing of them stays", async () => {
    const one = await stage();
    const marks = all(one.heat, value(100)).slice(0, 3);
    const refused = await enterAtDesk(world, one.author, one.heat.id, marks);
    expect(refused).toEqual({ ok: false, refusal: { kind: "lanes-missing", lanes: [4] } });
    expect(await logOf(one.heat)).toEqual([]);
    expect(await now(one.heat.id)).toMatchObject({ state: "scheduled" });
    expect((await findSheetsOfHeat(world.db, one.heat.id))[0]).toMatchObject({ state: "open", version: 0 });
  });

  test("are refused for a round that is not published, a heat that is over, a lane or value that cannot be", async () => {
    const drawn = await stageEvent(world, [4]);
    const round = done(await drawRound(world, drawn.author, drawn.event.id, {}));
    const hidden = there((await heatsOf(world, round))[0]);
    expect(end(await enterAtDesk(world, chief, hidden.id, all(hidden, value(1))))).toBe("round-not-published");

    const { heat, ...one } = await stage();
    const type = async (marks: DeskMark[]) => end(await enterAtDesk(world, chief, heat.id, marks));
    expect(await type([...all(heat, value(1)), { lane: 9, mark: value(1) }])).toBe("no-such-lane");
    expect(await type(all(heat, value(-1)))).toBe("mark-implausible");
    await fill(world, one.author, heat, byEntry(one));
    expect(await type(all(heat, value(1)))).toBe("heat-closed");
    done(await confirmHeat(world, chief, heat.id));
    expect(await type(all(heat, value(1)))).toBe("heat-closed");
    expect(end(await enterAtDesk(world, chief, world.id<HeatId>(), []))).toBe("no-such-heat");
  });

  test("are what counts in a heat that a tablet began, whatever the tablet had noted", async () => {
    const one = await stage("slow-cycling");
    const tablet = await makeTablet(world, one.meet, one.author);
    const note = pen(world);
    const sheet = there((await findSheetsOfHeat(world.db, one.heat.id))[0]);
    const acts: RefereeAct[] = [
      { kind: "start" },
      { kind: "status", lane: 1, status: "DNS" },
      { kind: "set", lane: 2, value: 40_000 },
      { kind: "fail", lane: 3, fault: "foot", ms: 1000 },
      { kind: "arrive", lane: 4, ms: 30_000 },
    ];
    await submitOps(world, tablet, { sentAt: world.now(), ops: acts.map((act) => note(sheet, act)) });
    const marks: DeskMark[] = [
      { lane: 1, mark: value(50_000) },
      { lane: 2, mark: failed("lane", 20_000) },
      { lane: 3, mark: value(51_000) },
      { lane: 4, mark: status("DQ") },
    ];
    done(await enterAtDesk(world, chief, one.heat.id, marks));
    expect(await outcomes(one.heat)).toEqual([
      [1, "valid", 50_000],
      [2, "failed", null],
      [3, "valid", 51_000],
      [4, "DQ", null],
    ]);
    const late = note(sheet, { kind: "arrive", lane: 1, ms: 1 });
    expect(await submitOps(world, tablet, { sentAt: world.now(), ops: [late] })).toEqual([
      { id: late.id, ok: true, version: 3, held: "late" },
    ]);
    expect((await outcomes(one.heat))[0]).toEqual([1, "valid", 50_000]);
  });

  test("typed by two people at once are taken once", async () => {
    const one = await stage();
    const ends = await Promise.all(
      [101, 102].map((n) => enterAtDesk(world, chief, one.heat.id, all(one.heat, value(n)))),
    );
    expect(ends.map(end).sort()).toEqual(["done", "heat-closed"]);
    expect(new Set((await now(one.heat.id)).marks.map((mark) => mark.value)).size).toBe(1);
  });
});
