import { afterAll, beforeAll, expect, test } from "vitest";
import type { EventId } from "#core/ids.ts";
import { findMeet } from "#db/meets.ts";
import { findStages } from "#db/stages.ts";
import { makeAnnouncerLink } from "#services/announcing.ts";
import { drawStages, publishStages } from "#services/stage-draw.ts";
import { pages } from "../support/app.ts";
import { shown } from "../support/page.ts";
import { done, type Stage, stageEvent, there } from "../support/play.ts";
import { serveFrom, testWorld } from "../support/world.ts";

// A draw told slot by slot from beside the microphone.

const world = await testWorld();
serveFrom(world);
afterAll(world.drop);

let handle: (request: Request) => Promise<Response>;
beforeAll(async () => {
  handle = (await pages()).handle;
});

async function announcerOf({ meet, author }: Stage, language = "zh-CN") {
  if (!(await findMeet(world.db, meet.id))?.announcerToken) await makeAnnouncerLink(world, author, meet.id);
  const token = there((await findMeet(world.db, meet.id))?.announcerToken);
  const headers = { Cookie: `announcer=${token}`, "Accept-Language": language };
  return async (form?: Record<string, string>) =>
    shown(
      await handle(
        new Request(`http://ground.test/meets/${meet.id}/announcer${form?.line ? `?line=${form.line}` : ""}`, {
          headers,
          ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
        }),
      ),
    );
}
const stageOf = async (id: EventId) => there((await findStages(world.db, [id]))[0]);

async function drawn() {
  const one = await stageEvent(world, [4, 4], "table-tennis");
  done(await drawStages(world, one.author, one.event.id, { seeds: one.people.slice(0, 2).map(({ id }) => id) }));
  return { one, stage: await stageOf(one.event.id) };
}

test("is begun, told one by one and published; who goes where is said only once it is begun", async () => {
  const { one, stage } = await drawn();
  const ask = await announcerOf(one);
  const at = { line: `draw-${stage.id}`, stage: stage.id };
  const before = await ask();
  expect(before.text).toContain("还没有开始，谁都还不知道结果");
  const [first] = one.people;
  expect(before.html).not.toContain(there(first).name);

  for (const _twice of [1, 2]) expect((await ask({ ...at, intent: "draw-begin" })).text).toContain("还没有揭晓");
  expect((await stageOf(one.event.id)).state).toBe("ceremony");
  const next = { ...at, intent: "draw-reveal", upTo: "1", op: world.id() };
  for (const again of [next, next, { ...next, op: world.id() }])
    expect((await ask(again)).text).toContain("已揭晓 1 / 8 签");
  const told = await ask();
  expect(told.text).toMatch(/第 1 号位 .*已揭晓 .*第 8 号位 .*下一签/);
  expect((await ask({ ...at, intent: "draw-reveal", upTo: "8" })).text).toContain("已揭晓 8 / 8 签");
  expect((await ask({ ...at, intent: "draw-publish" })).text).toContain("对阵已公布");
  expect((await stageOf(one.event.id)).state).toBe("published");
  const late = await ask({ ...at, intent: "draw-reveal", upTo: "2" });
  expect([late.status, late.text.includes("大屏还没有进入揭晓画面")]).toEqual([409, true]);
  expect((await ask({ ...at, intent: "draw-publish" })).status).toBe(200);
});

test.each([
  ["zh-TW", "抽籤", "在大螢幕上揭曉"],
  ["en", "Draws", "Tell it on the board"],
])("is said in %s", async (language, group, begin) => {
  const { one, stage } = await drawn();
  const ask = await announcerOf(one, language);
  const page = await ask();
  for (const words of [group, begin]) expect(page.text).toContain(words);
  await ask({ intent: "draw-begin", stage: stage.id });
  expect((await ask()).text).not.toMatch(/undefined|NaN|\[object/);
});

test("of another meet is not there, nor one that never was", async () => {
  const { one } = await drawn();
  const { one: other, stage } = await drawn();
  const ask = await announcerOf(one);
  for (const id of [stage.id, "x", world.id()])
    for (const intent of ["draw-begin", "draw-reveal", "draw-publish"])
      expect([intent, (await ask({ intent, stage: id })).status]).toEqual([intent, 404]);
  expect((await stageOf(other.event.id)).state).toBe("drawn");
  done(await publishStages(world, other.author, other.event.id));
  expect((await (await announcerOf(other))()).text).not.toContain("在大屏上揭晓");
});
