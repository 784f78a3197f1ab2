import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HeatId } from "#core/ids.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import { findScoredHeat } from "#db/sheets.ts";
import type { OpAnswer, RefereeAct, SentOp, TabletSheet, TabletState } from "#live/tablet-protocol.ts";
import { settleContest } from "#services/contests.ts";
import { confirmHeat, correctMark } from "#services/heats.ts";
import { type Ground, type GroundTablet, makeGround, sitDown } from "../support/ground.ts";
import { boardDifferences, sendOps } from "../support/ledger.ts";
import { type Program, startProgram } from "../support/program.ts";
import { pen } from "../support/seats.ts";
import { type TestWorld, testWorld } from "../support/world.ts";

// Several people on one lane at once, against the running program: nobody's marks are lost, and none are added up blindly.

let world: TestWorld;
let program: Program;
beforeAll(async () => {
  world = await testWorld(Date.now());
  program = await startProgram({ DATABASE_URL: world.url });
}, 180_000);
afterAll(async () => {
  await program?.end();
  await world?.drop();
});

type Base = { base: number };

/** A tablet as somebody holds it: what it notes is numbered on, and sent when it is told to. */
async function tabletOn(ground: Ground) {
  const seated: GroundTablet = await sitDown(world, ground);
  const next = pen(world);
  const sheet = ground.heats[0]?.sheets[0];
  if (!sheet) throw new Error("no sheet");
  const state = async () => {
    const response = await fetch(`${program.url}/api/tablet`, { headers: { Cookie: seated.cookie } });
    if (!response.ok) throw new Error(`the tablet's state: ${response.status}`);
    return (await response.json()) as TabletState;
  };
  return {
    device: seated.device,
    note: (act: RefereeAct, { base }: Base = { base: 0 }, on: { id: TabletSheet["id"] } = sheet): SentOp => ({
      ...next(on, act),
      baseVersion: base,
    }),
    send: (ops: readonly SentOp[]) => sendOps(program.url, seated, ops),
    async sheet(id = sheet.id): Promise<TabletSheet> {
      const found = (await state()).heats.flatMap(({ sheets }) => sheets).find((one) => one.id === id);
      if (!found) throw new Error("the tablet does not show the sheet");
      return found;
    },
  };
}

type Tablet = Awaited<ReturnType<typeof tabletOn>>;

const skippers = () => makeGround(world, "skipping-1min", { heats: 1, people: 2 });
const heatOf = ({ heats: [heat] }: Ground): HeatId => {
  if (!heat) throw new Error("no heat");
  return heat.id;
};
const marksOf = async (ground: Ground): Promise<LaneMark[]> =>
  (await findScoredHeat(world.db, heatOf(ground)))?.heat.marks ?? [];
const valuesOf = async (ground: Ground) => (await marksOf(ground)).map(({ value }) => value);
const taps = (tablet: Tablet, lane: number, n: number, base?: Base) =>
  Array.from({ length: n }, () => tablet.note({ kind: "tap", lane }, base));
const heldIn = (answers: readonly OpAnswer[]) =>
  answers.map((one) => (one.ok ? (one.held ?? "counts") : one.refusal.kind));
/** What never changes at a repeat; whether an op is held at the moment may. */
const versionOf = (one: OpAnswer) => (one.ok ? one.version : one.refusal.kind);
const taken = (answers: readonly OpAnswer[]) => answers.filter(({ ok }) => ok).length;

/** In turns, a few at a time, while the others do the same. */
async function sendInParts(tablet: Tablet, ops: readonly SentOp[], size: number): Promise<OpAnswer[]> {
  const answers: OpAnswer[] = [];
  for (let at = 0; at < ops.length; at += size) answers.push(...(await tablet.send(ops.slice(at, at + size))));
  return answers;
}

