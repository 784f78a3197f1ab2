import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encodeRescue } from "#core/scoring/rescue.ts";
import { sheetCode } from "#core/scoring/sheet-code.ts";
import { findHeat } from "#db/heats.ts";
import { updateMeet } from "#db/meets.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import { pages } from "../support/app.ts";
import { type PageShown, shown } from "../support/page.ts";
import { heatsOf, openFirst, type Stage, stageEvent, there } from "../support/play.ts";
import { makeTablet, pen } from "../support/seats.ts";
import { serveFrom, testWorld } from "../support/world.ts";

const world = await testWorld();
serveFrom(world);
afterAll(world.drop);

let handle: (request: Request) => Promise<Response>;
beforeAll(async () => {
  handle = (await pages()).handle;
});

/** The chief's tablet or the organizer at the pages of the meet. */
async function visit(one: Stage, who: "organizer" | "chief" = "organizer") {
  const device = who === "chief" ? (await makeTablet(world, one.meet, one.author, { kind: "chief" })).device.id : null;
  const grant = device
    ? { kind: "device" as const, id: device }
    : { kind: "account" as const, id: there(one.author.id) as never };
  const cookie = `fieldday=${await grantSession(world, nobody, grant)}`;
  const url = (path: string) => `http://ground.test/meets/${one.meet.id}${path}`;
  const get = async (path: string) => shown(await handle(new Request(url(path), { headers: { Cookie: cookie } })));
  const post = async (path: string, fields: Record<string, string>): Promise<PageShown> =>
    shown(
      await handle(
        new Request(url(path), { method: "POST", body: new URLSearchParams(fields), headers: { Cookie: cookie } }),
      ),
    );
  return { get, post, cookie };
}

async function stage() {
  const one = await stageEvent(world, [2, 2]);
  const heat = there((await heatsOf(world, await openFirst(world, one)))[0]);
  const lanes = heat.lanes.map(({ lane }) => lane).sort((a, b) => a - b);
  const at = `/paper?code=${sheetCode(heat.id, 1)}`;
  const typed = (value: (i: number) => string) =>
    Object.fromEntries(lanes.map((lane, i) => [`value-${lane}`, value(i)]));
  return { ...one, heat, lanes, at, typed };
}
const stateOf = async (one: { heat: { id: never } | { id: Parameters<typeof findHeat>[1] } }) =>
  there(await findHeat(world.db, one.heat.id)).state;

