import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EventId, RoundId } from "#core/ids.ts";
import { stageDefaults } from "#core/stages/plan-defaults.ts";
import { findEvent } from "#db/events.ts";
import { findRounds } from "#db/rounds.ts";
import { findStages } from "#db/stages.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import { publishStages } from "#services/stage-draw.ts";
import { pages } from "../support/app.ts";
import { type PageShown, shown } from "../support/page.ts";
import { done, heatsOf, type Stage, stageEvent, there } from "../support/play.ts";
import { makeTablet } from "../support/seats.ts";
import { serveFrom, testWorld } from "../support/world.ts";

// The desk's pages of events that are met two by two, by forms alone.

const world = await testWorld();
serveFrom(world);
afterAll(world.drop);

let handle: (request: Request) => Promise<Response>;
beforeAll(async () => {
  handle = (await pages()).handle;
});

type Fields = Record<string, string>;

async function at(one: Stage, who: "organizer" | "chief" | "nobody" = "organizer", language = "zh-CN") {
  const account = there(
    await world.db.query.account.findFirst({ where: (row, { eq }) => eq(row.id, there(one.author.id) as never) }),
  );
  const tablet = who === "chief" ? await makeTablet(world, one.meet, one.author, { kind: "chief" }) : null;
  const grant = tablet
    ? { kind: "device" as const, id: tablet.device.id }
    : { kind: "account" as const, id: account.id };
  const cookie = who === "nobody" ? "" : `fieldday=${await grantSession(world, nobody, grant)}`;
  const send = async (path: string, init: RequestInit = {}): Promise<PageShown> => {
    const headers = { Cookie: cookie, "Accept-Language": language };
    return shown(await handle(new Request(`http://ground.test/meets/${one.meet.id}${path}`, { ...init, headers })));
  };
  return {
    get: (path: string) => send(path),
    post: (path: string, fields: Fields) => send(path, { method: "POST", body: new URLSearchParams(fields) }),
  };
}

const placesOfTwo: typeof stageDefaults.groups = {
  ...stageDefaults.groups,
  // biome-ignore lint/suspicious/noThenProperty: the word of the plan, not a promise
  then: "places",
};
const planOf = async (id: EventId) => there(await findEvent(world.db, id)).plan;
const stagesOf = (id: EventId) => findStages(world.db, [id]);
const seedsOf = (one: Stage, count: number): Fields =>
  Object.fromEntries(one.people.slice(0, count).map(({ id }, i) => [`seed.${id}`, String(i + 1)]));

/** Every match of the event that has two people, by its key. */
async function matchesOf(id: EventId) {
  const rounds = await findRounds(world.db, id);
  const heats = [];
  for (const round of rounds.filter(({ stageId }) => stageId !== null)) heats.push(...(await heatsOf(world, round.id)));
  return heats.filter(({ lanes }) => lanes.length === 2);
}
const match = async (id: EventId, key: string) => there((await matchesOf(id)).find((one) => one.match === key));

/** Plays a match at the desk: the first lane has three games, or the second. */
async function play(one: Stage, key: string, winner: 1 | 2) {
  const { post } = await at(one);
  const { id } = await match(one.event.id, key);
  const [a, b] = winner === 1 ? ["2", "0"] : ["0", "2"];
  expect((await post(`/heats/${id}`, { intent: "enter", "value-1": a, "value-2": b })).status).toBe(200);
  const confirmed = await post(`/heats/${id}`, { intent: "confirm" });
  expect(confirmed.status, confirmed.text.slice(0, 300)).toBe(200);
  return id;
}

/** A table-tennis event with so many people of so many units, drawn with the first as seeds and published. */
async function published(sizes: number[], plan: Partial<typeof stageDefaults> = {}, seeds = 2) {
  const one = await stageEvent(world, sizes, "table-tennis", { plan: { stages: { ...stageDefaults, ...plan } } });
  const { post } = await at(one);
  const path = `/events/${one.event.id}/draw`;
  const drawn = await post(path, { intent: "draw", seed: "2026", separate: "yes", ...seedsOf(one, seeds) });
  expect(drawn.status, drawn.text.slice(0, 300)).toBe(200);
  done(await publishStages(world, one.author, one.event.id));
  return one;
}

