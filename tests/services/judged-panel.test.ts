import { afterAll, describe, expect, test } from "vitest";
import type { HeatId, OfficialId, UnitId } from "#core/ids.ts";
import type { JudgedModule } from "#core/judged/plan.ts";
import { findHeat } from "#db/heats.ts";
import { findLogOf } from "#db/log.ts";
import { findMasks } from "#db/masks.ts";
import { findOfficialByName } from "#db/officials.ts";
import { findRounds } from "#db/rounds.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import { asReferee } from "#services/access.ts";
import { readRows } from "#services/boards.ts";
import { excuseJudge } from "#services/contests.ts";
import { publishRound } from "#services/draw.ts";
import { factsOfHeat, marksOfHeat } from "#services/heat-marks.ts";
import { heatShown } from "#services/heat-shown.ts";
import { confirmHeat } from "#services/heats.ts";
import { markAgain } from "#services/judged-again.ts";
import { drawModule } from "#services/judged-draw.ts";
import { overrideOwnUnit } from "#services/judged-own-unit.ts";
import { chairsOf, makeJudgeSeats, seatJudge, setOfficialUnit } from "#services/judged-seats.ts";
import { moduleShown } from "#services/judged-shown.ts";
import { logPage } from "#services/log-page.ts";
import { signIn } from "#services/official-sign-in.ts";
import { addOfficial } from "#services/officials.ts";
import { submitOps } from "#services/scoring.ts";
import { judgeAt, openModule, sheetOf, simple, stageJudged } from "../support/judged.ts";
import { chief, done, end, heatsOf, type Stage, there } from "../support/play.ts";
import { pen } from "../support/seats.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

let named = 0;

async function official({ meet, author }: Stage, unit: UnitId | null): Promise<OfficialId> {
  const name = `Judge ${String.fromCharCode(65 + named++)}`;
  done(await addOfficial(world, author, meet.id, name));
  const { id } = there(await findOfficialByName(world.db, meet.id, name));
  done(await setOfficialUnit(world, author, meet.id, id, unit));
  return id;
}

const unitOf = ({ people }: Stage, at: number) => there(people[at]).unitId;
const stateOf = async (id: HeatId) => there(await findHeat(world.db, id)).state;
const kinds = async (sheet: string) => (await findLogOf(world.db, sheet)).map(({ kind }) => kind);
const statesIn = async (id: HeatId) => (await findSheetsOfHeat(world.db, id)).map(({ judge, state }) => [judge, state]);

/** A drawn and published module with three judges' tablets. */
async function panel(sizes: readonly number[], module: JudgedModule = simple()) {
  const stage = await stageJudged(world, sizes, [module]);
  const round = await openModule(world, stage);
  const heats = await heatsOf(world, round);
  const at = (chair: number) => judgeAt(world, stage, stage.author, 100 + chair);
  return { stage, round, heats, first: there(heats[0]), a: await at(1), b: await at(2), c: await at(3) };
}

const answersOf = (answers: Awaited<ReturnType<Awaited<ReturnType<typeof judgeAt>>["mark"]>>) =>
  answers.map((one) => (one.ok ? "taken" : one.refusal.kind));

