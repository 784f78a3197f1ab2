import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { HeatId, OpId, SheetId } from "#core/ids.ts";
import { seededRandom } from "#core/random.ts";
import { findLogOf } from "#db/log.ts";
import { findScoredHeat, findSheetOps, findSheetsOfHeat, updateScoredHeat } from "#db/sheets.ts";
import type { RefereeAct, SentOp } from "#live/tablet-protocol.ts";
import { marksOfHeat } from "#services/heat-marks.ts";
import { handleOps, submitOps } from "#services/scoring.ts";
import { nobody, type Visitor } from "#services/sessions.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { makeRound } from "../support/rounds.ts";
import { makeTablet, pen, type SeatedVisitor } from "../support/seats.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { morning, testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);
beforeEach(() => {
  world.clock.now = morning;
  world.published.length = 0;
});

type Template = Parameters<typeof makeEvent>[2];

async function stage(template: Template = "skipping-1min", over: Parameters<typeof makeEvent>[3] = {}, people = 3) {
  const { meet, author } = await makeMeet(world);
  const event = await makeEvent(world, meet, template, over);
  const unit = await makeUnit(world, meet);
  const all = await Promise.all(
    Array.from({ length: people }, () => makeEntrant(world, meet, unit, { events: [event] })),
  );
  const { heats, id: round } = await makeRound(world, event, { heats: [{ people: all }] });
  const heat = there(heats[0]);
  const sheets = await findSheetsOfHeat(world.db, heat);
  return { meet, author, event, heat, round, sheets, sheet: there(sheets[0]), note: pen(world) };
}

function there<T>(one: T | undefined): T {
  if (one === undefined) throw new Error("missing");
  return one;
}

const send = (visitor: SeatedVisitor, ops: readonly unknown[], sentAt = world.now()) =>
  submitOps(world, visitor, { sentAt, ops });
const verdicts = (answers: Awaited<ReturnType<typeof send>>) =>
  answers.map((one) => (one.ok ? one.version : one.refusal.kind));
const heatNow = async (id: HeatId) => there(await findScoredHeat(world.db, id)).heat;
const counts = async (id: HeatId) => (await heatNow(id)).marks.map(({ value, misses }) => [value, misses]);
/** One tap in each of the three lanes: nothing is missing any more. */
const allTapped = (note: ReturnType<typeof pen>, sheet: { id: SheetId }) =>
  [1, 2, 3].map((lane) => note(sheet, { kind: "tap", lane }));
const taps = (note: ReturnType<typeof pen>, sheet: { id: SheetId }, lane: number, n: number) =>
  Array.from({ length: n }, () => note(sheet, { kind: "tap", lane }));

