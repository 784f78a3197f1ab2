import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OfficialId, RoundId } from "#core/ids.ts";
import { findEntrants } from "#db/entrants.ts";
import { findOfficialByName } from "#db/officials.ts";
import { findRounds } from "#db/rounds.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import { chairsOf } from "#services/judged-seats.ts";
import { addOfficials } from "#services/officials.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import { pages } from "../support/app.ts";
import { judgeAt, openModule, simple, stageJudged } from "../support/judged.ts";
import { type PageShown, shown } from "../support/page.ts";
import { done, heatsOf, type Stage, there } from "../support/play.ts";
import { makeTablet } from "../support/seats.ts";
import { serveFrom, testWorld } from "../support/world.ts";

// The desk's pages of a judged event, by forms alone.

const world = await testWorld();
serveFrom(world);
afterAll(world.drop);

let handle: (request: Request) => Promise<Response>;
beforeAll(async () => {
  handle = (await pages()).handle;
});

type Fields = Record<string, string> | [string, string][];

async function at(one: Stage, who: "organizer" | "chief" = "organizer", language = "zh-CN") {
  const account = there(
    await world.db.query.account.findFirst({ where: (row, { eq }) => eq(row.id, there(one.author.id) as never) }),
  );
  const tablet = who === "chief" ? await makeTablet(world, one.meet, one.author, { kind: "chief" }) : null;
  const grant = tablet
    ? { kind: "device" as const, id: tablet.device.id }
    : { kind: "account" as const, id: account.id };
  const cookie = `fieldday=${await grantSession(world, nobody, grant)}`;
  const ask = (path: string, init: RequestInit = {}) =>
    handle(
      new Request(`http://ground.test/meets/${one.meet.id}${path}`, {
        ...init,
        headers: { Cookie: cookie, "Accept-Language": language },
      }),
    );
  return {
    ask,
    get: async (path: string): Promise<PageShown> => shown(await ask(path)),
    post: async (path: string, fields: Fields): Promise<PageShown> =>
      shown(await ask(path, { method: "POST", body: new URLSearchParams(fields) })),
  };
}

const panelsOf = ({ event }: Stage) => `/events/${event.id}/panels`;
const firstRound = async ({ event }: Stage): Promise<RoundId> => there((await findRounds(world.db, event.id))[0]).id;

async function officials(one: Stage, names: readonly string[]): Promise<OfficialId[]> {
  done(await addOfficials(world, one.author, one.meet.id, names));
  const found = [];
  for (const name of names) found.push(there(await findOfficialByName(world.db, one.meet.id, name)).id);
  return found;
}

/** Every judge of the only module marks a heat and hands in. */
async function judged(one: Stage, heat: Awaited<ReturnType<typeof heatsOf>>[number], marks: readonly number[]) {
  for (const [i, mark] of marks.entries()) {
    const judge = await judgeAt(world, one, one.author, 101 + i);
    await judge.mark(heat.id, Object.fromEntries(heat.lanes.map(({ lane }) => [lane, mark])));
  }
}

describe("judges and their seats", () => {
  test("are seated module by module, changed places at once, and get a seat each", async () => {
    const one = await stageJudged(world, [2, 2]);
    const [a, b] = await officials(one, ["甲评委", "乙评委"]);
    const { get, post } = await at(one);
    const path = panelsOf(one);
    const first = await post(path, { intent: "judges", module: "1", "judge-101": there(a), "judge-102": there(b) });
    expect(first.status, first.text.slice(0, 400)).toBe(200);
    expect(first.text).toContain("评委已保存");
    const swapped = { intent: "judges", module: "1", "judge-101": there(b), "judge-102": there(a) };
    expect((await post(path, swapped)).status).toBe(200);
    const names = (await chairsOf(world.db, one.event.id)).map(({ official }) => official?.name ?? null);
    expect(names).toEqual(["乙评委", "甲评委", null]);
    expect((await post(path, { intent: "judges", module: "1", "judge-103": there(a) })).text).toContain("另一席");
    expect((await post(path, { intent: "seats" })).text).toContain("新建了 3 个座位");
    expect((await post(path, { intent: "seats" })).text).toContain("座位都已经有了");
    expect((await get(path)).text).toContain("座位码");
  });

  test("step down from their own unit; an organizer lets them mark for a reason", async () => {
    const one = await stageJudged(world, [1, 2]);
    const [a] = await officials(one, ["丙评委"]);
    const { get, post } = await at(one);
    const path = panelsOf(one);
    await post(path, { intent: "judges", module: "1", "judge-101": there(a) });
    await openModule(world, one);
    const saved = await post(path, { intent: "units", [`unit-${a}`]: there(one.people[0]).unitId });
    expect(saved.text).toContain("所属单位已保存");
    expect((await get(path)).text).toContain("丙评委 回避：");
    const heats = await heatsOf(world, await firstRound(one));
    const heat = there(heats.find(({ lanes }) => lanes[0]?.entrant === one.people[0]?.id));
    const sheet = there((await findSheetsOfHeat(world.db, heat.id)).find(({ judge }) => judge === 101));
    const bare = await post(path, { intent: "override", sheet: sheet.id, lane: "" });
    expect([bare.status, bare.text.includes("请写明原因")]).toEqual([422, true]);
    const chief = await (await at(one, "chief")).post(path, { intent: "override", sheet: sheet.id, reason: "x" });
    expect(chief.status).toBe(403);
    const given = await post(path, { intent: "override", sheet: sheet.id, lane: "", reason: "只有这几位评委" });
    expect(given.text).toContain("已改为不回避");
    expect((await get(path)).text).not.toContain("丙评委 回避：");
  });
});