describe("a panel's marks", () => {
  test("[SC40] are told to nobody before the last judge has handed in, and then make one", async () => {
    const { stage, round, first, a, b, c } = await panel([2]);
    expect(answersOf(await a.mark(first.id, { 1: 9137 }))).toEqual(["taken", "taken"]);
    expect(await stateOf(first.id)).toBe("running");
    expect((await marksOfHeat(world.db, first.id)).map(({ outcome, value }) => [outcome, value])).toEqual([
      ["none", null],
    ]);
    await b.mark(first.id, { 1: 9000 });
    expect(there(await findHeat(world.db, first.id)).marks.map(({ outcome }) => outcome)).toEqual(["none"]);
    const told = JSON.stringify(there(await readRows(world.db, stage.meet.id, null)).rows);
    const log = JSON.stringify((await logPage(world.db, stage.meet.id, { before: null, brief: false })).lines);
    const page = JSON.stringify(await heatShown(world.db, first.id));
    const module = JSON.stringify(await moduleShown(world.db, round));
    expect([told, log, page, module].map((text) => text.includes("9137"))).toEqual([false, false, false, false]);
    await c.mark(first.id, { 1: 9200 });
    expect(await stateOf(first.id)).toBe("provisional");
    expect((await marksOfHeat(world.db, first.id)).map(({ value }) => value)).toEqual([9112]);
    const closed = JSON.stringify(there(await readRows(world.db, stage.meet.id, null)).rows);
    expect(closed.includes("9112")).toBe(false);
  });

  test("[JD17] a seat sees and writes the sheet of its own number only; the chief's writes none", async () => {
    const { stage, first, a } = await panel([2]);
    const other = await sheetOf(world, first.id, 102);
    const note = pen(world, 50);
    const foreign = note(other, { kind: "score", lane: 1, judge: 102, value: 1000 });
    const posed = note(await sheetOf(world, first.id, 101), { kind: "score", lane: 1, judge: 102, value: 1000 });
    const much = note(await sheetOf(world, first.id, 101), { kind: "score", lane: 1, judge: 101, value: 10_001 });
    const sent = await submitOps(world, a.tablet, { sentAt: world.now(), ops: [foreign, posed, much] });
    expect(answersOf(sent)).toEqual(["not-your-seat", "implausible", "implausible"]);
    const place = { meet: stage.meet.id, event: stage.event.id, venue: "", slot: 0, judge: 101 };
    const whole = { ...a.tablet, device: { ...a.tablet.device, judge: null } };
    const boss = { ...whole, device: { ...whole.device, kind: "chief" as const, event: null } };
    expect([whole, boss].map((one) => asReferee(one, place))).toEqual([null, null]);
    expect(asReferee(a.tablet, place)).not.toBeNull();
  });

  test("judges who hand in at the same moment all count, and two draws at the same moment are one", async () => {
    const { first, a, b, c } = await panel([1]);
    await Promise.all([a.mark(first.id, { 1: 8000 }), b.mark(first.id, { 1: 9000 }), c.mark(first.id, { 1: 7000 })]);
    expect((await marksOfHeat(world.db, first.id)).map(({ value }) => value)).toEqual([8000]);
    expect(await stateOf(first.id)).toBe("provisional");
    const stage = await stageJudged(world, [3], [simple({ blind: true })]);
    const drawn = await Promise.all([1, 2].map(() => drawModule(world, stage.author, stage.event.id, 1)));
    expect(drawn.map(end)).toEqual(["done", "done"]);
    const [round, ...more] = await findRounds(world.db, stage.event.id);
    expect([more, (await findMasks(world.db, there(round).id)).length]).toEqual([[], 3]);
  });

  test("the same hand-in sent twice is one, and is answered alike", async () => {
    const { first, a } = await panel([1]);
    const sheet = await sheetOf(world, first.id, 101);
    const note = pen(world);
    const ops = [note(sheet, { kind: "score", lane: 1, judge: 101, value: 8000 }), note(sheet, { kind: "submit" })];
    const one = await submitOps(world, a.tablet, { sentAt: world.now(), ops });
    expect(await submitOps(world, a.tablet, { sentAt: world.now(), ops })).toEqual(one);
    expect((await kinds(sheet.id)).length).toBe(2);
  });

  test("a sheet without a mark cannot be handed in, the clerk's wants the time", async () => {
    const time = { leastMs: 0, mostMs: 480_000, under: 0, over: [], beyond: 0, bonus: null };
    const { stage, first, a } = await panel([1], simple({ time, judges: 3 }));
    expect(answersOf(await a.mark(first.id, {}))).toEqual(["lanes-missing"]);
    const clerk = await judgeAt(world, stage, stage.author, 100);
    const sheet = await sheetOf(world, first.id, 100);
    const note = pen(world);
    const submit = note(sheet, { kind: "submit" });
    const clock = note(sheet, { kind: "score", lane: 1, judge: 100, criterion: "time", value: 400_000 });
    const again = note(sheet, { kind: "submit" });
    const sent = await submitOps(world, clerk.tablet, { sentAt: world.now(), ops: [submit, clock, again] });
    expect(answersOf(sent)).toEqual(["lanes-missing", "taken", "taken"]);
  });

  test("[JD2] an absent judge does not count; the last one cannot be excused", async () => {
    const { first, a, b } = await panel([1]);
    await a.mark(first.id, { 1: 8000 });
    const c = await sheetOf(world, first.id, 103);
    done(await excuseJudge(world, chief, first.id, c.id, "ill"));
    await b.mark(first.id, { 1: 9000 });
    const [mark] = await marksOfHeat(world.db, first.id);
    expect([there(mark).value, there(mark).panel?.judges.find(({ judge }) => judge === 103)?.missing]).toEqual([
      8500,
      "absent",
    ]);
    const other = await panel([1]);
    for (const judge of [101, 102])
      done(await excuseJudge(world, chief, other.first.id, (await sheetOf(world, other.first.id, judge)).id, "ill"));
    const last = await sheetOf(world, other.first.id, 103);
    expect(end(await excuseJudge(world, chief, other.first.id, last.id, "ill"))).toBe("judges-missing");
  });
});

