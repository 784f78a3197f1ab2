import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitName, widthOf } from "#ui/bracket/fit.ts";
import { type BracketLayout, bracketLayout, type Placed } from "#ui/bracket/layout.ts";
import { sections } from "#ui/bracket/sections.ts";
import { begun, byLot, type Contest, planOf, playOut } from "../core/stages/contest.ts";

const stageOf = ({ played }: Contest) => {
  const [stage] = played.stages;
  if (!stage) throw new Error("nothing is drawn");
  return stage;
};
const formats = ["knock-out", "double", "redrawn"] as const;
const contest = (format: (typeof formats)[number], n: number, settle: number, seed: string, played: boolean) => {
  const first = begun(planOf({ format, settle }), n, Math.min(8, n >> 1), seed);
  return stageOf(played ? playOut(first, byLot(seed, 9)) : first);
};

const apart = (a: Placed, b: Placed) =>
  a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y;

function expectSound({ boxes, byes, links, titles, width, height }: BracketLayout) {
  const all: Placed[] = [...boxes, ...byes];
  all.forEach((one, i) => {
    expect(one.x >= 0 && one.y >= 0 && one.x + one.width <= width && one.y + one.height <= height).toBe(true);
    for (const other of all.slice(i + 1)) expect(apart(one, other), `${one.id} and ${other.id}`).toBe(true);
    for (const title of titles) expect(apart({ id: "", height: 20, ...title }, one), `title of ${one.id}`).toBe(true);
  });
  const by = new Map(all.map((one) => [one.id, one]));
  for (const { from, to, points } of links) {
    const [start, end] = [points[0] ?? [0, 0], points.at(-1) ?? [0, 0]];
    const [out, into] = [by.get(from), by.get(to)];
    expect(out && start[0] === out.x + out.width && start[1] > out.y && start[1] < out.y + out.height).toBe(true);
    expect(into && end[0] === into.x && end[1] > into.y && end[1] < into.y + into.height).toBe(true);
  }
}

describe("the layout of a bracket", () => {
  test.each(formats)("shows every match once, none on another, lines from box to box: %s of 2 to 64", (format) => {
    for (let n = 2; n <= 64; n += n < 20 ? 1 : 11) {
      const stage = contest(format, n, n % 3 === 0 ? 256 : 4, `seed ${n}`, n % 2 === 0);
      const layout = bracketLayout(stage, { ratio: n % 5 === 0 ? 2 : null });
      expectSound(layout);
      expect(layout.boxes.map(({ id }) => id).sort()).toEqual(stage.matches.map(({ key }) => key).sort());
    }
  });

  test("has the same pieces in the parts of it, none too large, none left out", () => {
    const size = fc.integer({ min: 2, max: 128 });
    fc.assert(
      fc.property(fc.constantFrom(...formats), size, fc.constantFrom(4, 256), (format, n, settle) => {
        const stage = contest(format, n, settle, `part ${n}`, format === "redrawn");
        const parts = sections(stage);
        for (const { keys } of parts) {
          const layout = bracketLayout(stage, { only: keys });
          expectSound(layout);
          expect(layout.boxes.length).toBe(keys.size);
          // eight matches one below the other, six columns
          expect(layout.boxes.length).toBeLessThanOrEqual(8 * 6);
        }
        expect(new Set(parts.flatMap(({ keys }) => [...keys])).size).toBe(stage.matches.length);
      }),
      { numRuns: 25 },
    );
  });

  test("of 64 is four quarters and the late rounds", () => {
    const names = sections(contest("knock-out", 64, 4, "quarters", false)).map(({ name }) => name.kind);
    expect(names).toEqual(["part", "part", "part", "part", "late"]);
  });
});

describe("a name", () => {
  test("is never wider than its room, and as a whole there", () => {
    const sign = fc.constantFrom(..."欧阳若兰代表队Maximilian vo·é1");
    const name = fc.array(sign, { minLength: 1, maxLength: 30 }).map((signs) => signs.join("").trim() || "x");
    fc.assert(
      fc.property(name, fc.constantFrom("", "机关工会"), fc.integer({ min: 60, max: 400 }), (words, unit, room) => {
        const fitted = fitName(words, unit, 16, room);
        for (const line of [...fitted.name, ...(fitted.unit ? [fitted.unit] : [])])
          expect(widthOf(line.words) * line.size).toBeLessThanOrEqual(room + 1);
        expect(
          fitted.name
            .map((line) => line.words)
            .join("")
            .replaceAll(" ", ""),
        ).toBe(words.replaceAll(" ", ""));
      }),
    );
  });
});