describe("the lot of a module", () => {
  test("is drawn, published and drawn again with a reason, by an organizer only", async () => {
    const one = await stageJudged(world, [2, 2]);
    const { get, post } = await at(one);
    const path = panelsOf(one);
    const chief = await at(one, "chief");
    expect((await chief.get(path)).status).toBe(200);
    expect((await chief.post(path, { intent: "draw", module: "1" })).status).toBe(403);
    expect((await post(path, { intent: "constructor" })).status).toBe(400);
    expect((await post(path, { intent: "draw", module: "7" })).status).toBe(404);
    // the page has answered, and has no new id yet
    const op = world.id();
    await post(path, { intent: "seats", op });
    for (let twice = 0; twice < 2; twice++) {
      const drawn = await post(path, { intent: "draw", module: "1", seed: "2026", op });
      expect(drawn.text).toContain("已抽签");
      expect(drawn.text).toContain("抽签号 2026");
    }
    expect((await get(path)).text).toContain("抽签号 2026");
    const round = await firstRound(one);
    expect((await post(path, { intent: "publish", round })).text).toContain("出场顺序已公布");
    const again = await post(path, { intent: "draw", module: "1", seed: "other" });
    expect(again.status).toBe(422);
    expect(again.field("reason")?.problem).toContain("请写明原因");
    expect(again.field("seed")?.value).toBe("other");
    expect((await post(path, { intent: "draw", module: "1", reason: "有人未到" })).status).toBe(200);
    expect((await get(`/events/${one.event.id}/draw`)).location).toContain("/panels");
    expect((await get("/day")).text).toContain("评委与出场");
  });

  test("hides who is behind a number on every page; the list is shown once, for a reason that everybody sees", async () => {
    const one = await stageJudged(world, [2, 2], [simple({ blind: true })]);
    const round = await openModule(world, one);
    const { get, post } = await at(one);
    const path = panelsOf(one);
    const names = one.people.map(({ name }) => name);
    const leaks = async (where: string) => {
      const { html } = await get(where);
      return names.filter((name) => html.includes(name));
    };
    const [heat] = await heatsOf(world, round);
    const where = [
      path,
      "/day",
      "/log?all=1",
      `/heats/${heat?.id}`,
      `/events/${one.event.id}/awards`,
      "/print/judge-sheets",
      "/print/appearances",
      "/print/start-lists",
      "/print/judged-results",
    ];
    for (const page of where) expect([page, await leaks(page)]).toEqual([page, []]);
    // who can still be taken out is said of everybody alike, whoever's turn it is
    const before = await leaks(`/rounds/${round}`);
    const judge = await judgeAt(world, one, one.author, 101);
    await judge.mark(there(heat).id, { 1: 9000 });
    expect(await leaks(`/rounds/${round}`)).toEqual(before);
    const bare = await post(path, { intent: "codes", round });
    expect(bare.status).toBe(422);
    expect(bare.text).toContain("请写明原因");
    expect((await (await at(one, "chief")).post(path, { intent: "codes", round, reason: "x" })).status).toBe(403);
    const looked = await post(path, { intent: "codes", round, reason: "核对作品" });
    expect(names.every((name) => looked.text.includes(name))).toBe(true);
    expect(await leaks(path)).toEqual([]);
    expect((await get(path)).text).toContain("核对作品");
  });
});