describe("[JD42] a judge's own unit", () => {
  test("is left to the others, at the draw and whenever another sits down", async () => {
    const stage = await stageJudged(world, [1, 1]);
    const judge = await official(stage, unitOf(stage, 0));
    done(await seatJudge(world, stage.author, stage.event.id, 101, judge));
    const round = done(await drawModule(world, stage.author, stage.event.id, 1));
    const heats = await heatsOf(world, round);
    const own = there(heats.find(({ lanes }) => lanes[0]?.unit === unitOf(stage, 0)));
    const other = there(heats.find(({ id }) => id !== own.id));
    expect(await statesIn(own.id)).toEqual([
      [101, "submitted"],
      [102, "open"],
      [103, "open"],
    ]);
    expect((await statesIn(other.id)).every(([, state]) => state === "open")).toBe(true);
    const stranger = await official(stage, unitOf(stage, 1));
    done(await seatJudge(world, stage.author, stage.event.id, 101, stranger));
    expect([(await statesIn(own.id))[0], (await statesIn(other.id))[0]]).toEqual([
      [101, "open"],
      [101, "submitted"],
    ]);
    expect(await kinds((await sheetOf(world, own.id, 101)).id)).toEqual(["judge-stepped-down", "judge-back"]);
  });

  test("is known behind a number, and not said", async () => {
    const stage = await stageJudged(world, [1, 3], [simple({ blind: true })]);
    const judge = await official(stage, unitOf(stage, 0));
    done(await seatJudge(world, stage.author, stage.event.id, 102, judge));
    const round = await openModule(world, stage);
    const shown = there(await moduleShown(world.db, round));
    const away = shown.heats.flatMap(({ sheets }) => sheets.filter(({ state }) => state === "own-unit"));
    expect(away.map(({ judge: number, ownUnit }) => [number, ownUnit])).toEqual([[102, [1]]]);
    const names = stage.people.map(({ name }) => name);
    expect(names.some((name) => JSON.stringify(shown).includes(name))).toBe(false);
  });

  test("is one lane of a list; the panel's mark says who stepped down", async () => {
    const { stage, first, a, b, c } = await panel([1, 2], simple({ together: true }));
    const judge = await official(stage, unitOf(stage, 0));
    done(await seatJudge(world, stage.author, stage.event.id, 103, judge));
    const lane = there(first.lanes.find(({ unit }) => unit === unitOf(stage, 0))).lane;
    const others = first.lanes.map((one) => one.lane).filter((one) => one !== lane);
    await a.mark(first.id, { 1: 8000, 2: 8000, 3: 8000 });
    await b.mark(first.id, { 1: 9000, 2: 9000, 3: 9000 });
    await c.mark(first.id, Object.fromEntries(others.map((one) => [one, 7000])));
    expect(await stateOf(first.id)).toBe("provisional");
    const marks = await marksOfHeat(world.db, first.id);
    expect(marks.map(({ lane: at, value }) => [at, value])).toEqual(
      [1, 2, 3].map((at) => [at, at === lane ? 8500 : 8000]),
    );
  });

  test("may be judged with a reason, once and for all", async () => {
    const { stage, heats, a, b, c } = await panel([1, 1]);
    const judge = await official(stage, unitOf(stage, 0));
    const own = there(heats.find(({ lanes }) => lanes[0]?.unit === unitOf(stage, 0)));
    done(await seatJudge(world, stage.author, stage.event.id, 101, judge));
    const sheet = await sheetOf(world, own.id, 101);
    expect(end(await overrideOwnUnit(world, chief, sheet.id, " ", null))).toBe("reason-required");
    const open = await sheetOf(world, own.id, 102);
    expect(end(await overrideOwnUnit(world, chief, open.id, "why", null))).toBe("not-own-unit");
    done(await overrideOwnUnit(world, chief, sheet.id, "the only one who knows the craft", null));
    expect((await statesIn(own.id))[0]).toEqual([101, "open"]);
    const log = (await findLogOf(world.db, sheet.id)).find(({ kind }) => kind === "own-unit-overridden");
    expect([log?.reason, log?.author.name]).toEqual(["the only one who knows the craft", chief.name]);
    done(await setOfficialUnit(world, stage.author, stage.meet.id, judge, null));
    done(await setOfficialUnit(world, stage.author, stage.meet.id, judge, unitOf(stage, 0)));
    expect((await statesIn(own.id))[0]).toEqual([101, "open"]);
    for (const one of [a, b, c]) await one.mark(own.id, { 1: 9000 });
    expect(await stateOf(own.id)).toBe("provisional");
  });

  test("leaves nobody without a judge", async () => {
    const stage = await stageJudged(world, [1, 2], [simple({ judges: 2 })]);
    const round = await openModule(world, stage);
    const [one, two] = [await official(stage, unitOf(stage, 0)), await official(stage, unitOf(stage, 0))];
    done(await seatJudge(world, stage.author, stage.event.id, 101, one));
    expect(end(await seatJudge(world, stage.author, stage.event.id, 102, two))).toBe("nobody-left");
    const chairs = await chairsOf(world.db, stage.event.id);
    expect(chairs.map(({ number, official: who }) => [number, who?.id ?? null])).toEqual([
      [101, one],
      [102, null],
    ]);
    expect(end(await seatJudge(world, stage.author, stage.event.id, 102, one))).toBe("seated-already");
    expect(end(await seatJudge(world, stage.author, stage.event.id, 301, one))).toBe("no-such-chair");
    expect((await heatsOf(world, round)).length).toBe(3);
  });

  test("counts for whoever signs in on the judge's tablet", async () => {
    const { stage, heats, a } = await panel([1, 1]);
    const judge = await official(stage, unitOf(stage, 1));
    const signed = await signIn(world, a.tablet.device, "127.0.0.1", { official: judge, name: null, pin: "1234" });
    expect(signed.kind).toBe("signed-in");
    const [chair] = await chairsOf(world.db, stage.event.id);
    expect([chair?.official?.id, chair?.person]).toEqual([judge, chair?.official?.name]);
    const own = there(heats.find(({ lanes }) => lanes[0]?.unit === unitOf(stage, 1)));
    expect((await statesIn(own.id))[0]).toEqual([101, "submitted"]);
  });
});

