import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findDevice } from "#db/seats.ts";
import { addOfficial, officialsOf } from "#services/officials.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import { pages } from "../support/app.ts";
import { makeMeet } from "../support/meets.ts";
import { makeTablet } from "../support/seats.ts";
import { serveFrom, testWorld } from "../support/world.ts";

const world = await testWorld();
serveFrom(world);
afterAll(world.drop);

let handle: (request: Request) => Promise<Response>;
beforeAll(async () => {
  handle = (await pages()).handle;
});

async function stage() {
  const { meet, author } = await makeMeet(world);
  await addOfficial(world, author, meet.id, "张伟");
  const [official] = await officialsOf(world, meet);
  if (!official) throw new Error("no official");
  const { device } = await makeTablet(world, meet, author);
  const cookie = `fieldday=${await grantSession(world, nobody, { kind: "device", id: device.id })}`;
  const post = async (path: string, body: string, as: string | null = cookie) => {
    const headers = { "Content-Type": "application/json", ...(as && { Cookie: as }) };
    const response = await handle(
      new Request(`http://ground.test/api/tablet/${path}`, { method: "POST", headers, body }),
    );
    return { status: response.status, answer: await response.json() };
  };
  const person = (wish: object) => post("person", JSON.stringify(wish));
  return { device, official: { id: official.id, name: official.name }, post, person };
}

describe("a tablet's requests", () => {
  test("sign in, with a full-width PIN too, and out", async () => {
    const { official, person } = await stage();
    const pick = { official: official.id, name: null };
    const signedIn = { status: 200, answer: { kind: "signed-in", person: official } };
    expect(await person({ ...pick, pin: "1234" })).toEqual(signedIn);
    expect(await person({ ...pick, pin: "１２３４" })).toEqual(signedIn);
    expect(await person({ ...pick, pin: "0000" })).toEqual({ status: 422, answer: { kind: "wrong-pin", left: 4 } });
    expect(await person({ out: true })).toEqual({ status: 200, answer: { kind: "signed-out" } });
    expect(await person({ official: null, name: " ", pin: "1234" })).toMatchObject({ answer: { kind: "name-empty" } });
    expect(await person({ official: "nobody", name: null, pin: "1234" })).toMatchObject({
      status: 404,
      answer: { kind: "no-such-official" },
    });
  });

  test("are told how long to wait after five errors", async () => {
    const { official, person } = await stage();
    const wish = (pin: string) => person({ official: official.id, name: null, pin });
    await wish("1234");
    for (let n = 0; n < 5; n++) await wish("0000");
    expect(await wish("1234")).toMatchObject({ status: 429, answer: { kind: "locked" } });
  });

  test("report and call for help", async () => {
    const { device, post } = await stage();
    const report = { unsent: 2, waitingMs: 10.4, battery: null, build: "dev", clockOffset: -3.6 };
    expect(await post("report", JSON.stringify(report))).toEqual({ status: 200, answer: { kind: "noted" } });
    expect(await post("help", '{"wanted":true}')).toEqual({ status: 200, answer: { kind: "noted" } });
    const row = await findDevice(world.db, device.id);
    expect(row?.report).toEqual({ ...report, waitingMs: 10, clockOffset: -4 });
    expect(row?.helpAt).not.toBeNull();
  });

  test.each(["person", "report", "help"])("to %s without a seat are told so", async (path) => {
    const { post } = await stage();
    expect(await post(path, "{}", null)).toEqual({ status: 401, answer: { kind: "not-seated" } });
  });

  test.each(
    ["person", "report", "help"].flatMap((path) =>
      [
        "",
        "{",
        "null",
        "[]",
        '"x"',
        "{}",
        '{"out":false}',
        '{"official":5,"name":{},"pin":1234}',
        '{"official":null,"name":"张伟","pin":"12345"}',
        '{"official":null,"name":"张伟","pin":"12a4"}',
        `{"official":null,"name":"${"长".repeat(300)}","pin":"1234"}`,
        '{"wanted":"yes"}',
        '{"unsent":1e99,"waitingMs":0,"battery":null,"build":"b","clockOffset":null}',
        '{"unsent":1,"waitingMs":null,"battery":{},"build":"b"}',
      ].map((body) => ({ path, body })),
    ),
  )("to $path with $body are bad requests", async ({ path, body }) => {
    const { post } = await stage();
    expect(await post(path, body)).toEqual({ status: 400, answer: { kind: "bad-request" } });
  });

  test("with signs no table takes are no error of the program", async () => {
    const { person, post } = await stage();
    const typed = await person({ official: null, name: "\u0000新来的\ud800", pin: "1234" });
    expect(typed).toMatchObject({ status: 200, answer: { person: { name: "新来的" } } });
    const report = { unsent: 0, waitingMs: 0, battery: null, build: "b\u0000", clockOffset: null };
    expect((await post("report", JSON.stringify(report))).status).toBe(400);
  });
});
