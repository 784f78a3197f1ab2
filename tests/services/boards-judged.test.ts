import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import type { HeatId, RoundId } from "#core/ids.ts";
import { judgeNumber } from "#core/judged/judge-number.ts";
import * as schema from "#db/schema/index.ts";
import { deriveProgramme } from "#live/derive.ts";
import { type HeatRow, isHeatRow, isLaneRow, isRoundRow, type WireRow } from "#live/protocol.ts";
import { announcerDay } from "#services/announcer-shown.ts";
import { eventAnswer, heatAnswer } from "#services/api/answers.ts";
import { answers } from "#services/api/schemas.ts";
import { readRows } from "#services/boards.ts";
import { confirmHeat, enterAtDesk } from "#services/heats.ts";
import { confirmAll } from "#services/judged-confirm.ts";
import { releaseDue } from "#services/judged-release.ts";
import { judgedResult } from "#services/judged-results.ts";
import { holdHeat, releaseHeat } from "#services/release.ts";
import { judgeAt, openModule, simple, stageJudged } from "../support/judged.ts";
import { chief, done, heatsOf, type Stage, there, value } from "../support/play.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

const rowsOf = async ({ meet }: Pick<Stage, "meet">) => there(await readRows(world.db, meet.id, null)).rows;
const heatIn = (rows: readonly WireRow[], id: HeatId): HeatRow =>
  there(rows.filter(isHeatRow).find((row) => row.id === id));
const lanesIn = (rows: readonly WireRow[], id: HeatId) => rows.filter(isLaneRow).filter(({ heat }) => heat === id);
const programmeOf = (rows: readonly WireRow[]) => deriveProgramme(new Map(rows.map((row) => [row.key, row])));
const viewOf = async (stage: Stage) => there(programmeOf(await rowsOf(stage)).events[0]);

/** Every name of somebody of the stage that these rows say. */
const namesIn = (told: unknown, { people }: Stage) =>
  people.filter(({ id, name }) => {
    const text = JSON.stringify(told);
    return text.includes(id) || text.includes(`"${name}"`);
  });

const judges = async (stage: Stage, chairs = [1, 2, 3]) =>
  Promise.all(chairs.map((chair) => judgeAt(world, stage, stage.author, judgeNumber({ module: 1, panel: 1, chair }))));

const marks = [8137, 9241, 8753] as const;
const saysMarks = (told: unknown) => marks.filter((mark) => JSON.stringify(told).includes(String(mark)));

async function markAll({ author }: Stage, round: RoundId, from = 9000) {
  const heats = await heatsOf(world, round);
  for (const [at, { id, lanes }] of heats.entries())
    done(await enterAtDesk(world, author, id, [{ lane: there(lanes[0]).lane, mark: value(from - 100 * at) }]));
  return heats;
}

