import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { OfficialId, OpId, SheetId } from "#core/ids.ts";
import { findLogOf, findLogOfHeat } from "#db/log.ts";
import { insertOfficial } from "#db/officials.ts";
import { findScoredHeat, findSheetsOfHeat } from "#db/sheets.ts";
import type { RefereeAct, SentOp } from "#live/tablet-protocol.ts";
import { answerAsk, excuseJudge, settleContest } from "#services/contests.ts";
import { factsOfHeat, marksOfHeat } from "#services/heat-marks.ts";
import { confirmHeat, correctMark, enterAtDesk } from "#services/heats.ts";
import { asksOfHeat, contestsOf, missingSheets, openContests } from "#services/in-question.ts";
import { submitOps } from "#services/scoring.ts";
import { tabletState } from "#services/tablet.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { chief, done, end, there, value } from "../support/play.ts";
import { makeRound } from "../support/rounds.ts";
import { makeTablet, pen, type SeatedVisitor } from "../support/seats.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { morning, testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);
beforeEach(() => {
  world.clock.now = morning;
});

type Template = Parameters<typeof makeEvent>[2];

async function stage(template: Template = "skipping-1min", over: Parameters<typeof makeEvent>[3] = {}) {
  const { meet, author } = await makeMeet(world);
  const event = await makeEvent(world, meet, template, over);
  const unit = await makeUnit(world, meet);
  const people = [
    await makeEntrant(world, meet, unit, { events: [event] }),
    await makeEntrant(world, meet, unit, { events: [event] }),
  ];
  const { heats } = await makeRound(world, event, { heats: [{ people }] });
  const heat = there(heats[0]);
  const sheets = await findSheetsOfHeat(world.db, heat);
  const tablet = (over: Parameters<typeof makeTablet>[3] = {}) => makeTablet(world, meet, author, over);
  return { meet, author, event, heat, sheets, sheet: there(sheets[0]), tablet, now: () => heatNow(heat) };
}

const heatNow = async (id: Parameters<typeof findScoredHeat>[1]) => there(await findScoredHeat(world.db, id)).heat;

/** A tablet in somebody's hand: what it says goes to the server at once, from what it had seen. */
function hand(tablet: SeatedVisitor) {
  const note = pen(world);
  return async (sheet: { id: SheetId }, seen: number, ...acts: RefereeAct[]) => {
    const ops: SentOp[] = acts.map((act) => ({ ...note(sheet, act), baseVersion: seen }));
    const answers = await submitOps(world, tablet, { sentAt: world.now(), ops });
    return { ops, answers, said: answers.map((one) => (one.ok ? (one.held ?? "ok") : one.refusal.kind)) };
  };
}
const set = (lane: number, n: number): RefereeAct => ({ kind: "set", lane, value: n });
const taps = (n: number, lane = 1): RefereeAct[] => Array.from({ length: n }, () => ({ kind: "tap", lane }));
const submit: RefereeAct = { kind: "submit" };
const values = async (of: { now(): ReturnType<typeof heatNow> }) => (await of.now()).marks.map((mark) => mark.value);
const first = <One>(all: readonly One[]): One => there(all[0]);

