import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findScreens } from "#db/screens.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import { pages } from "../support/app.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { shown } from "../support/page.ts";
import { makeScreen, pairedScreen, screenRow } from "../support/screens.ts";
import { serveFrom, testWorld } from "../support/world.ts";

const world = await testWorld();
serveFrom(world);
afterAll(world.drop);

let handle: (request: Request) => Promise<Response>;
beforeAll(async () => {
  handle = (await pages()).handle;
});

type Fields = Record<string, string | string[]>;

const bodyOf = (fields: Fields) =>
  new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])));

async function stage() {
  const { meet, account, author } = await makeMeet(world);
  const event = await makeEvent(world, meet, "skipping-1min", { name: "一分钟跳绳", venue: "东操场" });
  const cookie = `fieldday=${await grantSession(world, nobody, { kind: "account", id: account.id })}`;
  const url = `http://wall.test/meets/${meet.id}/screens`;
  const get = async () => shown(await handle(new Request(url, { headers: { Cookie: cookie } })));
  const post = async (fields: Fields, as = cookie) =>
    shown(await handle(new Request(url, { method: "POST", body: bodyOf(fields), headers: { Cookie: as } })));
  return { meet, author, event, cookie, get, post };
}

describe("the screens page", () => {
  test("says in words that there is no screen yet, and the short address", async () => {
    const { get } = await stage();
    const page = await get();
    expect(page.text).toContain("还没有大屏");
    expect(page.text).toContain("http://wall.test/b");
  });

  test("makes a screen and shows its six digits", async () => {
    const { meet, post } = await stage();
    const page = await post({ intent: "add", name: "主席台左侧" });
    const [screen] = await findScreens(world.db, meet.id);
    expect([page.status, page.text]).toEqual([200, expect.stringContaining(screen?.code ?? "none")]);
    expect(page.text).toContain("等待接上");
  });

  test("sent twice at once makes one screen", async () => {
    const { meet, post } = await stage();
    const wish = { intent: "add", name: "A", op: world.id<string>() };
    const both = await Promise.all([post(wish), post(wish)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await findScreens(world.db, meet.id)).toHaveLength(1);
  });

  test("switches one screen, and all, by one button each", async () => {
    const { meet, author, event, post } = await stage();
    const [one, two] = [await makeScreen(world, meet, author, "A"), await makeScreen(world, meet, author, "B")];
    const pinned = async () =>
      Promise.all([one, two].map(async ({ id }) => (await screenRow(world, id)).settings.pinned));
    const page = await post({ intent: "switch", screen: one.id, to: `standing:${event.id}` });
    expect([page.status, page.text]).toEqual([200, expect.stringContaining("锁定：一分钟跳绳 · 赛次成绩")]);
    expect(await pinned()).toEqual([{ kind: "standing", event: event.id }, null]);
    await post({ intent: "switch", screen: "all", to: "idle" });
    expect(await pinned()).toEqual([{ kind: "idle" }, { kind: "idle" }]);
    await post({ intent: "switch", screen: "all", to: "auto" });
    expect(await pinned()).toEqual([null, null]);
    await post({ intent: "switch", screen: two.id, to: "test-card" });
    expect((await screenRow(world, two.id)).settings.testCard).toBe(true);
  });

  test("saves how a screen looks, what it follows and what it turns through", async () => {
    const { meet, author, post } = await stage();
    const { id } = await makeScreen(world, meet, author);
    const wish = {
      intent: "save",
      screen: id,
      name: "LED 墙",
      of: "venue:东操场",
      theme: "light",
      density: "14",
      language: "zh-Hant",
    };
    expect((await post({ ...wish, scenes: ["standing", "idle", "idle"] })).status).toBe(200);
    expect(await screenRow(world, id)).toMatchObject({
      name: "LED 墙",
      settings: {
        of: { kind: "venue", venue: "东操场" },
        theme: "light",
        density: 14,
        language: "zh-Hant",
        scenes: ["standing", "idle"],
      },
    });
    await post(wish);
    expect((await screenRow(world, id)).settings.scenes).toEqual([]);
    await post({ ...wish, scenes: "running" });
    expect((await screenRow(world, id)).settings.scenes).toEqual(["running"]);
  });

  test("identifies, makes new digits, takes away, and says so", async () => {
    const { meet, author, post } = await stage();
    const { id, code } = await makeScreen(world, meet, author);
    expect((await post({ intent: "identify", screen: id })).text).toContain("正在显示名称");
    expect((await post({ intent: "new-code", screen: id })).text).toContain("已换新数字");
    expect((await screenRow(world, id)).code).not.toBe(code);
    expect((await post({ intent: "remove", screen: id })).text).toContain("大屏已撤下");
    const again = await post({ intent: "remove", screen: id });
    expect([again.status, again.text]).toEqual([404, expect.stringContaining("这块大屏已经撤下")]);
    expect((await post({ intent: "identify", screen: "all" })).status).toBe(200);
  });

  const settings = { intent: "save", of: "", theme: "dark", density: "10", language: "" };
  test.each<[why: string, wrong: Fields, field: string, words: string]>([
    ["without a name", { name: " \u0000 " }, "name", "请写大屏名称"],
    ["with a name of 41 signs", { name: "长".repeat(41) }, "name", "最多 40 个字"],
    ["for an event that is none", { of: "nothing" }, "of", "没有这个项目"],
    ["for another meet's event", { of: "00000000-0000-4000-8000-00000000ffff" }, "of", "没有这个项目"],
    ["for a venue nothing is held at", { of: "venue:月球" }, "of", "没有项目在这个场地"],
    ["of a theme there is not", { theme: "pink" }, "theme", "填得不对"],
    ["with eleven rows", { density: "11" }, "density", "填得不对"],
    ["in a language there is not", { language: "fr" }, "language", "填得不对"],
  ])("says what is wrong with settings %s and keeps what was typed", async (_why, wrong, field, words) => {
    const { meet, author, post } = await stage();
    const screen = await makeScreen(world, meet, author);
    const page = await post({ ...settings, name: "typed", screen: screen.id, ...wrong });
    expect(page.status).toBe(422);
    expect(page.field(field)?.problem).toContain(words);
    expect(page.html).toContain(field === "name" ? screen.id : 'value="typed"');
    expect(await screenRow(world, screen.id)).toEqual(screen);
  });

  test.each<[why: string, fields: Fields, status: number]>([
    ["nothing", {}, 400],
    ["no such intent", { intent: "explode" }, 400],
    ["a switch without a screen", { intent: "switch", to: "idle" }, 404],
    ["a screen that is no id", { intent: "switch", screen: "1", to: "idle" }, 404],
    ["a screen nobody has", { intent: "identify", screen: "00000000-0000-4000-8000-00000000ffff" }, 404],
    ["a picture there is not", { intent: "switch", screen: "all", to: "dance" }, 400],
    ["a picture of an event that is no id", { intent: "switch", screen: "all", to: "standing:1" }, 400],
    ["a picture with too many parts", { intent: "switch", screen: "all", to: "standing:1:2" }, 400],
    ["no picture", { intent: "switch", screen: "all" }, 400],
    ["settings for all", { ...settings, screen: "all", name: "x" }, 404],
    ["taking all away", { intent: "remove", screen: "all" }, 404],
    [
      "a scene there is not",
      { ...settings, screen: "00000000-0000-4000-8000-00000000ffff", name: "x", scenes: "<b>" },
      422,
    ],
  ])("answers %s with what it is, never with a failure", async (_why, fields, status) => {
    expect((await (await stage()).post(fields)).status).toBe(status);
  });

  test("of another meet's organizer touches nothing", async () => {
    const { meet, author } = await stage();
    const screen = await makeScreen(world, meet, author);
    const other = await stage();
    for (const intent of ["switch", "identify", "new-code", "remove", "save"]) {
      const page = await other.post({ ...settings, name: "mine", to: "idle", intent, screen: screen.id });
      expect([intent, page.status]).toEqual([intent, 404]);
    }
    expect(await screenRow(world, screen.id)).toEqual(screen);
  });
});

describe("pairing", () => {
  const at = "http://wall.test/b";
  const send = async (fields: Fields, cookie = "") =>
    shown(await handle(new Request(at, { method: "POST", body: bodyOf(fields), headers: { Cookie: cookie } })));
  const open = async (path: string, cookie = "") =>
    shown(await handle(new Request(`http://wall.test${path}`, { headers: { Cookie: cookie } })));

  test("takes six digits as a Chinese keyboard types them, gives a cookie and opens the screen; next time it remembers", async () => {
    const { meet, author } = await stage();
    const { id, code } = await makeScreen(world, meet, author, "东看台");
    const wide = [...(code ?? "")].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(" ");
    const page = await send({ code: wide });
    expect([page.status, page.location]).toEqual([302, "/screen"]);
    expect(page.cookie).toMatch(/^screen=[\w-]{32}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d{8}$/);
    const cookie = page.cookie?.split(";")[0] ?? "";
    expect((await open("/b", cookie)).location).toBe("/screen");
    const again = await open("/b?new", cookie);
    expect([again.location, again.text]).toEqual([null, expect.stringContaining("这台电脑现在是大屏“东看台”")]);
    expect((await screenRow(world, id)).code).toBeNull();
  });

  test("sent twice at once is one pairing with one answer", async () => {
    const { meet, author } = await stage();
    const { code } = await makeScreen(world, meet, author);
    const wish = { code: code ?? "", op: world.id<string>() };
    const [one, two] = await Promise.all([send(wish), send(wish)]);
    expect([one?.status, two?.status, one?.cookie]).toEqual([302, 302, two?.cookie]);
  });

  test.each<[why: string, fields: Fields, words: string]>([
    ["nothing", {}, "请输入六位数字"],
    ["five digits", { code: "12345" }, "请输入六位数字"],
    ["seven digits", { code: "1234567" }, "请输入六位数字"],
    ["letters", { code: "abcdef" }, "请输入六位数字"],
    ["the code twice", { code: ["123456", "123456"] }, "请输入六位数字"],
    ["digits of nobody", { code: "000000" }, "没有这组数字"],
  ])("says what is wrong with %s", async (_why, fields, words) => {
    const page = await send(fields);
    expect([page.status, page.text]).toEqual([422, expect.stringContaining(words)]);
  });

  test("forgets nothing of what was typed", async () => {
    expect((await send({ code: "12345" })).field("code")?.value).toBe("12345");
  });

  test("a screen that was taken away is told so", async () => {
    expect((await open("/b?problem=screen-gone")).text).toContain("这台电脑不再是大屏");
    expect((await open("/b?problem=<script>")).status).toBe(200);
  });
});

describe("a screen's report by HTTP", () => {
  const report = { scene: { kind: "idle" }, page: 0, pages: 1, width: 1280, height: 720, build: "b" };
  const send = (body: string, cookie = "") =>
    handle(new Request("http://wall.test/api/screen/report", { method: "POST", body, headers: { Cookie: cookie } }));

  test("is kept, and shown on the organizer's page", async () => {
    const { meet, author, get } = await stage();
    const { token } = await pairedScreen(world, meet, author, "东看台");
    expect((await send(JSON.stringify(report), `screen=${token}`)).status).toBe(200);
    const page = await get();
    expect(page.text).toContain("1280×720");
    expect(page.text).toContain("待机（二维码）");
    expect(page.text).toContain("在线");
    world.clock.now += 60_000;
    expect((await get()).text).toContain("以后没有消息");
  });

  test.each<[why: string, body: string, status: number]>([
    ["that is no JSON", "{", 400],
    ["of nothing", "null", 400],
  ])("%s is refused", async (_why, body, status) => {
    const { meet, author } = await stage();
    const { token } = await pairedScreen(world, meet, author);
    expect((await send(body, `screen=${token}`)).status).toBe(status);
  });

  test("of a browser that is no screen says so", async () => {
    expect((await send(JSON.stringify(report), `screen=${"x".repeat(32)}`)).status).toBe(401);
  });
});

// the last of this file: it uses up the tries of the one address that all requests come from
test("too many tries are told how long to wait", async () => {
  const send = () => handle(new Request("http://wall.test/b", { method: "POST", body: bodyOf({ code: "999999" }) }));
  let response = await send();
  for (let n = 0; n < 40 && response.status === 422; n += 1) response = await send();
  expect(response.status).toBe(429);
  expect(Number(response.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect((await shown(response)).text).toMatch(/试得太多了，请 \d+ 分钟后再试/);
});