describe("the format of an event", () => {
  test("is chosen with its fields, said in words, and counted for those entered", async () => {
    const one = await stageEvent(world, [5, 4, 4], "table-tennis");
    const { get, post } = await at(one);
    const page = `/events/${one.event.id}`;
    const before = await get(page);
    expect(before.field("stages.format")?.value).toBe("knock-out");
    expect(before.text).toContain("单淘汰赛：负一场即出局。");
    expect(before.text).toContain("现有 13 个报名，会这样打");
    const saved = await post(page, {
      intent: "rules",
      "stages.format": "groups/knock-out",
      "stages.size": "4",
      "stages.qualifiers": "2",
      "stages.rules": "table-tennis@1",
      "stages.cross": "crossed",
      "stages.rest": "10",
    });
    expect(saved.location).toContain("saved=rulesSaved");
    const { stages } = await planOf(one.event.id);
    expect(stages).toMatchObject({ format: "groups", restMs: 600_000, groups: { size: 4 } });
    expect(stages?.groups.then).toBe("knock-out");
    const after = await get(page);
    expect(after.text).toContain("每组最多 4 个");
    expect(after.text).toContain("A1");
    expect(after.text).toMatch(/A1\s+–\s+(B|C|D)2/);
    const english = await (await at(one, "organizer", "en")).get(page);
    expect(english.text).toContain("Groups first, of at most 4");
    expect((await (await at(one, "organizer", "zh-TW")).get(page)).text).toContain("先分小組");
  });

  test("that cannot work is refused at its field, and nothing typed is lost", async () => {
    const one = await stageEvent(world, [6, 6], "table-tennis");
    const { post } = await at(one);
    const page = `/events/${one.event.id}`;
    const fields = { intent: "rules", "stages.format": "groups/knock-out", "stages.cross": "crossed" };
    const all = await post(page, { ...fields, "stages.size": "3", "stages.qualifiers": "3" });
    expect(all.status).toBe(422);
    expect(all.field("stages.qualifiers")?.problem).toContain("最小的组只有 3 个");
    expect(all.field("stages.size")?.value).toBe("3");
    const odd = await post(page, { ...fields, "stages.size": "4", "stages.qualifiers": "2" });
    expect(odd.field("stages.cross")?.problem).toContain("交叉对阵要 2 或 4 组");
    const bad = await post(page, { ...fields, "stages.size": "x", "stages.rest": "-1", "stages.rules": "none@1" });
    expect(bad.status).toBe(422);
    expect(bad.field("stages.size")?.problem).toContain("整数");
    expect(bad.field("stages.rest")?.problem).toContain("0 到 600");
    expect((await planOf(one.event.id)).stages?.format).toBe("knock-out");
  });

  test("of an event in two lanes can be matches, and back while nothing is drawn", async () => {
    const one = await stageEvent(world, [4, 4], "skipping-1min", { plan: { lanes: 2 } });
    const { get, post } = await at(one);
    const page = `/events/${one.event.id}`;
    expect((await get(page)).field("stages.format")?.value).toBe("none");
    await post(page, { intent: "rules", "stages.format": "round-robin" });
    expect((await planOf(one.event.id)).stages?.format).toBe("round-robin");
    await post(page, { intent: "rules", "stages.format": "none" });
    expect((await planOf(one.event.id)).stages).toBeUndefined();
    await post(page, { intent: "rules", "stages.format": "swiss", "stages.tieBreak.1": "wins", "stages.rounds": "3" });
    expect((await planOf(one.event.id)).stages).toMatchObject({
      format: "swiss",
      swiss: { rounds: 3, tieBreaks: ["wins"] },
    });
    const twice = await post(page, { intent: "rules", "stages.tieBreak.1": "wins", "stages.tieBreak.2": "wins" });
    expect(twice.field("stages.tieBreak.2")?.problem).toContain("不要选两次");
    await post(`${page}/draw`, { intent: "draw" });
    const held = await post(page, { intent: "rules", "stages.format": "none" });
    expect(held.status).toBe(409);
    expect((await planOf(one.event.id)).stages?.format).toBe("swiss");
  });
});

