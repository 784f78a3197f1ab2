import { describe, expect, test } from "vitest";
import { bandOf } from "#core/band.ts";
import { benefitMarks, suggestionPrizes, suggestionSheet } from "#core/campaign/proposal-marks.ts";
import {
  type Proposal,
  type ProposalState,
  type ProposalStep,
  step,
  stepsFrom,
  submitted,
} from "#core/campaign/proposals.ts";
import { driveOf, driveRatios, shownShare } from "#core/campaign/ratios.ts";

const steps: ProposalStep[] = [
  { kind: "review", marks: 18 },
  { kind: "adopt" },
  { kind: "reject", reason: "tried before" },
  { kind: "carry-out" },
  { kind: "check-effect", benefit: 20_000 },
  { kind: "reward", money: 300 },
  { kind: "archive" },
];
const stepOf = (kind: ProposalStep["kind"]) => steps.find((one) => one.kind === kind) ?? { kind: "adopt" };

/** A proposal after these steps; a refusal on the way is a fault of the test. */
function went(...kinds: ProposalStep["kind"][]): Proposal {
  return kinds.reduce((proposal, kind) => {
    const next = step(proposal, stepOf(kind));
    if (!next.ok) throw new Error(`${kind}: ${next.refusal.kind}`);
    return next.value;
  }, submitted);
}

describe("[CP12] the way of a proposal", () => {
  test("from the box to the archive, with all that was found on the way", () => {
    expect(went("review", "adopt", "carry-out", "check-effect", "reward", "archive")).toEqual({
      state: "archived",
      marks: 18,
      reason: null,
      benefit: 20_000,
      reward: 300,
    });
  });

  test("a rejected one keeps the reason for its author", () => {
    expect(went("review", "reject")).toEqual({ ...submitted, state: "rejected", marks: 18, reason: "tried before" });
    expect(went("review", "reject", "archive").state).toBe("archived");
  });

  test("one without a reward may be archived too", () => {
    expect(went("review", "adopt", "carry-out", "check-effect", "archive")).toMatchObject({
      state: "archived",
      reward: null,
    });
  });

  const ways: Record<ProposalState, ProposalStep["kind"][]> = {
    submitted: [],
    reviewed: ["review"],
    adopted: ["review", "adopt"],
    rejected: ["review", "reject"],
    "carried-out": ["review", "adopt", "carry-out"],
    "effect-checked": ["review", "adopt", "carry-out", "check-effect"],
    rewarded: ["review", "adopt", "carry-out", "check-effect", "reward"],
    archived: ["review", "reject", "archive"],
  };
  const open: Record<ProposalState, ProposalStep["kind"][]> = {
    submitted: ["review"],
    reviewed: ["adopt", "reject"],
    adopted: ["carry-out"],
    rejected: ["archive"],
    "carried-out": ["check-effect"],
    "effect-checked": ["reward", "archive"],
    rewarded: ["archive"],
    archived: [],
  };
  test.each(Object.entries(ways))("from %s only its own steps are open, and a refusal names them", (state, way) => {
    const proposal = went(...way);
    expect(proposal.state).toBe(state);
    const possible = open[proposal.state];
    expect(stepsFrom[proposal.state]).toEqual(possible);
    for (const wanted of steps) {
      const next = step(proposal, wanted);
      if (possible.includes(wanted.kind)) expect(next.ok).toBe(true);
      else
        expect(next).toEqual({
          ok: false,
          refusal: { kind: "step-not-now", state: proposal.state, step: wanted.kind, possible },
        });
    }
  });

  test("no rejection without a reason, no mark or reward below nothing", () => {
    expect(step(went("review"), { kind: "reject", reason: " " })).toEqual({
      ok: false,
      refusal: { kind: "reason-missing" },
    });
    expect(step(submitted, { kind: "review", marks: -1 })).toEqual({
      ok: false,
      refusal: { kind: "amount-negative", amount: -1 },
    });
    const checked = went("review", "adopt", "carry-out", "check-effect");
    expect(step(checked, { kind: "reward", money: -5 })).toMatchObject({ refusal: { amount: -5 } });
    expect(step(checked, { kind: "reward", money: 0 })).toMatchObject({ value: { state: "rewarded", reward: 0 } });
    expect(step(went("review", "adopt", "carry-out"), { kind: "check-effect", benefit: -7 })).toMatchObject({
      value: { benefit: -7 },
    });
  });
});

describe("[CP13] what a drive came to", () => {
  test("adopted are those adopted and whatever came after", () => {
    const proposals = [
      submitted,
      went("review"),
      went("review", "adopt"),
      went("review", "reject"),
      went("review", "reject", "archive"),
      went("review", "adopt", "carry-out"),
      went("review", "adopt", "carry-out", "check-effect"),
      went("review", "adopt", "carry-out", "check-effect", "reward", "archive"),
    ];
    expect(driveOf(proposals, 40)).toEqual({ submitted: 8, adopted: 4, staff: 40, benefit: 40_000 });
  });

  test("ratios are exact, and none where nothing is below the line", () => {
    expect(driveRatios({ submitted: 30, adopted: 10, staff: 120, benefit: 200_005 })).toEqual({
      adoption: { part: 10, whole: 30 },
      perHead: { part: 30, whole: 120 },
      benefitPerAdopted: 20_001,
    });
    expect(driveRatios({ submitted: 0, adopted: 0, staff: 0, benefit: 0 })).toEqual({
      adoption: null,
      perHead: null,
      benefitPerAdopted: null,
    });
  });

  test("a ratio is rounded for showing only, once", () => {
    expect(shownShare({ part: 10, whole: 30 }, 4)).toBe(3333);
    expect(shownShare({ part: 20, whole: 30 }, 2)).toBe(67);
    expect(shownShare({ part: 1, whole: 8 }, 2)).toBe(13);
  });
});

describe("[CP14] marks and prizes of a suggestion", () => {
  test("its sheet has a hundred points", () => {
    expect(suggestionSheet.map(({ key, most, step: by }) => [key, most, by])).toEqual([
      ["technique", 30, 1],
      ["benefit", 30, 1],
      ["range", 20, 1],
      ["practicality", 20, 1],
    ]);
  });

  test.each([
    [0, 10, 14],
    [99_999, 10, 14],
    [100_000, 15, 25],
    [500_000, 15, 25],
    [500_001, 26, 30],
  ])("a benefit of %i yuan a year: %i to %i", (yuan, least, most) => {
    expect(bandOf(yuan, benefitMarks)).toEqual({ least, most });
  });

  test.each([
    [20, 1],
    [18, 1],
    [17, 2],
    [15, 2],
    [14, 3],
    [13, 3],
    [12, null],
  ])("%i points win prize %s", (points, won) => {
    expect(bandOf(points, suggestionPrizes)).toBe(won);
  });
});
