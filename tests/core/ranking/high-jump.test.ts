import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestBar, readTrials } from "#core/ranking/bar-trials.ts";
import { type HighJumpOptions, type Jumper, nextJumpOffBar, rankHighJump } from "#core/ranking/high-jump.ts";

/** Heights in cm with what stands on the sheet. */
function jumper(id: string, sheet: Record<number, string>): Jumper<string> {
  let retired = false;
  const heights = Object.entries(sheet).map(([cm, text]) => {
    const read = readTrials(text);
    if (!read.ok) throw new Error(`${text} cannot be read`);
    retired ||= read.value.retired;
    return { mm: Number(cm) * 10, trials: read.value.trials };
  });
  return { id, heights, retired };
}
const shared: HighJumpOptions<string> = { first: "shared", jumpOff: [] };
const placed = (jumpers: readonly Jumper<string>[], options = shared) =>
  rankHighJump(jumpers, options).rows.map(({ id, place }) => [id, place]);

describe("trials", () => {
  test.each([
    { text: "o", trials: ["over"] },
    { text: "xo", trials: ["failed", "over"] },
    { text: "XXO", trials: ["failed", "failed", "over"] },
    { text: "xxx", trials: ["failed", "failed", "failed"] },
    { text: "-", trials: ["passed"] },
    { text: "–", trials: ["passed"] },
    { text: "-x", trials: ["passed", "failed"] },
    { text: "xx-", trials: ["failed", "failed", "passed"] },
    { text: " xo ", trials: ["failed", "over"] },
    { text: "", trials: [] },
  ])("[RK9] $text", ({ text, trials }) => {
    expect(readTrials(text)).toEqual({ ok: true, value: { trials, retired: false } });
  });

  test("[RK9] r retires, also after a failure", () => {
    expect(readTrials("r")).toEqual({ ok: true, value: { trials: [], retired: true } });
    expect(readTrials("xR")).toEqual({ ok: true, value: { trials: ["failed"], retired: true } });
  });

  test.each([
    { text: "xq", at: 1 },
    { text: "0", at: 0 },
    { text: "ox", at: 1 },
    { text: "xxxo", at: 3 },
    { text: "ro", at: 1 },
    { text: "x o", at: 1 },
  ])("[RK9] $text is not taken for anything", ({ text, at }) => {
    expect(readTrials(text)).toEqual({ ok: false, refusal: { kind: "trials-unreadable", text, at } });
  });

  test("[RK9] failures above the best bar and heights passed do not count, failures before a pass do", () => {
    const { heights } = jumper("a", { 150: "xo", 155: "x-", 160: "-", 165: "xo", 170: "x-", 175: "xx" });
    expect(bestBar(heights)).toEqual({ mm: 1650, failuresThere: 1, failures: 3 });
    expect(bestBar([...heights].reverse())).toEqual({ mm: 1650, failuresThere: 1, failures: 3 });
    expect(bestBar(jumper("b", { 150: "xxx" }).heights)).toBeNull();
    expect(bestBar([])).toBeNull();
  });
});

describe("high jump", () => {
  test("[RK9] height, then failures there, then failures in all, then shared", () => {
    const jumpers = [
      jumper("a", { 160: "o", 165: "xo", 170: "xxx" }),
      jumper("b", { 160: "xo", 165: "xo", 170: "xxx" }),
      jumper("c", { 160: "o", 165: "o", 170: "xxx" }),
      jumper("d", { 160: "xo", 165: "xo", 170: "r" }),
      jumper("e", { 160: "xxo", 165: "xxo", 170: "xxo", 175: "xxx" }),
    ];
    expect(placed(jumpers)).toEqual([
      ["e", 1],
      ["c", 2],
      ["a", 3],
      ["b", 4],
      ["d", 4],
    ]);
    expect(rankHighJump(jumpers, shared).facts.map((fact) => ("by" in fact ? fact.by : fact.kind))).toEqual([
      "height",
      "failuresThere",
      "failures",
      "shared",
    ]);
  });

  test("[RK9] a metre and a hundred centimetres: heights are numbers, not words", () => {
    const nine = jumper("a", { 95: "o", 100: "xxx" });
    expect(placed([nine, jumper("b", { 95: "o", 100: "o", 105: "xxx" })])).toEqual([
      ["b", 1],
      ["a", 2],
    ]);
  });

  test("[RK9] no bar cleared is no height and no place; who only retired or did nothing stands below", () => {
    const { rows, facts } = rankHighJump(
      [
        jumper("n", {}),
        jumper("r", { 150: "-", 160: "r" }),
        jumper("x", { 150: "xx-", 155: "x" }),
        jumper("o", { 150: "o" }),
      ],
      shared,
    );
    expect(rows.map(({ id, place }) => [id, place])).toEqual([
      ["o", 1],
      ["x", null],
      ["r", null],
      ["n", null],
    ]);
    expect(facts).toEqual([
      { kind: "without-place", status: "NH", ids: ["x"] },
      { kind: "without-place", status: "r", ids: ["r"] },
      { kind: "without-place", status: "none", ids: ["n"] },
    ]);
  });
});

