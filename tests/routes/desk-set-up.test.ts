import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findEvents } from "#db/events.ts";
import { findMeet, findMeetsOf } from "#db/meets.ts";
import { addEvents } from "#services/events.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import { pages } from "../support/app.ts";
import { makeAccount, makeEvent, makeMeet } from "../support/meets.ts";
import { type PageShown, shown } from "../support/page.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { serveFrom, testWorld } from "../support/world.ts";

const world = await testWorld(Date.parse("2026-11-21T09:00:00+08:00"));
serveFrom(world);
afterAll(world.drop);

const { meet, account, author } = await makeMeet(world, { name: "旧名" });
const cookie = `fieldday=${await grantSession(world, nobody, { kind: "account", id: account.id })}`;
let handle: (request: Request) => Promise<Response>;
beforeAll(async () => {
  handle = (await pages()).handle;
});

type Fields = Record<string, string | string[]>;
const get = async (path: string) =>
  shown(await handle(new Request(`http://ground.test${path}`, { headers: { Cookie: cookie } })));
async function post(path: string, fields: Fields): Promise<PageShown> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
  return shown(
    await handle(new Request(`http://ground.test${path}`, { method: "POST", body, headers: { Cookie: cookie } })),
  );
}

const good = {
  intent: "create",
  name: "女职工运动会",
  startsAt: "2027年3月7日下午2点",
  place: "办公楼前",
  inCharge: "马英、刘芳，王静",
  entryClosesAt: "2027-03-01 17:00",
  maxEventsPerPerson: "2",
  timeZone: "Asia/Shanghai",
};

const badMeets: [why: string, wrong: Fields, field: string, words: string][] = [
  ["no name", { name: "  " }, "name", "请填写赛会名称"],
  ["a name of control characters", { name: "\u0000\u0007" }, "name", "请填写赛会名称"],
  ["a name of 81 signs", { name: "长".repeat(81) }, "name", "太长"],
  ["a name twice", { name: ["甲", "乙"] }, "name", "填得不对"],
  ["a place without end", { place: "x".repeat(5000) }, "place", "太长"],
  ["31 people in charge", { inCharge: Array(31).fill("王").join("、") }, "inCharge", "30"],
  ["one name of 41 signs", { inCharge: "王".repeat(41) }, "inCharge", "太长"],
  ["a day that is not there", { startsAt: "2027年2月30日9点" }, "startsAt", "没有这一天"],
  ["an hour that is not there", { startsAt: "2027-03-07 25:00" }, "startsAt", "没有这一天或这个时刻"],
  ["words for a date", { startsAt: "明天下午" }, "startsAt", "读不懂"],
  ["a limit of zero", { maxEventsPerPerson: "0" }, "maxEventsPerPerson", "1 到 999"],
  ["a limit in words", { maxPerUnitAndEvent: "两" }, "maxPerUnitAndEvent", "1 到 999"],
  ["a limit with a fraction", { maxPeoplePerUnit: "1.5" }, "maxPeoplePerUnit", "1 到 999"],
  ["a negative limit", { maxPeoplePerUnit: "-1" }, "maxPeoplePerUnit", "1 到 999"],
  ["a time zone of nowhere", { timeZone: "Moon/Base" }, "timeZone", "没有这个时区"],
  ["entries closing before they open", { entryOpensAt: "2027-03-02 8:00" }, "entryClosesAt", "早于报名开始"],
  ["entries closing after the start", { entryClosesAt: "2027-03-08 8:00" }, "entryClosesAt", "晚于比赛时间"],
];