describe("[SC36] two tablets on one sheet", () => {
  test("that type different values: the first stands, both are shown with who and where, and the chief decides", async () => {
    const one = await stage();
    const [anna, bert] = [await one.tablet({ name: "Left" }), await one.tablet({ name: "Right" })];
    const [a, b] = [hand(anna), hand(bert)];
    const own = await a(one.sheet, 0, set(1, 118), set(2, 90));
    world.clock.now += 5_000;
    const other = await b(one.sheet, 0, set(1, 181));
    expect(other.answers).toEqual([{ id: first(other.ops).id, ok: true, version: 2, held: "contest" }]);
    expect(await values(one)).toEqual([118, 90]);
    const [contest] = await contestsOf(world.db, one.heat);
    expect(contest).toMatchObject({
      sheet: one.sheet.id,
      lane: 1,
      stands: first(own.ops).id,
      settled: false,
      claims: [
        { device: anna.device.id, seat: "Left", person: null, at: morning, act: set(1, 118) },
        { device: bert.device.id, seat: "Right", person: null, at: morning + 5_000, act: set(1, 181) },
      ],
    });
    await a(one.sheet, 1, submit);
    expect(await confirmHeat(world, chief, one.heat)).toMatchObject({ refusal: { kind: "contested", lanes: [1] } });
    expect(await openContests(world.db, one.meet.id)).toEqual({
      count: 1,
      heats: [{ heat: one.heat, contests: 1, asks: 0 }],
    });
    const pick = first(other.ops).id;
    expect(end(await settleContest(world, chief, one.heat, 1, pick, " "))).toBe("reason-required");
    expect(end(await settleContest(world, chief, one.heat, 2, pick, "film"))).toBe("no-such-contest");
    expect(end(await settleContest(world, chief, one.heat, 1, world.id<OpId>(), "film"))).toBe("no-such-contest");
    done(await settleContest(world, chief, one.heat, 1, pick, "film"));
    expect(await values(one)).toEqual([181, 90]);
    expect(await openContests(world.db, one.meet.id)).toEqual({ count: 0, heats: [] });
    expect((await findLogOf(world.db, one.sheet.id)).at(-1)).toMatchObject({
      kind: "contest-settled",
      reason: "film",
      author: chief,
      payload: { kind: "settle", lane: 1, pick },
    });
    done(await confirmHeat(world, chief, one.heat));
    expect(await marksOfHeat(world.db, one.heat)).toEqual((await one.now()).marks);
  });

  test("that count in parallel: never added up; a spare that has seen all goes on counting", async () => {
    const one = await stage();
    const [a, b, spare] = [hand(await one.tablet()), hand(await one.tablet()), hand(await one.tablet())];
    await a(one.sheet, 0, ...taps(10), ...taps(3, 2));
    expect(new Set((await b(one.sheet, 0, ...taps(9))).said)).toEqual(new Set(["contest"]));
    expect(await values(one)).toEqual([10, 3]);
    // one more and it is the same count
    expect((await b(one.sheet, 2, ...taps(1))).said).toEqual(["ok"]);
    await spare(one.sheet, 3, ...taps(5), ...taps(2, 2));
    expect(await values(one)).toEqual([15, 5]);
  });

  test("a repeat is answered as at first, and withdrawing the own entry ends it", async () => {
    const one = await stage();
    const [a, tablet] = [hand(await one.tablet()), await one.tablet()];
    const b = hand(tablet);
    await a(one.sheet, 0, set(1, 118));
    const { ops, answers } = await b(one.sheet, 0, set(1, 181));
    expect(await submitOps(world, tablet, { sentAt: world.now(), ops })).toEqual(answers);
    await b(one.sheet, 2, { kind: "withdraw", target: first(ops).id });
    expect((await contestsOf(world.db, one.heat)).length).toBe(0);
    expect(await values(one)).toEqual([118, null]);
  });

  test("equal values confirm each other, and the tablets are told of both", async () => {
    const one = await stage();
    const tablet = await one.tablet();
    const [a, b] = [hand(await one.tablet()), hand(tablet)];
    await a(one.sheet, 0, set(1, 118), set(2, 90));
    expect((await b(one.sheet, 0, set(1, 118), set(2, 91))).said).toEqual(["ok", "contest"]);
    const { heats } = await tabletState(world, tablet, new Map());
    const [sheet] = there(heats[0]).sheets;
    expect(sheet?.confirmed).toEqual([{ lane: 1, aspect: "outcome", devices: 2 }]);
    expect(sheet?.contests).toMatchObject([{ lane: 2, claims: [{ act: set(2, 90) }, { act: set(2, 91) }] }]);
  });
});