describe("two tablets on one seat count the same lane at once", () => {
  test("differently: one count stands, the other is shown beside it, and they are not added up", async () => {
    const ground = await skippers();
    const [a, b] = [await tabletOn(ground), await tabletOn(ground)];
    const [ofA, ofB] = [taps(a, 1, 30), taps(b, 1, 28)];
    const answers = await Promise.all([sendInParts(a, ofA, 5), sendInParts(b, ofB, 4)]);
    expect(answers.map(taken)).toEqual([30, 28]);
    const [count] = await valuesOf(ground);
    expect([28, 30]).toContain(count);
    const { contests } = await a.sheet();
    expect(contests).toMatchObject([{ lane: 1, aspect: "count", settled: false }]);
    const claims = contests[0]?.claims.map(({ device, act }) => [device, act.kind === "counted" && act.count]) ?? [];
    expect(new Map(claims as [string, number][])).toEqual(
      new Map([
        [a.device, 30],
        [b.device, 28],
      ]),
    );
    expect(contests[0]?.claims.find(({ op }) => op === contests[0]?.stands)?.act).toMatchObject({ count });
    const standsFor = count === 30 ? a.device : b.device;
    expect(contests[0]?.claims[0]?.device).toBe(standsFor);
    expect((await a.send(ofA)).map(versionOf)).toEqual(answers[0].map(versionOf));
    expect((await b.send(ofB)).map(versionOf)).toEqual(answers[1].map(versionOf));
  });

  test("alike: it counts once, confirmed by the other, and nothing is open", async () => {
    const ground = await skippers();
    const [a, b] = [await tabletOn(ground), await tabletOn(ground)];
    await Promise.all([sendInParts(a, taps(a, 1, 24), 6), sendInParts(b, taps(b, 1, 24), 8)]);
    expect((await valuesOf(ground))[0]).toBe(24);
    const { contests, confirmed } = await b.sheet();
    expect(contests).toEqual([]);
    expect(confirmed).toMatchObject([{ lane: 1, devices: 2 }]);
  });

  test("one after the other, knowing it: a spare tablet simply goes on counting", async () => {
    const ground = await skippers();
    const [a, spare] = [await tabletOn(ground), await tabletOn(ground)];
    await a.send(taps(a, 1, 50));
    const { version } = await spare.sheet();
    expect(heldIn(await spare.send(taps(spare, 1, 20, { base: version })))).toEqual(Array(20).fill("counts"));
    expect((await valuesOf(ground))[0]).toBe(70);
    expect((await spare.sheet()).contests).toEqual([]);
  });
});