describe("a new meet", () => {
  test.each(badMeets)("%s is said at its field, nothing typed is lost", async (_why, wrong, field, words) => {
    const page = await post("/meets/new", { ...good, ...wrong });
    expect(page.status).toBe(422);
    expect(page.field(field)?.problem).toContain(words);
    for (const [name, value] of Object.entries({ ...good, ...wrong })) {
      if (name !== "intent" && typeof value === "string" && !/\p{Cc}/u.test(value))
        expect(page.field(name)?.value).toBe(value);
    }
    expect(await findMeetsOf(world.db, account.id)).toHaveLength(1);
  });

  test("a damaged date is asked back with its readings; the picked one is taken, a new text wins over it", async () => {
    const typed = { ...good, entryClosesAt: "", startsAt: "3月3月7日日下午" };
    const asked = await post("/meets/new", typed);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain("这个时间看不清");
    expect(asked.html).toContain('name="startsAt.choice" value="2027-03-07T14:00"');
    expect(asked.field("startsAt")?.value).toBe("3月3月7日日下午");

    const { account: other } = { account: await makeAccount(world) };
    const own = `fieldday=${await grantSession(world, nobody, { kind: "account", id: other.id })}`;
    const send = async (fields: Fields) => {
      const body = new URLSearchParams(fields as Record<string, string>);
      return handle(new Request("http://ground.test/meets/new", { method: "POST", body, headers: { Cookie: own } }));
    };
    const pick = { "startsAt.asked": "3月3月7日日下午", "startsAt.choice": "2027-03-07T14:00" };
    expect((await send({ ...typed, ...pick })).status).toBe(302);
    expect((await send({ ...typed, ...pick, startsAt: "2027年3月3日9点" })).status).toBe(302);
    const starts = (await findMeetsOf(world.db, other.id)).map((one) => one.startsAt?.toISOString()).sort();
    expect(starts).toEqual(["2027-03-03T01:00:00.000Z", "2027-03-07T06:00:00.000Z"]);
    for (const junk of ["yesterday", "2027-03-07T99:99", "", "\u0000"])
      expect((await send({ ...typed, ...pick, "startsAt.choice": junk })).status).toBe(422);
  });

  test("a pasted notice fills what is empty, asks what is broken, and keeps what was typed", async () => {
    const notice =
      "时间; 3月3月7日日下午\n内容:跳绳、双脚跳远\n地点:办公楼前\n报名时间:20xx年3月1日\n报名地点:工会联系电话:×";
    const page = await post("/meets/new", { intent: "read", pasted: notice, place: "体育馆", name: "我的名字" });
    expect(page.status).toBe(200);
    expect(page.field("place")?.value).toBe("体育馆");
    expect(page.field("name")).toEqual({ value: "我的名字", problem: null });
    expect(page.field("entryOffice")?.value).toBe("工会");
    expect(page.field("phone")).toMatchObject({ value: "×", problem: expect.stringContaining("被遮住") });
    expect(page.text).toContain("年份被遮住了");
    expect(page.field("pasted")?.value).toContain("双脚跳远");
    // the boards' notice is another field: a pasted page of text is no fault of it
    const full = await post("/meets/new", { ...good, name: "", pasted: notice.repeat(9), notice: "带号码布" });
    expect(full.field("notice")).toEqual({ value: "带号码布", problem: null });
    expect(full.html.match(/<(input|textarea)[^>]* name="notice"/g)).toHaveLength(1);
    expect(page.html).toMatch(/value="skipping-1min"[^>]*checked|checked[^>]*value="skipping-1min"/);
    expect(page.html).not.toMatch(/value="slow-cycling"[^>]*checked|checked[^>]*value="slow-cycling"/);
  });

  test.each([
    ["nothing", ""],
    ["no notice", "今天天气不错"],
    ["a megabyte of labels", "时间:".repeat(200_000)],
  ])("%s to read is said, or read, but never breaks", async (_why, notice) => {
    expect((await post("/meets/new", { intent: "read", pasted: notice })).status).toBe(200);
  });

  test("an unknown wish is refused", async () => {
    expect((await post("/meets/new", { ...good, intent: "destroy" })).status).toBe(400);
    expect((await post("/meets/new", {})).status).toBe(400);
  });
});