describe("a batch of ops", () => {
  test("is folded into the heat's marks, logged and told to the screens", async () => {
    const { meet, author, sheet, heat, note } = await stage();
    const tablet = await makeTablet(world, meet, author);
    world.published.length = 0;
    const ops = [
      note(sheet, { kind: "start" }),
      ...taps(note, sheet, 1, 3),
      ...taps(note, sheet, 2, 2),
      note(sheet, { kind: "miss", lane: 2 }),
    ];
    expect(verdicts(await send(tablet, ops))).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(await counts(heat)).toEqual([
      [3, 0],
      [2, 1],
      [null, 0],
    ]);
    expect(world.published).toEqual([{ meet: meet.id, keys: [`heat:${heat}`] }]);
    const log = await findLogOf(world.db, sheet.id);
    expect(log).toHaveLength(7);
    expect(log[0]).toMatchObject({
      kind: "sheet-op",
      heatId: heat,
      deviceId: tablet.device.id,
      deviceSeq: 1,
      version: 1,
    });
    expect(log[1]?.payload).toEqual({ kind: "tap", lane: 1 });
    expect(log[0]?.author).toMatchObject({ kind: "referee", id: tablet.device.seat });
  });

  test("raises the sheet's version by one, whatever its size", async () => {
    const { meet, author, sheet, note, heat } = await stage();
    const tablet = await makeTablet(world, meet, author);
    await send(tablet, taps(note, sheet, 1, 5));
    expect(verdicts(await send(tablet, taps(note, sheet, 1, 2)))).toEqual([2, 2]);
    expect(there((await findSheetsOfHeat(world.db, heat))[0]).version).toBe(2);
  });

  test("sent again gets the same answers and counts once", async () => {
    const { meet, author, sheet, heat, note } = await stage();
    const tablet = await makeTablet(world, meet, author);
    const first = taps(note, sheet, 1, 4);
    const answers = await send(tablet, first);
    await send(tablet, taps(note, sheet, 1, 1));
    world.published.length = 0;
    expect(await send(tablet, first)).toEqual(answers);
    expect(await send(tablet, [...first, ...first])).toEqual([...answers, ...answers]);
    expect(world.published).toEqual([]);
    expect(await counts(heat)).toEqual([
      [5, 0],
      [null, 0],
      [null, 0],
    ]);
  });

  test("split, shuffled and doubled gives the same marks", async () => {
    const { meet, author, sheet, heat, note } = await stage();
    const other = await stage();
    const tablet = await makeTablet(world, meet, author);
    const otherTablet = await makeTablet(world, other.meet, other.author);
    const story = (sheetId: { id: SheetId }, write: ReturnType<typeof pen>): SentOp[] => {
      const three = taps(write, sheetId, 1, 30);
      return [
        write(sheetId, { kind: "start" }),
        ...three,
        write(sheetId, { kind: "undo", target: there(three[7]).id }),
        write(sheetId, { kind: "miss", lane: 1 }),
        write(sheetId, { kind: "set", lane: 2, value: 40 }),
        write(sheetId, { kind: "set", lane: 2, value: 41, misses: 2 }),
        write(sheetId, { kind: "status", lane: 3, status: "DNS" }),
      ];
    };
    for (const op of story(sheet, note)) await send(tablet, [op]);
    const ops = story(other.sheet, other.note);
    const chance = seededRandom("shuffle");
    const mess = chance.shuffle([...ops, ...ops, ...ops.slice(0, 20)]);
    while (mess.length > 0) await send(otherTablet, mess.splice(0, 1 + chance.below(9)));
    expect((await heatNow(other.heat)).marks).toEqual((await heatNow(heat)).marks);
    expect(await counts(heat)).toEqual([
      [29, 1],
      [41, 2],
      [null, 0],
    ]);
  });

  test("of a thousand taps in batches is a thousand", { timeout: 30_000 }, async () => {
    const { meet, author, sheet, heat, note } = await stage();
    const tablet = await makeTablet(world, meet, author);
    const all = taps(note, sheet, 1, 1000);
    for (let at = 0; at < all.length; at += 50) await send(tablet, all.slice(at, at + 50));
    await send(tablet, all.slice(500));
    expect(await counts(heat)).toEqual([
      [1000, 0],
      [null, 0],
      [null, 0],
    ]);
    expect(await findSheetOps(world.db, sheet.id)).toHaveLength(1000);
  });

  test("of two tablets at once counts both, and one's repeats once", async () => {
    const { meet, author, sheet, heat } = await stage();
    const [one, two] = await Promise.all([makeTablet(world, meet, author), makeTablet(world, meet, author)]);
    const [noteOne, noteTwo] = [pen(world), pen(world)];
    const first = taps(noteOne, sheet, 1, 20);
    const second = taps(noteTwo, sheet, 2, 30);
    await Promise.all([
      ...[0, 5, 10, 15].flatMap((at) => [send(one, first.slice(at, at + 5)), send(one, first.slice(at, at + 5))]),
      ...[0, 10, 20].map((at) => send(two, second.slice(at, at + 10))),
    ]);
    expect(await counts(heat)).toEqual([
      [20, 0],
      [30, 0],
      [null, 0],
    ]);
  });
});