describe("[SC36] a sheet that was handed in", () => {
  const over = async () => {
    const one = await stage();
    const [late, spare] = [hand(await one.tablet()), hand(await one.tablet())];
    await late(one.sheet, 0, ...taps(10), ...taps(3, 2));
    await spare(one.sheet, 1, ...taps(5));
    await spare(one.sheet, 2, submit);
    return { ...one, late, spare };
  };

  test("keeps what another tablet had noted before, held, and the heat stays over", async () => {
    const one = await over();
    const sides = async () => (await contestsOf(world.db, one.heat)).map(({ claims }) => claims.map(({ act }) => act));
    const counted = (count: number) => ({ kind: "counted", count, misses: 0 });
    expect((await one.late(one.sheet, 1, ...taps(2))).said).toEqual(["late", "late"]);
    expect(await values(one)).toEqual([15, 3]);
    expect((await one.now()).state).toBe("provisional");
    expect(await sides()).toEqual([[counted(15), counted(12)]]);
    await one.late(one.sheet, 1, { kind: "clear" }, ...taps(1));
    expect(await sides()).toEqual([
      [counted(15), counted(1)],
      [counted(3), counted(0)],
    ]);
    expect(await values(one)).toEqual([15, 3]);
  });

  test("also once the heat is official: nothing moves, and the chief is told", async () => {
    const one = await over();
    done(await confirmHeat(world, chief, one.heat));
    world.clock.now += 1_000;
    const before = await one.now();
    expect((await one.late(one.sheet, 1, set(1, 12))).said).toEqual(["late"]);
    expect(await one.now()).toEqual(before);
    expect((await openContests(world.db, one.meet.id)).heats).toEqual([{ heat: one.heat, contests: 1, asks: 0 }]);
    const [contest] = await contestsOf(world.db, one.heat);
    done(await settleContest(world, chief, one.heat, 1, there(contest?.claims[1]).op, "the referee's paper"));
    expect(await values(one)).toEqual([12, 3]);
    expect((await one.now()).state).toBe("official");
  });

  test("takes nothing more from whoever knows it, but a withdrawal of what is held and a request", async () => {
    const one = await over();
    const { ops } = await one.late(one.sheet, 1, set(1, 12));
    const mark = { kind: "value" as const, value: 16, misses: 0 };
    expect((await one.late(one.sheet, 4, set(1, 13), { kind: "withdraw", target: first(ops).id })).said).toEqual([
      "sheet-closed",
      "ok",
    ]);
    expect((await one.late(one.sheet, 5, { kind: "ask", lane: 1, mark, reason: "one jump more" })).said).toEqual([
      "ok",
    ]);
    expect(await contestsOf(world.db, one.heat)).toEqual([]);
  });

  test("takes what the tablet that handed it in had done before, however late it comes", async () => {
    const one = await stage();
    const tablet = await one.tablet();
    const note = pen(world);
    const send = (...ops: SentOp[]) => submitOps(world, tablet, { sentAt: world.now(), ops });
    const [early, handed] = [note(one.sheet, { kind: "tap", lane: 1 }), note(one.sheet, submit)];
    const after = note(one.sheet, { kind: "tap", lane: 1 });
    const rest = [1, 2].map((lane) => ({ ...note(one.sheet, { kind: "tap", lane }), seq: 100 + lane }));
    await send({ ...handed, seq: 200 }, ...rest);
    expect(await send(early)).toMatchObject([{ ok: true }]);
    expect(await send({ ...after, seq: 300 })).toMatchObject([{ ok: false, refusal: { kind: "sheet-closed" } }]);
    expect(await values(one)).toEqual([2, 1]);
    done(await confirmHeat(world, chief, one.heat));
    expect(await send({ ...note(one.sheet, { kind: "tap", lane: 1 }), seq: 50 })).toMatchObject([
      { ok: false, refusal: { kind: "sheet-closed" } },
    ]);
  });

  test("at the desk: what a tablet had noted before is held beside it, and a correction decides", async () => {
    const one = await stage();
    const tablet = hand(await one.tablet());
    done(
      await enterAtDesk(
        world,
        chief,
        one.heat,
        [1, 2].map((lane) => ({ lane, mark: value(100) })),
      ),
    );
    expect((await tablet(one.sheet, 0, set(1, 100), set(2, 99))).said).toEqual(["late", "late"]);
    expect((await contestsOf(world.db, one.heat)).map(({ lane }) => lane)).toEqual([2]);
    done(await correctMark(world, chief, one.heat, 2, value(99), "the tablet is right"));
    expect(await values(one)).toEqual([100, 99]);
    done(await confirmHeat(world, chief, one.heat));
  });
});

