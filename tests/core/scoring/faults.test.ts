import { describe, expect, test } from "vitest";
import type { EntrantId } from "#core/ids.ts";
import { rankMarks } from "#core/ranking/rank.ts";
import { allFailed, signsToConfirm } from "#core/scoring/fault-facts.ts";
import type { Fault } from "#core/scoring/ops.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { failed, id, mark, numberOf, race, skipping, slowCycling, status } from "../people.ts";
import { type Act, sheet, start, submit } from "./sheet.ts";

const fault = (lane: number, kind: Fault): Act => ({ kind: "fault", lane, fault: kind });

describe("what a fault has somebody do", () => {
  const faults: ScoringOptions["faults"] = {
    dropped: { kind: "note", after: "resume" },
    touched: { kind: "add", ms: 5000, after: "restart" },
    disturbed: { kind: "note", after: "again" },
    "false-start": { kind: "fail", tolerance: { count: 1, ms: null }, after: "restart" },
    foot: { kind: "note" },
  };
  const facts = (name: string, ...acts: Act[]) => sheet(name, acts, { faults }).facts(1, 2);

  test.each(["lane-race@1", "slow-cycling@1", "team-race@1", "mass-start@1"])(
    "[SC33] under %s: go on, go back, run again",
    (name) => {
      expect(facts(name, fault(2, "disturbed"), fault(1, "touched"), fault(1, "dropped"), fault(1, "foot"))).toEqual([
        { kind: "go-back", lane: 1, fault: "touched" },
        { kind: "go-on", lane: 1, fault: "dropped" },
        { kind: "ride-again", lane: 2, fault: "disturbed" },
      ]);
    },
  );

  test("[SC33] a forgiven false start calls everybody back; who is out has nothing to do any more", () => {
    expect(facts("lane-race@1", fault(1, "false-start"))).toEqual([{ kind: "restart-all", lane: 1 }]);
    expect(facts("lane-race@1", fault(1, "false-start"), fault(1, "false-start"), fault(1, "dropped"))).toEqual([]);
    const on = sheet("lane-race@1", [fault(1, "false-start")], {
      faults: { "false-start": { kind: "note", after: "resume" } },
    });
    expect(on.facts(1)).toEqual([{ kind: "go-on", lane: 1, fault: "false-start" }]);
  });
});

describe("everybody failed", () => {
  const fell = (lane: number): Act => ({ kind: "fail", lane, fault: "fell", ms: 100 });
  const ride = (changed: Partial<ScoringOptions>, ...acts: Act[]) =>
    sheet("slow-cycling@1", [start, ...acts], changed).facts(1, 2);

  test("[SC34] it is said once the sheet is in, with what the event does then", () => {
    expect(ride({}, fell(1), fell(2), submit)).toEqual([{ kind: "all-failed", policy: "nobody" }]);
    expect(ride({ allFailed: "again" }, fell(1), fell(2), submit)).toEqual([{ kind: "all-failed", policy: "again" }]);
    expect(ride({}, fell(1), fell(2))).toEqual([]);
    expect(ride({}, fell(1), { kind: "arrive", lane: 2, ms: 5 }, submit)).toEqual([]);
  });

  test("[SC34] who did not start or was disqualified has not failed", () => {
    const { state, options } = sheet("slow-cycling@1", [submit]);
    const said = (...marks: Parameters<typeof allFailed>[0]) => allFailed(marks, state, options).length;
    expect(said(failed(), status("DNS"), status("DQ"))).toBe(1);
    expect(said(status("DNS"), status("DQ"))).toBe(0);
    expect(said(failed(), status("DNF"))).toBe(0);
    expect(said()).toBe(0);
  });
});

describe("seconds that help", () => {
  const add = (ms: number) => ({ kind: "add" as const, ms });

  test("[SC35] time taken off in a race, added where the longest wins: asked; the rest is not", () => {
    const faults = { dropped: add(-2000), touched: add(5000), lane: { kind: "fail" as const }, foot: add(0) };
    expect(signsToConfirm({ ...race, faults })).toEqual([{ kind: "sign-to-confirm", fault: "dropped", ms: -2000 }]);
    expect(signsToConfirm({ ...slowCycling, faults })).toEqual([
      { kind: "sign-to-confirm", fault: "touched", ms: 5000 },
    ]);
    expect(signsToConfirm({ ...skipping, faults })).toEqual([]);
    expect(signsToConfirm({ ...race, measure: "order", faults })).toEqual([]);
    expect(signsToConfirm(race)).toEqual([]);
  });

  test("[SC35] the faults are asked about in one order, however the event keeps them", () => {
    const asked = signsToConfirm({ ...race, faults: { touched: add(-1), foot: add(-2) } });
    expect(asked.map(({ fault: kind }) => kind)).toEqual(["foot", "touched"]);
  });
});

describe("the order of the failed", () => {
  test("[RK1] [SC6] by how far they came, where the event measures it", () => {
    const fell = (lane: number, mm?: number): Act => ({
      kind: "fail",
      lane,
      fault: "foot",
      ms: 100 * lane,
      ...(mm !== undefined && { mm }),
    });
    const ride = sheet("slow-cycling@1", [fell(1, 12_500), fell(2, 17_000), fell(3)], { failedOrder: "distance" });
    const marks = [...ride.marks(1, 2, 3), mark(58_200)];
    expect(marks[0]).toMatchObject({ keptMs: 100, keptMm: 12_500 });
    expect(marks[2]).not.toHaveProperty("keptMm");
    const ranked = rankMarks(
      marks.map((one, i) => ({ id: id<EntrantId>(i + 1), mark: one })),
      ride.options,
    );
    expect(ranked.map((one) => [numberOf(one.id), one.place])).toEqual([
      [4, 1],
      [2, 2],
      [1, 3],
      [3, 4],
    ]);
  });
});
