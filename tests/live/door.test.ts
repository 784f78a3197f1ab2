import { describe, expect, test } from "vitest";
import { door } from "../../app/server/door.ts";

const costMs = 0.5;

function stage() {
  const clock = { now: 1000, due: [] as { at: number; work: () => void }[] };
  const enter = door({
    now: () => clock.now,
    later: (work, ms) => void clock.due.push({ at: clock.now + ms, work }),
  });
  const seen: { name: string; yes: boolean; at: number }[] = [];
  const come = (
    name: string,
    { first = false, gone = () => false }: { first?: boolean; gone?: () => boolean } = {},
  ) => {
    const answer = (yes: boolean) => {
      clock.now += costMs;
      seen.push({ name, yes, at: clock.now });
    };
    enter({ isGone: gone, answer }, first);
  };
  /** lets time pass until nothing is left to do */
  const run = () => {
    for (let next = clock.due.shift(); next; next = clock.due.shift()) {
      clock.now = Math.max(clock.now, next.at);
      next.work();
    }
  };
  return { seen, come, run };
}

describe("the door for those who come back", () => {
  test("lets five thousand in, each once, in the order they came, and nobody is refused", () => {
    const { seen, come, run } = stage();
    for (let n = 0; n < 5000; n++) come(`${n}`);
    run();
    expect(seen.map(({ name }) => Number(name))).toEqual(Array.from({ length: 5000 }, (_, n) => n));
    expect(seen.every(({ yes }) => yes)).toBe(true);
  });

  test("never keeps others waiting for longer than a few milliseconds", () => {
    const { seen, come, run } = stage();
    for (let n = 0; n < 500; n++) come(`${n}`);
    run();
    let since = 0;
    let before = 0;
    for (const { at } of seen) {
      // others had their turn before this one
      if (at - before > costMs) since = at - costMs;
      before = at;
      expect(at - since).toBeLessThan(4);
    }
  });

  test("lets a tablet with marks in before the crowd that was there already", () => {
    const { seen, come, run } = stage();
    for (let n = 0; n < 1000; n++) come(`viewer ${n}`);
    come("tablet", { first: true });
    run();
    expect(seen.findIndex(({ name }) => name === "tablet")).toBeLessThan(20);
  });

  test("does nothing for whoever has gone meanwhile, and goes on", () => {
    const { seen, come, run } = stage();
    for (let n = 0; n < 20; n++) come(`${n}`, { gone: () => n % 2 === 1 });
    run();
    expect(seen.filter(({ yes }) => yes)).toHaveLength(10);
    come("later");
    run();
    expect(seen.at(-1)).toMatchObject({ name: "later", yes: true });
  });

  test("sends those away who would wait behind twenty thousand", () => {
    const { seen, come, run } = stage();
    for (let n = 0; n < 20_100; n++) come(`${n}`);
    run();
    const { length } = seen.filter(({ yes }) => !yes);
    expect(length).toBe(100);
  });
});
