import { describe, expect, test } from "vitest";
import type { Bracket } from "#core/matches/bracket.ts";
import { doubleElimination } from "#core/matches/double-elimination.ts";
import { drawLines } from "#core/matches/draw.ts";
import { knockOut } from "#core/matches/knock-out.ts";
import { firstMeetings } from "#core/matches/meetings.ts";
import { bracketPlaces } from "#core/matches/places.ts";
import { standardLines } from "#core/matches/seeding.ts";
import { bracketSize, knockOutCounts, roundsOf } from "#core/matches/size.ts";
import { byLot, people, playOut, standard, strength } from "./contest.ts";

const sizes = Array.from({ length: 256 }, (_, i) => i + 1);

/** Every slot comes from an earlier match, and no way out of a match leads to two places. */
function assertLegal(bracket: Bracket<string>, n: number): void {
  const used = new Set<string>();
  const entered: string[] = [];
  const take = (slot: Bracket<string>["matches"][number]["slots"][number], before: number) => {
    if (slot.kind === "group-place") throw new Error("nobody comes from a group here");
    const key = slot.kind === "entrant" ? slot.id : `${slot.kind} ${slot.match}`;
    if (slot.kind === "entrant") entered.push(slot.id);
    else if (slot.match >= before) throw new Error(`${key} comes from a later match`);
    if (used.has(key)) throw new Error(`${key} goes to two places`);
    used.add(key);
  };
  bracket.matches.forEach(({ slots }, index) => {
    for (const slot of slots) take(slot, index);
  });
  for (const { slot } of bracket.places) take(slot, bracket.matches.length);
  expect(entered.sort()).toEqual(people(n));
  expect(used.size).toBe(n + 2 * bracket.matches.length);
  expect(new Set(bracket.matches.map(({ id }) => id)).size).toBe(bracket.matches.length);
}

function assertPlaces(bracket: Bracket<string>, n: number, seed: string): Map<string, number> {
  const { log, played } = playOut(bracket, byLot(seed));
  const { placed, vacant } = bracketPlaces(played);
  expect(vacant).toEqual([]);
  expect(placed.map(({ id }) => id).sort()).toEqual(people(n));
  placed.forEach(({ place, to }, i) => {
    const shared = placed.filter((one) => one.place === place).length;
    if (place > i + 1 || to !== place + shared - 1 || to < i + 1) throw new Error(`place ${place} to ${to} of ${n}`);
  });
  const lost = new Map<string, number>(people(n).map((id) => [id, 0]));
  for (const { outcome } of log)
    for (const id of outcome.players) if (id !== outcome.winner) lost.set(id, (lost.get(id) ?? 0) + 1);
  return lost;
}

describe("brackets of every size up to 256", () => {
  test("[KO1] a knock-out has n − 1 matches, and everybody but the winner loses once", () => {
    for (const n of sizes) {
      const bracket = knockOut(standard(n));
      assertLegal(bracket, n);
      expect(bracket.matches).toHaveLength(knockOutCounts(n).matches);
      expect(bracket.byes).toHaveLength(knockOutCounts(n).byes);
      const lost = [...assertPlaces(bracket, n, `ko ${n}`).values()];
      expect(lost.filter((times) => times === 1)).toHaveLength(n - 1);
    }
  });

  test("[KO6] with third place, the places to 8 and all places everybody has a place", () => {
    for (const n of sizes) {
      const bronze = knockOut(standard(n), { settle: 4 });
      expect(bronze.matches).toHaveLength(knockOutCounts(n, true).matches);
      assertPlaces(bronze, n, `third ${n}`);
      assertPlaces(knockOut(standard(n), { settle: 8 }), n, `eight ${n}`);
      const all = knockOut(standard(n), { settle: Number.POSITIVE_INFINITY });
      assertLegal(all, n);
      expect(all.places.every(({ from, to }) => from === to)).toBe(true);
      assertPlaces(all, n, `all ${n}`);
    }
  });

  test("[KO7] a double elimination has 2n − 2 matches or one more, and nobody is out before the second defeat", () => {
    for (const n of sizes) {
      const bracket = doubleElimination(standard(n));
      if (n > 1) {
        expect(bracket.matches).toHaveLength(2 * n - 1);
        const without = doubleElimination(standard(n), { reset: false });
        assertLegal(without, n);
        expect(without.matches).toHaveLength(2 * n - 2);
      }
      const lost = [...assertPlaces(bracket, n, `de ${n}`).values()].sort();
      expect(lost.slice(1).every((times) => times === 2)).toBe(true);
      expect(lost[0]).toBeLessThanOrEqual(1);
    }
  });

  test("[KO2] the best meet as late as they can, and the byes fall to the best", () => {
    for (const n of sizes) {
      const lines = standardLines(people(n));
      const rounds = roundsOf(bracketSize(n));
      // the best 2^r are alone in the sections of which there are 2^r
      for (let round = 0; round <= rounds; round++) {
        const section = 2 ** (rounds - round);
        for (let from = 0; from < lines.length; from += section) {
          const inside = lines.slice(from, from + section).flatMap((id) => (id ? [strength(id)] : []));
          if (2 ** round <= n) expect(inside.filter((seed) => seed <= 2 ** round)).toHaveLength(1);
        }
      }
      const byes = knockOut(standard(n)).byes.flatMap(({ slot }) => (slot.kind === "entrant" ? [slot.id] : []));
      expect(byes.sort()).toEqual(people(knockOutCounts(n).byes));
      const { placed } = bracketPlaces(playOut(knockOut(standard(n), { settle: 4 })).played);
      expect(placed.slice(0, 4).map(({ id }) => id)).toEqual(people(Math.min(n, 4)));
    }
  });

  test("[KO7] where the better one always wins the places follow the strength", () => {
    for (const n of sizes) {
      const { placed } = bracketPlaces(playOut(doubleElimination(standard(n))).played);
      expect(placed.slice(0, 4).map(({ id }) => id)).toEqual(people(Math.min(n, 4)));
    }
  });

  test("[KO4] two of a unit never meet in the first round unless the unit is more than half", () => {
    for (const n of sizes) {
      const largest = Math.max(1, Math.floor(bracketSize(n) / 4));
      const entrants = people(n).map((id, i) => ({ id, unit: `unit ${Math.floor(i / largest)}` }));
      const { lines } = drawLines(entrants, { seed: `${n}`, seeding: "drawn", seeds: 0, separate: true });
      expect(firstMeetings(lines).filter(({ round }) => round === 1)).toEqual([]);
    }
  });
});