describe("an op is refused", () => {
  const kindOf = async (tablet: SeatedVisitor, op: SentOp) => verdicts(await send(tablet, [op]))[0];

  test("on a sheet that does not exist or was drawn anew", async () => {
    const { meet, author, note } = await stage();
    const tablet = await makeTablet(world, meet, author);
    expect(await kindOf(tablet, note({ id: world.id<SheetId>() }, { kind: "start" }))).toBe("no-such-sheet");
  });

  test("while the round is only drawn", async () => {
    const { meet, author, event, note } = await stage();
    const tablet = await makeTablet(world, meet, author);
    const unit = await makeUnit(world, meet);
    const person = await makeEntrant(world, meet, unit, { events: [event] });
    const { heats } = await makeRound(world, event, { number: 2, state: "drawn", heats: [{ people: [person] }] });
    const sheet = there((await findSheetsOfHeat(world.db, there(heats[0])))[0]);
    expect(await kindOf(tablet, note(sheet, { kind: "start" }))).toBe("no-such-sheet");
  });

  test("from another meet's seat, another event's, or another lane's", async () => {
    const { meet, author, note, sheet } = await stage();
    const other = await stage();
    const cycling = await makeEvent(world, meet, "slow-cycling");
    const lanes = await stage("skipping-1min", { options: { sheets: "lane" } });
    expect(await kindOf(await makeTablet(world, other.meet, other.author), note(sheet, { kind: "start" }))).toBe(
      "not-your-seat",
    );
    expect(
      await kindOf(await makeTablet(world, meet, author, { event: cycling.id }), note(sheet, { kind: "start" })),
    ).toBe("not-your-seat");
    const laneOne = await makeTablet(world, lanes.meet, lanes.author, { event: lanes.event.id, slot: 1 });
    expect(await kindOf(laneOne, lanes.note(there(lanes.sheets[1]), { kind: "tap", lane: 2 }))).toBe("not-your-seat");
    expect(await kindOf(laneOne, lanes.note(there(lanes.sheets[0]), { kind: "tap", lane: 1 }))).toBe(1);
  });

  test("with a sequence number that another op has", async () => {
    const { meet, author, note, sheet, heat } = await stage();
    const tablet = await makeTablet(world, meet, author);
    const op = note(sheet, { kind: "tap", lane: 1 });
    await send(tablet, [op]);
    expect(await kindOf(tablet, { ...op, id: world.id<OpId>() })).toBe("sequence-reused");
    const twin = note(sheet, { kind: "tap", lane: 1 });
    expect(verdicts(await send(tablet, [twin, { ...twin, id: world.id<OpId>() }]))).toEqual([2, "sequence-reused"]);
    expect(await counts(heat)).toEqual([
      [2, 0],
      [null, 0],
      [null, 0],
    ]);
  });

  test("for a lane the sheet does not have", async () => {
    const { meet, author, note, sheet } = await stage();
    const tablet = await makeTablet(world, meet, author);
    expect(await send(tablet, [note(sheet, { kind: "tap", lane: 4 })])).toMatchObject([
      { refusal: { kind: "no-such-lane", lane: 4 } },
    ]);
  });

  test("after submit, while what came before it keeps its answer", async () => {
    const { meet, author, note, sheet, heat } = await stage();
    const tablet = await makeTablet(world, meet, author);
    const before = [note(sheet, { kind: "start" }), ...allTapped(note, sheet)];
    const submit = note(sheet, { kind: "submit" });
    const after = note(sheet, { kind: "tap", lane: 1 });
    expect(verdicts(await send(tablet, [...before, submit, after]))).toEqual([1, 1, 1, 1, 1, "sheet-closed"]);
    expect(verdicts(await send(tablet, [after, submit, ...before]))).toEqual(["sheet-closed", 1, 1, 1, 1, 1]);
    expect(await kindOf(tablet, note(sheet, { kind: "submit" }))).toBe("sheet-closed");
    expect(await counts(heat)).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
  });

  test("once the heat is official", async () => {
    const { meet, author, note, sheet, heat } = await stage();
    await world.db.transaction((tx) => updateScoredHeat(tx, heat, { state: "official" }));
    expect(await kindOf(await makeTablet(world, meet, author), note(sheet, { kind: "start" }))).toBe("sheet-closed");
  });

  test("as submit while a lane has nothing", async () => {
    const { meet, author, note, sheet, heat } = await stage("slow-cycling");
    const tablet = await makeTablet(world, meet, author);
    const ride: RefereeAct[] = [{ kind: "start" }, { kind: "arrive", lane: 2, ms: 58_300 }];
    await send(
      tablet,
      ride.map((one) => note(sheet, one)),
    );
    const early = note(sheet, { kind: "submit" });
    expect(await send(tablet, [early])).toMatchObject([
      { ok: false, refusal: { kind: "lanes-missing", lanes: [1, 3] } },
    ]);
    expect((await heatNow(heat)).state).toBe("running");
    await send(tablet, [
      note(sheet, { kind: "fail", lane: 1, fault: "foot", ms: 9000 }),
      note(sheet, { kind: "status", lane: 3, status: "DNS" }),
    ]);
    expect(await kindOf(tablet, note(sheet, { kind: "submit" }))).toBe(3);
  });

  test.each<{ why: string; act: unknown; over?: object; kind?: string }>([
    { why: "no act", act: undefined },
    { why: "an act nobody knows", act: { kind: "dance" } },
    {
      why: "a correction, which is the chief's",
      act: { kind: "correct", lane: 1, mark: { kind: "status", status: "DQ" }, reason: "x" },
    },
    { why: "a lane that is no number", act: { kind: "tap", lane: "1" } },
    { why: "lane 0", act: { kind: "tap", lane: 0 } },
    { why: "a broken millisecond", act: { kind: "arrive", lane: 1, ms: 1.5 } },
    { why: "a negative time", act: { kind: "arrive", lane: 1, ms: -1 } },
    { why: "more than a day", act: { kind: "arrive", lane: 1, ms: 86_400_001 } },
    { why: "not a number at all", act: { kind: "set", lane: 1, value: Number.NaN } },
    { why: "a count no rope has seen", act: { kind: "set", lane: 1, value: 100_001 }, kind: "implausible" },
    { why: "misses without end", act: { kind: "set", lane: 1, value: 1, misses: 100_001 } },
    { why: "a fault nobody knows", act: { kind: "fail", lane: 1, fault: "yawned", ms: 1 } },
    { why: "a status nobody knows", act: { kind: "status", lane: 1, status: "LATE" } },
    { why: "an undo of no id", act: { kind: "undo", target: "last" } },
    { why: "a negative sequence", act: { kind: "start" }, over: { seq: -1 } },
    { why: "a sequence beyond integers", act: { kind: "start" }, over: { seq: 2 ** 60 } },
    { why: "a version beyond the column", act: { kind: "start" }, over: { baseVersion: 2 ** 40 } },
    { why: "a sheet that is no id", act: { kind: "start" }, over: { sheet: "x' or 1=1" } },
    { why: "an id in capitals", act: { kind: "start" }, over: { id: "AAAAAAAA-0000-4000-8000-000000000001" } },
    { why: "no clock", act: { kind: "start" }, over: { at: null } },
  ])("for $why", async ({ act, over, kind = "bad-op" }) => {
    const { meet, author, note, sheet, heat } = await stage();
    const tablet = await makeTablet(world, meet, author);
    const broken = { ...note(sheet, { kind: "start" }), act, ...over };
    const good = note(sheet, { kind: "tap", lane: 1 });
    expect(verdicts(await send(tablet, [broken, good]))).toEqual([kind, 1]);
    expect(await counts(heat)).toEqual([
      [1, 0],
      [null, 0],
      [null, 0],
    ]);
  });
});

