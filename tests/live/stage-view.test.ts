import { describe, expect, test } from "vitest";
import type { EntrantId, HeatId, UnitId } from "#core/ids.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { nothingYet } from "#core/standing/played.ts";
import { stageViews } from "#live/stage-view.ts";
import { begun, planOf } from "../core/stages/contest.ts";
import { uuid } from "../support/rows.ts";
import { stageId } from "../support/shown-stages.ts";

const unit = uuid("e", 1) as UnitId;
const options = { measure: "games", direction: "more", precisionMs: 1, match: { bestOf: 1, draws: true } } as unknown;
const { stages } = begun(planOf({}), 4).played;
const person = (entrant: string) => ({ entrant: entrant as EntrantId, name: entrant, bib: null, unit, seed: null });
const lane = (entrant: string, number: number, mark: LaneMark | null) => ({ ...person(entrant), lane: number, mark });

const heat = {
  id: uuid("d", 1) as HeatId,
  number: 1,
  state: "running",
  court: "2",
  notBefore: 5,
  calledAt: null,
} as const;
const views = stageViews(
  {
    options: options as ScoringOptions,
    stages: [{ id: stageId(1), number: 1, state: "published", people: [{ ...person("p01"), seed: 1 }] }],
    heats: [
      {
        ...{ ...heat, stage: stageId(1), match: "W-1-1" },
        lanes: [lane("p02", 2, null), lane("p01", 1, { ...nothingYet(1), outcome: "valid", value: 1, points: [11] })],
      },
      { ...heat, stage: null, match: null, lanes: [lane("p09", 1, null)] },
    ],
    units: [{ id: unit, name: "unit" }],
  },
  stages,
);

describe("the stages as they are shown", () => {
  test("know everybody of the event, the seeds of their own draw, and units by name", () => {
    const [view] = views;
    expect(view?.people.get("p01" as EntrantId)).toMatchObject({ seed: 1, unitName: "unit" });
    expect([...(view?.people.keys() ?? [])].sort()).toEqual(["p01", "p02", "p09"]);
    expect(view?.reading.parts).toBe(2);
  });

  test("have the heats of matches by key, with what is told of their marks, by lanes", () => {
    expect([...(views[0]?.heats.keys() ?? [])]).toEqual(["W-1-1"]);
    expect(views[0]?.heats.get("W-1-1")).toEqual({
      ...heat,
      marks: [{ entrant: "p01", outcome: "valid", value: 1, points: [11] }],
    });
  });

  test("leave out what the rules have not played", () => {
    const told = { id: stageId(2), number: 2, state: "published", people: [] } as const;
    expect(stageViews({ options: options as ScoringOptions, stages: [told], heats: [], units: [] }, stages)).toEqual(
      [],
    );
  });
});
