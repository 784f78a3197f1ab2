import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findScoredHeat, findSheetsOfHeat } from "#db/sheets.ts";
import type { RefereeAct } from "#live/tablet-protocol.ts";
import { submitOps } from "#services/scoring.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import { pages } from "../support/app.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { shown } from "../support/page.ts";
import { there } from "../support/play.ts";
import { makeRound } from "../support/rounds.ts";
import { makeTablet, pen } from "../support/seats.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { serveFrom, testWorld } from "../support/world.ts";

// The chief referee's word on what is in question, by the forms of a heat's page alone.

const world = await testWorld();
serveFrom(world);
afterAll(world.drop);

let handle: (request: Request) => Promise<Response>;
beforeAll(async () => {
  handle = (await pages()).handle;
});

async function stage(over: Parameters<typeof makeEvent>[3] = {}) {
  const { meet, author } = await makeMeet(world);
  const event = await makeEvent(world, meet, "skipping-1min", over);
  const unit = await makeUnit(world, meet);
  const people = [];
  for (const name of ["张伟", "王芳"]) people.push(await makeEntrant(world, meet, unit, { name, events: [event] }));
  const { heats } = await makeRound(world, event, { heats: [{ people }] });
  const heat = there(heats[0]);
  const sheets = await findSheetsOfHeat(world.db, heat);
  const chief = await makeTablet(world, meet, author, { kind: "chief" });
  const cookie = `fieldday=${await grantSession(world, nobody, { kind: "device", id: chief.device.id })}`;
  const url = `http://ground.test/meets/${meet.id}/heats/${heat}`;
  const get = async (path = url) => shown(await handle(new Request(path, { headers: { Cookie: cookie } })));
  const post = async (fields: Record<string, string>) =>
    shown(
      await handle(
        new Request(url, { method: "POST", body: new URLSearchParams(fields), headers: { Cookie: cookie } }),
      ),
    );
  const tablet = async (name: string) => {
    const seated = await makeTablet(world, meet, author, { name });
    const note = pen(world);
    return async (sheet: number, seen: number, ...acts: RefereeAct[]) => {
      const ops = acts.map((act) => ({ ...note(there(sheets[sheet]), act), baseVersion: seen }));
      await submitOps(world, seated, { sentAt: world.now(), ops });
      return ops.map(({ id }) => id);
    };
  };
  const marks = async () => there(await findScoredHeat(world.db, heat)).heat.marks.map(({ value }) => value);
  const day = () => get(`http://ground.test/meets/${meet.id}/day`);
  return {
    get,
    post,
    tablet,
    marks,
    day,
    sheets,
    state: async () => there(await findScoredHeat(world.db, heat)).heat.state,
  };
}

const set = (lane: number, value: number): RefereeAct => ({ kind: "set", lane, value });
const submit: RefereeAct = { kind: "submit" };

describe("what two tablets said differently", () => {
  test("is shown with both values and seats, holds the heat up, and is settled with a reason", async () => {
    const one = await stage();
    const [left, right] = [await one.tablet("左边平板"), await one.tablet("右边平板")];
    await left(0, 0, set(1, 118), set(2, 90));
    const [other = ""] = await right(0, 0, set(1, 181));
    await left(0, 1, submit);
    const page = (await one.get()).text;
    for (const words of ["两台平板记的不一样", "118", "181", "左边平板", "右边平板", "暂时有效"])
      expect(page).toContain(words);
    expect((await one.day()).text).toContain("两台平板不一致，待裁定");
    const refused = await one.post({ intent: "confirm" });
    expect([refused.status, refused.text.includes("请先裁定")]).toEqual([409, true]);
    const empty = await one.post({ intent: "settle", lane: "1", pick: other, reason: " " });
    expect([empty.status, empty.text.includes("请写明原因")]).toEqual([422, true]);
    expect((await one.post({ intent: "settle", lane: "1", pick: "nothing", reason: "看了录像" })).status).toBe(422);
    expect((await one.post({ intent: "settle", lane: "1", pick: other, reason: "看了录像" })).status).toBe(200);
    expect(await one.marks()).toEqual([181, 90]);
    const after = (await one.get()).text;
    expect(after).not.toContain("两台平板记的不一样");
    expect(after).toContain("看了录像");
    expect((await one.post({ intent: "confirm" })).status).toBe(200);
    expect(await one.state()).toBe("official");
  });
});

describe("a correction a referee asks for", () => {
  const asked = async () => {
    const one = await stage();
    const note = await one.tablet("一号场地");
    await note(0, 0, set(1, 100), set(2, 90), submit);
    const mark = { kind: "value" as const, value: 110, misses: 0 };
    const [ask = ""] = await note(0, 1, { kind: "ask", lane: 1, mark, reason: "少记了十个" });
    return { ...one, ask };
  };

  test("holds the heat up, and granted it is a correction with its reason", async () => {
    const one = await asked();
    expect((await one.get()).text).toContain("少记了十个");
    expect((await one.day()).text).toContain("更正申请待答复");
    expect((await one.post({ intent: "confirm" })).status).toBe(409);
    expect((await one.post({ intent: "grant", ask: one.ask, reason: "少记了十个" })).status).toBe(200);
    expect(await one.marks()).toEqual([110, 90]);
    expect((await one.post({ intent: "grant", ask: one.ask, reason: "再一次" })).status).toBe(404);
  });

  test("declined the mark stays as it was", async () => {
    const one = await asked();
    expect((await one.post({ intent: "decline", ask: one.ask, reason: "录像里是一百个" })).status).toBe(200);
    expect(await one.marks()).toEqual([100, 90]);
    expect((await one.post({ intent: "confirm" })).status).toBe(200);
  });
});

describe("a judge who has not handed in", () => {
  test("is named, and excused with a reason the others make the mark", async () => {
    const one = await stage({ options: { judges: 2 } });
    const [first, second] = one.sheets;
    const note = await one.tablet("一号计数员");
    await note(0, 0, set(1, 100), set(2, 90), submit);
    const page = (await one.get()).text;
    expect(page).toContain("还没有交的记分表");
    expect(page).toContain("第2位（共2位）");
    const refused = await one.post({ intent: "confirm" });
    expect([refused.status, refused.text.includes("还有裁判的记分表没有交")]).toEqual([409, true]);
    expect((await one.post({ intent: "excuse", sheet: there(first).id, reason: "交过了" })).status).toBe(409);
    expect((await one.post({ intent: "excuse", sheet: there(second).id, reason: "临时有事" })).status).toBe(200);
    expect(await one.marks()).toEqual([100, 90]);
    expect((await one.post({ intent: "confirm" })).status).toBe(200);
  });
});