describe("changing a meet", () => {
  const path = `/meets/${meet.id}/edit`;

  test("shows what is saved, and saves what is typed", async () => {
    const page = await get(path);
    expect(page.field("name")?.value).toBe("旧名");
    const saved = await post(path, { ...good, intent: "save", version: "1" });
    expect(saved).toMatchObject({ status: 302, location: `${path}?done=saved` });
    expect(await findMeet(world.db, meet.id)).toMatchObject({ inCharge: ["马英", "刘芳", "王静"], version: 2 });
    expect((await get(path)).field("startsAt")?.value).toBe("2027-03-07 14:00");
  });

  test("tells who was slower, and shows both", async () => {
    const page = await post(path, { ...good, intent: "save", version: "1", place: "体育馆" });
    expect(page.status).toBe(409);
    expect(page.text).toContain("别人改了这个赛会");
    expect(page.text).toContain("体育馆 办公楼前");
    expect(page.field("place")?.value).toBe("体育馆");
    expect(page.html).toContain('name="version" value="2"');
  });

  test.each(["", "x", "-1", "1e9", "99999999999999999999"])("a version %j is not the newest", async (version) => {
    expect((await post(path, { ...good, intent: "save", version })).status).toBe(409);
  });

  test.each([
    ["add-known", { login: "nobody-there" }, "没有这个登录名"],
    ["add-known", { login: "" }, "2 到 40"],
    ["add-new", { login: "new1", name: "钱", password: "short" }, "至少要 10"],
    ["add-new", { login: "a b", name: "钱", password: "long enough 1" }, "2 到 40"],
    ["add-new", { login: "new1", name: "", password: "long enough 1" }, "请填写姓名"],
  ])("%s %j is refused in words", async (intent, fields, words) => {
    const page = await post(path, { intent, ...fields });
    expect(page.status).toBe(422);
    expect(page.text).toContain(words);
  });

  test.each(["", "x", "\u0000"])("revoking a session %j that is not there does nothing", async (session) => {
    expect((await post(path, { intent: "revoke", session })).status).toBe(302);
    expect((await get(path)).status).toBe(200);
  });
});

describe("the events' page", () => {
  const path = `/meets/${meet.id}/events`;

  test("adds the notice's three at once, and twice the same form only once", async () => {
    const op = "0a0b0c0d-0000-4000-8000-000000000001";
    expect((await post(path, { intent: "add-all", op })).status).toBe(302);
    expect((await post(path, { intent: "add-all", op })).status).toBe(302);
    expect((await findEvents(world.db, meet.id)).map((one) => one.name)).toEqual([
      "一分钟跳绳",
      "自行车慢骑",
      "双脚跳",
    ]);
  });

  test.each([
    [{ intent: "add:marathon" }, 400],
    [{ intent: "add" }, 400],
    [{ intent: "fly" }, 400],
    [{ intent: "up", event: "x" }, 400],
    [{ intent: "up", event: "00000000-0000-4000-8000-ffffffffffff" }, 404],
    [{ intent: "remove", event: "00000000-0000-4000-8000-ffffffffffff" }, 409],
    [{}, 400],
  ])("%j answers %i", async (fields, status) => {
    expect((await post(path, fields as Fields)).status).toBe(status);
  });
});

