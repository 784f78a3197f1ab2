import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findEvent } from "#db/events.ts";
import { findSeat, findSeats } from "#db/seats.ts";
import { callHelp } from "#services/devices.ts";
import { addOfficials, officialsOf } from "#services/officials.ts";
import { addSeat } from "#services/seats.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import { pages } from "../support/app.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { shown } from "../support/page.ts";
import { makeRound } from "../support/rounds.ts";
import { makeTablet } from "../support/seats.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { serveFrom, testWorld } from "../support/world.ts";

const world = await testWorld();
serveFrom(world);
afterAll(world.drop);

let handle: (request: Request) => Promise<Response>;
beforeAll(async () => {
  handle = (await pages()).handle;
});

type Fields = Record<string, string>;

async function stage() {
  const { meet, account, author } = await makeMeet(world);
  const event = await makeEvent(world, meet, "skipping-1min", {
    venue: "东操场",
    options: { sheets: "lane", judges: 2 },
    plan: { lanes: 3 },
  });
  const cookie = `fieldday=${await grantSession(world, nobody, { kind: "account", id: account.id })}`;
  const chief = await makeTablet(world, meet, author, { kind: "chief" });
  const chiefs = `fieldday=${await grantSession(world, nobody, { kind: "device", id: chief.device.id })}`;
  const url = (path: string) => `http://ground.test/meets/${meet.id}/${path}`;
  const get = async (path: string, as = cookie) =>
    shown(await handle(new Request(url(path), { headers: { Cookie: as } })));
  const post = async (path: string, fields: Fields, as = cookie) => {
    const body = new URLSearchParams(fields);
    return shown(await handle(new Request(url(path), { method: "POST", body, headers: { Cookie: as } })));
  };
  return { meet, author, event, chiefs, get, post };
}

describe("the seats page", () => {
  const wish = { intent: "add", kind: "referee", name: "东操场 2 号", slot: "", judge: "" };

  test("makes a seat for a venue, a lane and a judge", async () => {
    const { meet, post } = await stage();
    const page = await post("seats", { ...wish, event: "venue:东操场", slot: "2", judge: "1" });
    expect([page.status, page.text]).toEqual([200, expect.stringContaining("在“东操场”的所有项目 · 第2道 · 1 号裁判")]);
    expect((await findSeats(world.db, meet.id)).find(({ seat }) => seat.name === wish.name)?.seat).toMatchObject({
      venue: "东操场",
      slot: 2,
      judge: 1,
    });
  });

  test.each<[why: string, wrong: Fields, words: string]>([
    ["without a name", { name: " \u0000" }, "请写席位名称"],
    ["with a name of 41 signs", { name: "长".repeat(41) }, "最多 40 个字"],
    ["for an event that is none", { event: "nothing" }, "没有这个项目"],
    ["for another meet's event", { event: "00000000-0000-4000-8000-00000000ffff" }, "没有这个项目"],
    ["for a venue nothing is held at", { event: "venue:月球" }, "没有项目在这个场地"],
    ["for no venue", { event: "venue:" }, "没有项目在这个场地"],
    ["for a lane that is not there", { slot: "9" }, "没有这一道"],
    ["for a lane in words", { slot: "二" }, "填得不对"],
    ["for a judge who is not there", { judge: "3" }, "没有这名裁判"],
    ["for a judge in words", { judge: "x" }, "填得不对"],
    ["of a kind there is not", { kind: "king" }, "填得不对"],
  ])("says what is wrong with a seat %s", async (_why, wrong, words) => {
    const { post } = await stage();
    const page = await post("seats", { ...wish, event: "", ...wrong });
    expect(page.status).toBe(422);
    expect(page.text).toContain(words);
  });

  test("sent twice at once makes one seat", async () => {
    const { meet, post } = await stage();
    const op = world.id<string>();
    const before = (await findSeats(world.db, meet.id)).length;
    const both = await Promise.all([1, 2].map(() => post("seats", { ...wish, event: "", op })));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await findSeats(world.db, meet.id)).toHaveLength(before + 1);
  });

  test("prints posters without the digits, which work once", async () => {
    const { meet, author, get } = await stage();
    const made = await addSeat(world, author, meet.id, { kind: "referee", name: "A", event: null, slot: null });
    const seat = made.ok && (await findSeat(world.db, made.value));
    if (!seat) throw new Error("no seat");
    expect((await get("seats")).html).toContain(seat.code);
    const posters = await get("print/seats");
    expect(posters.html).not.toContain(seat.code);
    expect(posters.text).toContain("扫不了码");
  });
});

