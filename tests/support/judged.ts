import type { HeatId, RoundId } from "#core/ids.ts";
import type { JudgedModule, JudgedPlan } from "#core/judged/plan.ts";
import { judgedPlan, moduleOf } from "#core/judged/plan-defaults.ts";
import { type EventRow, findEvent } from "#db/events.ts";
import type { Author } from "#db/schema/log.ts";
import { findSheetsOfHeat, type SheetRow } from "#db/sheets.ts";
import type { OpAnswer } from "#live/tablet-protocol.ts";
import { publishRound } from "#services/draw.ts";
import { drawModule } from "#services/judged-draw.ts";
import { submitOps } from "#services/scoring.ts";
import type { World } from "#services/world.ts";
import { done, type Stage, stageEvent, there } from "./play.ts";
import { makeTablet, pen, type SeatedVisitor } from "./seats.ts";

/** Three judges give one mark each, all of them count. */
export const simple = (own: Partial<JudgedModule> = {}): JudgedModule =>
  moduleOf("stage", own.key ?? "stage", { judges: 3, drop: 0, ...own });

/** A meet with one event of these modules; told as soon as it is confirmed unless `own` says otherwise. */
export async function stageJudged(
  world: World,
  sizes: readonly number[],
  modules: readonly JudgedModule[] = [simple()],
  own: Partial<JudgedPlan> = {},
): Promise<Stage> {
  const judged = judgedPlan(modules, { publish: { by: "program", when: "each" }, ...own });
  return stageEvent(world, sizes, "speech", {
    ruleset: "judged@2",
    release: "announced",
    options: { measure: "points", direction: "more", digits: 2 },
    plan: { judged },
  });
}

/** Draws a module and publishes it. */
export async function openModule(world: World, { author, event }: Stage, number = 1, seed = "seed"): Promise<RoundId> {
  const round = done(await drawModule(world, author, event.id, number, { seed }));
  done(await publishRound(world, author, round));
  return round;
}

export const eventNow = async (world: World, { event }: Stage): Promise<EventRow> =>
  there(await findEvent(world.db, event.id));

export const sheetOf = async (world: World, heat: HeatId, judge: number): Promise<SheetRow> =>
  there((await findSheetsOfHeat(world.db, heat)).find((one) => one.judge === judge));

/** A judge with a tablet on the seat of a number. */
export interface Judge {
  tablet: SeatedVisitor;
  /** gives every lane of a heat a mark and hands in; null leaves the hand-in out */
  mark(heat: HeatId, marks: Readonly<Record<number, number>>, submit?: boolean): Promise<OpAnswer[]>;
}

export async function judgeAt(world: World, { meet, event }: Stage, author: Author, number: number): Promise<Judge> {
  const tablet = await makeTablet(world, meet, author, { event: event.id, judge: number });
  const note = pen(world);
  return {
    tablet,
    async mark(heat, marks, submit = true) {
      const sheet = await sheetOf(world, heat, number);
      const scores = Object.entries(marks).map(([lane, value]) =>
        note(sheet, { kind: "score", lane: Number(lane), judge: number, value }),
      );
      const ops = submit ? [...scores, note(sheet, { kind: "submit" })] : scores;
      return submitOps(world, tablet, { sentAt: world.now(), ops });
    },
  };
}