describe("what panels gave, as everybody is told", () => {
  test.each(["live", "official", "announced"] as const)(
    "says no mark before all have handed in, nor how many have (%s)",
    async (release) => {
      const stage = await stageJudged(world, [2], [simple()], { publish: { by: "announcer", when: "each" } });
      await world.db.update(schema.event).set({ release }).where(eq(schema.event.id, stage.event.id));
      const round = await openModule(world, stage);
      const [heat] = await heatsOf(world, round);
      const { id, lanes } = there(heat);
      const { lane } = there(lanes[0]);
      const seats = await judges(stage);
      const seen: string[] = [];
      const look = async () => {
        const rows = await rowsOf(stage);
        expect(saysMarks(rows)).toEqual([]);
        expect(saysMarks(await announcerDay(world.db, stage.meet.id))).toEqual([]);
        seen.push(JSON.stringify([heatIn(rows, id).state, lanesIn(rows, id)]));
      };
      await there(seats[0]).mark(id, { [lane]: marks[0] }, false);
      await look();
      await there(seats[0]).mark(id, {});
      await look();
      await there(seats[1]).mark(id, { [lane]: marks[1] });
      await look();
      expect(new Set(seen).size).toBe(1);
      await there(seats[2]).mark(id, { [lane]: marks[2] });
      const told = await rowsOf(stage);
      if (release === "live") expect(saysMarks(told)).toEqual([...marks]);
      else expect([saysMarks(told), heatIn(told, id).state]).toEqual([[], "held"]);
      done(await confirmHeat(world, chief, id));
      const official = await rowsOf(stage);
      expect(saysMarks(official)).toEqual(release === "announced" ? [] : [...marks]);
      if (release !== "announced") return;
      done(await releaseHeat(world, stage.author, id));
      expect(saysMarks(await rowsOf(stage))).toEqual([...marks]);
      const view = there((await viewOf(stage)).rounds[0]?.heats[0]);
      expect(view.heat.lanes[0]?.mark.panel).toMatchObject({
        judges: marks.map((mark, at) => ({ judge: 101 + at, mark })),
        taken: 0,
      });
      done(await holdHeat(world, stage.author, id));
      expect(saysMarks(await rowsOf(stage))).toEqual([]);
    },
  );

  test("[JD15] says a number for a name until the result is told: in rows, to the announcer's calls, in the API", async () => {
    const stage = await stageJudged(world, [2, 1], [simple({ blind: true })], {
      publish: { by: "announcer", when: "each" },
    });
    const round = await openModule(world, stage);
    const heats = await heatsOf(world, round);
    const look = async () => {
      const rows = await rowsOf(stage);
      const programme = programmeOf(rows);
      const [view] = programme.events;
      const state = { epoch: "e", version: 1 };
      const open = [
        rows,
        eventAnswer(there(view), state),
        ...there(view).rounds.flatMap(({ heats: all }) => all.map((one) => heatAnswer(one, state))),
      ];
      return { rows, open };
    };
    const first = await look();
    expect(namesIn(first.open, stage)).toEqual([]);
    expect(namesIn((await announcerDay(world.db, stage.meet.id)).calls, stage)).toEqual([]);
    expect(first.rows.filter(isLaneRow).map(({ name, bib }) => [/^\d{3}$/.test(name), bib])).toEqual([
      [true, null],
      [true, null],
      [true, null],
    ]);
    const units = first.rows.flatMap((row) => (row.key === "meet" ? row.units.map(({ id }) => id) : []));
    expect(first.rows.filter(isLaneRow).some(({ unit }) => units.includes(unit))).toBe(false);
    await markAll(stage, round);
    done(await confirmAll(world, chief, round));
    const held = await look();
    expect(namesIn(held.open, stage)).toEqual([]);
    expect(held.rows.filter(isLaneRow).map(({ key, name }) => [key, name])).toEqual(
      first.rows.filter(isLaneRow).map(({ key, name }) => [key, name]),
    );
    done(await releaseHeat(world, stage.author, there(heats[0]).id));
    const one = await look();
    expect(namesIn(one.open, stage).length).toBe(1);
    done(await releaseDue(world, stage.author, stage.event.id));
    expect(namesIn((await look()).open, stage).length).toBe(3);
  });

  test("tells who takes part in the next module, but not who was taken to it from results that are held", async () => {
    const module = (key: string, take: number | null) => simple({ key, share: 5000, take });
    for (const take of [null, 1]) {
      const stage = await stageJudged(world, [2], [module("one", null), module("two", take)], {
        publish: { by: "announcer", when: "each" },
      });
      const round = await openModule(world, stage);
      await markAll(stage, round);
      done(await confirmAll(world, chief, round));
      await openModule(world, stage, 2);
      const numbers = async () => (await rowsOf(stage)).filter(isRoundRow).map(({ number }) => number);
      expect(await numbers()).toEqual(take === null ? [1, 2] : [1]);
      done(await releaseDue(world, stage.author, stage.event.id));
      expect(await numbers()).toEqual([1, 2]);
    }
  });

  test("totals, places and prizes of a page are the server's, and the API's shapes hold them", async () => {
    const modules = [simple({ key: "one", share: 4000 }), simple({ key: "two", share: 6000 })];
    const stage = await stageJudged(world, [3, 1], modules);
    for (const number of [1, 2]) {
      const round = await openModule(world, stage, number);
      await markAll(stage, round, number === 1 ? 9000 : 8000);
      done(await confirmAll(world, chief, round));
      const view = await viewOf(stage);
      const { outcome } = there(await judgedResult(world.db, stage.event.id));
      const totals = there(view.judged).totals.map(({ entrant, place, mark }) => [entrant, place, mark.value]);
      expect(totals).toEqual(outcome.standing.map(({ id, place, mark }) => [id, place, mark.value]));
      expect(view.event.over).toBe(number === 2);
      expect(view.event.prizes.map(({ entrant }) => entrant).sort()).toEqual(
        outcome.prizes.lines.map(({ id }) => id).sort(),
      );
      const state = { epoch: "e", version: 1 };
      expect(answers.Event.parse(eventAnswer(view, state)).judged?.totals.length).toBe(4);
      for (const heat of there(view.rounds[number - 1]).heats)
        expect(answers.Heat.parse(heatAnswer(heat, state)).round.module?.key).toBe(number === 1 ? "one" : "two");
    }
  });
});

describe("the announcer of a judged event", () => {
  test("reads nothing out before enough have appeared, and is told how many are missing", async () => {
    const stage = await stageJudged(world, [4], [simple()], { publish: { by: "announcer", when: "from", n: 3 } });
    const round = await openModule(world, stage);
    const heats = await markAll(stage, round);
    const dayOf = () => announcerDay(world.db, stage.meet.id);
    done(await confirmHeat(world, chief, there(heats[0]).id));
    const early = await dayOf();
    expect(early.waiting).toEqual([{ event: stage.event.id, name: stage.event.name, need: 3, have: 1 }]);
    expect(early.results.map(({ asked, told }) => [asked, told])).toEqual([[false, false]]);
    for (const { id } of heats.slice(1, 3)) done(await confirmHeat(world, chief, id));
    const ready = await dayOf();
    expect(ready.waiting).toEqual([]);
    expect(ready.results.map(({ asked, due, lines }) => [asked, due, lines[0]?.place])).toEqual([
      [true, 3, 1],
      [true, 3, 2],
      [true, 3, 3],
    ]);
    done(await releaseDue(world, stage.author, stage.event.id));
    expect((await dayOf()).results.every(({ told }) => told)).toBe(true);
  });
});
