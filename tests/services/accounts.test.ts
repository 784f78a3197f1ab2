import { afterAll, describe, expect, test } from "vitest";
import { countAccounts } from "#db/accounts.ts";
import { findSetting } from "#db/settings.ts";
import { addAccount, ensureSetupCode, setUp, setupOpen, signIn } from "#services/accounts.ts";
import { countAttempt, forgiveAttempt } from "#services/attempts.ts";
import { addOrganizer, ownSessions, revokeOwnSession } from "#services/members.ts";
import { grantSession, nobody, visitorOf } from "#services/sessions.ts";
import { makeMeet } from "../support/meets.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

const somebody = { login: "Gonghui", name: "王芳", password: "一句够长的话就行了吧" };

describe("the first account", () => {
  test("takes the code of the last start, once, and nothing else", async () => {
    expect(await setupOpen(world)).toBe(true);
    const earlier = await ensureSetupCode(world);
    const code = await ensureSetupCode(world);
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    expect(JSON.stringify(await findSetting(world.db, "setup-code"))).not.toContain(code);

    expect(await setUp(world, { ...somebody, code: String(earlier) })).toMatchObject({
      refusal: { kind: "code-wrong" },
    });
    expect(await setUp(world, { ...somebody, code: "" })).toMatchObject({ refusal: { kind: "code-wrong" } });
    expect(await setupOpen(world)).toBe(true);

    const typed = ` ${String(code).toLowerCase().replace("-", " ")} `;
    const made = await Promise.all([
      setUp(world, { ...somebody, code: typed }),
      setUp(world, { ...somebody, login: "second", code: typed }),
    ]);
    expect(made.filter((one) => one.ok)).toHaveLength(1);
    expect(await countAccounts(world.db)).toBe(1);
    expect(await setUp(world, { ...somebody, login: "third", code: typed })).toMatchObject({
      refusal: { kind: "already-set-up" },
    });
    expect(await ensureSetupCode(world)).toBeNull();
    expect(await findSetting(world.db, "setup-code")).toBeUndefined();
  });
});

describe("signing in", () => {
  test("knows a login in any case and width, and its password in any width", async () => {
    await addAccount(world, { login: "Chen", name: "陈", password: "correct horse 12" });
    expect(await signIn(world, { login: "ＣＨＥＮ ", password: "correct horse 12" })).toMatchObject({ ok: true });
    expect(await signIn(world, { login: "chen", password: "ｃorrect horse １2" })).toMatchObject({ ok: true });
  });

  test.each([
    ["wrong password", "chen", "correct horse 13"],
    ["unknown login", "nobody-here", "correct horse 12"],
    ["empty password", "chen", ""],
    ["password of somebody else", "gonghui", "correct horse 12"],
  ])("refuses a %s in the same words", async (_why, login, password) => {
    expect(await signIn(world, { login, password })).toEqual({ ok: false, refusal: { kind: "wrong-sign-in" } });
  });

  test("takes a login only once", async () => {
    const again = { login: "CHEN", name: "另一个", password: "another password" };
    expect(await addAccount(world, again)).toEqual({ ok: false, refusal: { kind: "login-taken" } });
  });
});

describe("tries", () => {
  test("ten a login, then a wait; another login from there goes on", async () => {
    const attempt = { ip: "10.0.0.1", login: "limited" };
    const waits: number[] = [];
    for (let n = 0; n < 11; n += 1) waits.push(await countAttempt(world, attempt));
    expect(waits.slice(0, 10)).toEqual(Array(10).fill(0));
    expect(waits[10]).toBeGreaterThan(0);
    expect(waits[10]).toBeLessThanOrEqual(600);
    expect(await countAttempt(world, { ip: "10.0.0.1", login: "somebody-else" })).toBe(0);
  });

  test("thirty an address, whatever the login", async () => {
    let last = 0;
    for (let n = 0; n < 31; n += 1) last = await countAttempt(world, { ip: "10.0.0.2", login: `guess${n}` });
    expect(last).toBeGreaterThan(0);
  });

  test("a stranger who uses up a login's tries does not lock out who has signed in from elsewhere", async () => {
    const owner = { ip: "10.0.0.3", login: "owner" };
    await countAttempt(world, owner);
    await forgiveAttempt(world, owner);
    for (let n = 0; n < 12; n += 1) await countAttempt(world, { ip: "10.0.0.4", login: "owner" });
    expect(await countAttempt(world, { ip: "10.0.0.5", login: "owner" })).toBeGreaterThan(0);
    expect(await countAttempt(world, owner)).toBe(0);
  });
});

describe("organizers of a meet", () => {
  test("join by their login or with a new account, each once", async () => {
    const { meet, author } = await makeMeet(world);
    await addAccount(world, { login: "zhao", name: "赵", password: "long enough 123" });
    expect(await addOrganizer(world, author, meet.id, { login: "Zhao" })).toMatchObject({ ok: true });
    expect(await addOrganizer(world, author, meet.id, { login: "zhao" })).toMatchObject({
      refusal: { kind: "already-organizer" },
    });
    expect(await addOrganizer(world, author, meet.id, { login: "qian" })).toMatchObject({
      refusal: { kind: "no-such-login" },
    });
    const fresh = { login: "qian", name: "钱", password: "long enough 123" };
    expect(await addOrganizer(world, author, meet.id, fresh)).toMatchObject({ ok: true });
    expect(await addOrganizer(world, author, meet.id, fresh)).toMatchObject({ refusal: { kind: "login-taken" } });
  });
});

describe("sessions of the own account", () => {
  test("are listed and ended one by one; nobody ends somebody else's", async () => {
    const { account } = await makeMeet(world);
    const { account: other } = await makeMeet(world);
    const tokens = [];
    for (let n = 0; n < 2; n += 1) tokens.push(await grantSession(world, nobody, { kind: "account", id: account.id }));
    const [here, there] = await Promise.all(tokens.map((token) => visitorOf(world, token)));
    if (!here || !there?.session) throw new Error("no sessions");
    expect((await ownSessions(world, here)).map((one) => one.current).sort()).toEqual([false, true]);

    const stranger = await visitorOf(world, await grantSession(world, nobody, { kind: "account", id: other.id }));
    await revokeOwnSession(world, stranger, there.session);
    expect(await ownSessions(world, here)).toHaveLength(2);

    await revokeOwnSession(world, here, there.session);
    expect(await ownSessions(world, here)).toHaveLength(1);
    expect((await visitorOf(world, tokens[1] ?? null)).account).toBeNull();
  });
});