describe("marking again", () => {
  test("[JD43] opens the sheets with what stands on them, for a reason, and hides the mark until all are in", async () => {
    const { first, a, b, c } = await panel([1]);
    await a.mark(first.id, { 1: 9000 });
    await b.mark(first.id, { 1: 9000 });
    expect(end(await markAgain(world, chief, first.id, [101], "too far apart"))).toBe("heat-not-closed");
    await c.mark(first.id, { 1: 3000 });
    expect(end(await markAgain(world, chief, first.id, [103], ""))).toBe("reason-required");
    expect(end(await markAgain(world, chief, first.id, [199], "why"))).toBe("no-such-judge");
    done(await markAgain(world, chief, first.id, [103], "too far apart"));
    expect(await stateOf(first.id)).toBe("running");
    expect((await marksOfHeat(world.db, first.id)).map(({ outcome }) => outcome)).toEqual(["none"]);
    expect(end(await confirmHeat(world, chief, first.id))).toBe("judges-missing");
    const sheet = await sheetOf(world, first.id, 103);
    const note = pen(world, 60);
    const again = { ...note(sheet, { kind: "score", lane: 1, judge: 103, value: 8700 }), baseVersion: sheet.version };
    const submit = { ...note(sheet, { kind: "submit" }), baseVersion: sheet.version };
    const sent = await submitOps(world, c.tablet, { sentAt: world.now(), ops: [again, submit] });
    expect(answersOf(sent)).toEqual(["taken", "taken"]);
    expect((await marksOfHeat(world.db, first.id)).map(({ value }) => value)).toEqual([8900]);
    done(await confirmHeat(world, chief, first.id));
    expect(end(await markAgain(world, chief, first.id, null, "why"))).toBe("heat-official");
  });

  test("[JD10] judges two apart on a line keep a heat from being confirmed", async () => {
    const lines = [{ key: "posture", most: 300, step: 1, kind: "judgement" as const }];
    const { first, a, b, c } = await panel([1], simple({ lines, most: 300 }));
    for (const [judge, number, value] of [
      [a, 101, 1],
      [b, 102, 3],
      [c, 103, 2],
    ] as const) {
      const sheet = await sheetOf(world, first.id, number);
      const note = pen(world, 80);
      const score = note(sheet, { kind: "score", lane: 1, judge: number, criterion: "posture", value });
      const ops = [score, note(sheet, { kind: "submit" })];
      expect(answersOf(await submitOps(world, judge.tablet, { sentAt: world.now(), ops }))).toEqual(["taken", "taken"]);
    }
    expect((await factsOfHeat(world.db, first.id)).map(({ kind }) => kind)).toEqual(["judgement-spread"]);
    expect(end(await confirmHeat(world, chief, first.id))).toBe("judges-apart");
    done(await markAgain(world, chief, first.id, null, "one point apart at most"));
    expect((await statesIn(first.id)).every(([, state]) => state === "open")).toBe(true);
  });
});

test("seats for all chairs are made at once, and once only", async () => {
  const stage = await stageJudged(
    world,
    [1],
    [simple({ judges: 2, panels: 2, together: true }), simple({ key: "b", judges: 1 })],
  );
  const names = {
    judge: ({ panel: at, chair }: { panel: number | null; chair: number }) => `${at ?? ""}/${chair}`,
    clerk: () => "clerk",
  };
  expect(done(await makeJudgeSeats(world, stage.author, stage.event.id, names))).toBe(5);
  expect(done(await makeJudgeSeats(world, stage.author, stage.event.id, names))).toBe(0);
  const chairs = await chairsOf(world.db, stage.event.id);
  expect(chairs.map(({ number, seat }) => [number, seat?.name])).toEqual([
    [101, "1/1"],
    [102, "1/2"],
    [121, "2/1"],
    [122, "2/2"],
    [201, "/1"],
  ]);
  const round = done(await drawModule(world, stage.author, stage.event.id, 1));
  done(await publishRound(world, stage.author, round));
});
