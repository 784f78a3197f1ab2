import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HeatId } from "#core/ids.ts";
import { findHeat } from "#db/heats.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import { pages } from "../support/app.ts";
import { type PageShown, shown } from "../support/page.ts";
import { heatsOf, lastRound, openFirst, type SeatedHeat, type Stage, stageEvent, there } from "../support/play.ts";
import { makeTablet } from "../support/seats.ts";
import { serveFrom, testWorld } from "../support/world.ts";

const world = await testWorld();
serveFrom(world);
afterAll(world.drop);

let handle: (request: Request) => Promise<Response>;
beforeAll(async () => {
  handle = (await pages()).handle;
});

type Fields = Record<string, string | string[]>;

/** An organizer of the stage's meet, or its chief referee's tablet, at the pages of the day. */
async function at(one: Stage, who: "organizer" | "chief" = "organizer") {
  const tablet = who === "chief" ? await makeTablet(world, one.meet, one.author, { kind: "chief" }) : null;
  const account = there(
    await world.db.query.account.findFirst({ where: (row, { eq }) => eq(row.id, there(one.author.id) as never) }),
  );
  const grant = tablet
    ? { kind: "device" as const, id: tablet.device.id }
    : { kind: "account" as const, id: account.id };
  const cookie = `fieldday=${await grantSession(world, nobody, grant)}`;
  const url = (path: string) => `http://ground.test/meets/${one.meet.id}${path}`;
  const get = async (path: string) => shown(await handle(new Request(url(path), { headers: { Cookie: cookie } })));
  const post = async (path: string, fields: Fields): Promise<PageShown> => {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
    return shown(await handle(new Request(url(path), { method: "POST", body, headers: { Cookie: cookie } })));
  };
  return { get, post };
}

const stateOf = async (id: HeatId) => there(await findHeat(world.db, id)).state;
const typed = (heat: SeatedHeat, value: (i: number) => string): Fields =>
  Object.fromEntries(heat.lanes.map(({ lane }, i) => [`value-${lane}`, value(i)]));

describe("an event by forms alone, without JavaScript", () => {
  test("goes from the draw to the printed prizes", async () => {
    const one = await stageEvent(world, [3, 3]);
    const { get, post } = await at(one);
    const chief = await at(one, "chief");
    const draw = `/events/${one.event.id}/draw`;
    expect((await get(draw)).text).toContain("还没有编排");
    expect((await post(draw, { intent: "draw", seed: "2026" })).status).toBe(200);
    const drawn = await get(draw);
    expect(drawn.text).toContain("抽签号 2026");
    expect(drawn.text).toContain("结果相同");

    const round = await lastRound(world, one.event.id);
    expect((await get("/print/start-lists")).text).toContain("还没有公布的名单");
    expect((await chief.post("/day", { intent: "publish", id: round.id })).status).toBe(200);
    const paper = (await get("/print/start-lists")).text;
    for (const person of one.people) expect(paper).toContain(person.name);
    expect(paper).toContain("裁判长");

    for (const heat of await heatsOf(world, round.id)) {
      const page = `/heats/${heat.id}`;
      expect((await chief.post(page, { intent: "enter", ...typed(heat, (i) => `${90 + i}`) })).status).toBe(200);
      expect((await chief.get("/day")).text).toContain("成绩待确认");
      expect((await chief.post("/day", { intent: "confirm", id: heat.id })).status).toBe(200);
      expect(await stateOf(heat.id)).toBe("official");
    }
    const prizes = (await chief.get("/prizes")).text;
    expect(prizes).toContain("并列第1名");
    expect((await get("/print/prizes")).text).toContain("签收");
    expect((await get("/print/results")).text).toContain("最后名次");
    expect((await get("/log")).text).toContain("公布分组名单");
  });

  test("a correction and a ruling are told with their reasons", async () => {
    const one = await stageEvent(world, [4, 4], "skipping-1min", {
      plan: { lanes: 4, prizes: 3, advance: [{ perHeat: 1, nextBest: 1 }] },
    });
    const { get, post } = await at(one, "chief");
    const round = await openFirst(world, one);
    const heats = await heatsOf(world, round);
    for (const heat of heats) {
      await post(`/heats/${heat.id}`, { intent: "enter", ...typed(heat, (i) => (i === 0 ? "120" : "90")) });
      await post(`/heats/${heat.id}`, { intent: "confirm" });
    }
    const tied = await get(`/rounds/${round}`);
    expect(tied.text).toContain("有 6 人并列");
    const heat = there(heats[0]);
    const page = `/heats/${heat.id}`;
    await post(page, { intent: "correct", lane: "2", outcome: "value", value: "91", reason: "数错一次" });
    const told = (await get(page)).text;
    expect(told).toContain("第2道 由 90 次 更正为 91 次");
    expect(told).toContain("原因：数错一次");
    expect((await get(`/rounds/${round}`)).text).not.toContain("人并列，只有");
    expect((await get("/day")).text).toContain("等待公布");
  });

  test("withdrawing from the next round names the reserve", async () => {
    const one = await stageEvent(world, [4, 4], "skipping-1min", {
      plan: { lanes: 4, prizes: 3, advance: [{ perHeat: 2, nextBest: 0 }] },
    });
    const { post } = await at(one, "chief");
    const round = await openFirst(world, one);
    for (const heat of await heatsOf(world, round)) {
      await post(`/heats/${heat.id}`, { intent: "enter", ...typed(heat, (i) => `${120 - i}`) });
      await post(`/heats/${heat.id}`, { intent: "confirm" });
    }
    const next = await lastRound(world, one.event.id);
    const leaver = there(there((await heatsOf(world, next.id))[0]).lanes[0]).entrant;
    const page = await post(`/rounds/${round}`, { intent: "withdraw", entrant: leaver, reason: "脚扭了" });
    expect(page.text).toMatch(/由 .+ 递补/);
  });
});