describe("the draw", () => {
  test("takes seeds by number, says what it costs, and can be run again from its seed", async () => {
    const one = await stageEvent(world, [3, 3, 3, 4], "table-tennis");
    const { get, post } = await at(one);
    const path = `/events/${one.event.id}/draw`;
    const drawn = await post(path, { intent: "draw", seed: "17", separate: "yes", ...seedsOf(one, 4) });
    expect(drawn.status).toBe(200);
    expect(drawn.text).toContain("抽签号 17");
    expect(drawn.text).toContain("结果相同");
    expect(drawn.text).toContain("同单位最早在哪里相遇");
    const first = there(one.people[0]);
    expect((await get(path)).field(`seed.${first.id}`)?.value).toBe("1");
    const [stage] = await stagesOf(one.event.id);
    await post(path, { intent: "draw", seed: "17", separate: "yes", ...seedsOf(one, 4) });
    expect((await stagesOf(one.event.id))[0]?.draw).toEqual(stage?.draw);
    await post(path, { intent: "draw", seed: "17", separate: "no", ...seedsOf(one, 4) });
    expect((await planOf(one.event.id)).separate).toBe(false);
    expect((await get(path)).text).toContain("没有按单位分开");
  });

  test("says at the number what is wrong with a seed", async () => {
    const one = await stageEvent(world, [3, 3], "table-tennis");
    const { post } = await at(one);
    const path = `/events/${one.event.id}/draw`;
    const [a, b, c] = one.people.map(({ id }) => `seed.${id}`) as [string, string, string];
    const wrong = await post(path, { intent: "draw", seed: "kept", [a]: "1", [b]: "1", [c]: "x" });
    expect(wrong.status).toBe(422);
    expect(wrong.field(b)?.problem).toContain("1 号种子填了两次");
    expect(wrong.field(c)?.problem).toContain("1 到 6");
    expect(wrong.field("seed")?.value).toBe("kept");
    const gap = await post(path, { intent: "draw", [a]: "1", [b]: "3" });
    expect(gap.field(b)?.problem).toContain("缺 2 号");
    expect(await stagesOf(one.event.id)).toEqual([]);
  });

  test("is told slot by slot, and a button pressed twice shows one slot", async () => {
    const one = await stageEvent(world, [4, 4], "table-tennis");
    const { get, post } = await at(one);
    const path = `/events/${one.event.id}/draw`;
    await post(path, { intent: "draw", ...seedsOf(one, 2) });
    const stage = there((await stagesOf(one.event.id))[0]).id;
    for (const _twice of [1, 2])
      expect((await post(path, { intent: "ceremony", stage })).text).toContain("已揭晓 0 / 8 签");
    const next = { intent: "reveal", stage, upTo: "1", op: world.id() };
    expect((await post(path, next)).text).toContain("已揭晓 1 / 8 签");
    expect((await post(path, next)).text).toContain("已揭晓 1 / 8 签");
    expect((await post(path, { ...next, op: world.id() })).text).toContain("已揭晓 1 / 8 签");
    await post(path, { intent: "reveal", stage, upTo: "8" });
    expect((await get(path)).text).toContain("已揭晓 8 / 8 签");
    expect((await post(path, { intent: "publish" })).status).toBe(200);
    expect((await stagesOf(one.event.id))[0]?.state).toBe("published");
    expect((await post(path, { intent: "reveal", stage, upTo: "2" })).status).toBe(409);
    const again = await post(path, { intent: "draw", seed: "5" });
    expect(again.status).toBe(422);
    expect(again.field("reason")?.problem).toContain("请写明原因");
  });

  test("sent twice is one draw, and of two organizers at once both see the same", async () => {
    const one = await stageEvent(world, [4, 4], "table-tennis");
    const { post } = await at(one);
    const path = `/events/${one.event.id}/draw`;
    const wish = { intent: "draw", op: world.id<RoundId>(), ...seedsOf(one, 2) };
    const all = await Promise.all([post(path, wish), post(path, wish), post(path, { ...wish, op: world.id() })]);
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await stagesOf(one.event.id)).toHaveLength(1);
    const both = await Promise.all([post(path, { intent: "publish" }), post(path, { intent: "publish" })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 200]);
  });

  test("fills in seeds by the places of an earlier event", async () => {
    const one = await published([2, 2]);
    const { post } = await at(one);
    for (const key of ["W-1-1", "W-1-2", "W-2-1"]) await play(one, key, 1);
    await play(one, "P3-2-1", 1);
    const next = await stageEvent(world, [1], "table-tennis");
    expect(next.meet.id).not.toBe(one.meet.id);
    const second = await world.db.query.event.findFirst({ where: (row, { eq }) => eq(row.id, next.event.id) });
    expect(second).toBeDefined();
    const foreign = await post(`/events/${one.event.id}/draw`, { intent: "seeds", from: next.event.id, most: "2" });
    expect(foreign.status).toBe(404);
    const own = await post(`/events/${one.event.id}/draw`, { intent: "seeds", from: one.event.id, most: "2" });
    expect(own.text).toContain("已填入 2 个种子号");
  });

  test("is the organizer's alone, and of this event", async () => {
    const one = await stageEvent(world, [4], "table-tennis");
    const other = await published([4]);
    const path = `/events/${one.event.id}/draw`;
    expect((await (await at(one, "chief")).post(path, { intent: "draw" })).status).toBeGreaterThanOrEqual(300);
    expect(await stagesOf(one.event.id)).toEqual([]);
    const { post } = await at(one);
    const [stage] = await stagesOf(other.event.id);
    expect((await post(path, { intent: "ceremony", stage: there(stage).id })).status).toBe(404);
    expect((await post(path, { intent: "dance" })).status).toBe(400);
    expect((await post(`/events/${one.event.id}/matches`, { intent: "lot", stage: there(stage).id })).status).toBe(404);
  });
});

