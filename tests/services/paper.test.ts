import { afterAll, describe, expect, test } from "vitest";
import type { HeatId, OpId } from "#core/ids.ts";
import type { CorrectedMark } from "#core/scoring/ops.ts";
import { sheetCode } from "#core/scoring/sheet-code.ts";
import { findHeat } from "#db/heats.ts";
import { findLogOf, findLogOfHeat } from "#db/log.ts";
import { updateMeet } from "#db/meets.ts";
import type { Author } from "#db/schema/log.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import { drawRound } from "#services/draw.ts";
import { heatPapers } from "#services/heat-papers.ts";
import { decidePaper, type PaperOutcome, settlePaper, type TypedPaper, typePaper } from "#services/paper.ts";
import { paperShown } from "#services/paper-shown.ts";
import { findPaper } from "#services/paper-typings.ts";
import { submitOps } from "#services/scoring.ts";
import { chief, done, end, heatsOf, lastRound, openFirst, stageEvent, status, there, value } from "../support/play.ts";
import { makeTablet, pen } from "../support/seats.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

const other: Author = { kind: "chief", id: null, name: "Second", person: { id: "2", name: "Li" } };
const undecided = { paper: [], kept: [], reason: "" };

async function stage(twice = false, over: Parameters<typeof stageEvent>[3] = {}) {
  const one = await stageEvent(world, [2, 2], "skipping-1min", over);
  if (twice) await world.db.transaction((tx) => updateMeet(tx, one.meet.id, { paperTwice: true }));
  const round = await openFirst(world, one);
  const heat = there((await heatsOf(world, round))[0]);
  const lanes = heat.lanes.map(({ lane }) => lane).sort((a, b) => a - b);
  const place = { heat: heat.id, judge: 1 };
  const rows = (...given: CorrectedMark[]) => lanes.map((lane, i) => ({ lane, mark: given[i] ?? value(100 - lane) }));
  const type = (author: Author, more: Partial<TypedPaper> = {}, op?: OpId) =>
    typePaper(world, author, { ...place, rows: rows(), decided: undecided, ...more }, op);
  const see = (visitor: Author = chief) => paperShown(world.db, place, { twice, visitor });
  return { ...one, heat, lanes, place, rows, type, see };
}
const now = async (id: HeatId) => there(await findHeat(world.db, id));
const kind = (outcome: PaperOutcome) => outcome.kind;
const marksOf = async (id: HeatId) => (await now(id)).marks.map((mark) => mark.value ?? mark.outcome);
const logOf = async (id: HeatId) =>
  (await Promise.all((await findSheetsOfHeat(world.db, id)).map((sheet) => findLogOf(world.db, sheet.id)))).flat();

describe("a printed sheet's code", () => {
  test("is printed on each page and finds its heat again", async () => {
    const one = await stage();
    const { papers } = await heatPapers(world.db, one.meet.id, { round: null, event: null });
    expect(papers.map(({ code, lanes }) => [code, lanes.length])).toEqual([[sheetCode(one.heat.id, 1), 4]]);
    const found = await findPaper(world.db, one.meet.id, ` ${there(papers[0]).code.toLowerCase()}`);
    expect(found).toEqual({ ok: true, value: [one.place] });
  });

  test("of another meet is unknown; one with a wrong letter says so", async () => {
    const [one, two] = [await stage(), await stage()];
    const code = sheetCode(one.heat.id, 1);
    expect(end(await findPaper(world.db, two.meet.id, code))).toBe("code-unknown");
    const wrong = `${code.slice(0, 5)}${code.endsWith("2") ? "3" : "2"}`;
    expect(end(await findPaper(world.db, one.meet.id, wrong))).toBe("code-check");
  });

  test("each judge of the same lanes has a page and a code", async () => {
    const one = await stageEvent(world, [2, 2]);
    const several = await stage(false, { options: { ...one.event.options, judges: 2 } });
    const { papers } = await heatPapers(world.db, several.meet.id, { round: null, event: null });
    expect(papers.map(({ judge, judges }) => [judge, judges])).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(new Set(papers.map(({ code }) => code)).size).toBe(2);
  });

  test("heats that have begun are printed only when their round is asked for", async () => {
    const one = await stage();
    done(await one.type(chief));
    const wish = { round: null, event: null };
    expect((await heatPapers(world.db, one.meet.id, wish)).papers).toEqual([]);
    expect((await heatPapers(world.db, one.meet.id, { ...wish, round: one.heat.roundId })).papers).toHaveLength(1);
  });
});

