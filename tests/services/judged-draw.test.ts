import { afterAll, describe, expect, test } from "vitest";
import type { EntrantId, RoundId } from "#core/ids.ts";
import { dealModule } from "#core/judged/deal.ts";
import { appearances } from "#core/judged/order.ts";
import { findEntrants, findPeople } from "#db/entrants.ts";
import { findEntries } from "#db/entries.ts";
import { findLogOf } from "#db/log.ts";
import { findCodes, findMasks } from "#db/masks.ts";
import { findRound } from "#db/rounds.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import { findUnits } from "#db/units.ts";
import { readRows } from "#services/boards.ts";
import { publishRound } from "#services/draw.ts";
import { codeLooks, lookAtCodes } from "#services/judged-codes.ts";
import { drawModule } from "#services/judged-draw.ts";
import { lateInModule, placeInModule } from "#services/judged-late.ts";
import { moduleShown } from "#services/judged-shown.ts";
import { logPage } from "#services/log-page.ts";
import { undoDraw } from "#services/undo-draw.ts";
import { judgeAt, openModule, simple, stageJudged } from "../support/judged.ts";
import { done, end, heatsOf, there } from "../support/play.ts";
import { makeEntrant } from "../support/units.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

const blind = simple({ blind: true });

const drawnFrom = async (round: RoundId) => {
  const entry = there((await findLogOf(world.db, round)).find(({ kind }) => kind === "module-drawn"));
  return (entry.payload as { draw: { seed: string; secret: string; people: EntrantId[] } }).draw;
};

