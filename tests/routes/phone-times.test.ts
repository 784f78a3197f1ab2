import { afterAll, beforeAll, expect, test } from "vitest";
import { updateHeat } from "#db/heats.ts";
import { pages } from "../support/app.ts";
import { makeCourts, makeStage, metEvent, minute, neighbours } from "../support/courts.ts";
import { shown } from "../support/page.ts";
import { there } from "../support/play.ts";
import { morning, serveFrom, testWorld } from "../support/world.ts";

// When the next matches are expected, on everybody's phone.

const world = await testWorld();
serveFrom(world);
afterAll(world.drop);

let handle: (request: Request) => Promise<Response>;
beforeAll(async () => {
  handle = (await pages()).handle;
});

async function four() {
  world.clock.now = morning;
  const one = await metEvent(world, [2, 2]);
  const heats = await makeStage(world, one.event, neighbours(one.people.map(({ id }) => id)));
  const ask = async (language = "zh-CN") => {
    const address = `http://ground.test/m/${one.meet.slug}/events/${one.event.id}`;
    return (await shown(await handle(new Request(address, { headers: { "Accept-Language": language } })))).text;
  };
  return { ...one, heats, ask };
}
const clock = (at: number) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit" }).format(at);

test.each([
  ["zh-CN", "约"],
  ["zh-TW", "約"],
  ["en", "about"],
])("the next matches say when they are expected, and as of when: %s", async (language, about) => {
  const { meet, ask } = await four();
  await makeCourts(world, meet, "1号台");
  const page = await ask(language);
  expect(page).toContain(`${about} ${clock(morning)}`);
  expect(page).toContain(`${about} ${clock(morning + 20 * minute)}`);
  expect(page).not.toMatch(/undefined|NaN|\[object/);
});

test("a match that takes too long moves the others", async () => {
  const { meet, heats, ask } = await four();
  const [court] = await makeCourts(world, meet, "1号台");
  const on = { state: "running" as const, startedAt: new Date(morning), courtId: there(court) };
  await world.db.transaction((tx) => updateHeat(tx, there(heats.get("W-1-1")), on));
  expect(await ask()).toContain(`约 ${clock(morning + 20 * minute)}`);
  world.clock.now += 40 * minute;
  expect(await ask()).toContain(`约 ${clock(morning + 41 * minute)}`);
});

test("nothing is said where the meet has no courts", async () => {
  expect(await (await four()).ask()).not.toContain("约");
});
