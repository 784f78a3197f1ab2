import { afterAll, beforeAll, expect, test } from "vitest";
import { grantSession, nobody } from "#services/sessions.ts";
import { pages } from "../support/app.ts";
import { shown } from "../support/page.ts";
import { byEntry, fill, heatsOf, openFirst, type Stage, stageEvent, there } from "../support/play.ts";
import { makeEntrant } from "../support/units.ts";
import { serveFrom, testWorld } from "../support/world.ts";

const world = await testWorld();
serveFrom(world);
afterAll(world.drop);

let handle: (request: Request) => Promise<Response>;
beforeAll(async () => {
  handle = (await pages()).handle;
});

/** The organizer's pages of the stage's meet, in one of the languages. */
async function desk(one: Stage) {
  const account = there(
    await world.db.query.account.findFirst({ where: (row, { eq }) => eq(row.id, there(one.author.id) as never) }),
  );
  const session = await grantSession(world, nobody, { kind: "account", id: account.id });
  const send = async (path: string, init: RequestInit & { language?: string }) => {
    const headers = { Cookie: `fieldday=${session}`, "Accept-Language": init.language ?? "zh-CN" };
    return shown(await handle(new Request(`http://ground.test/meets/${one.meet.id}${path}`, { ...init, headers })));
  };
  return {
    get: (path: string, language = "zh-CN") => send(path, { language }),
    post: (path: string, fields: Record<string, string>) =>
      send(path, { method: "POST", body: new URLSearchParams(fields) }),
  };
}

/** Two heats on lanes of four are published; then somebody of the first unit is entered. */
async function stage(sizes: number[], plan = {}) {
  const one = await stageEvent(world, sizes, "skipping-1min", { plan: { lanes: 4, ...plan } });
  const round = await openFirst(world, one);
  const unit = { id: there(one.people[0]).unitId };
  const late = await makeEntrant(world, one.meet, unit, { name: "赵迟到", events: [one.event] });
  return { ...one, round, late };
}

test("who was entered after the draw is named on every page that counts them, with the way to a lane", async () => {
  const one = await stage([2, 2, 1]);
  const { get } = await desk(one);
  const draw = `/events/${one.event.id}/draw`;
  for (const path of [draw, "/day", "/entries"]) {
    const page = await get(path);
    expect(page.status).toBe(200);
    expect(page.text).toContain("报名晚于编排，还没有道次");
    expect(page.text).toContain("赵迟到");
  }
  expect((await get("")).text).toContain("1 人报名晚于编排，还没有道次");
  expect((await get(draw)).text).toContain("人数最少的组：第2组第3道");
  expect((await get(draw, "en")).text).toContain("Entered after the draw, no lane yet");
  expect((await get(draw, "zh-TW")).text).toContain("報名晚於編排，還沒有道次");
});

test("one button puts them into the smallest heat, with a reason after publication; then no page names them", async () => {
  const one = await stage([2, 2, 1]);
  const { get, post } = await desk(one);
  const draw = `/events/${one.event.id}/draw`;
  const wish = { intent: "place", round: one.round, entrant: one.late.id, place: "" };
  const asked = await post(draw, wish);
  expect(asked.status).toBe(422);
  expect(asked.text).toContain("请写明原因");
  const taken = await post(draw, { ...wish, place: "1-1", reason: "补报" });
  expect(taken.status).toBe(409);
  expect(taken.text).toContain("第1组第1道已经有人");
  expect((await post(draw, { ...wish, place: "x", reason: "补报" })).status).toBe(404);
  expect((await post(draw, { ...wish, entrant: "x", reason: "补报" })).status).toBe(409);
  const done = await post(draw, { ...wish, reason: "补报" });
  expect(done.status).toBe(200);
  expect(done.text).toContain("已排入第2组第3道");
  for (const path of [draw, "/day", "/entries"]) expect((await get(path)).text).not.toContain("报名晚于编排");
  expect((await get("/log")).text).toContain("补排道次");
});

test("where every heat is full the page says to draw again, and where all have started that it is too late", async () => {
  const full = await stage([2, 2, 2, 2]);
  const page = await (await desk(full)).get(`/events/${full.event.id}/draw`);
  expect(page.text).toContain("各组都没有空道");
  expect(page.text).toContain("重新抽签");
  const over = await stage([2, 2, 1]);
  for (const heat of await heatsOf(world, over.round)) await fill(world, over.author, heat, byEntry(over));
  const desks = await desk(over);
  expect((await desks.get(`/events/${over.event.id}/draw`)).text).toContain("没有可排的空道");
  expect((await desks.get("/entries")).text).toContain("各组已全部开赛，不能再排入");
});

test("somebody whose heat is over can be taken out of the next round on the page of theirs", async () => {
  const one = await stage([2, 2, 1], { prizes: 2, advance: [{ perHeat: 1, nextBest: 0 }] });
  const heat = there((await heatsOf(world, one.round))[0]);
  await fill(world, one.author, heat, byEntry(one));
  const { get, post } = await desk(one);
  const gone = there(heat.lanes[0]);
  const path = `/rounds/${one.round}`;
  const before = await get(path);
  expect(before.text).toContain("退赛");
  const answer = await post(path, { intent: "withdraw", entrant: gone.entrant, reason: "受伤" });
  expect(answer.status).toBe(200);
  expect(answer.text).toContain("已登记退赛：成绩保留");
});