describe("an event's page", () => {
  test.each([
    ["no lanes", { lanes: "0" }, "lanes", "2 到 100"],
    ["lanes in words", { lanes: "五" }, "lanes", "整数"],
    ["too many prizes", { prizes: "999" }, "prizes", "1 到 100"],
    ["half a person", { "perHeat.1": "1.5" }, "perHeat.1", "整数"],
    ["nobody through", { "perHeat.1": "0", "nextBest.1": "0" }, "perHeat.1", "没有人晋级"],
    [
      "next best by arrival",
      { measure: "order", finalMode: "round-before", "nextBest.1": "2" },
      "nextBest.1",
      "没法比成绩",
    ],
    ["two finals by arrival", { measure: "order" }, "finalMode", "没法一起排名次"],
    ["a cap of words", { cap: "很久" }, "cap", "秒数"],
    ["a cap of nothing", { cap: "0" }, "cap", "秒数"],
    ["no seconds to add", { "fault.lane": "add", "seconds.lane": "" }, "seconds.lane", "秒数"],
    ["an unknown effect", { "fault.lane": "explode" }, "fault.lane", "填得不对"],
    ["an unknown measure", { measure: "beauty" }, "measure", "填得不对"],
    ["points of words", { points: "七,五" }, "points", "0 到 1000"],
    ["negative points", { points: "-1" }, "points", "0 到 1000"],
    ["101 points", { points: Array(101).fill("1").join(",") }, "points", "100"],
  ])("%s is said at its field, nothing is lost or saved", async (_why, wrong, field, words) => {
    const event = await makeEvent(world, meet, "slow-cycling");
    const page = await post(`/meets/${meet.id}/events/${event.id}`, { intent: "rules", points: "9, 8", ...wrong });
    expect(page.status).toBe(422);
    expect(page.field(field)?.problem).toContain(words);
    for (const [name, value] of Object.entries(wrong)) {
      if (page.html.includes(`value="${value}"`)) expect(page.field(name)?.value).toBe(value);
    }
    expect((await findEvents(world.db, meet.id)).find((one) => one.id === event.id)).toEqual(event);
  });

  test("a wish that drops nobody of those entered is said at the round", async () => {
    const event = await makeEvent(world, meet, "skipping-1min");
    for (let n = 0; n < 8; n += 1) await makeEntrant(world, meet, await makeUnit(world, meet), { events: [event] });
    const fields = { intent: "rules", "perHeat.1": "4", "nextBest.1": "" };
    const page = await post(`/meets/${meet.id}/events/${event.id}`, fields);
    expect(page.field("perHeat.1")?.problem).toContain("没有人淘汰");
    expect((await get(`/meets/${meet.id}/events/${event.id}`)).text).toContain("8 人，分 2 组（4、4 人）");
  });

  test("only what was sent changes; a fault the event does not know is left out", async () => {
    const event = await makeEvent(world, meet, "slow-cycling");
    const fields = {
      intent: "rules",
      failedOrder: "kept",
      "fault.foot": "add",
      "seconds.foot": "2.5",
      "fault.help": "fail",
    };
    expect((await post(`/meets/${meet.id}/events/${event.id}`, fields)).status).toBe(302);
    const saved = (await findEvents(world.db, meet.id)).find((one) => one.id === event.id);
    expect(saved?.plan).toEqual(event.plan);
    const faults = { ...event.options.faults, foot: { kind: "add", ms: 2500 } };
    expect(saved?.options).toEqual({ ...event.options, failedOrder: "kept", faults });
  });

  test("a form made from older rules is told", async () => {
    const event = await makeEvent(world, meet, "slow-cycling");
    const page = await post(`/meets/${meet.id}/events/${event.id}`, { intent: "rules", seen: "older", prizes: "3" });
    expect(page.status).toBe(409);
    expect(page.text).toContain("别人改了这个项目");
    expect(page.field("prizes")?.value).toBe("3");
  });

  test.each(["", "\u0000", "名".repeat(41)])("a name %j is refused", async (name) => {
    const event = await makeEvent(world, meet, "slow-cycling");
    const page = await post(`/meets/${meet.id}/events/${event.id}`, { intent: "rename", name });
    expect(page.status).toBe(422);
    expect(page.field("name")?.problem).not.toBeNull();
  });

  test("an event of another meet, or none, is not there", async () => {
    const { meet: other, author: stranger } = await makeMeet(world);
    const made = await addEvents(world, stranger, other.id, [{ template: "skipping-1min", name: "x" }]);
    const id = made.ok ? made.value[0] : "";
    expect((await get(`/meets/${meet.id}/events/${id}`)).status).toBe(404);
    expect((await get(`/meets/${meet.id}/events/x`)).status).toBe(404);
    expect(author.kind).toBe("organizer");
  });
});

describe("in every language", () => {
  test.each([
    ["zh-Hant", "建立賽會"],
    ["en", "Make the meet"],
  ])("%s", async (lang, words) => {
    const headers = { Cookie: `${cookie}; lang=${lang}` };
    for (const path of ["/meets/new", `/meets/${meet.id}`, `/meets/${meet.id}/edit`, `/meets/${meet.id}/events`]) {
      const page = await shown(await handle(new Request(`http://ground.test${path}`, { headers })));
      expect(page.status).toBe(200);
      expect(page.html).toContain(`lang="${lang}"`);
      if (path === "/meets/new") expect(page.text).toContain(words);
    }
  });
});