describe("a batch that is none", () => {
  test.each<{ why: string; batch: unknown }>([
    { why: "nothing", batch: undefined },
    { why: "null", batch: null },
    { why: "a text", batch: "ops" },
    { why: "a list", batch: [] },
    { why: "no ops", batch: { sentAt: 1, ops: [] } },
    { why: "no time", batch: { ops: [{}] } },
    { why: "a time before all clocks", batch: { sentAt: -1, ops: [{}] } },
    { why: "more than five hundred", batch: { sentAt: 1, ops: Array.from({ length: 501 }, () => ({})) } },
    { why: "ops that are no list", batch: { sentAt: 1, ops: { length: 1 } } },
  ])("is answered: $why", async ({ batch }) => {
    const { meet, author } = await stage();
    expect(await handleOps(world, await makeTablet(world, meet, author), batch)).toEqual({ kind: "bad-batch" });
  });

  test("is not even read from a browser without a seat", async () => {
    const stranger: Visitor = nobody;
    expect(await handleOps(world, stranger, { sentAt: 1, ops: [{}] })).toEqual({ kind: "not-seated" });
  });

  test("of things that are no ops is answered one by one", async () => {
    const { meet, author } = await stage();
    const answer = await handleOps(world, await makeTablet(world, meet, author), {
      sentAt: 1,
      ops: [null, 7, { id: "x" }, []],
    });
    expect(answer).toMatchObject({ kind: "answered", answers: [{ id: "" }, { id: "" }, { id: "x" }, { id: "" }] });
  });
});

