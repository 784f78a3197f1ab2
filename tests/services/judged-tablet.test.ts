import { afterAll, describe, expect, test } from "vitest";
import { excuseJudge } from "#services/contests.ts";
import { confirmHeat } from "#services/heats.ts";
import { markAgain } from "#services/judged-again.ts";
import { tabletState } from "#services/tablet.ts";
import { type Judge, judgeAt, openModule, sheetOf, simple, stageJudged } from "../support/judged.ts";
import { chief, done, heatsOf, there } from "../support/play.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

/** A module one after the other with three judges, and what their tablets are told of its first appearance. */
async function onStage(blind = false) {
  const stage = await stageJudged(world, [2, 2], [simple({ blind, stations: 2 })], {
    publish: { by: "announcer", when: "end" },
  });
  const heats = await heatsOf(world, await openModule(world, stage));
  const first = there(heats[0]).id;
  const judges = await Promise.all([1, 2, 3].map((chair) => judgeAt(world, stage, stage.author, 100 + chair)));
  const told = async ({ tablet }: Judge) =>
    there((await tabletState(world, tablet, new Map())).heats.find(({ id }) => id === first));
  return { stage, first, judges, told };
}

describe("a judge's tablet", () => {
  test("is told the module, the turn, the panel and the place, and the own sheet of each appearance", async () => {
    const { judges, told } = await onStage();
    const heat = await told(there(judges[1]));
    expect(heat.module).toMatchObject({ key: "stage", together: false, blind: false, panels: 1, panel: 1 });
    expect(heat.module?.station).toBeGreaterThan(0);
    expect(heat.round.name).toMatchObject({ turns: true });
    expect(heat.sheets.map(({ judge }) => judge)).toEqual([102]);
    expect(heat.event.options.panel).toMatchObject({ drop: 0 });
  });

  test("of a blind module knows numbers and nothing else of anybody", async () => {
    const { stage, judges, told } = await onStage(true);
    const text = JSON.stringify(await told(there(judges[0])));
    for (const { id, name } of stage.people) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(id);
    }
    expect((await told(there(judges[0]))).lanes).toMatchObject([{ unit: "", bib: null, pictures: [] }]);
  });

  test("never has another judge's mark: not while some are out, not once all are in, not when it is confirmed and held back", async () => {
    const { stage, first, judges, told } = await onStage();
    const given = [9110, 9220, 9330];
    for (const [at, judge] of judges.entries()) {
      await judge.mark(first, { 1: there(given[at]) });
      for (const [other, one] of judges.entries()) {
        const text = JSON.stringify(await told(one));
        for (const [whose, mark] of given.entries())
          if (whose !== other) expect([at, other, text.includes(`${mark}`)]).toEqual([at, other, false]);
      }
      expect((await told(judge)).marks).toEqual([]);
    }
    done(await confirmHeat(world, stage.author, first));
    expect((await told(there(judges[0]))).marks).toEqual([]);
  });

  test("that marks again has the own values, and the chief's reason until it is handed in", async () => {
    const { first, judges, told } = await onStage();
    for (const judge of judges) await judge.mark(first, { 1: 9000 });
    const [one, two] = [there(judges[0]), there(judges[1])];
    done(await markAgain(world, chief, first, [101], "相差太大"));
    const [again] = (await told(one)).sheets;
    expect(again).toMatchObject({ state: "open", again: "相差太大", excused: null });
    expect(again?.ops).toEqual(expect.arrayContaining([expect.objectContaining({ kind: "score", value: 9000 })]));
    expect((await told(two)).sheets).toMatchObject([{ state: "submitted", again: null }]);
    await one.mark(first, { 1: 8000 });
    expect((await told(one)).sheets).toMatchObject([{ state: "submitted", again: null }]);
  });

  test("of somebody who is absent is told so", async () => {
    const { stage, first, judges, told } = await onStage();
    const sheet = await sheetOf(world, first, 103);
    done(await excuseJudge(world, stage.author, first, sheet.id, "没有来"));
    expect((await told(there(judges[2]))).sheets).toMatchObject([{ state: "submitted", excused: "absent" }]);
  });
});