describe("every format", () => {
  const formats = ["knock-out", "double", "redrawn", "groups", "round-robin", "swiss"] as const;
  test.each(formats)("%s has a draw page, a page of matches and a day in three languages", async (format) => {
    const one = await published([4, 4], { format, redraw: { ...stageDefaults.redraw, stopAt: 3 } });
    const [first] = await matchesOf(one.event.id);
    await play(one, there(there(first).match), 1);
    for (const language of ["zh-CN", "zh-TW", "en"]) {
      const { get } = await at(one, "organizer", language);
      const event = `/events/${one.event.id}`;
      for (const path of [event, `${event}/draw`, `${event}/matches`, "/day", `/heats/${there(first).id}`]) {
        const page = await get(path);
        expect(page.status, path).toBe(200);
        expect(page.text, path).not.toMatch(/undefined|NaN|\[object/);
        if (language === "en") expect(page.text.replace(/语言.*/, ""), path).not.toMatch(/对阵|抽签|小组/);
      }
    }
  });

  test("places of two groups are met by symbols before any result", async () => {
    const one = await published([4, 4], { format: "groups", groups: placesOfTwo });
    const page = await (await at(one)).get(`/events/${one.event.id}/matches`);
    expect(page.text).toContain("A组第1名");
    expect(page.text).toContain("B组第2名");
  });

  test("heats feed a knock-out by symbols, drawn together with it", async () => {
    const one = await stageEvent(world, [5, 5], "skipping-1min", { plan: { lanes: 5 } });
    const { get, post } = await at(one);
    const event = `/events/${one.event.id}`;
    expect((await post(event, { intent: "rules", "stages.format": "heats", "stages.take": "4" })).location).toContain(
      "saved",
    );
    const before = await get(`${event}/draw`);
    expect(before.text).toContain("预赛第1名");
    expect((await post(`${event}/draw`, { intent: "draw", seed: "9" })).status).toBe(200);
    expect((await get(`${event}/draw`)).text).toContain("抽签号 9");
    const round = there((await findRounds(world.db, one.event.id)).find(({ stageId }) => stageId === null));
    expect((await post(`${event}/draw`, { intent: "publish", round: round.id })).status).toBe(200);
    const { text } = await get(`${event}/matches`);
    expect(text).toContain("预赛第1名");
    expect(text).toContain("预赛第4名");
    expect((await get("/day")).text).toContain("场对手未定");
  });
});

describe("the matches", () => {
  test("are listed with their people, scores and heats; the day names them by people", async () => {
    const one = await published([4, 4]);
    const { get } = await at(one, "chief");
    await play(one, "W-1-1", 1);
    const page = await get(`/events/${one.event.id}/matches`);
    expect(page.status).toBe(200);
    const { id, lanes } = await match(one.event.id, "W-1-2");
    expect(page.html).toContain(`/heats/${id}`);
    expect(page.text).toContain("四分之一决赛");
    const day = (await get("/day")).text;
    expect(day).toContain(`${lanes[0]?.name} 对 ${lanes[1]?.name}`);
    expect(day).toContain("场对手未定");
    expect((await get(`/heats/${id}`)).text).toContain(`${lanes[0]?.name} 对 ${lanes[1]?.name}`);
  });

  test("are typed with the points of their games, and one without a winner cannot be confirmed", async () => {
    const one = await published([4]);
    const { get, post } = await at(one, "chief");
    const { id } = await match(one.event.id, "W-1-1");
    const uneven = await post(`/heats/${id}`, {
      intent: "enter",
      "points-1-1": "11",
      "points-1-2": "11",
      "points-2-1": "8",
    });
    expect(uneven.status).toBe(422);
    expect(uneven.field("points-1-2")?.value).toBe("11");
    await post(`/heats/${id}`, { intent: "enter", "value-1": "1", "value-2": "1" });
    const level = await post(`/heats/${id}`, { intent: "confirm" });
    expect(level.status).toBe(409);
    expect(level.text).toContain("还没有分出胜负");
    const games = { "points-1-1": "11", "points-1-2": "11", "points-2-1": "8", "points-2-2": "9" };
    const fields = { intent: "correct", "value-1": "1", "value-2": "1", ...games, reason: "记录员补记小分" };
    expect((await post(`/heats/${id}`, fields)).status).toBe(200);
    expect((await post(`/heats/${id}`, { intent: "confirm" })).status).toBe(200);
    expect((await get(`/events/${one.event.id}/matches`)).text).toMatch(/11:8\s+11:9/);
  });

  test("a correction shows what falls, and does it on approval of just that", async () => {
    const one = await published([2, 2]);
    const { get, post } = await at(one, "chief");
    const semi = await play(one, "W-1-1", 1);
    await play(one, "W-1-2", 1);
    const final = await play(one, "W-2-1", 1);
    await play(one, "P3-2-1", 1);
    const names = (await match(one.event.id, "W-1-1")).lanes.map(({ name }) => name);
    const page = `/heats/${semi}`;
    const wish = { intent: "correct", "value-1": "1", "value-2": "2", reason: "比分记反" };
    const asked = await post(page, wish);
    expect(asked.status).toBe(409);
    expect(asked.text).toContain("这些场次作废");
    expect(asked.text).toContain("三四名决赛");
    expect(asked.text).toContain(`${names[0]} → ${names[1]}`);
    expect(asked.text).toContain("名次变化");
    expect(asked.text).toContain("奖项变化");
    expect(asked.text).toContain("打印件已过时");
    expect(asked.field("reason")?.value).toBe("比分记反");
    expect(asked.field("value-2")?.value).toBe("2");
    const other = await post(page, { ...wish, intent: "approve", seen: "nothing" });
    expect(other.status).toBe(409);
    const seen = there(/name="seen" value="([^"]*)"/.exec(asked.html)?.[1]);
    const approved = await post(page, { ...wish, intent: "approve", seen, op: world.id() });
    expect(approved.status, approved.text.slice(0, 400)).toBe(200);
    const anew = await match(one.event.id, "W-2-1");
    expect(anew.id).not.toBe(final);
    expect(anew.state).toBe("scheduled");
    expect(anew.lanes[0]?.name).toBe(names[1]);
    expect((await get(`/events/${one.event.id}/matches`)).text).toContain(names[1] ?? "");
    expect((await get("/log")).text).toContain("比分记反");
  });

  test("of level people a lot decides, with a reason, once", async () => {
    const one = await published([3], {
      format: "round-robin",
      groups: { ...stageDefaults.groups, rules: "badminton@1" },
    });
    const { get, post } = await at(one, "chief");
    // everybody beats the next: all are level in everything
    const [a, b, c] = there((await stagesOf(one.event.id))[0]?.draw.kind === "groups" ? one.people : null).map(
      ({ id }) => id,
    );
    for (const { match: key, lanes } of await matchesOf(one.event.id)) {
      const [first, second] = lanes.map(({ entrant }) => entrant);
      const beats = [
        [a, b],
        [b, c],
        [c, a],
      ].some(([x, y]) => x === first && y === second);
      await play(one, there(key), beats ? 1 : 2);
    }
    const path = `/events/${one.event.id}/matches`;
    const page = await get(path);
    expect(page.text).toContain("名次相同，需要抽签");
    expect((await get("/day")).text).toContain("待抽签");
    const stage = there((await stagesOf(one.event.id))[0]).id;
    const wish = { intent: "lot", stage, group: "A", op: world.id<RoundId>() };
    const asked = await post(path, wish);
    expect(asked.status).toBe(422);
    expect(asked.field("reason")?.problem).toContain("请写明原因");
    const lots = await Promise.all([1, 2].map(() => post(path, { ...wish, reason: "各项相同" })));
    expect(lots.map(({ status }) => status).sort()).toEqual([200, 200]);
    expect((await get(path)).text).not.toContain("名次相同，需要抽签");
  });
});

