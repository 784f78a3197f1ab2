import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import type { HeatId } from "#core/ids.ts";
import type { StagePlan } from "#core/stages/plan.ts";
import type { Release } from "#core/standing/veil.ts";
import * as schema from "#db/schema/index.ts";
import { deriveProgramme } from "#live/derive.ts";
import { isHeatRow, isLaneRow, isRoundRow, isStageRow, type StageRow, type WireRow } from "#live/protocol.ts";
import { announcerDay } from "#services/announcer-shown.ts";
import { readRows } from "#services/boards.ts";
import { callHeat, holdHeat, releaseHeat } from "#services/release.ts";
import { revealNext, startCeremony } from "#services/stage-ceremony.ts";
import { correctMatch } from "#services/stage-corrections.ts";
import { drawStages } from "#services/stage-draw.ts";
import { chief, done, end, type Stage, there } from "../support/play.ts";
import {
  type DrawnOfMatches,
  marksOf,
  matchAt,
  openMatches,
  partOf,
  playOut,
  stageOfMatches,
  stagesNow,
  win,
} from "../support/stages.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

const rowsOf = async ({ meet }: Pick<Stage, "meet">) => there(await readRows(world.db, meet.id, null)).rows;
const stageIn = (rows: readonly WireRow[], number = 1) => rows.filter(isStageRow).find((row) => row.number === number);
const idsOf = ({ people }: Stage) => people.map(({ id }) => id);

async function made(n: number, plan: Partial<StagePlan>, release: Release): Promise<DrawnOfMatches> {
  const stage = await stageOfMatches(world, n, plan);
  await world.db.update(schema.event).set({ release }).where(eq(schema.event.id, stage.event.id));
  return openMatches(world, stage);
}

/** The heat of a match among rows, with its lanes. */
function heatOf(rows: readonly WireRow[], key: string) {
  const heat = rows.filter(isHeatRow).find(({ match }) => match === key);
  return heat && { ...heat, lanes: rows.filter(isLaneRow).filter((lane) => lane.heat === heat.id) };
}

/** Everything of the first column is played; whoever stands in lane 1 wins. */
async function playFirstColumn(stage: DrawnOfMatches): Promise<HeatId[]> {
  const first = partOf(await stagesNow(world, stage)).matches.filter(({ column }) => column === 1);
  const heats: HeatId[] = [];
  for (const { key } of first) {
    const { heat } = matchAt(await stagesNow(world, stage), key);
    heats.push(await win(world, stage, key, there(heat.lanes[0]).entrant));
  }
  return heats;
}

/** What everybody is told, but for when it was told. */
const told = (rows: readonly WireRow[]) => rows.map((row) => JSON.stringify(row)).sort();