describe("drawing a module", () => {
  test("[JD40] makes a heat of everybody, with a sheet for every judge, and the same draw from the same seed", async () => {
    const stage = await stageJudged(world, [2, 2, 3]);
    const round = done(await drawModule(world, stage.author, stage.event.id, 1, { seed: "open" }));
    const heats = await heatsOf(world, round);
    expect(heats.map(({ number, panel, lanes }) => [number, panel, lanes.length])).toEqual(
      Array.from({ length: 7 }, (_, i) => [i + 1, 1, 1]),
    );
    const sheets = await findSheetsOfHeat(world.db, there(heats[0]).id);
    expect(sheets.map(({ judge }) => judge)).toEqual([101, 102, 103]);
    const order = heats.map(({ lanes }) => there(lanes[0]).entrant);
    const again = done(await drawModule(world, stage.author, stage.event.id, 1, { seed: "open" }));
    expect((await heatsOf(world, again)).map(({ lanes }) => there(lanes[0]).entrant)).toEqual(order);
    expect(there(await moduleShown(world.db, again)).lot?.seed).toBe("open");
  });

  test("[JD40] deals the people of every unit over the panels, and runs on over lists", async () => {
    const stage = await stageJudged(world, [6, 6, 5], [simple({ together: true, panels: 2 })]);
    const round = done(await drawModule(world, stage.author, stage.event.id, 1));
    const heats = await heatsOf(world, round);
    expect(heats.map(({ panel, lanes }) => [panel, lanes.length])).toEqual([
      [1, 9],
      [2, 8],
    ]);
    for (const unit of new Set(stage.people.map(({ unitId }) => unitId))) {
      const counts = heats.map(({ lanes }) => lanes.filter((lane) => lane.unit === unit).length);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
    const sheets = await findSheetsOfHeat(world.db, there(heats[1]).id);
    expect(sheets.map(({ judge, lanes }) => [judge, lanes.length])).toEqual([
      [121, 8],
      [122, 8],
      [123, 8],
    ]);
  });

  test("sixty on one list are two, at stations one after the other", async () => {
    const list = await stageJudged(world, [60], [simple({ together: true })]);
    const round = done(await drawModule(world, list.author, list.event.id, 1));
    expect((await heatsOf(world, round)).map(({ lanes }) => lanes.length)).toEqual([30, 30]);
    const posts = await stageJudged(world, [5], [simple({ stations: 2 })]);
    const other = done(await drawModule(world, posts.author, posts.event.id, 1));
    expect((await heatsOf(world, other)).map(({ station }) => station)).toEqual([1, 2, 1, 2, 1]);
  });

  test("after publication a new draw needs a reason, after a start there is none", async () => {
    const stage = await stageJudged(world, [3]);
    const round = await openModule(world, stage);
    expect(end(await drawModule(world, stage.author, stage.event.id, 1))).toBe("reason-required");
    const again = done(await drawModule(world, stage.author, stage.event.id, 1, { reason: "somebody was missing" }));
    expect(again).not.toBe(round);
    done(await publishRound(world, stage.author, again));
    const judge = await judgeAt(world, stage, stage.author, 101);
    const [first] = await heatsOf(world, again);
    await judge.mark(there(first).id, { 1: 900 }, false);
    const late = await drawModule(world, stage.author, stage.event.id, 1, { reason: "too late" });
    expect(end(late)).toBe("round-started");
  });

  test("a module of the best waits for those before it", async () => {
    const stage = await stageJudged(
      world,
      [3],
      [simple({ key: "one", share: 5000 }), simple({ key: "two", share: 5000, take: 2 })],
    );
    expect(await drawModule(world, stage.author, stage.event.id, 2)).toEqual({
      ok: false,
      refusal: { kind: "module-waits", before: 1 },
    });
    expect(end(await drawModule(world, stage.author, stage.event.id, 3))).toBe("no-such-module");
  });

  test("the same wish twice is one draw", async () => {
    const stage = await stageJudged(world, [3]);
    const op = world.id<never>();
    const one = await drawModule(world, stage.author, stage.event.id, 1, { op });
    expect([end(one), end(await drawModule(world, stage.author, stage.event.id, 1, { op }))]).toEqual([
      "done",
      "already-done",
    ]);
  });
});

describe("a blind module", () => {
  test("[JD15] names numbers only, and nothing that lists a meet knows them", async () => {
    const stage = await stageJudged(world, [3, 3], [blind]);
    const round = await openModule(world, stage);
    const lanes = (await heatsOf(world, round)).flatMap((heat) => heat.lanes);
    expect(lanes.map(({ name }) => name).sort()).toEqual(["001", "002", "003", "004", "005", "006"]);
    expect(lanes.some(({ entrant }) => stage.people.some(({ id }) => id === entrant))).toBe(false);
    const names = stage.people.map(({ name }) => name);
    expect((await findPeople(world.db, stage.meet.id)).map(({ name }) => name).sort()).toEqual([...names].sort());
    expect((await findEntrants(world.db, stage.meet.id)).size).toBe(6);
    expect((await findUnits(world.db, stage.meet.id)).length).toBe(2);
    expect((await findEntries(world.db, stage.event.id)).length).toBe(6);
    const told = JSON.stringify(there(await readRows(world.db, stage.meet.id, null)).rows);
    for (const { id, name } of stage.people) expect([told.includes(name), told.includes(id)]).toEqual([false, false]);
  });

  test("[JD15] its numbers and turns do not follow from the public seed, but from the secret beside it", async () => {
    const stage = await stageJudged(world, [8, 8], [blind]);
    const round = await openModule(world, stage, 1, "public");
    const codes = await findCodes(world.db, round);
    const ids = stage.people.map(({ id }) => id);
    const guessed = new Map(appearances(ids, "public").map(({ id, code }) => [id, code]));
    expect(codes.every(({ entrant, number }) => guessed.get(entrant) === number)).toBe(false);
    const { seed, secret, people } = await drawnFrom(round);
    expect([seed, people]).toEqual(["public", [...ids].sort()]);
    const input = stage.people.map(({ id, unitId: unit }) => ({ id, unit }));
    const again = dealModule(input, blind, { seed, secret }).flatMap(({ lanes }) => lanes);
    expect(new Map(again.map(({ id, code }) => [id, code]))).toEqual(
      new Map(codes.map(({ entrant, number }) => [entrant, number])),
    );
    expect(there(await moduleShown(world.db, round)).lot).toBeNull();
    const page = JSON.stringify((await logPage(world.db, stage.meet.id, { before: null, brief: false })).lines);
    expect([page.includes(secret), page.includes(there(stage.people[0]).name)]).toEqual([false, false]);
  });

  test("the list of numbers is shown with a reason, and the log says who looked and why", async () => {
    const stage = await stageJudged(world, [2, 1], [blind]);
    const round = await openModule(world, stage);
    expect(end(await lookAtCodes(world, stage.author, round, "  "))).toBe("reason-required");
    expect(await codeLooks(world.db, round)).toEqual([]);
    const op = world.id<never>();
    const list = done(await lookAtCodes(world, stage.author, round, "appeal of unit 2", op));
    expect(list.map(({ number }) => number)).toEqual(["001", "002", "003"]);
    expect(new Set(list.map(({ name }) => name))).toEqual(new Set(stage.people.map(({ name }) => name)));
    expect(done(await lookAtCodes(world, stage.author, round, "appeal of unit 2", op))).toEqual(list);
    expect(await codeLooks(world.db, round)).toEqual([
      { at: world.now(), who: stage.author.name, reason: "appeal of unit 2" },
    ]);
    const seen = await stageJudged(world, [2]);
    expect(end(await lookAtCodes(world, seen.author, await openModule(world, seen), "why"))).toBe("not-blind");
  });

  test("a draw taken back leaves no mask behind", async () => {
    const stage = await stageJudged(world, [3], [blind]);
    const round = await openModule(world, stage);
    done(await undoDraw(world, stage.author, stage.meet.id, stage.event.id, "wrong list"));
    expect([await findMasks(world.db, round), await findRound(world.db, round)]).toEqual([[], undefined]);
  });
});

describe("somebody entered after the draw", () => {
  test("appears as the last one under the next number, with a reason", async () => {
    const stage = await stageJudged(world, [2, 2], [blind]);
    const round = await openModule(world, stage);
    const unit = { id: there(stage.people[0]).unitId };
    const { id, name } = await makeEntrant(world, stage.meet, unit, { events: [stage.event] });
    expect((await lateInModule(world.db, round)).map((one) => one.name)).toEqual([name]);
    expect(end(await placeInModule(world, stage.author, round, { id }))).toBe("reason-required");
    const place = done(await placeInModule(world, stage.author, round, { id, reason: "came late" }));
    expect(place).toEqual({ heat: 5, lane: 1 });
    expect(end(await placeInModule(world, stage.author, round, { id, reason: "again" }))).toBe("in-already");
    const heats = await heatsOf(world, round);
    expect(there(heats[4]).lanes.map((lane) => lane.name)).toEqual(["005"]);
    expect((await findSheetsOfHeat(world.db, there(heats[4]).id)).length).toBe(3);
    expect(await lateInModule(world.db, round)).toEqual([]);
  });

  test("joins the shortest list that is not begun", async () => {
    const stage = await stageJudged(world, [3, 2], [simple({ together: true, panels: 2 })]);
    const round = await openModule(world, stage);
    const unit = { id: there(stage.people[0]).unitId };
    const { id } = await makeEntrant(world, stage.meet, unit, { events: [stage.event] });
    const place = done(await placeInModule(world, stage.author, round, { id, reason: "came late" }));
    expect(place).toEqual({ heat: 2, lane: 3 });
    const sheets = await findSheetsOfHeat(world.db, there((await heatsOf(world, round))[1]).id);
    expect(sheets.map(({ lanes }) => lanes)).toEqual([
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });
});