describe("keying in by forms alone, without JavaScript", () => {
  test("a sheet goes from print to the heat's page, marked as from paper", async () => {
    const one = await stage();
    const { get, post } = await visit(one);
    const code = sheetCode(one.heat.id, 1);
    const print = await get("/print/heat-sheets");
    expect(print.text).toContain(`${code.slice(0, 3)} ${code.slice(3)}`);
    expect((await get(one.at)).text).toContain(one.event.name);
    const done = await post(one.at, { intent: "type", ...one.typed((i) => `１０${i}`) });
    expect(done.status).toBe(200);
    expect(done.text).toContain("成绩已录入");
    expect(await stateOf(one)).toBe("provisional");
    expect((await get(`/heats/${one.heat.id}`)).text).toContain("来自纸质记录");
    await post(`/heats/${one.heat.id}`, { intent: "confirm" });
    expect((await get("/print/results")).text).toContain("（纸）");
  });

  test("an error keeps everything that was typed, and says which lane", async () => {
    const one = await stage();
    const { post } = await visit(one);
    const wrong = await post(one.at, { intent: "type", ...one.typed((i) => (i === 2 ? "many" : `4${i}`)) });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain(`第${one.lanes[2]}道`);
    expect(wrong.html).toContain('value="40"');
    expect(wrong.html).toContain('value="many"');
    const some = await post(one.at, { intent: "type", ...one.typed((i) => (i === 1 ? "" : `4${i}`)) });
    expect(some.status).toBe(422);
    expect(await stateOf(one)).toBe("scheduled");
  });

  test.each([
    ["", 200, "输入计分纸右上角的录入码"],
    ["ABC", 200, "录入码是 6 位"],
    ["O23456", 200, "第 1 位“O”"],
    ["222223", 200, "末位应是 2，输入的是 3"],
    ["222222", 200, "没有录入码为 222222"],
    ["x".repeat(5000), 200, "录入码"],
    ["%00%FF", 200, "录入码"],
  ])("the code %j is answered in words", async (code, status, words) => {
    const { get } = await visit(await stage());
    const page = await get(`/paper?code=${code}`);
    expect(page.status).toBe(status);
    expect(page.text).toContain(words);
  });

  test("typed twice: another seat types blind, the difference is settled", async () => {
    const one = await stage();
    await world.db.transaction((tx) => updateMeet(tx, one.meet.id, { paperTwice: true }));
    const first = await visit(one);
    const second = await visit(one, "chief");
    const stored = await first.post(one.at, { intent: "type", ...one.typed((i) => (i === 0 ? "7531" : `5${i}`)) });
    expect(stored.text).toContain("第一遍已存");
    expect((await first.post(one.at, { intent: "type", ...one.typed(() => "9") })).text).toContain("请写明原因");
    const blind = await second.get(one.at);
    expect(blind.text).toContain("已录第一遍");
    expect(blind.html).not.toContain("7531");
    const differs = await second.post(one.at, { intent: "type", ...one.typed((i) => (i === 0 ? "7513" : `5${i}`)) });
    expect(differs.text).toContain("两遍有 1 处不同");
    expect(differs.text).toContain("7531");
    const settled = await second.post(one.at, { intent: "settle", [`value-${one.lanes[0]}`]: "7531" });
    expect(settled.text).toContain("成绩已录入");
    expect(await stateOf(one)).toBe("provisional");
  });

  test("the meet's form turns typing twice on and off", async () => {
    const one = await stage();
    const { get } = await visit(one);
    expect((await get("/edit")).text).toContain("计分纸由两个人各录一遍");
  });

  test.each([
    ["no intent", {}, 400],
    ["another intent", { intent: "delete" }, 400],
    ["no values", { intent: "type" }, 422],
    ["nothing to settle", { intent: "settle" }, 404],
    ["nothing to decide", { intent: "decide", pick: "x", seen: "-1" }, 404],
    ["a made-up outcome", { intent: "type", "outcome-1": "WON" }, 422],
  ])("%s is no error of the server", async (_what, fields, status) => {
    const one = await stage();
    const { post } = await visit(one);
    expect((await post(one.at, fields)).status).toBe(status);
    expect((await post("/paper?code=222222", { ...fields, intent: "type" })).status).toBe(404);
  });
});

describe("codes of a tablet", () => {
  test("are looked at, then taken over", async () => {
    const one = await stage();
    const { post } = await visit(one, "chief");
    const tablet = await makeTablet(world, one.meet, one.author);
    const write = pen(world);
    const sheets = await findSheetsOfHeat(world.db, one.heat.id);
    const ops = sheets.map((sheet) => write(sheet, { kind: "set", lane: there(sheet.lanes[0]), value: 77 }));
    const codes = encodeRescue(ops, tablet.device.id, "b").join("\r\n");
    const look = await post("/rescue", { intent: "look", codes });
    expect(look.status).toBe(200);
    expect(look.text).toContain(`共 ${ops.length} 条记录`);
    const bare = await post("/rescue", { intent: "take", codes });
    expect(bare.status).toBe(422);
    expect(bare.text).toContain("请写明是谁交来的");
    const taken = await post("/rescue", { intent: "take", codes, from: "王", reason: "没有网络" });
    expect(taken.text).toContain(`${ops.length} 条记录`);
    expect((await stateOf(one)) === "scheduled").toBe(false);
  });

  test.each([
    ["no intent", {}, 400],
    ["nothing", { intent: "look" }, 422],
    ["nonsense", { intent: "look", codes: "你好\n\u0000" }, 422],
    ["very long nonsense", { intent: "take", codes: "A".repeat(100_000), from: "x", reason: "y" }, 422],
  ])("%s is no error of the server", async (_what, fields, status) => {
    const { post } = await visit(await stage());
    expect((await post("/rescue", fields)).status).toBe(status);
  });

  test("the short address leads an official to the own meet, and tells others to sign in", async () => {
    const one = await stage();
    const knock = async (cookie: string) =>
      handle(new Request("http://ground.test/rescue", { headers: { Cookie: cookie } }));
    for (const who of ["organizer", "chief"] as const) {
      const answered = await knock((await visit(one, who)).cookie);
      expect(answered.headers.get("Location")).toBe(`/meets/${one.meet.id}/rescue`);
    }
    expect((await shown(await knock(""))).text).toContain("请先登录");
  });
});