describe("a request to correct", () => {
  const asked = async () => {
    const one = await stage();
    const tablet = await one.tablet({ name: "Area" });
    const a = hand(tablet);
    await a(one.sheet, 0, set(1, 118), set(2, 90), submit);
    const mark = { kind: "value" as const, value: 120, misses: 1 };
    const { ops } = await a(one.sheet, 1, { kind: "ask", lane: 1, mark, reason: "missed two" });
    return { ...one, tablet, ask: first(ops).id };
  };

  test("keeps the heat from being confirmed until it is granted as a correction", async () => {
    const one = await asked();
    expect(await asksOfHeat(world.db, one.heat)).toMatchObject([
      { op: one.ask, lane: 1, reason: "missed two", state: "open", author: { name: "Area" } },
    ]);
    expect(await openContests(world.db, one.meet.id)).toMatchObject({ count: 1, heats: [{ asks: 1, contests: 0 }] });
    expect(await confirmHeat(world, chief, one.heat)).toMatchObject({ refusal: { kind: "asked", lanes: [1] } });
    expect(end(await answerAsk(world, chief, one.heat, one.ask, "grant", ""))).toBe("reason-required");
    done(await answerAsk(world, chief, one.heat, one.ask, "grant", "seen on the film"));
    expect((await one.now()).marks[0]).toMatchObject({ value: 120, misses: 1, corrected: true });
    expect(end(await answerAsk(world, chief, one.heat, one.ask, "decline", "no"))).toBe("no-such-ask");
    const { heats } = await tabletState(world, one.tablet, new Map());
    expect(there(heats[0]).asks).toMatchObject([{ op: one.ask, state: "granted" }]);
    expect((await findLogOfHeat(world.db, one.heat)).map(({ kind }) => kind).slice(-2)).toEqual([
      "ask-answered",
      "mark-corrected",
    ]);
    done(await confirmHeat(world, chief, one.heat));
  });

  test("that is declined changes nothing, and is sent twice in vain", async () => {
    const one = await asked();
    const op = world.id<OpId>();
    done(await answerAsk(world, chief, one.heat, one.ask, "decline", "the film says 118", op));
    expect(end(await answerAsk(world, chief, one.heat, one.ask, "decline", "the film says 118", op))).toBe(
      "no-such-ask",
    );
    expect(await values(one)).toEqual([118, 90]);
    expect(await asksOfHeat(world.db, one.heat)).toMatchObject([{ state: "declined" }]);
    done(await confirmHeat(world, chief, one.heat));
  });
});