describe("keying in a sheet", () => {
  test("enters every lane, marked as from paper, and closes the heat for the chief", async () => {
    const one = await stage();
    expect(kind(done(await one.type(chief, { rows: one.rows(value(120, 2), status("DNS")) })))).toBe("entered");
    expect(await now(one.heat.id)).toMatchObject({ state: "provisional" });
    expect((await marksOf(one.heat.id)).slice(0, 2)).toEqual([120, "DNS"]);
    const entries = await logOf(one.heat.id);
    expect(entries).toHaveLength(5);
    for (const entry of entries) expect(entry).toMatchObject({ author: chief, payload: { paper: true } });
    expect(there(await one.see()).step).toBe("entered");
  });

  test("twice by a double click is once", async () => {
    const one = await stage();
    const op = world.id<OpId>();
    done(await one.type(chief, {}, op));
    done(await one.type(chief, {}, op));
    expect(await logOf(one.heat.id)).toHaveLength(5);
    const twice = await stage(true);
    const wish = world.id<OpId>();
    expect(done(await twice.type(chief, {}, wish))).toEqual({ kind: "first" });
    expect(done(await twice.type(chief, {}, wish))).toEqual({ kind: "first" });
  });

  test("is refused before the round is published, with a lane missing, unknown or impossible", async () => {
    const one = await stage();
    const refusal = async (rows: TypedPaper["rows"]) => end(await one.type(chief, { rows }));
    expect(await refusal(one.rows().slice(1))).toBe("lanes-missing");
    expect(await refusal([...one.rows(), { lane: 77, mark: value(1) }])).toBe("no-such-lane");
    expect(await refusal(one.rows(value(10_000_000)))).toBe("mark-implausible");
    const early = await stageEvent(world, [2, 2]);
    done(await drawRound(world, early.author, early.event.id, { seed: "s" }));
    const heat = there((await heatsOf(world, (await lastRound(world, early.event.id)).id))[0]);
    const rows = heat.lanes.map(({ lane }) => ({ lane, mark: value(1) }));
    expect(end(await typePaper(world, chief, { heat: heat.id, judge: 1, rows, decided: undecided }))).toBe(
      "round-not-published",
    );
    expect(end(await one.type(chief, { judge: 9 }))).toBe("no-such-sheet");
  });

  test("never overwrites what a tablet counted: equal lanes stand, others are asked about, then corrected or kept", async () => {
    const one = await stage();
    const tablet = await makeTablet(world, one.meet, one.author);
    const sheets = await findSheetsOfHeat(world.db, one.heat.id);
    const write = pen(world);
    const sheetOf = (lane: number) => there(sheets.find((sheet) => sheet.lanes.includes(lane)));
    const [first = 0, second = 0, third = 0] = one.lanes;
    const ops = [
      write(sheetOf(first), { kind: "set", lane: first, value: 100 - first }),
      write(sheetOf(second), { kind: "set", lane: second, value: 50 }),
      write(sheetOf(third), { kind: "set", lane: third, value: 60 }),
    ];
    await submitOps(world, tablet, { sentAt: world.now(), ops });
    const outcome = done(await one.type(chief));
    expect(outcome).toEqual({ kind: "against", lanes: [second, third] });
    expect((await now(one.heat.id)).state).not.toBe("provisional");
    const decided = { paper: [second], kept: [third], reason: "" };
    expect(end(await one.type(chief, { decided }))).toBe("reason-required");
    expect(kind(done(await one.type(chief, { decided: { ...decided, reason: "counted on video" } })))).toBe("entered");
    const marks = (await now(one.heat.id)).marks;
    expect(marks.find(({ lane }) => lane === second)).toMatchObject({ value: 100 - second, corrected: true });
    expect(marks.find(({ lane }) => lane === third)).toMatchObject({ value: 60, corrected: false });
    const corrections = (await logOf(one.heat.id)).filter((entry) => entry.kind === "mark-corrected");
    expect(corrections).toMatchObject([{ reason: "counted on video", payload: { paper: true, lane: second } }]);
  });

  test("one judge's sheet leaves the other judge's open", async () => {
    const options = (await stageEvent(world, [2, 2])).event.options;
    const one = await stage(false, { options: { ...options, judges: 2 } });
    expect(kind(done(await one.type(chief)))).toBe("entered");
    expect((await now(one.heat.id)).state).toBe("running");
    expect(kind(done(await one.type(chief, { judge: 2 })))).toBe("entered");
    expect((await now(one.heat.id)).state).toBe("provisional");
  });
});