describe("what a form got wrong", () => {
  test("is said, with its lane, and nothing typed is lost", async () => {
    const one = await stageEvent(world, [4], "slow-cycling");
    const { post } = await at(one);
    const round = await openFirst(world, one);
    const heat = there((await heatsOf(world, round))[0]);
    const fields = { ...typed(heat, (i) => (i === 1 ? "1:2x" : "61.5")), "outcome-3": "failed:foot" };
    const page = await post(`/heats/${heat.id}`, { intent: "enter", ...fields });
    expect(page.status).toBe(422);
    expect(page.text).toContain("第2道的成绩看不懂");
    expect(page.field("value-1")?.value).toBe("61.5");
    expect(page.field("value-2")?.value).toBe("1:2x");
    expect(page.html).toMatch(/value="failed:foot"[^>]*selected|selected[^>]*value="failed:foot"/);
    expect(await stateOf(heat.id)).toBe("scheduled");
  });

  test("a missing reason is said at its field", async () => {
    const one = await stageEvent(world, [4, 4]);
    const { post } = await at(one);
    await openFirst(world, one);
    const page = await post(`/events/${one.event.id}/draw`, { intent: "draw", seed: "2027" });
    expect(page.status).toBe(422);
    expect(page.field("reason")?.problem).toContain("请写明原因");
    expect(page.field("seed")?.value).toBe("2027");
  });
});

describe("the pages of another meet's things", () => {
  test("are not there, and what is no id or no wish breaks nothing", async () => {
    const one = await stageEvent(world, [4, 4]);
    const other = await stageEvent(world, [4, 4]);
    const { get, post } = await at(one);
    const round = await openFirst(world, other);
    const heat = there((await heatsOf(world, round))[0]);
    const paths = [`/heats/${heat.id}`, `/rounds/${round}`, `/events/${other.event.id}/draw`];
    for (const path of [...paths, "/heats/1", "/rounds/x", "/events/%00/draw", `/heats/${round}`]) {
      expect((await get(path)).status, path).toBe(404);
      expect((await post(path, { intent: "confirm" })).status, path).toBe(404);
    }
    expect((await post("/day", { intent: "confirm", id: heat.id })).status).toBe(404);
    expect((await post("/day", { intent: "publish", id: round })).status).toBe(404);
    expect((await post("/day", { intent: "dance" })).status).toBe(400);
    expect(await stateOf(heat.id)).toBe("scheduled");
  });

  const junk = ["", "x", "-1", "1e9", "999999999999", "NaN", "\u0000", "１２３", "1".repeat(5000), "../../etc"];
  test.each(junk.map((bad) => [bad.slice(0, 20), bad]))(
    "%j in any field is answered, never broken",
    async (_short, bad) => {
      const one = await stageEvent(world, [4, 4]);
      const { get, post } = await at(one);
      const round = await openFirst(world, one);
      const heat = there((await heatsOf(world, round))[0]);
      await post(`/heats/${heat.id}`, { intent: "enter", ...typed(heat, () => "90") });
      const wishes: [path: string, fields: Fields][] = [
        ["/day", { intent: "confirm", id: bad }],
        ["/day", { intent: "publish", id: bad, op: bad }],
        [`/heats/${heat.id}`, { intent: "correct", lane: bad, outcome: bad, value: bad, misses: bad, reason: bad }],
        [`/heats/${heat.id}`, { intent: "correct", lane: "1", value: bad, misses: bad, reason: "Why" }],
        [`/heats/${heat.id}`, { intent: "correct", lane: "1", outcome: "failed:foot", value: bad, reason: "Why" }],
        [`/rounds/${round}`, { intent: "rule", cut: bad, method: bad, admit: [bad, bad], reason: bad }],
        [`/rounds/${round}`, { intent: "rule", cut: `heat:${heat.id}`, method: "lot", admit: bad, reason: bad }],
        [`/rounds/${round}`, { intent: "withdraw", entrant: bad, reason: bad }],
        [`/rounds/${round}`, { intent: "publish", round: bad }],
        [`/events/${one.event.id}/draw`, { intent: "preview", round, entrant: bad, heat: bad, lane: bad }],
        [
          `/events/${one.event.id}/draw`,
          { intent: "move", round, entrant: heat.lanes[0]?.entrant ?? "", heat: bad, lane: bad, reason: bad },
        ],
        [`/events/${one.event.id}/draw`, { intent: "draw", seed: bad, reason: bad }],
      ];
      for (const [path, fields] of wishes) {
        const { status } = await post(path, fields);
        expect(status, `${path} ${JSON.stringify(fields).slice(0, 200)}`).toBeLessThan(500);
      }
      for (const path of [
        `/log?before=${encodeURIComponent(bad)}`,
        `/print/results?event=${encodeURIComponent(bad)}`,
        `/print/start-lists?round=${encodeURIComponent(bad)}`,
      ])
        expect((await get(path)).status, path).toBe(200);
    },
  );
});
