import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import { joinRuns } from "#core/scoring/runs.ts";
import { lastMember, sumOfMembers, teamMark } from "#core/scoring/team.ts";
import { failed, mark, race, slowCycling, status } from "../people.ts";
import { type Act, said, sheet, start, submit } from "./sheet.ts";

describe("a team's mark", () => {
  const five = { ...sumOfMembers, members: 5 };

  test("[SC21] unasked four members, the last one's clock, and no mark with fewer", () => {
    expect(lastMember).toEqual({ members: 4, counts: "last", best: null, fewer: "none" });
    expect(sumOfMembers).toEqual({ ...lastMember, counts: "sum" });
  });

  test("[SC21] one minute each, added up", () => {
    expect(teamMark([131, 128, 119, 140, 122], five, "more")).toBe(640);
  });

  test("[SC21] the clock of the last one, of all or of the best so many", () => {
    const three = { ...lastMember, members: 3 };
    expect(teamMark([41_200, 43_000, 42_500], three, "less")).toBe(43_000);
    expect(teamMark([41_200, 43_000, 42_500], { ...three, best: 2 }, "less")).toBe(42_500);
    expect(teamMark([41_200, 43_000, 42_500], { ...three, best: 2 }, "more")).toBe(42_500);
    expect(teamMark([41_200, 43_000, 42_500], { ...three, best: 1 }, "more")).toBe(43_000);
  });

  test("[SC21] the mean of the best so many, rounded once", () => {
    const bestThree = { ...five, counts: "mean" as const, best: 3 };
    expect(teamMark([100, 101, 101, 90, 80], bestThree, "more")).toBe(101);
    expect(teamMark([100, 101, 90, 80, 70], { ...bestThree, best: 2 }, "more")).toBe(101);
  });

  test("[SC21] with too few: no mark, those there are, or 0 for the missing ones", () => {
    const marks = [10, null, 20];
    const three = { ...sumOfMembers, members: 3 };
    expect(teamMark(marks, three, "more")).toBeNull();
    expect(teamMark(marks, { ...three, fewer: "those" }, "more")).toBe(30);
    expect(teamMark(marks, { ...three, counts: "mean", fewer: "those" }, "more")).toBe(15);
    expect(teamMark(marks, { ...three, counts: "mean", fewer: "zero" }, "more")).toBe(10);
    expect(teamMark(marks, { ...three, counts: "last", fewer: "zero" }, "more")).toBe(0);
    expect(teamMark([null, null], { ...three, fewer: "zero" }, "more")).toBeNull();
    expect(teamMark([], { ...three, fewer: "those" }, "more")).toBeNull();
    expect(teamMark(marks, { ...three, best: 2 }, "more")).toBe(30);
  });

  test("[SC21] the order of the members never matters", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(99)), { maxLength: 6 }), fc.integer({ min: 1, max: 6 }), (marks, best) => {
        const rule = { ...five, members: 6, best };
        expect(teamMark([...marks].reverse(), rule, "more")).toBe(teamMark(marks, rule, "more"));
      }),
    );
  });
});

describe("team-race@1", () => {
  const member = (number: number, ms: number): Act => ({ kind: "member", lane: 1, member: number, ms });
  const team = { team: { ...lastMember, members: 3 } };
  const run = (acts: Act[], changed = {}) =>
    sheet("team-race@1", [start, ...acts], { ...team, ...changed }).marks(1, 2);

  test("[SC21] a team is under way until its last member is through; then its clock stands", () => {
    expect(run([member(1, 40_000), member(2, 41_000)]).map(said)).toEqual(["none", "none"]);
    expect(run([member(1, 40_000), member(3, 43_000), member(2, 41_000)]).map(said)).toEqual([43_000, "none"]);
    expect(run([member(1, 40_000), member(2, 41_000), member(3, 43_000), member(3, 42_000)]).map(said)[0]).toBe(42_000);
  });

  test("[SC21] only when the sheet is in does a team with members missing get what the event says", () => {
    const those = { team: { ...team.team, fewer: "those" as const } };
    expect(run([member(1, 40_000)], those).map(said)).toEqual(["none", "none"]);
    expect(run([member(1, 40_000), submit], those).map(said)).toEqual([40_000, "none"]);
    expect(run([member(1, 40_000), submit]).map(said)).toEqual(["none", "none"]);
  });

  test("[SC21] one tap for the whole team stands; its faults count as in any race", () => {
    expect(run([member(1, 40_000), { kind: "arrive", lane: 1, ms: 45_000 }]).map(said)[0]).toBe(45_000);
    const hindered: Act = { kind: "fault", lane: 1, fault: "hindered" };
    expect(run([{ kind: "arrive", lane: 1, ms: 45_000 }, hindered]).map(said)[0]).toBe("failed");
  });
});

describe("several runs", () => {
  const rides = (runs: LaneMark[], counts: "best" | "sum" = "best") => joinRuns(runs, counts, slowCycling);

  test("[SC32] the best valid ride counts: out, then 35.2 s", () => {
    expect(rides([failed(), mark(35_200)])).toEqual(mark(35_200));
    expect(rides([mark(35_200), mark(36_100), mark(30_000)])?.value).toBe(36_100);
    expect(joinRuns([mark(35_200), mark(36_100)], "best", race)?.value).toBe(35_200);
    expect(rides([mark(35_200), status("DNS")])?.value).toBe(35_200);
  });

  test("[SC32] what is compared are the net marks, and of equals the one with fewer misses, then the first", () => {
    const faults = { foot: { kind: "add" as const, ms: -5000 } };
    const options = { ...slowCycling, faults };
    const slowed = mark(38_000, { faults: ["foot"] });
    expect(joinRuns([slowed, mark(35_200)], "best", options)).toEqual(mark(35_200));
    const first = mark(35_200, { lane: 7, misses: 2 });
    expect(rides([first, mark(35_200, { misses: 1 })])?.misses).toBe(1);
    expect(rides([first, mark(35_200, { misses: 2 })])?.lane).toBe(7);
  });

  test("[SC32] without a valid one the last stands; without any there is none", () => {
    expect(rides([failed(1), status("DNS")])).toEqual(status("DNS"));
    expect(rides([])).toBeNull();
    expect(rides([], "sum")).toBeNull();
  });

  test("[SC32] a relay's legs are added after their faults and rounding; one that is not valid stands for all", () => {
    const options = { ...race, faults: { dropped: { kind: "add" as const, ms: 2000 } } };
    const legs = [mark(41_110, { faults: ["dropped"], misses: 1 }), mark(39_800, { misses: 2 })];
    expect(joinRuns(legs, "sum", options)).toEqual({ ...mark(83_000), misses: 3 });
    expect(joinRuns([...legs, mark(1, { corrected: true })], "sum", options)?.corrected).toBe(true);
    expect(joinRuns([mark(1, { corrected: true }), mark(1)], "sum", options)?.corrected).toBe(true);
    expect(joinRuns([mark(41_110), failed(5), mark(1)], "sum", options)).toEqual(failed(5));
  });
});