describe("jump-off", () => {
  const tied = [
    jumper("a", { 160: "o", 165: "o", 170: "xxx" }),
    jumper("b", { 160: "o", 165: "o", 170: "xxx" }),
    jumper("c", { 160: "o", 165: "o", 170: "xxx" }),
    jumper("d", { 160: "xo", 165: "xxx" }),
    jumper("e", { 160: "xo", 165: "xxx" }),
  ];
  const off = (...jumpOff: HighJumpOptions<string>["jumpOff"]) => ({ first: "jump-off" as const, jumpOff });

  test("[RK10] first place is jumped off for, bar by bar; lower places stay shared", () => {
    const options = off(
      { mm: 1700, cleared: [], failed: ["a", "b", "c"] },
      { mm: 1680, cleared: ["b", "c"], failed: ["a"] },
      { mm: 1700, cleared: ["c"], failed: ["b"] },
    );
    expect(placed(tied, options)).toEqual([
      ["c", 1],
      ["b", 2],
      ["a", 3],
      ["d", 4],
      ["e", 4],
    ]);
    expect(placed([...tied].reverse(), options)).toEqual(placed(tied, options));
    expect(rankHighJump(tied, options).facts.filter(({ kind }) => kind === "jump-off-due")).toEqual([]);
  });

  test("[RK10] while the first are level, a jump-off is due; where the place is shared it is not, and bars do not count", () => {
    const one = { mm: 1700, cleared: ["a", "b"], failed: ["c"] };
    const { rows, facts } = rankHighJump(tied, off(one));
    expect(rows.map(({ place }) => place)).toEqual([1, 1, 3, 4, 4]);
    expect(facts[facts.length - 1]).toEqual({ kind: "jump-off-due", ids: ["a", "b"], bars: 1 });
    expect(rankHighJump(tied, off()).facts).toContainEqual({ kind: "jump-off-due", ids: ["a", "b", "c"], bars: 0 });
    const sharing = rankHighJump(tied, { first: "shared", jumpOff: [one] });
    expect(sharing.rows.map(({ place }) => place)).toEqual([1, 1, 1, 4, 4]);
    expect(sharing.facts.map(({ kind }) => kind)).toEqual(["shared", "separated", "shared"]);
  });

  test("[RK10] whoever does not jump off stands behind whoever fails in it", () => {
    expect(placed(tied.slice(0, 2), off({ mm: 1700, cleared: [], failed: ["b"] }))).toEqual([
      ["b", 1],
      ["a", 2],
    ]);
  });

  test("[RK10] nobody level in first place: no jump-off, though lower places are level", () => {
    const jumpers = [jumper("z", { 180: "o" }), ...tied];
    const options = off({ mm: 1700, cleared: ["a"], failed: ["b", "c"] });
    expect(placed(jumpers, options).map(([, place]) => place)).toEqual([1, 2, 2, 2, 5, 5]);
    expect(rankHighJump(jumpers, options).facts.map(({ kind }) => kind)).not.toContain("jump-off-due");
    expect(rankHighJump([], off())).toEqual({ rows: [], facts: [] });
    expect(rankHighJump([jumper("x", { 150: "xxx" }), jumper("y", { 150: "xxx" })], off()).facts).toEqual([
      { kind: "without-place", status: "NH", ids: ["x", "y"] },
    ]);
  });

  test("[RK10] the bar goes down where nobody cleared it, up where several did", () => {
    expect(nextJumpOffBar({ mm: 1700, cleared: [] }, 20)).toBe(1680);
    expect(nextJumpOffBar({ mm: 1680, cleared: ["a", "b"] }, 20)).toBe(1700);
    expect(nextJumpOffBar({ mm: 1700, cleared: ["a"] }, 20)).toBeNull();
  });
});

test("[RK9] the order of jumpers and of heights changes nothing", () => {
  const sheet = fc.constantFrom("o", "xo", "xxo", "xxx", "-", "x-", "");
  const anyone = fc
    .array(fc.tuple(sheet, sheet, sheet), { maxLength: 6 })
    .map((all) => all.map(([one, two, three], i) => jumper(`${i}`, { 150: one, 155: two, 160: three })));
  fc.assert(
    fc.property(anyone, (jumpers) => {
      const turned = jumpers.map((one) => ({ ...one, heights: [...one.heights].reverse() })).reverse();
      expect(rankHighJump(turned, shared)).toEqual(rankHighJump(jumpers, shared));
    }),
  );
});