describe("[SC37] two judges on the same lanes", () => {
  const judged = async (template: Template = "skipping-1min") => {
    const one = await stage(template, { options: { judges: 2 } });
    const hands = [hand(await one.tablet({ judge: 1 })), hand(await one.tablet({ judge: 2 }))] as const;
    return { ...one, hands, own: one.sheets };
  };

  test("each has an own sheet; near counts are averaged, far ones want a third look, and the missing one is named", async () => {
    const { hands, own, ...one } = await judged();
    const [left, right] = [there(own[0]), there(own[1])];
    expect((await hands[0](right, 0, set(1, 1))).said).toEqual(["not-your-seat"]);
    await hands[0](left, 0, { kind: "start" }, set(1, 118), set(2, 90), submit);
    expect(await values(one)).toEqual([118, 90]);
    expect((await one.now()).state).toBe("running");
    expect(await confirmHeat(world, chief, one.heat)).toMatchObject({
      refusal: { kind: "judges-missing", sheets: [right.id] },
    });
    expect(await missingSheets(world.db, one.heat)).toEqual([
      { id: right.id, slot: 0, judge: 2, judges: 2, begun: false },
    ]);
    await hands[1](right, 0, set(1, 120), set(2, 99), submit);
    expect(await values(one)).toEqual([119, null]);
    expect((await one.now()).state).toBe("provisional");
    expect(await factsOfHeat(world.db, one.heat)).toMatchObject([{ kind: "third-look", lane: 2, counts: [90, 99] }]);
    expect(await confirmHeat(world, chief, one.heat)).toMatchObject({ refusal: { kind: "lanes-missing", lanes: [2] } });
    done(await correctMark(world, chief, one.heat, 2, value(95), "film"));
    done(await confirmHeat(world, chief, one.heat));
    expect(await values(one)).toEqual([119, 95]);
  });

  test("somebody who does not come is excused: what they began does not count", async () => {
    const { hands, own, ...one } = await judged("two-foot-jump");
    const [left, right] = [there(own[0]), there(own[1])];
    const arrive = (lane: number, ms: number): RefereeAct => ({ kind: "arrive", lane, ms });
    await hands[0](left, 0, { kind: "start" }, arrive(1, 9_810), arrive(2, 10_020), submit);
    await hands[1](right, 0, { kind: "start" }, arrive(1, 5_000));
    const excuse = (sheet: SheetId, reason: string) => excuseJudge(world, chief, one.heat, sheet, reason);
    expect(end(await excuse(right.id, ""))).toBe("reason-required");
    expect(end(await excuse(left.id, "ill"))).toBe("sheet-handed-in");
    expect(end(await excuse(world.id<SheetId>(), "ill"))).toBe("no-such-sheet");
    done(await excuse(right.id, "battery flat"));
    expect(await one.now()).toMatchObject({ state: "provisional", closedAt: new Date(world.clock.now) });
    expect(await values(one)).toEqual([9_810, 10_020]);
    expect((await findLogOf(world.db, right.id)).at(-1)).toMatchObject({
      kind: "judge-excused",
      reason: "battery flat",
    });
    done(await confirmHeat(world, chief, one.heat));
    expect(await marksOfHeat(world.db, one.heat)).toEqual((await one.now()).marks);
  });

  test("nobody is excused whom nobody stands in for", async () => {
    const one = await stage();
    expect(end(await excuseJudge(world, chief, one.heat, one.sheet.id, "ill"))).toBe("judges-missing");
  });
});

describe("an entry of the log", () => {
  test("names who had signed in when it was noted, if they are of this meet, and the clock's offset", async () => {
    const one = await stage();
    const tablet = await one.tablet({ name: "Area" });
    const official = world.id<OfficialId>();
    await world.db.transaction((tx) => insertOfficial(tx, { id: official, meetId: one.meet.id, name: "Wang Fang" }));
    const note = pen(world);
    const by = (who: OfficialId | null): SentOp => ({
      ...note(one.sheet, { kind: "tap", lane: 1 }),
      by: who,
      offset: 250,
    });
    await submitOps(world, tablet, { sentAt: world.now(), ops: [by(official), by(world.id<OfficialId>()), by(null)] });
    const log = await findLogOf(world.db, one.sheet.id);
    const seat = { kind: "referee", id: tablet.device.seat, name: "Area" };
    expect(log.map(({ author }) => author)).toEqual([
      { ...seat, person: { id: official, name: "Wang Fang" } },
      seat,
      seat,
    ]);
    expect(log.map(({ deviceOffset }) => deviceOffset)).toEqual([250, 250, 250]);
  });

  test("[SC38] that a clock was interrupted is said of every lane that was timed", async () => {
    const one = await stage("slow-cycling");
    const a = hand(await one.tablet());
    await a(one.sheet, 0, { kind: "start" }, { kind: "arrive", lane: 1, ms: 9_000 });
    await a(one.sheet, 1, { kind: "interrupted", gapMs: 4_200 }, { kind: "status", lane: 2, status: "DNS" });
    expect(await factsOfHeat(world.db, one.heat)).toEqual([{ kind: "clock-interrupted", lane: 1, gapMs: 4_200 }]);
    await a(one.sheet, 2, { kind: "interrupted", gapMs: null }, submit);
    expect(await factsOfHeat(world.db, one.heat)).toMatchObject([{ kind: "clock-interrupted", gapMs: null }]);
  });
});
