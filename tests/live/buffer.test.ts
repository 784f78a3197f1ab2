import { createServer } from "node:http";
import express, { type ErrorRequestHandler } from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { MeetId } from "#core/ids.ts";
import { type KeptAs, keepAs } from "#live/kept.ts";
import { buffer } from "../../app/server/buffer.ts";
import { KeptAnswers } from "../../app/server/kept-answers.ts";
import { freePort } from "../support/program.ts";

const meet = "a0000000-0000-4000-8000-000000000001" as MeetId;

/** What stands behind the buffer: a page that says what it was asked with, at the version of the moment. */
const behind = {
  epoch: "e",
  version: 1,
  made: [] as { path: string; cookie: string; language: string }[],
  broken: false,
  answer: {} as { unmarked?: boolean; status?: number; headers?: Record<string, string>; body?: string },
  /** pages being made wait for this */
  gate: Promise.resolve(),
};
beforeEach(() => {
  behind.epoch = `${Math.random()}`;
  Object.assign(behind, { version: 1, made: [], broken: false, answer: {}, gate: Promise.resolve() });
});

async function make(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const cookie = request.headers.get("Cookie") ?? "";
  const { epoch, version } = behind;
  behind.made.push({ path: pathname + search, cookie, language: request.headers.get("Accept-Language") ?? "" });
  await behind.gate;
  if (behind.broken) throw new Error("the database is away");
  const { answer } = behind;
  const headers = new Headers({ "Content-Type": "text/html", ...answer.headers });
  if (!answer.unmarked) keepAs(headers, { meet, epoch, version });
  return new Response(answer.body ?? `${request.url} ${cookie} at ${version}`, {
    status: answer.status ?? 200,
    headers,
  });
}

