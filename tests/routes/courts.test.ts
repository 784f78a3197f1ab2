import { afterAll, beforeAll, expect, test } from "vitest";
import type { HeatId } from "#core/ids.ts";
import { findCourts } from "#db/courts.ts";
import { findHeat, updateHeat } from "#db/heats.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import { tabletState } from "#services/tablet.ts";
import { pages } from "../support/app.ts";
import { makeStage, metEvent, neighbours } from "../support/courts.ts";
import { type PageShown, shown } from "../support/page.ts";
import { stageEvent, there } from "../support/play.ts";
import { makeTablet } from "../support/seats.ts";
import { morning, serveFrom, testWorld } from "../support/world.ts";

const world = await testWorld();
serveFrom(world);
afterAll(world.drop);

let handle: (request: Request) => Promise<Response>;
beforeAll(async () => {
  handle = (await pages()).handle;
});

type Stage = Awaited<ReturnType<typeof metEvent>>;

async function at({ meet, author }: Pick<Stage, "meet" | "author">) {
  const cookie = `fieldday=${await grantSession(world, nobody, { kind: "account", id: there(author.id) as never })}`;
  const url = (path: string) => `http://ground.test/meets/${meet.id}${path}`;
  const get = async (path: string) => shown(await handle(new Request(url(path), { headers: { Cookie: cookie } })));
  const post = async (fields: Record<string, string>): Promise<PageShown> =>
    shown(
      await handle(
        new Request(url("/courts"), { method: "POST", body: new URLSearchParams(fields), headers: { Cookie: cookie } }),
      ),
    );
  return { get, post };
}

const heat = async (id: HeatId) => there(await findHeat(world.db, id));

test("matches are called to courts by forms alone", async () => {
  const one = await metEvent(world, [2, 2]);
  const heats = await makeStage(world, one.event, neighbours(one.people.map(({ id }) => id)));
  const [first, second, final] = ["W-1-1", "W-1-2", "W-2-1"].map((key) => there(heats.get(key)));
  const { get, post } = await at(one);
  expect((await get("/day")).text).toContain("场地");
  expect((await get("/courts")).text).toContain("还没有场地");
  expect((await post({ intent: "add", names: "", venue: "" })).status).toBe(422);
  expect((await post({ intent: "add", names: "1号台、2号台", venue: "" })).text).toContain("已添加");

  const page = await get("/courts");
  const versus = `${one.people[0]?.name} 对 ${one.people[1]?.name}`;
  expect(page.text).toContain(versus);
  expect(page.text).toContain("半决赛 第1场");
  expect(page.text).toContain("双方还没定，等");
  const [court, other] = await findCourts(world.db, one.meet.id);
  const call = { intent: "call", court: there(court).id };
  expect((await post({ ...call, heat: there(second) })).status).toBe(409);
  expect((await post({ ...call, heat: there(first) })).text).toContain("已呼叫");
  expect((await heat(there(first))).courtId).toBe(there(court).id);
  expect((await post({ ...call, heat: there(first) })).text).toContain("请等它结束");

  const place = { intent: "place", heat: there(second), court: there(other).id };
  expect((await post({ ...place, notBefore: "later" })).status).toBe(422);
  expect((await post({ ...place, notBefore: "14：30" })).text).toContain("已保存");
  expect((await heat(there(second))).notBefore).toEqual(new Date(morning + 5.5 * 3600_000));
  expect((await get("/courts")).text).toContain("14:30 以前不呼叫");

  expect((await post({ intent: "take-back", heat: there(first) })).text).toContain("已收回呼叫");
  expect((await post({ intent: "take-back", heat: there(final) })).status).toBe(409);
  expect((await post({ intent: "call", court: "nowhere" })).status).toBe(404);
  expect((await post({ intent: "place", heat: there(second), court: "nowhere" })).status).toBe(404);
  expect((await post({ intent: "dance" })).status).toBe(400);
  expect((await post({ intent: "change", court: there(court).id, name: "2号台", venue: "" })).status).toBe(422);
  expect((await post({ intent: "change", court: there(court).id, name: "中央台", venue: "" })).text).toContain(
    "中央台",
  );
  expect((await post({ intent: "remove", court: there(court).id })).text).toContain("已停用");
  expect((await get("/print/heat-sheets")).text).toContain(versus);
});

test("a meet in heats alone has no page of courts in its navigation", async () => {
  const { get } = await at(await stageEvent(world, [2]));
  expect((await get("/day")).text).not.toContain("/courts");
  expect((await get("/courts")).text).toContain("用不到场地");
});

test("a tablet lists the matches whose two are known, the one that is called first, by their names", async () => {
  const one = await metEvent(world, [2, 2]);
  const heats = await makeStage(world, one.event, neighbours(one.people.map(({ id }) => id)));
  const second = there(heats.get("W-1-2"));
  const tablet = await makeTablet(world, one.meet, one.author, { kind: "referee", event: one.event.id });
  const state = () => tabletState(world, tablet, new Map());
  expect((await state()).heats.map(({ id }) => id)).toEqual([heats.get("W-1-1"), second]);
  await world.db.transaction((tx) => updateHeat(tx, second, { calledAt: new Date(world.now()) }));
  const [first] = (await state()).heats;
  expect(first).toMatchObject({
    id: second,
    round: { number: 1, name: "semi" },
    match: { kind: "knock-out", position: 2, court: null, calledAt: world.now(), notBefore: null },
  });
});
