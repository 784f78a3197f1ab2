import { request as ask } from "node:http";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { emptyDatabase, type TestDatabase } from "../support/database.ts";
import { npmStart, type Program, startProgram } from "../support/program.ts";

let program: Program;
let separate: TestDatabase | null = null;

beforeAll(async () => {
  separate = inject("database").kind === "tcp" ? await emptyDatabase() : null;
  program = await startProgram({ TRUST_PROXY: "1", ...(separate ? { DATABASE_URL: separate.url } : {}) }, npmStart);
}, 300_000);
afterAll(async () => {
  await program?.end();
  await separate?.drop();
});

const post = (path: string, headers: Record<string, string>, body = "a=1") =>
  fetch(`${program.url}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
    body,
  });

describe("the running program", () => {
  test("tells its health: build, database, migrations, uptime", async () => {
    const response = await fetch(`${program.url}/healthz`);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await response.json()).toMatchObject({
      ok: true,
      build: expect.stringMatching(/^[0-9a-f]{12}$/),
      database: separate ? "external" : "embedded",
      migrations: expect.any(Number),
      uptimeSeconds: expect.any(Number),
    });
  });

  test("prints the addresses to open and a one-time set-up code in two languages", () => {
    expect(program.output()).toContain(`http://localhost:${program.port}/`);
    expect(program.output()).toMatch(/设置码 [A-Z0-9-]+/);
    expect(program.output()).toMatch(/set-up code [A-Z0-9-]+/);
  });

  test("allows no script but its own and those with the page's nonce, a fresh one each time", async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const response = await fetch(`${program.url}/setup`);
        const policy = response.headers.get("Content-Security-Policy") ?? "";
        const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
        const page = await response.text();
        const inline = [...page.matchAll(/<script(?![^>]*\bsrc=)([^>]*)>/g)].map((one) => one[1] ?? "");
        expect(inline.length).toBeGreaterThan(0);
        for (const attributes of inline) expect(attributes).toContain(`nonce="${nonce}"`);
        expect(policy).not.toContain("unsafe-eval");
        expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
        expect(response.headers.get("X-Powered-By")).toBeNull();
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
  });

  test.each([
    { why: "another site's page", headers: { Origin: "http://evil.example" } },
    { why: "a sandboxed frame", headers: { Origin: "null" } },
    { why: "a request with somebody's cookie and no origin", headers: { Cookie: "fieldday=abc" } },
  ])("refuses a write from $why, in words", async ({ headers }) => {
    const response = await post("/setup", { ...headers, Accept: "text/html", "Accept-Language": "en" } as never);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("sent from another site");
  });

  test("refuses more than a megabyte, and a body that does not say how large it is", async () => {
    const large = await post("/setup", { Origin: program.url, Accept: "text/html" }, "a".repeat(1024 * 1024 + 1));
    expect(large.status).toBe(413);
    expect(await large.text()).toContain("1 MB");
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = ask(`${program.url}/setup`, {
        method: "POST",
        headers: { Origin: program.url, "Transfer-Encoding": "chunked" },
      });
      sent.once("response", (response) => resolve(response.resume().statusCode));
      sent.once("error", reject);
      sent.end("a=1");
    });
    expect(status).toBe(411);
  });

  test("marks its cookie Secure only where the browser came by https", async () => {
    const form = new URLSearchParams({
      code: program.setupCode(),
      name: "王",
      login: "wang",
      password: "correct horse 9",
    });
    const first = await post("/setup", { Origin: program.url }, form.toString());
    const plain = first.headers.getSetCookie().find((one) => one.startsWith("fieldday=")) ?? "";
    expect(plain).toMatch(/HttpOnly/);
    expect(plain).toMatch(/SameSite=Lax/);
    expect(plain).not.toMatch(/Secure/);
    const again = await post(
      "/sign-in",
      { Origin: program.url, "X-Forwarded-Proto": "https" },
      new URLSearchParams({ login: "wang", password: "correct horse 9" }).toString(),
    );
    expect(again.headers.getSetCookie().find((one) => one.startsWith("fieldday=")) ?? "").toMatch(/Secure/);
  });

  test("writes no name, password or code into its log", () => {
    const log = program
      .output()
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .join("\n");
    expect(log).toContain('"event"');
    expect(log).not.toMatch(/correct horse|wang|王/);
  });

  test("stops gracefully on SIGTERM and starts again with its data and without a set-up code", async () => {
    expect(await program.stop("SIGTERM")).toBe(0);
    await program.restart();
    expect(program.output()).not.toMatch(/设置码/);
    expect((await fetch(`${program.url}/sign-in`)).status).toBe(200);
  });
});