let url = "";
const app = express();
app.use(buffer({ make, latest: () => behind }));
app.all("*", (_asked, answer) => void answer.send("not public"));
const inWords: ErrorRequestHandler = (_error, _asked, answer, _next) => void answer.status(500).send("broken");
app.use(inWords);
const server = createServer(app);
beforeAll(async () => {
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(`${url}${path}`, { headers, method });
const textOf = async (path: string, headers: Record<string, string> = {}) => (await get(path, headers)).text();

describe("the buffer of public answers", () => {
  test("makes a page once for everybody who asks at the same time and later, and again once the meet changed", async () => {
    const many = await Promise.all(Array.from({ length: 50 }, () => textOf("/m/day")));
    expect(new Set(many).size).toBe(1);
    await textOf("/m/day");
    expect(behind.made.length).toBe(1);
    behind.version = 2;
    expect(await textOf("/m/day")).toContain("at 2");
    expect(behind.made.length).toBe(2);
  });

  test("gives nobody a version older than was known when they asked", async () => {
    let open = () => {};
    behind.gate = new Promise((resolve) => {
      open = resolve;
    });
    const early = textOf("/m/day");
    await expect.poll(() => behind.made.length).toBe(1);
    behind.version = 2;
    const late = textOf("/m/day");
    open();
    expect(await early).toContain("at 1");
    expect(await late).toContain("at 2");
  });

  test("gives nobody a version older than they know of from elsewhere", async () => {
    await textOf("/api/board/day");
    expect(await textOf("/api/board/day?at=1")).toContain("at 1");
    expect(behind.made.map(({ path }) => path)).toEqual(["/api/board/day"]);
    await textOf("/api/board/day?at=2");
    expect(behind.made.map(({ path }) => path)).toEqual(["/api/board/day", "/api/board/day?at=2"]);
  });

  test("a new epoch of the meet makes everything anew", async () => {
    await textOf("/m/day");
    behind.epoch = "another";
    await textOf("/m/day");
    expect(behind.made.length).toBe(2);
  });

  test("passes on nothing of a visitor but language and chosen unit, so that nobody is given what is another's", async () => {
    const cookie = "fieldday=secret; unit=u-1; lang=en; screen=s";
    const [one, other] = [
      await textOf("/m/day", { Cookie: cookie }),
      await textOf("/m/day", { Cookie: "unit=u-1; lang=en" }),
    ];
    expect(behind.made.map((made) => made.cookie)).toEqual(["lang=en; unit=u-1"]);
    expect(one).toBe(other);
  });

  test.each([
    { why: "another language", path: "/m/day", headers: { "Accept-Language": "en" } },
    { why: "another chosen unit", path: "/m/day", headers: { Cookie: "unit=u-2" } },
    { why: "another scene", path: "/m/day?scene=medals", headers: {} },
    { why: "another event", path: "/m/day/events/e1", headers: {} },
  ])("$why is another answer", async ({ path, headers }) => {
    await textOf("/m/day");
    const first = await textOf(path, headers);
    expect(behind.made.length).toBe(2);
    expect(await textOf(path, headers)).toBe(first);
    expect(behind.made.length).toBe(2);
  });

  test("browsers of one language share an answer, however they say it", async () => {
    await textOf("/board/day", { "Accept-Language": "en-GB,en;q=0.9" });
    await textOf("/board/day", { "Accept-Language": "en-US,zh;q=0.5", Cookie: "unit=u-1" });
    expect(behind.made.map((made) => made.cookie)).toEqual(["lang=en"]);
  });

  test("answers 304 to whoever has it, also under a weak name, and the whole answer to whoever has another", async () => {
    const etag = (await get("/m/day")).headers.get("ETag") ?? "";
    for (const held of [etag, `W/${etag}`, `"x", ${etag}`]) {
      const answer = await get("/m/day", { "If-None-Match": held });
      expect([answer.status, await answer.text(), answer.headers.get("ETag")]).toEqual([304, "", etag]);
    }
    behind.version = 2;
    expect((await get("/m/day", { "If-None-Match": etag })).status).toBe(200);
  });

  test("keeps the page's own ETag and headers, and the mark to itself", async () => {
    behind.answer = {
      headers: { ETag: '"e-1-b"', "Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache", Vary: "Cookie" },
    };
    for (let n = 0; n < 2; n++) {
      const { headers } = await get("/api/v1/meets/day");
      expect(headers.get("ETag")).toBe('"e-1-b"');
      expect(headers.get("Access-Control-Allow-Origin")).toBe("*");
      expect(headers.get("Vary")).toBe("Accept-Encoding, Cookie");
      expect([...headers].filter(([name]) => /kept/i.test(name))).toEqual([]);
    }
  });

  test("a kept page is asked for each time: no cache on the way may keep it as it was", async () => {
    behind.answer = { headers: { "Cache-Control": "no-store" } };
    expect((await get("/m/day")).headers.get("Cache-Control")).toBe("no-cache");
  });

  test("sends it zipped to whoever reads that", async () => {
    behind.answer = { body: "王小明 ".repeat(2000) };
    const plain = await get("/m/day", { "Accept-Encoding": "identity" });
    expect(plain.headers.get("Content-Encoding")).toBeNull();
    expect(await plain.text()).toBe(behind.answer.body);
    const zipped = await get("/m/day", { "Accept-Encoding": "gzip" });
    expect(zipped.headers.get("Content-Encoding")).toBe("gzip");
    expect(await zipped.text()).toBe(behind.answer.body);
    expect(behind.made.length).toBe(1);
  });

  test("answers HEAD like GET, without the page", async () => {
    const length = (await textOf("/m/day")).length;
    const head = await get("/m/day", { "Accept-Encoding": "identity" }, "HEAD");
    expect([head.status, head.headers.get("Content-Length"), await head.text()]).toEqual([200, `${length}`, ""]);
  });

  test.each([
    { why: "is not marked", answer: { unmarked: true } },
    { why: "is no page", answer: { status: 404 } },
    { why: "sets a cookie", answer: { headers: { "Set-Cookie": "a=b" } } },
  ])("what $why is sent as it is, to each asker their own", async ({ answer }) => {
    behind.answer = { ...answer, body: "as it is" };
    const all = await Promise.all(Array.from({ length: 5 }, () => get("/m/day")));
    expect(behind.made.length).toBe(5);
    for (const one of all) {
      expect([one.status, await one.text()]).toEqual([answer.status ?? 200, "as it is"]);
      expect(one.headers.get("ETag")).toBeNull();
      expect(one.headers.get("Set-Cookie")).toBe(answer.headers?.["Set-Cookie"] ?? null);
    }
  });

  test("a page that breaks breaks for those who asked, and is tried again", async () => {
    behind.broken = true;
    const all = await Promise.all([get("/m/day"), get("/m/day")]);
    expect(all.map(({ status }) => status)).toEqual([500, 500]);
    behind.broken = false;
    expect((await get("/m/day")).status).toBe(200);
  });

  test.each([
    ["POST", "/m/day"],
    ["GET", "/meets/1"],
    ["GET", "/"],
    ["GET", "/m/day/events"],
  ])("%s %s is none of its business", async (method, path) => {
    expect(await (await get(path, {}, method)).text()).toBe("not public");
  });
});

describe("what is kept", () => {
  const mark: KeptAs = { meet, epoch: "e", version: 1 };
  const answer = (size: number) => ({ ...mark, etag: "", headers: [], body: Buffer.alloc(size), zipped: null });

  test("stays within its size; what was not asked for longest goes", () => {
    const answers = new KeptAnswers(10_000);
    for (const key of ["a", "b", "c", "d"]) answers.set(key, answer(1500));
    answers.get("a");
    answers.set("e", answer(1500));
    expect(["a", "b", "c", "d", "e"].filter((key) => answers.get(key))).toEqual(["a", "c", "d", "e"]);
  });

  test("a later answer takes the place of an earlier one", () => {
    const answers = new KeptAnswers(10_000);
    answers.set("b", answer(1000));
    for (let n = 0; n < 20; n++) answers.set("a", answer(5000));
    expect(["a", "b"].filter((key) => answers.get(key))).toEqual(["a", "b"]);
  });

  test("one that is larger than everything is not kept at all", () => {
    const answers = new KeptAnswers(10_000);
    answers.set("a", answer(20_000));
    expect(answers.get("a")).toBeUndefined();
  });
});