describe("the rows of an event that is met two by two", () => {
  test("have the stage with its draw and everybody it names, seeds first", async () => {
    const stage = await stageOfMatches(world, 6);
    const ids = idsOf(stage);
    await openMatches(world, stage, { seeds: [there(ids[4]), there(ids[1])] });
    const rows = await rowsOf(stage);
    const row = there(stageIn(rows));
    expect(row).toMatchObject({ number: 1, state: "published", lots: {} });
    expect(row.draw.kind).toBe("knock-out");
    expect(row.people.slice(0, 2).map(({ entrant, seed }) => [entrant, seed])).toEqual([
      [ids[4], 1],
      [ids[1], 2],
    ]);
    expect(row.people.map(({ entrant }) => entrant).sort()).toEqual([...ids].sort());
    expect(rows.filter(isRoundRow).every(({ stage: of, name }) => of === row.id && name === "round")).toBe(true);
    // matches whose people are not known yet are there without them
    expect(heatOf(rows, "W-3-1")?.lanes).toEqual([]);
  });

  test("of a draw nobody was told of are none", async () => {
    const stage = await stageOfMatches(world, 4);
    done(await drawStages(world, stage.author, stage.event.id, { seed: "s" }));
    expect((await rowsOf(stage)).filter((row) => isStageRow(row) || isRoundRow(row) || isHeatRow(row))).toEqual([]);
  });

  test("a ceremony tells the slots that are shown, and neither the others nor the seed", async () => {
    const stage = await stageOfMatches(world, 4);
    const { stage: id } = done(await drawStages(world, stage.author, stage.event.id, { seed: "a-secret-seed" }));
    done(await startCeremony(world, stage.author, id));
    const named = async () => {
      const rows = await rowsOf(stage);
      const row = there(stageIn(rows));
      expect(row.state).toBe("ceremony");
      expect(rows.filter(isHeatRow)).toEqual([]);
      const said = JSON.stringify(row.draw);
      return [idsOf(stage).filter((one) => said.includes(one)).length, said.includes("a-secret-seed")];
    };
    expect(await named()).toEqual([0, false]);
    done(await revealNext(world, stage.author, id, 2));
    expect(await named()).toEqual([2, false]);
    const [event] = deriveProgramme(new Map((await rowsOf(stage)).map((row) => [row.key, row]))).events;
    expect(event?.draws.map(({ revealed, people }) => [revealed, people.length])).toEqual([[2, 4]]);
    expect(event?.stages).toEqual([]);
    done(await revealNext(world, stage.author, id, 4));
    expect(await named()).toEqual([4, true]);
  });

  test("a report reads its heats, and not the stage again", async () => {
    const stage = await made(4, {}, "live");
    const before = there(await readRows(world.db, stage.meet.id, null));
    await win(world, stage, "W-1-1", there(matchAt(await stagesNow(world, stage), "W-1-1").heat.lanes[0]).entrant);
    const after = there(await readRows(world.db, stage.meet.id, before));
    expect(after.covers).not.toBe("all");
    expect(after.rows.filter(isStageRow)).toEqual([]);
    expect(after.covers).not.toContain(`event:${stage.event.id}`);
    expect(heatOf(after.rows, "W-1-1")?.state).toBe("official");
  });
});

