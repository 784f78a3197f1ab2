import { describe, expect, test } from "vitest";
import { acceptLimit } from "../../app/server/accept-limit.ts";

function stage() {
  const clock = { now: 1000 };
  const mayEnter = acceptLimit(() => clock.now);
  const come = (count: number) => Array.from({ length: count }, mayEnter).filter(Boolean).length;
  return { clock, come };
}

describe("the accept limit", () => {
  test("lets two hundred in at once, the others when they come again", () => {
    const { clock, come } = stage();
    expect(come(5000)).toBe(200);
    clock.now += 100;
    expect(come(5000)).toBe(80);
  });

  test("does not save up for more than one crowd", () => {
    const { clock, come } = stage();
    clock.now += 3_600_000;
    expect(come(5000)).toBe(200);
  });

  test("whoever comes one by one never meets it", () => {
    const { clock, come } = stage();
    for (let n = 0; n < 1000; n++) {
      clock.now += 5;
      expect(come(1)).toBe(1);
    }
  });
});
