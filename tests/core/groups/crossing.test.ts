import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { crossGroups } from "#core/groups/cross.ts";
import { drawCrossing } from "#core/groups/crossing-draw.ts";

const names = (n: number) => Array.from({ length: n }, (_unused, i) => String.fromCharCode(65 + i));
function crossed(groups: number, qualifiers: number): string[] {
  const lines = crossGroups(names(groups), qualifiers);
  if (!lines.ok) throw new Error(lines.refusal.kind);
  return lines.value.map((line) => (line?.kind === "group-place" ? `${line.group}${line.place}` : "–"));
}

describe("groups crossed into a knock-out", () => {
  test.each([
    [2, 2, "A1 B2 B1 A2"],
    [4, 2, "A1 B2 C1 D2 B1 A2 D1 C2"],
    [8, 2, "A1 B2 C1 D2 E1 F2 G1 H2 B1 A2 D1 C2 F1 E2 H1 G2"],
    [2, 4, "A1 B4 B2 A3 B1 A4 A2 B3"],
    [2, 3, "A1 – B2 A3 B1 – A2 B3"],
    [4, 4, "A1 B4 D2 C3 B2 A3 C1 D4 B1 A4 C2 D3 A2 B3 D1 C4"],
    [4, 1, "A1 C1 B1 D1"],
    [1, 4, "A1 A4 A2 A3"],
    [1, 3, "A1 – A2 A3"],
    [1, 1, "A1"],
  ])("[RR6] %i groups of which %i go on", (groups, qualifiers, lines) => {
    expect(crossed(groups, qualifiers).join(" ")).toBe(lines);
  });

  test("[RR6] six groups cannot be crossed: four and eight can", () => {
    expect(crossGroups(names(6), 2)).toEqual({
      ok: false,
      refusal: { kind: "groups-not-a-power-of-two", groups: 6, choices: [4, 8] },
    });
    expect(() => crossGroups([], 2)).toThrow("no group to cross");
    expect(() => crossGroups(["A"], 0)).toThrow("0 of each group go on");
    expect(() => crossGroups(["A"], 1.5)).toThrow("1.5 of each group go on");
  });

  test("[RR6] two of one group never stand in one section while another section has none of it, and all stand once", () => {
    for (const groups of [1, 2, 4, 8, 16])
      for (let qualifiers = 1; qualifiers <= 9; qualifiers++) {
        const lines = crossed(groups, qualifiers);
        expect(lines.filter((line) => line !== "–").sort()).toEqual(
          names(groups)
            .flatMap((group) => Array.from({ length: qualifiers }, (_unused, i) => `${group}${i + 1}`))
            .sort(),
        );
        for (let section = lines.length / 2; section >= 1; section /= 2)
          for (const group of names(groups)) {
            const counts: number[] = [];
            for (let from = 0; from < lines.length; from += section)
              counts.push(lines.slice(from, from + section).filter((line) => line.startsWith(group)).length);
            expect([groups, qualifiers, section, Math.max(...counts) - Math.min(...counts) <= 1]).toEqual([
              groups,
              qualifiers,
              section,
              true,
            ]);
          }
      }
  });

  test("[RR6] no first match is without anybody, and the byes are those of the best", () => {
    expect(crossed(4, 3).join(" ")).toBe("A1 – D2 C3 B2 A3 C1 – B1 – C2 D3 A2 B3 D1 –");
  });
});

const pot = (place: number, groups: string) => groups.split("").map((group) => ({ id: `${group}${place}`, group }));

describe("winners drawn against runners-up", () => {
  test("[RR7] nobody meets somebody of the same group, every possible drawing comes up, and a seed repeats it", () => {
    const seen = new Map<string, number>();
    for (let seed = 0; seed < 400; seed++) {
      const drawn = drawCrossing(pot(1, "ABC"), pot(2, "BCA"), `${seed}`);
      expect(drawCrossing(pot(1, "CAB"), pot(2, "ABC"), `${seed}`)).toEqual(drawn);
      const told = drawn.ok ? drawn.value.map((pair) => pair.join("–")).join(" ") : "refused";
      seen.set(told, (seen.get(told) ?? 0) + 1);
    }
    expect([...seen.keys()].sort()).toEqual(["A1–B2 B1–C2 C1–A2", "A1–C2 B1–A2 C1–B2"]);
    for (const times of seen.values()) expect(times).toBeGreaterThan(150);
  });

  test("[RR7] finds the only drawing there is among very many", () => {
    // of twelve of group A and one each of twelve others, everybody of A must meet one of the others
    const many = (place: number, group: string, n: number) =>
      Array.from({ length: n }, (_unused, i) => ({ id: `${group}${place}-${i}`, group }));
    const first = [...many(1, "A", 12), ...many(1, "B", 12)];
    const second = [...many(2, "A", 12), ...many(2, "B", 12)];
    const drawn = drawCrossing(first, second, "s");
    expect(drawn.ok && drawn.value.every(([a, b]) => a.charAt(0) !== b.charAt(0))).toBe(true);
    expect(new Set(drawn.ok ? drawn.value.map(([, b]) => b) : []).size).toBe(24);
  });

  test("[RR7] is refused where nothing is possible, with those who have too few opponents", () => {
    expect(drawCrossing([...pot(1, "AB"), { id: "A0", group: "A" }], pot(2, "AAB"), "s")).toEqual({
      ok: false,
      refusal: { kind: "same-group-unavoidable", ids: ["A0", "A1"] },
    });
    expect(drawCrossing(pot(1, "AB"), pot(2, "A"), "s")).toEqual({
      ok: false,
      refusal: { kind: "pots-differ", first: 2, second: 1 },
    });
    expect(drawCrossing([], [], "s")).toEqual({ ok: true, value: [] });
  });

  test("[RR7] is found exactly where no group has more in one pot than others are in the other pot", () => {
    const pots = fc
      .nat(8)
      .chain((n) =>
        fc.tuple(
          fc.array(fc.constantFrom("A", "B", "C"), { minLength: n, maxLength: n }),
          fc.array(fc.constantFrom("A", "B", "C"), { minLength: n, maxLength: n }),
        ),
      );
    fc.assert(
      fc.property(pots, fc.string(), ([one, two], seed) => {
        const first = one.map((group, i) => ({ id: `f${i}`, group }));
        const second = two.map((group, i) => ({ id: `s${i}`, group }));
        const count = (groups: readonly string[], group: string) => groups.filter((other) => other === group).length;
        const possible = ["A", "B", "C"].every((group) => count(one, group) <= two.length - count(two, group));
        const drawn = drawCrossing(first, second, seed);
        expect(drawn.ok).toBe(possible);
        if (!drawn.ok) return;
        const groupOf = new Map([...first, ...second].map(({ id, group }) => [id, group]));
        expect(drawn.value.map(([a]) => a)).toEqual(first.map(({ id }) => id));
        expect(drawn.value.map(([, b]) => b).sort()).toEqual(second.map(({ id }) => id));
        for (const [a, b] of drawn.value) expect(groupOf.get(a)).not.toBe(groupOf.get(b));
      }),
      { numRuns: 200 },
    );
  });
});
