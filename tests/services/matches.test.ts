import { afterAll, expect, test } from "vitest";
import { publishRound } from "#services/draw.ts";
import { confirmHeat, enterAtDesk } from "#services/heats.ts";
import { chief, done, heatsOf, lastRound, openFirst, stageEvent, value } from "../support/play.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

test.each(["table-tennis", "tug-of-war"] as const)(
  "[AD1] [SC26] %s: without stages seven sides go two by two in heats, winners go on, and so does who was drawn against nobody",
  async (template) => {
    const stage = await stageEvent(world, [1, 1, 1, 1, 1, 1, 1], template, { plan: { stages: undefined } });
    await openFirst(world, stage);
    const sizes: number[][] = [];
    for (;;) {
      const round = await lastRound(world, stage.event.id);
      if (round.state === "drawn") done(await publishRound(world, stage.author, round.id));
      const heats = await heatsOf(world, round.id);
      sizes.push(heats.map(({ lanes }) => lanes.length));
      for (const { id, lanes } of heats) {
        const marks = lanes.map(({ lane }, index) => ({ lane, mark: value(index === 0 ? 2 : 0) }));
        done(await enterAtDesk(world, stage.author, id, marks));
        done(await confirmHeat(world, chief, id));
      }
      if (round.final) break;
    }
    expect(sizes).toEqual([[2, 2, 2, 1], [2, 2], [2]]);
  },
);
