import { expect, test } from "vitest";
import { berger, robinCounts, roundRobin } from "#core/groups/berger.ts";

const sizes = Array.from({ length: 255 }, (_unused, i) => i + 2);

test("[RR1] [RR2] from 2 to 256 everybody meets everybody exactly once, and plays or rests once in each round", () => {
  for (const n of sizes) {
    const rounds = berger(n);
    const met = new Set<number>();
    const rested = new Set<number>();
    for (const { pairs, bye } of rounds) {
      const busy = new Set(pairs.flat());
      for (const [a, b] of pairs) met.add(Math.min(a, b) * 1000 + Math.max(a, b));
      if (bye !== null) {
        busy.add(bye);
        rested.add(bye);
      }
      if (busy.size !== n || Math.min(...busy) !== 1 || Math.max(...busy) !== n) throw new Error(`a round of ${n}`);
    }
    expect([n, rounds.length, met.size]).toEqual([n, robinCounts(n).rounds, robinCounts(n).matches]);
    expect([n, rested.size]).toEqual([n, n % 2 === 1 ? n : 0]);
  }
});

test("[RR1] homes are shared out: an even number differs by one, an odd number not at all", () => {
  for (const n of sizes) {
    const homes = new Map<number, number>();
    for (const { pairs } of berger(n)) for (const [home] of pairs) homes.set(home, (homes.get(home) ?? 0) + 1);
    const counts = [...homes.values()];
    expect([n, Math.max(...counts) - (homes.size < n ? 0 : Math.min(...counts))]).toEqual([n, n % 2 === 1 ? 0 : 1]);
  }
});

test("[RR3] twice: never three homes running, nor three times away, for even numbers up to 64", () => {
  for (let n = 2; n <= 64; n += 2) {
    const ids = Array.from({ length: n }, (_unused, i) => `s${i + 1}`);
    const homes = new Map(ids.map((id) => [id, ""]));
    for (const { pairs } of roundRobin(ids, { double: true }))
      for (const [a, b] of pairs) {
        homes.set(a, `${homes.get(a)}h`);
        homes.set(b, `${homes.get(b)}a`);
      }
    expect([n, [...homes.values()].filter((row) => /hhh|aaa/.test(row))]).toEqual([n, []]);
  }
});