describe("while results of matches are held", () => {
  const formats: [string, number, Partial<StagePlan>][] = [
    ["a knock-out", 8, { format: "knock-out" }],
    ["a double elimination", 4, { format: "double" }],
    ["a redrawn contest", 9, { format: "redrawn" }],
    ["a Swiss contest", 6, { format: "swiss" }],
    ["groups", 8, { format: "groups" }],
    ["a round robin", 4, { format: "round-robin" }],
  ];

  test.each(formats)("[VL1] [VL2] nothing in the rows of %s depends on who won", async (_name, n, plan) => {
    const stage = await made(n, plan, "announced");
    const heats = await playFirstColumn(stage);
    const before = await rowsOf(stage);
    const drawn = partOf(await stagesNow(world, stage)).columns;
    const grows = plan.format === "swiss" || plan.format === "redrawn";
    const columns = before.filter(isRoundRow).filter(({ stage: of }) => of === stageIn(before)?.id);
    // whether there is a second grand final at all says who won the first
    const hidden = plan.format === "double" ? 1 : 0;
    expect([drawn > 1, columns.length]).toEqual([true, grows ? 1 : drawn - hidden]);
    expect(before.filter(isLaneRow).every(({ mark }) => mark === null)).toBe(true);
    for (const heat of heats) done(await correctMatch(world, chief, heat, marksOf(0, 2), "turned", { approve: true }));
    expect(told(await rowsOf(stage))).toEqual(told(before));
  });

  test("[VL2] the people of a match are told as the matches before it are; what was played there waits too", async () => {
    const stage = await made(4, {}, "announced");
    const first = matchAt(await stagesNow(world, stage), "W-1-1").heat;
    const second = matchAt(await stagesNow(world, stage), "W-1-2").heat;
    const [a, b] = [there(first.lanes[0]).entrant, there(second.lanes[0]).entrant];
    await win(world, stage, "W-1-1", a);
    await win(world, stage, "W-1-2", b);
    const final = async () => {
      const heat = there(heatOf(await rowsOf(stage), "W-2-1"));
      return [heat.state, heat.lanes.map(({ entrant, mark }) => [entrant, mark?.value ?? null])];
    };
    expect(await final()).toEqual(["scheduled", []]);
    done(await releaseHeat(world, chief, first.id));
    expect(await final()).toEqual(["scheduled", [[a, null]]]);
    await win(world, stage, "W-2-1", b);
    expect(await final()).toEqual(["scheduled", [[a, null]]]);
    done(await releaseHeat(world, chief, second.id));
    expect(await final()).toEqual([
      "held",
      [
        [a, null],
        [b, null],
      ],
    ]);
    done(await releaseHeat(world, chief, matchAt(await stagesNow(world, stage), "W-2-1").heat.id));
    expect(await final()).toEqual([
      "official",
      [
        [a, 0],
        [b, 2],
      ],
    ]);
    // held again, nothing tells who had won it
    done(await holdHeat(world, chief, first.id));
    expect(await final()).toEqual(["scheduled", [[b, null]]]);
  });

  test("[VL2] a match is called once the two before it are told, whatever others are still held", async () => {
    const stage = await made(8, {}, "announced");
    const heats = await playFirstColumn(stage);
    const semi = matchAt(await stagesNow(world, stage), "W-2-1").heat;
    const waits = async () => {
      const { calls } = await announcerDay(world.db, stage.meet.id);
      return calls.map(({ id, match, waits: wait }) => [id === semi.id, there(match).round, wait]);
    };
    expect(end(await callHeat(world, chief, semi.id))).toBe("earlier-held");
    expect(await waits()).toEqual([
      [true, 2, true],
      [false, 2, true],
    ]);
    for (const heat of heats.slice(0, 2)) done(await releaseHeat(world, chief, heat));
    expect(await waits()).toEqual([
      [true, 2, false],
      [false, 2, true],
    ]);
    done(await callHeat(world, chief, semi.id));
    expect(heatOf(await rowsOf(stage), "W-2-1")).toMatchObject({ calledAt: expect.any(Number) });
    expect(heatOf(await rowsOf(stage), "W-2-2")).toMatchObject({ lanes: [] });
  });

  test("[VL2] a second grand final is not there before the first one is told", async () => {
    const stage = await made(3, { format: "double", reset: true }, "announced");
    await playOut(world, stage, idsOf(stage));
    expect(heatOf(await rowsOf(stage), "R-1-1")).toBeUndefined();
  });

  test("[VL2] groups are all told, and who goes on from them once they are", async () => {
    const stage = await made(8, { format: "groups" }, "announced");
    const lines = (row: StageRow | undefined) =>
      row?.draw.kind === "knock-out" ? row.draw.lines.map((line) => line?.kind) : null;
    const rows = await rowsOf(stage);
    expect(rows.filter(isLaneRow).length).toBe(2 * partOf(await stagesNow(world, stage)).matches.length);
    expect(lines(stageIn(rows, 2))).toEqual(new Array(4).fill("group-place"));
    const groups = partOf(await stagesNow(world, stage)).matches;
    for (const { key } of groups) {
      const { heat } = matchAt(await stagesNow(world, stage), key);
      await win(world, stage, key, there(heat.lanes.map(({ entrant }) => entrant).sort()[0]));
    }
    const knockOut = async () => {
      const now = await rowsOf(stage);
      const columns = now.filter(isRoundRow).filter(({ stage: of }) => of === stageIn(now, 2)?.id);
      return now.filter(isLaneRow).filter(({ round }) => columns.some(({ id }) => id === round)).length;
    };
    expect(await knockOut()).toBe(0);
    for (const { key } of groups) {
      const { heat } = matchAt(await stagesNow(world, stage), key);
      await world.db.update(schema.heat).set({ releasedAt: new Date() }).where(eq(schema.heat.id, heat.id));
    }
    expect(await knockOut()).toBe(4);
  });
});
