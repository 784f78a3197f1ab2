import { afterAll, describe, expect, test } from "vitest";
import { meetIdAt } from "#services/meet-address.ts";
import { makeMeet } from "../support/meets.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

describe("a meet's public address", () => {
  test("is looked up once for all who ask at the same time", async () => {
    const { meet } = await makeMeet(world, { slug: "spring" });
    const all = Array.from({ length: 100 }, () => meetIdAt(world, "spring"));
    expect(new Set(all).size).toBe(1);
    expect(await all[0]).toBe(meet.id);
  });

  test("is found as soon as the meet is made, however often it was asked for before", async () => {
    expect(await meetIdAt(world, "summer")).toBeNull();
    const { meet } = await makeMeet(world, { slug: "summer" });
    expect(await meetIdAt(world, "summer")).toBe(meet.id);
  });
});