describe("[SC29] a meet that wants everything typed twice", () => {
  test("stores the first typing without touching the heat, and tells the next person nothing of it", async () => {
    const one = await stage(true);
    expect(done(await one.type(chief))).toEqual({ kind: "first" });
    expect((await now(one.heat.id)).state).toBe("scheduled");
    expect(await logOf(one.heat.id)).toEqual([]);
    const shown = there(await one.see(other));
    expect(shown).toMatchObject({ step: "second", mine: false, first: { author: chief }, differences: [] });
    expect((await one.see())?.mine).toBe(true);
  });

  test("enters what two people typed alike", async () => {
    const one = await stage(true);
    done(await one.type(chief));
    expect(done(await one.type(other))).toEqual({ kind: "entered" });
    expect((await now(one.heat.id)).state).toBe("provisional");
    const typed = (await findLogOfHeat(world.db, one.heat.id)).filter((entry) => entry.kind === "paper-typed");
    expect(typed.map(({ author, payload }) => [author.name, (payload as { as: string }).as])).toEqual([
      [chief.name, "first"],
      ["Second", "second"],
    ]);
  });

  test("lists the rows that differ, and enters what the paper says after another look", async () => {
    const one = await stage(true);
    const [first = 0] = one.lanes;
    done(await one.type(chief, { rows: one.rows(value(118)) }));
    expect(done(await one.type(other, { rows: one.rows(value(181)) }))).toEqual({ kind: "differs" });
    expect((await now(one.heat.id)).state).toBe("scheduled");
    const shown = there(await one.see());
    expect(shown.step).toBe("settle");
    expect(shown.differences).toEqual([{ lane: first, first: value(118), second: value(181) }]);
    const rows = [
      { lane: first, mark: value(118) },
      { lane: there(one.lanes[1]), mark: value(1) },
    ];
    done(await settlePaper(world, other, { ...one.place, rows, decided: undecided }));
    expect((await marksOf(one.heat.id)).slice(0, 2)).toEqual([118, 100 - there(one.lanes[1])]);
    expect((await now(one.heat.id)).state).toBe("provisional");
  });

  test("the same person types twice only with a reason, or begins anew", async () => {
    const one = await stage(true);
    done(await one.type(chief, { rows: one.rows(value(7)) }));
    expect(done(await one.type(chief))).toEqual({ kind: "same-person" });
    expect(done(await one.type(chief, { own: { kind: "anew" } }))).toEqual({ kind: "first" });
    expect(done(await one.type(chief, { own: { kind: "second", reason: " " } }))).toEqual({ kind: "same-person" });
    expect(done(await one.type(chief, { own: { kind: "second", reason: "alone" } }))).toEqual({ kind: "entered" });
    const typed = (await findLogOfHeat(world.db, one.heat.id)).filter((entry) => entry.kind === "paper-typed");
    expect(typed.map(({ reason }) => reason)).toEqual([null, null, "alone"]);
  });

  test("nothing is decided before both have typed; two second typings are one", async () => {
    const one = await stage(true);
    expect(end(await decidePaper(world, chief, one.place, undecided))).toBe("no-such-sheet");
    expect(end(await settlePaper(world, chief, { ...one.place, rows: [], decided: undecided }))).toBe("no-such-sheet");
    done(await one.type(chief, { rows: one.rows(value(1)) }));
    const both = await Promise.all([one.type(other), one.type(other)]);
    expect(both.map((made) => kind(done(made)))).toEqual(["differs", "differs"]);
    const typed = (await findLogOfHeat(world.db, one.heat.id)).filter((entry) => entry.kind === "paper-typed");
    expect(typed).toHaveLength(2);
  });

  test("what both typed alike still asks before it stands against a tablet", async () => {
    const one = await stage(true);
    const tablet = await makeTablet(world, one.meet, one.author);
    const [lane = 0] = one.lanes;
    const sheet = there((await findSheetsOfHeat(world.db, one.heat.id)).find((each) => each.lanes.includes(lane)));
    await submitOps(world, tablet, {
      sentAt: world.now(),
      ops: [pen(world)(sheet, { kind: "set", lane, value: 50 })],
    });
    done(await one.type(chief));
    expect(done(await one.type(other))).toEqual({ kind: "against", lanes: [lane] });
    const shown = there(await one.see());
    expect(shown).toMatchObject({ step: "decide", against: [{ lane, paper: value(100 - lane) }] });
    expect(there(shown.against[0]).by.map(({ name }) => name)).toEqual(["Area"]);
    done(await decidePaper(world, chief, one.place, { paper: [], kept: [lane], reason: "" }));
    expect((await marksOf(one.heat.id))[0]).toBe(50);
  });
});
