import { afterAll, describe, expect, test } from "vitest";
import { countPlay } from "#db/overview.ts";
import { correctMark } from "#services/heats.ts";
import { eventResult } from "#services/results.ts";
import { correctMatch, previewCorrection } from "#services/stage-corrections.ts";
import { chief, done, end, status, there, value } from "../support/play.ts";
import {
  marksOf,
  matchAt,
  openMatches,
  partOf,
  playOut,
  report,
  stageOfMatches,
  stagesNow,
  win,
} from "../support/stages.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

describe("a knock-out", () => {
  test("all columns and matches are there at the draw; who wins gets the next lane, the third place is played", async () => {
    const made = await openMatches(world, await stageOfMatches(world, 5));
    const before = await stagesNow(world, made);
    expect(before.columns.map(({ state }) => state)).toEqual(["published", "published", "published"]);
    const ids = made.people.map(({ id }) => id);
    expect([...before.heats.values()].filter(({ lanes }) => lanes.length === 2).length).toBe(2);
    await playOut(world, made, ids);
    const after = await stagesNow(world, made);
    expect(after.played.over).toBe(true);
    expect(after.stages.map(({ state }) => state)).toEqual(["official"]);
    expect(after.columns.map(({ state }) => state)).toEqual(["official", "official", "official"]);
    const result = await eventResult(world.db, made.event.id);
    expect(result?.over).toBe(true);
    expect(result?.places[0]?.id).toBe(ids[0]);
    expect((await countPlay(world.db, made.meet.id)).map(({ finished }) => finished)).toEqual([true]);
  });

  test("a corrected result under which a played match falls is shown, refused, and with approval voided", async () => {
    const made = await openMatches(world, await stageOfMatches(world, 4));
    const ids = made.people.map(({ id }) => id);
    await playOut(world, made, ids);
    const now = await stagesNow(world, made);
    const first = matchAt(now, "W-1-1");
    const [a, b] = first.heat.lanes.map(({ entrant }) => entrant);
    const won = first.match.result?.winner;
    const other = won === a ? marksOf(0, 2) : marksOf(2, 0);
    const preview = await previewCorrection(world.db, first.heat.id, other);
    expect(preview?.fall.map(({ key }) => key).sort()).toEqual(
      partOf(now)
        .matches.filter(
          ({ key, seats }) => key !== "W-1-1" && seats.some((one) => one.kind === "known" && [a, b].includes(one.id)),
        )
        .map(({ key }) => key)
        .sort(),
    );
    const refused = await correctMatch(world, chief, first.heat.id, other, "typed the wrong way round");
    expect(end(refused)).toBe("matches-fall");
    expect(refused.ok ? null : refused.refusal).toEqual(preview);
    done(await correctMatch(world, chief, first.heat.id, other, "typed the wrong way round", { approve: true }));
    const after = await stagesNow(world, made);
    expect(matchAt(after, "W-1-1").match.result?.winner).toBe(won === a ? b : a);
    for (const { key } of preview?.fall ?? []) expect(matchAt(after, key).match.status).toBe("ready");
    await playOut(world, made, ids);
    expect((await stagesNow(world, made)).played.over).toBe(true);
  });

  test("level marks say nothing of who goes on", async () => {
    const made = await openMatches(world, await stageOfMatches(world, 2));
    const id = await win(world, made, "W-1-1", made.people[0]?.id as never);
    expect(end(await correctMatch(world, chief, id, marksOf(1, 1), "level"))).toBe("nobody-won");
    expect(end(await correctMark(world, chief, id, 1, value(1), "one only"))).toBe("done");
  });
});

describe("a contest that is drawn anew for each round", () => {
  test("nobody is brought back in once the next round is drawn without them", async () => {
    const made = await openMatches(world, await stageOfMatches(world, 8, { format: "redrawn" }));
    const away = [1, 2].map((lane) => ({ lane, mark: status("DNS") }));
    const { heat } = matchAt(await stagesNow(world, made), "W-1-1");
    await report(world, made, heat.id, away);
    for (const key of ["W-1-2", "W-1-3", "W-1-4"]) {
      const [first] = matchAt(await stagesNow(world, made), key).heat.lanes;
      await win(world, made, key, there(first).entrant);
    }
    const drawn = partOf(await stagesNow(world, made));
    expect(drawn.columns).toBe(2);
    const back = await correctMatch(world, chief, heat.id, marksOf(2, 0), "they had come", { approve: true });
    expect(end(back)).toBe("drawn-without");
    expect(partOf(await stagesNow(world, made))).toEqual(drawn);
  });
});