describe("two tablets on one seat type the same lane at once", () => {
  test("differently: a contest with both, no confirming, and the one who was wrong withdraws", async () => {
    const ground = await skippers();
    const [a, b] = [await tabletOn(ground), await tabletOn(ground)];
    const other = a.note({ kind: "set", lane: 2, value: 100, misses: 0 });
    const [ofA, ofB] = [a.note({ kind: "set", lane: 1, value: 118 }), b.note({ kind: "set", lane: 1, value: 181 })];
    const [[first], [second]] = await Promise.all([a.send([ofA, other]), b.send([ofB])]);
    const held = heldIn([first, second].flatMap((one) => one ?? []));
    expect([...held].sort()).toEqual(["contest", "counts"]);
    const aStands = held[0] === "counts";
    expect((await valuesOf(ground))[0]).toBe(aStands ? 118 : 181);
    expect((await a.sheet()).contests).toMatchObject([{ lane: 1, stands: aStands ? ofA.id : ofB.id, settled: false }]);
    const { version } = await a.sheet();
    expect(taken(await a.send([a.note({ kind: "submit" }, { base: version })]))).toBe(1);
    const asked = await confirmHeat(world, ground.author, heatOf(ground));
    expect(asked.ok ? "confirmed" : asked.refusal.kind).toBe("contested");
    const [loser, wrong] = aStands ? [b, ofB] : [a, ofA];
    const after = (await loser.sheet()).version;
    expect(heldIn(await loser.send([loser.note({ kind: "withdraw", target: wrong.id }, { base: after })]))).toEqual([
      "counts",
    ]);
    expect((await a.sheet()).contests).toEqual([]);
    expect((await valuesOf(ground))[0]).toBe(aStands ? 118 : 181);
    expect((await confirmHeat(world, ground.author, heatOf(ground))).ok).toBe(true);
  });

  test("differently, and the chief picks the one that was held: it counts, on the board too", async () => {
    const ground = await skippers();
    const [a, b] = [await tabletOn(ground), await tabletOn(ground)];
    const wrong = a.note({ kind: "set", lane: 1, value: 118 });
    const right = b.note({ kind: "set", lane: 1, value: 181 });
    await a.send([wrong, a.note({ kind: "set", lane: 2, value: 100 })]);
    expect(heldIn(await b.send([right]))).toEqual(["contest"]);
    const { version } = await a.sheet();
    await a.send([a.note({ kind: "submit" }, { base: version })]);
    const settled = await settleContest(world, ground.author, heatOf(ground), 1, right.id, "录像复核");
    expect(settled.ok).toBe(true);
    expect(await valuesOf(ground)).toEqual([181, 100]);
    expect((await confirmHeat(world, ground.author, heatOf(ground))).ok).toBe(true);
    expect(taken(await a.send([wrong]))).toBe(1);
    expect(await valuesOf(ground)).toEqual([181, 100]);
  });

  test("knowing it: the later one replaces the earlier", async () => {
    const ground = await skippers();
    const [a, b] = [await tabletOn(ground), await tabletOn(ground)];
    await a.send([a.note({ kind: "set", lane: 1, value: 118 })]);
    const { version } = await b.sheet();
    await b.send([b.note({ kind: "set", lane: 1, value: 119 }, { base: version })]);
    expect((await valuesOf(ground))[0]).toBe(119);
    expect((await b.sheet()).contests).toEqual([]);
  });
});

describe("a tablet that was offline comes back after a spare has handed the sheet in", () => {
  async function handedIn(count: number) {
    const ground = await skippers();
    const [lost, spare] = [await tabletOn(ground), await tabletOn(ground)];
    const late = taps(lost, 1, count);
    await spare.send([...taps(spare, 1, 12), ...taps(spare, 2, 9), spare.note({ kind: "submit" })]);
    return { ground, lost, spare, late };
  }

  test("with another count: it is kept, held as late and shown, and what was handed in stands", async () => {
    const { ground, lost, late } = await handedIn(10);
    const answers = await lost.send(late);
    expect(heldIn(answers)).toEqual(Array(10).fill("late"));
    expect(await valuesOf(ground)).toEqual([12, 9]);
    expect((await lost.sheet()).contests).toMatchObject([{ lane: 1, settled: false }]);
    const asked = await confirmHeat(world, ground.author, heatOf(ground));
    expect(asked.ok ? "confirmed" : asked.refusal.kind).toBe("contested");
    expect(await lost.send(late)).toEqual(answers);
    expect(await boardDifferences(world, program.url, ground)).toEqual([]);
  });

  test("with the same count: it confirms, and the heat can be confirmed", async () => {
    const { ground, lost, late } = await handedIn(12);
    expect(taken(await lost.send(late))).toBe(12);
    expect(await valuesOf(ground)).toEqual([12, 9]);
    const { contests, confirmed } = await lost.sheet();
    expect(contests).toEqual([]);
    expect(confirmed).toMatchObject([{ lane: 1, devices: 2 }]);
    expect((await confirmHeat(world, ground.author, heatOf(ground))).ok).toBe(true);
  });

  test("having seen it handed in: what it notes then is refused, but its wish for a correction is taken", async () => {
    const { ground, lost } = await handedIn(0);
    const { version } = await lost.sheet();
    expect(heldIn(await lost.send([lost.note({ kind: "tap", lane: 1 }, { base: version })]))).toEqual(["sheet-closed"]);
    const mark = { kind: "value" as const, value: 13, misses: 0 };
    const ask = lost.note({ kind: "ask", lane: 1, mark, reason: "漏数一次" }, { base: version });
    expect(taken(await lost.send([ask]))).toBe(1);
    expect(await valuesOf(ground)).toEqual([12, 9]);
    const asked = await confirmHeat(world, ground.author, heatOf(ground));
    expect(asked.ok ? "confirmed" : asked.refusal.kind).toBe("asked");
  });

  test("what the same tablet had noted before its own hand-in counts, however late it comes", async () => {
    const ground = await skippers();
    const a = await tabletOn(ground);
    const early = [...taps(a, 1, 3), ...taps(a, 2, 3)];
    const slow = taps(a, 1, 4);
    await a.send([...early, a.note({ kind: "submit" })]);
    expect(heldIn(await a.send(slow))).toEqual(Array(4).fill("counts"));
    expect(await valuesOf(ground)).toEqual([7, 3]);
  });
});

