import { afterAll, expect, test } from "vitest";
import { roundAfter } from "#services/round-draw.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

test("[AD1] an event by order of arrival draws its rounds with places only, an event by time also by mark", async () => {
  const { meet } = await makeMeet(world);
  const plan = { finalMode: "round-before" as const };
  const timed = await makeEvent(world, meet, "two-foot-jump", { plan });
  const byArrival = await makeEvent(world, meet, "two-foot-jump", { plan, options: { measure: "order" } });
  expect(roundAfter(timed, 0, 9)).toMatchObject({ advance: { perHeat: 2, nextBest: 1 }, of: 2 });
  expect(roundAfter(byArrival, 0, 9)).toMatchObject({ advance: { perHeat: 2, nextBest: 0 }, of: 2 });
});