describe("pairing", () => {
  const wechat = { "User-Agent": "Mozilla/5.0 (Linux; Android 14) XWEB/1160 MicroMessenger/8.0.50" };

  async function seatAt() {
    const { meet, author, get } = await stage();
    const made = await addSeat(world, author, meet.id, { kind: "referee", name: "A", event: null, slot: null });
    const seat = made.ok && (await findSeat(world.db, made.value));
    if (!seat) throw new Error("no seat");
    const code = async () => (await findSeat(world.db, seat.id))?.code ?? "";
    return { seat, code, get };
  }

  test("inside WeChat says how to open the browser, and sits nobody down", async () => {
    const { seat, code } = await seatAt();
    const before = await code();
    for (const path of [`/s/${seat.token}`, "/pair"]) {
      const response = await handle(new Request(`http://ground.test${path}`, { headers: wechat }));
      expect(response.headers.get("Set-Cookie")).toBeNull();
      const page = await shown(response);
      expect(page.status).toBe(200);
      expect(page.text).toContain("右上角 ··· → 在浏览器打开");
      expect(page.text).toContain(`http://ground.test${path}`);
    }
    expect(await code()).toBe(before);
  });

  test("by address goes to the tablet with a session", async () => {
    const { seat } = await seatAt();
    const response = await handle(new Request(`http://ground.test/s/${seat.token}`));
    expect([response.status, response.headers.get("Location")]).toEqual([302, "/tablet"]);
    expect(response.headers.get("Set-Cookie")).toContain("fieldday=");
  });

  test("by digits that are used up has words; sent twice by one form both answers open the seat", async () => {
    const { code } = await seatAt();
    const digits = await code();
    const send = (op: string) =>
      handle(
        new Request("http://ground.test/pair", { method: "POST", body: new URLSearchParams({ code: digits, op }) }),
      );
    const op = world.id<string>();
    const both = await Promise.all([send(op), send(op)]);
    expect(both.map((one) => [one.status, one.headers.get("Location")])).toEqual(Array(2).fill([302, "/tablet"]));
    const late = await shown(await send(world.id<string>()));
    expect(late.status).toBe(422);
    expect(late.text).toContain("已经用过");
  });
});

describe("the officials page", () => {
  test("adds several names at once, renames, resets and removes, for the chief too", async () => {
    const { meet, chiefs, get, post } = await stage();
    const added = await post("officials", { intent: "add", names: "张伟\r\n李娜\n\n张伟\t王芳" }, chiefs);
    expect(added.text).toContain("已添加 3 名裁判员");
    const idOf = async (name: string) => (await officialsOf(world, meet)).find((one) => one.name === name)?.id ?? "";
    const id = await idOf("张伟");
    expect((await post("officials", { intent: "rename", official: id, name: "张玮" })).text).toContain("名字已改");
    expect((await post("officials", { intent: "reset", official: id })).text).toContain("密码已清除");
    expect((await post("officials", { intent: "remove", official: id })).text).toContain("已从名单删除");
    const page = await get("officials");
    expect(page.text).toContain("2 名裁判员");
    expect(page.text).not.toContain("张玮");
  });

  test("says what is wrong, and keeps what was typed", async () => {
    const { meet, author, post } = await stage();
    await addOfficials(world, author, meet.id, ["张伟", "李娜"]);
    const one = (await officialsOf(world, meet)).find(({ name }) => name === "张伟");
    const empty = await post("officials", { intent: "add", names: " \n\u0000" });
    expect([empty.status, empty.field("names")?.problem]).toEqual([422, expect.stringContaining("请写姓名")]);
    const long = await post("officials", { intent: "add", names: `王芳\n${"长".repeat(41)}` });
    expect([long.status, long.field("names")?.problem]).toEqual([422, expect.stringContaining("最多 40 个字")]);
    expect(long.html).toContain("王芳");
    expect((await post("officials", { intent: "add", names: "x\n".repeat(40_000) })).status).toBe(422);
    const taken = await post("officials", { intent: "rename", official: one?.id ?? "", name: "李娜" });
    expect([taken.status, taken.text]).toEqual([422, expect.stringContaining("已有这个名字")]);
  });

  test.each<[Fields, number]>([
    [{}, 400],
    [{ intent: "x" }, 400],
    [{ intent: "rename", official: "x", name: "y" }, 404],
    [{ intent: "reset" }, 404],
    [{ intent: "remove", official: "00000000-0000-4000-8000-00000000ffff" }, 404],
  ])("answers %j with %i", async (fields, status) => {
    const { post } = await stage();
    expect((await post("officials", fields)).status).toBe(status);
  });
});

