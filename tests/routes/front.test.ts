import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MeetId } from "#core/ids.ts";
import { insertMeet } from "#db/meets.ts";
import { ensureSetupCode, setupOpen } from "#services/accounts.ts";
import { pages } from "../support/app.ts";
import { type PageShown, shown } from "../support/page.ts";
import { serveFrom, testWorld } from "../support/world.ts";

const world = await testWorld();
serveFrom(world);
afterAll(world.drop);

let handle: (request: Request) => Promise<Response>;
beforeAll(async () => {
  handle = (await pages()).handle;
});

const at = (path: string) => `http://ground.test${path}`;
const get = async (path: string, cookie = "") =>
  shown(await handle(new Request(at(path), { headers: { Cookie: cookie } })));
const post = async (path: string, fields: Record<string, string>, cookie = ""): Promise<PageShown> =>
  shown(
    await handle(
      new Request(at(path), { method: "POST", body: new URLSearchParams(fields), headers: { Cookie: cookie } }),
    ),
  );

const good = { name: "王芳", login: "gonghui", password: "一句够长的话就行了吧" };

describe("first set-up", () => {
  test("every page of the front door leads there while there is no account", async () => {
    expect((await get("/")).location).toBe("/setup");
    expect((await get("/sign-in")).location).toBe("/setup");
    expect((await get("/setup")).text).toContain("首次设置");
  });

  test.each([
    ["no code", { code: " " }, "code", "请输入设置码"],
    ["a wrong code", { code: "AAAA-AAAA" }, "code", "设置码不对"],
    ["an endless code", { code: "A".repeat(5000) }, "code", "设置码不对"],
    ["no name", { name: "\u0000 " }, "name", "请输入姓名"],
    ["a long name", { name: "王".repeat(41) }, "name", "最多 40"],
    ["a login of one letter", { login: "a" }, "login", "2 到 40"],
    ["a login with a space", { login: "a b" }, "login", "2 到 40"],
    ["a login with a control character", { login: "a\u0000b" }, "login", "2 到 40"],
    ["a short password", { password: "123456789" }, "password", "至少要 10"],
    ["an endless password", { password: "x".repeat(201) }, "password", "最多 200"],
  ])("%s is said at its field, and the rest stays", async (_why, wrong, field, words) => {
    const page = await post("/setup", { code: "WRNG-WRNG", ...good, ...wrong });
    expect(page.status).toBe(422);
    expect(page.field(field)?.problem).toContain(words);
    if (field !== "name") expect(page.field("name")?.value).toBe(good.name);
    if (field !== "login") expect(page.field("login")?.value).toBe(good.login);
    expect(page.html).not.toContain(good.password);
    expect(await setupOpen(world)).toBe(true);
  });

  test("a body that is no form is a form with nothing in it", async () => {
    const request = new Request(at("/setup"), { method: "POST", body: "{", headers: { "Content-Type": "text/json" } });
    expect((await handle(request)).status).toBe(422);
  });

  test("the code makes the account, signs in, and closes the door", async () => {
    const code = String(await ensureSetupCode(world));
    const page = await post("/setup", { ...good, code });
    expect(page).toMatchObject({ status: 302, location: "/meets" });
    expect(page.cookie).toMatch(/^fieldday=[\w-]{20,}; Path=\/; HttpOnly; SameSite=Lax/);
    expect((await get("/meets", page.cookie ?? "")).text).toContain("我的赛会");
    expect((await get("/setup")).location).toBe("/sign-in");
    expect((await post("/setup", { ...good, code })).location).toBe("/sign-in");
  });
});

describe("sign-in", () => {
  test.each([
    ["nothing", { login: "", password: "" }, "请输入登录名"],
    ["a wrong password", { login: "gonghui", password: "not this one" }, "登录名或密码不对"],
    ["an unknown login", { login: "nobody", password: "not this one" }, "登录名或密码不对"],
    ["a control character", { login: "a\u0000", password: "x" }, "登录名或密码不对"],
    ["an endless password", { login: "gonghui", password: "x".repeat(201) }, "登录名或密码不对"],
  ])("%s is refused, and the login stays", async (_why, fields, words) => {
    const page = await post("/sign-in", fields);
    expect(page.status).toBe(422);
    expect(page.text).toContain(words);
    if (fields.login === "gonghui") expect(page.field("login")?.value).toBe("gonghui");
  });

  test.each([
    ["/meets/new", "/meets/new"],
    ["//evil.test/", "/"],
    ["https://evil.test/", "/"],
    ["/\\evil.test", "/"],
    [undefined, "/meets"],
  ])("leads on to %s only inside the site", async (next, location) => {
    const page = await post("/sign-in", { login: " GONGHUI ", password: good.password, ...(next && { next }) });
    expect(page).toMatchObject({ status: 302, location });
  });

  test("signing out ends the session, not only the cookie", async () => {
    const { cookie } = await post("/sign-in", { login: "gonghui", password: good.password });
    expect((await get("/meets", cookie ?? "")).status).toBe(200);
    const out = await post("/sign-out", {}, cookie ?? "");
    expect(out).toMatchObject({ status: 302, location: "/" });
    expect(out.cookie).toContain("Max-Age=0");
    expect((await get("/meets", cookie ?? "")).location).toBe("/sign-in?next=%2Fmeets");
  });

  test("too many tries are told how long to wait, in words", async () => {
    let page = await post("/sign-in", { login: "somebody", password: "wrong" });
    for (let n = 0; n < 10; n += 1) page = await post("/sign-in", { login: "somebody", password: "wrong" });
    expect(page.status).toBe(429);
    expect(page.text).toMatch(/请过 \d+ 分钟再试/);
  });
});

describe("home", () => {
  test("shows meets to everybody, the next one first, and none of long ago", async () => {
    const day = 24 * 3600_000;
    for (const [slug, days] of [
      ["later1", 9],
      ["sooner", 1],
      ["oldold", -90],
    ] as const) {
      const startsAt = new Date(world.now() + days * day);
      await insertMeet(world.db, { id: world.id<MeetId>(), slug, name: `赛会 ${slug}`, startsAt });
    }
    const page = await get("/");
    expect(page.html.indexOf("/m/sooner")).toBeLessThan(page.html.indexOf("/m/later1"));
    expect(page.html).toContain('href="/board/sooner"');
    expect(page.html).not.toContain("oldold");
    expect(page.text).toContain("登录");
  });

  test("an address that is not there says so, however it is asked for", async () => {
    expect(await get("/no/such/page")).toMatchObject({ status: 404 });
    expect((await get("/nix")).text).toContain("没有这个页面");
    expect((await post("/nix", {})).status).toBe(404);
  });
});