describe("two judges with a sheet each", () => {
  const judged = (template: "skipping-1min" | "two-foot-jump") =>
    makeGround(world, template, { heats: 1, people: 1, options: { judges: 2 } });

  test("hand in at once: both are kept, each on the own sheet, and one count is made of them", async () => {
    const ground = await judged("skipping-1min");
    const [a, b] = [await tabletOn(ground), await tabletOn(ground)];
    const [one, two] = ground.heats[0]?.sheets ?? [];
    if (!one || !two) throw new Error("no sheet for each judge");
    const count = (tablet: Tablet, sheet: typeof one, n: number) => [
      ...Array.from({ length: n }, () => tablet.note({ kind: "tap", lane: 1 }, { base: 0 }, sheet)),
      tablet.note({ kind: "submit" }, { base: 0 }, sheet),
    ];
    const answers = await Promise.all([sendInParts(a, count(a, one, 40), 10), sendInParts(b, count(b, two, 42), 10)]);
    expect(answers.flatMap(heldIn)).toEqual(Array(84).fill("counts"));
    expect(await valuesOf(ground)).toEqual([41]);
    expect((await findScoredHeat(world.db, heatOf(ground)))?.heat.state).toBe("provisional");
  });

  test("one of whom has not handed in: the heat waits for that sheet", async () => {
    const ground = await judged("skipping-1min");
    const a = await tabletOn(ground);
    await a.send([...taps(a, 1, 40), a.note({ kind: "submit" })]);
    expect((await findScoredHeat(world.db, heatOf(ground)))?.heat.state).toBe("running");
    const asked = await confirmHeat(world, ground.author, heatOf(ground));
    expect(asked.ok ? "confirmed" : asked.refusal.kind).toBe("judges-missing");
  });
});

describe("the chief's correction while a hand-in is under way", () => {
  test("either waits for the hand-in or stands above it, never under it", async () => {
    const seen = new Set<string>();
    for (let n = 0; n < 12; n += 1) {
      const ground = await skippers();
      const a = await tabletOn(ground);
      await a.send([...taps(a, 1, 5), ...taps(a, 2, 4)]);
      const submit = a.note({ kind: "submit" });
      const mark = { kind: "value" as const, value: 99, misses: 0 };
      const correct = () => correctMark(world, ground.author, heatOf(ground), 1, mark, "录像复核");
      const [handed, corrected] = await Promise.all(
        n % 2 === 0 ? [a.send([submit]), correct()] : [a.send([submit]), afterTurn(correct)],
      );
      expect(heldIn(handed)).toEqual(["counts"]);
      seen.add(corrected.ok ? "corrected" : corrected.refusal.kind);
      if (!corrected.ok) expect(corrected.refusal.kind).toBe("heat-not-closed");
      expect(await a.send([submit])).toEqual(handed);
      expect(await valuesOf(ground)).toEqual([corrected.ok ? 99 : 5, 4]);
      if (!corrected.ok) expect((await correct()).ok).toBe(true);
      expect(await valuesOf(ground)).toEqual([99, 4]);
    }
    expect(seen.size).toBeGreaterThan(0);
  });
});

/** As soon as the request before has left. */
const afterTurn = <Value>(act: () => Promise<Value>): Promise<Value> =>
  new Promise((resolve, reject) => setImmediate(() => act().then(resolve, reject)));