describe("the devices page", () => {
  test("shows who calls, answers, and takes a tablet from its seat", async () => {
    const { meet, author, chiefs, get, post } = await stage();
    const { device } = await makeTablet(world, meet, author, { name: "跳绳 1 号" });
    await callHelp(world, device, true);
    const page = await get("devices", chiefs);
    expect(page.text).toContain("1 台平板在呼叫帮助");
    expect(page.text).toContain("1 台呼叫");
    expect(page.text).toContain("还没有报告过");
    const answered = await post("devices", { intent: "answer", device: device.id }, chiefs);
    expect(answered.text).toContain("已应答");
    expect(answered.text).not.toContain("在呼叫帮助");
    expect((await post("devices", { intent: "revoke", device: device.id }, chiefs)).text).toContain("已请下席位");
    expect((await post("devices", { intent: "revoke", device: device.id }, chiefs)).status).toBe(404);
  });

  test.each<[Fields, number]>([
    [{}, 400],
    [{ intent: "x" }, 400],
    [{ intent: "answer" }, 404],
    [{ intent: "revoke", device: "x" }, 404],
    [{ intent: "answer", device: "00000000-0000-4000-8000-00000000ffff" }, 404],
  ])("answers %j with %i", async (fields, status) => {
    const { post } = await stage();
    expect((await post("devices", fields)).status).toBe(status);
  });
});

describe("an event's form", () => {
  test("keeps the venue, also when only the name is sent, and says it is too long", async () => {
    const { event, get, post } = await stage();
    const at = `events/${event.id}`;
    await post(at, { intent: "rename", name: "跳绳", venue: "体育馆" });
    await post(at, { intent: "rename", name: "跳绳二" });
    expect(await findEvent(world.db, event.id)).toMatchObject({ name: "跳绳二", venue: "体育馆" });
    expect((await get(at)).field("venue")?.value).toBe("体育馆");
    const long = await post(at, { intent: "rename", name: "跳绳", venue: "长".repeat(41) });
    expect([long.status, long.field("venue")?.problem]).toEqual([422, expect.stringContaining("最多 40 个字")]);
  });

  test.each(["0", "10", "两", "-1", "1.5", ""])("refuses %j judges", async (judges) => {
    const { event, post } = await stage();
    const page = await post(`events/${event.id}`, { intent: "rules", judges });
    expect([page.status, page.field("judges")?.problem]).toEqual([422, expect.stringContaining("1 到 9")]);
  });

  test("says in words how many judges watch, one needs no words of its own", async () => {
    const { event, get, post } = await stage();
    const at = `events/${event.id}`;
    expect((await get(at)).text).toContain("每道 2 名裁判同时看");
    await post(at, { intent: "rules", judges: "1" });
    expect((await findEvent(world.db, event.id))?.options).not.toHaveProperty("judges");
    expect((await get(at)).text).toContain("每道一名裁判，各记各的道");
    await post(at, { intent: "rules", judges: "3" });
    expect((await findEvent(world.db, event.id))?.options.judges).toBe(3);
  });

  test("holds the judges fast once it is drawn, but not the venue", async () => {
    const { meet, event, post } = await stage();
    const unit = await makeUnit(world, meet);
    const people = [await makeEntrant(world, meet, unit), await makeEntrant(world, meet, unit)];
    await makeRound(world, event, { state: "drawn", heats: [{ people }] });
    const at = `events/${event.id}`;
    expect((await post(at, { intent: "rules", judges: "3" })).status).toBe(409);
    await post(at, { intent: "rename", name: "跳绳", venue: "体育馆" });
    expect(await findEvent(world.db, event.id)).toMatchObject({ venue: "体育馆", options: { judges: 2 } });
  });
});