describe("a heat", () => {
  test("runs from its first start, dated back by the op's age", async () => {
    const { meet, author, note, sheet, heat } = await stage("slow-cycling");
    const tablet = await makeTablet(world, meet, author);
    await send(tablet, [note(sheet, { kind: "start" }, 4_000)]);
    expect(await heatNow(heat)).toMatchObject({ state: "running", startedAt: new Date(morning - 4_000) });
    world.clock.now += 10_000;
    await send(tablet, [note(sheet, { kind: "arrive", lane: 1, ms: 14_000 })]);
    expect((await heatNow(heat)).startedAt).toEqual(new Date(morning - 4_000));
  });

  test("does not believe a clock that was set wrong between tap and sending", async () => {
    const { meet, author, note, sheet, heat } = await stage();
    const tablet = await makeTablet(world, meet, author);
    await send(tablet, [note(sheet, { kind: "start" }, 40 * 3600_000)]);
    expect((await heatNow(heat)).startedAt).toEqual(new Date(morning));
    const other = await stage();
    await send(await makeTablet(world, other.meet, other.author), [other.note(other.sheet, { kind: "start" }, -5_000)]);
    expect((await heatNow(other.heat)).startedAt).toEqual(new Date(morning));
  });

  test("is scheduled again when its start is undone and nothing else stands", async () => {
    const { meet, author, note, sheet, heat } = await stage("slow-cycling");
    const tablet = await makeTablet(world, meet, author);
    const start = note(sheet, { kind: "start" });
    await send(tablet, [start]);
    await send(tablet, [note(sheet, { kind: "undo", target: start.id })]);
    expect(await heatNow(heat)).toMatchObject({ state: "scheduled", startedAt: null });
    world.clock.now += 60_000;
    await send(tablet, [note(sheet, { kind: "start" })]);
    expect(await heatNow(heat)).toMatchObject({ state: "running", startedAt: new Date(morning + 60_000) });
  });

  test("is provisional when its sheet is submitted, and its round is told", async () => {
    const { meet, author, note, sheet, heat, round } = await stage();
    const tablet = await makeTablet(world, meet, author);
    world.published.length = 0;
    world.clock.now += 70_000;
    await send(tablet, [
      note(sheet, { kind: "start" }, 65_000),
      ...allTapped(note, sheet),
      note(sheet, { kind: "submit" }),
    ]);
    expect(await heatNow(heat)).toMatchObject({ state: "provisional", closedAt: new Date(morning + 70_000) });
    expect(world.published).toEqual([{ meet: meet.id, keys: [`heat:${heat}`, `round:${round}`] }]);
    expect(there((await findSheetsOfHeat(world.db, heat))[0])).toMatchObject({
      state: "submitted",
      submittedAt: new Date(morning + 70_000),
    });
  });

  test("counted lane by lane waits for every lane's sheet", async () => {
    const { meet, author, event, note, sheets, heat } = await stage("skipping-1min", { options: { sheets: "lane" } });
    const tablet = await makeTablet(world, meet, author, { event: event.id });
    for (const [index, sheet] of sheets.entries()) {
      expect((await heatNow(heat)).state).toBe(index === 0 ? "scheduled" : "running");
      await send(tablet, [
        note(sheet, { kind: "start" }),
        ...taps(note, sheet, sheet.slot, 5),
        note(sheet, { kind: "submit" }),
      ]);
    }
    expect((await heatNow(heat)).state).toBe("provisional");
    expect(await counts(heat)).toEqual([
      [5, 0],
      [5, 0],
      [5, 0],
    ]);
  });

  test("[SC7] by order of arrival one sheet a lane still gives one order for the heat", async () => {
    const options = { measure: "order" as const, sheets: "lane" as const };
    const { meet, author, event, note, sheets, heat } = await stage("two-foot-jump", { options });
    const tablet = await makeTablet(world, meet, author, { event: event.id });
    for (const [index, sheet] of sheets.entries())
      await send(tablet, [
        note(sheet, { kind: "start" }),
        note(sheet, { kind: "arrive", lane: sheet.slot, ms: 9_000 - 1_000 * index }),
        note(sheet, { kind: "submit" }),
      ]);
    expect((await heatNow(heat)).marks.map(({ lane, value }) => [lane, value])).toEqual([
      [1, 3],
      [2, 2],
      [3, 1],
    ]);
  });

  test("folds the same marks from the log as it keeps", async () => {
    const { meet, author, note, sheet, heat } = await stage("two-foot-jump");
    const tablet = await makeTablet(world, meet, author);
    const race: RefereeAct[] = [
      { kind: "start" },
      { kind: "arrive", lane: 1, ms: 9_010 },
      { kind: "fault", lane: 1, fault: "apart" },
      { kind: "fail", lane: 2, fault: "lane", ms: 3_000 },
      { kind: "set", lane: 3, value: 10_000 },
    ];
    await send(
      tablet,
      race.map((one) => note(sheet, one)),
    );
    expect(await marksOfHeat(world.db, heat)).toEqual((await heatNow(heat)).marks);
  });
});