const junk = ["", "x", "-1", "1e9", "\u0000", "１２３", "9".repeat(3000)];
test.each(junk.map((bad) => [bad.slice(0, 12), bad]))(
  "%j in any field is answered, never broken",
  async (_short, bad) => {
    const one = await published([4]);
    const { post } = await at(one);
    const { id } = await match(one.event.id, "W-1-1");
    const event = `/events/${one.event.id}`;
    const stage = there((await stagesOf(one.event.id))[0]).id;
    const wishes: [string, Fields][] = [
      [
        `${event}/draw`,
        { intent: "draw", seed: bad, reason: bad, separate: bad, [`seed.${there(one.people[0]).id}`]: bad },
      ],
      [`${event}/draw`, { intent: "seeds", from: bad, most: bad }],
      [`${event}/draw`, { intent: "reveal", stage: bad, upTo: bad }],
      [`${event}/draw`, { intent: "reveal", stage, upTo: bad }],
      [`${event}/matches`, { intent: "lot", stage, group: bad, reason: bad }],
      [`${event}/matches`, { intent: "withdraw", entrant: bad, reason: bad }],
      [`/heats/${id}`, { intent: "enter", "value-1": bad, "value-2": bad, "outcome-1": bad, "points-1-1": bad }],
      [`/heats/${id}`, { intent: "approve", "value-1": "1", "value-2": "2", seen: bad, reason: bad }],
      [event, Object.fromEntries(["format", "size", "rules", "rest", "tieBreak.1"].map((f) => [`stages.${f}`, bad]))],
      [
        event,
        { intent: "rules", ...Object.fromEntries(["format", "take", "settle"].map((f) => [`stages.${f}`, bad])) },
      ],
    ];
    for (const [path, fields] of wishes)
      expect((await post(path, fields)).status, `${path} ${JSON.stringify(fields).slice(0, 120)}`).toBeLessThan(500);
  },
);