describe("the marks of a panel", () => {
  test("are hidden until all are in, then shown with those that do not count; the chief has them marked again", async () => {
    const one = await stageJudged(world, [1, 1], [simple({ drop: 1, spread: 500 })]);
    const round = await openModule(world, one);
    const [heat, other] = await heatsOf(world, round);
    const chief = await at(one, "chief");
    const page = `/heats/${there(heat).id}`;
    const seated = [];
    for (const number of [101, 102, 103]) seated.push(await judgeAt(world, one, one.author, number));
    const [first, second, third] = seated;
    await first?.mark(there(heat).id, { 1: 9123 });
    const early = await chief.get(page);
    expect(early.text).toContain("评委交齐之前不显示分数");
    for (const where of [page, panelsOf(one), "/log?all=1", `/rounds/${round}`, "/day"])
      expect([
        where,
        (await chief.get(where)).html.includes("91.23") || (await chief.get(where)).html.includes("9123"),
      ]).toEqual([where, false]);
    await second?.mark(there(heat).id, { 1: 9345 });
    await third?.mark(there(heat).id, { 1: 9888 });
    const all = await chief.get(page);
    expect(all.text).toContain("去掉的最低分");
    expect(all.html).toMatch(/<del[^>]*>91\.23<\/del>/);
    expect(all.text).toContain("93.45");
    expect(all.text).toContain("最低 91.23，最高 98.88");
    expect((await chief.get(panelsOf(one))).text).toContain("分差过大");
    expect((await chief.post(page, { intent: "again", heat: there(heat).id })).status).toBe(422);
    const sent = await chief.post(panelsOf(one), [
      ["intent", "again"],
      ["heat", there(heat).id],
      ["judge", "101"],
      ["judge", "103"],
      ["reason", "相差太大"],
    ]);
    expect(sent.text).toContain("已请评委重新评分");
    expect((await chief.get(page)).html).not.toContain("91.23");
    for (const judge of [first, third]) await judge?.mark(there(heat).id, { 1: 9400 });
    for (const judge of seated) await judge.mark(there(other).id, { 1: 9000 });
    const confirmed = await chief.post(panelsOf(one), { intent: "confirm-all", round });
    expect(confirmed.text).toContain("已确认 2 个");
    expect((await chief.get(`/events/${one.event.id}/awards`)).text).toContain("全部结束");
  });

  test("come to totals, awards and certificates: a line a person, for organizers, once everything is over", async () => {
    const awards = [
      { key: "prize", names: ["一等奖", "二等奖"], way: "places" as const, counts: [1, 1], tie: "better" as const },
      { key: "title", names: ["技术能手"], way: "marks" as const, from: [9500] },
    ];
    const one = await stageJudged(world, [2, 1], [simple()], { awards, team: { best: 2 } });
    const round = await openModule(world, one);
    const { ask, get, post } = await at(one);
    const csv = `/events/${one.event.id}/certificates.csv`;
    expect((await ask(csv)).status).toBe(409);
    for (const [i, heat] of (await heatsOf(world, round)).entries())
      await judged(one, heat, [9600 - 100 * i, 9600 - 100 * i, 9600 - 100 * i]);
    await post(panelsOf(one), { intent: "confirm-all", round });
    const page = await get(`/events/${one.event.id}/awards`);
    expect(page.text).toContain("一等奖");
    expect(page.text).toContain("技术能手");
    expect(page.text).toContain("团体成绩");
    const bytes = new Uint8Array(await (await ask(csv)).arrayBuffer());
    // the mark of byte order, by which Excel reads Chinese
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split("\r\n");
    expect(lines[0]).toBe("姓名,单位,项目,登台,总分,名次,奖项,称号");
    const people = await findEntrants(world.db, one.meet.id);
    const best = there((await heatsOf(world, round))[0]?.lanes[0]);
    expect(lines[1]).toContain(`${people.get(best.entrant)?.name},`);
    expect(lines[1]).toMatch(/,96\.00,96\.00,1,一等奖,技术能手$/);
    expect(lines.filter(Boolean)).toHaveLength(4);
    const chief = await at(one, "chief");
    expect((await chief.ask(csv)).headers.get("Location")).toContain("/sign-in");
    expect((await get("/prizes")).text).toContain("一等奖 · 第1名");
    expect((await get("/print/judged-results")).text).toContain("96.00");
    expect((await (await at(one, "organizer", "en")).get(`/events/${one.event.id}/awards`)).text).toContain("Awards");
    expect((await (await at(one, "organizer", "zh-TW")).get(panelsOf(one))).text).toContain("評委");
  });
});
