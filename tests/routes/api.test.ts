import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { event as eventTable } from "#db/schema/index.ts";
import { openapi } from "#services/api/openapi.ts";
import { type Answer, answers } from "#services/api/schemas.ts";
import { confirmHeat } from "#services/heats.ts";
import { pages, type TableRoute } from "../support/app.ts";
import {
  byEntry,
  chief,
  done,
  fill,
  heatsOf,
  lastRound,
  openFirst,
  playRound,
  type Stage,
  stageEvent,
  there,
  value,
} from "../support/play.ts";
import { serveFrom, testWorld } from "../support/world.ts";

const world = await testWorld();
serveFrom(world);
afterAll(world.drop);

let handle: (request: Request) => Promise<Response>;
let table: TableRoute[];
let stage: Stage;
beforeAll(async () => {
  ({ handle, table } = await pages());
  stage = await stageEvent(world, [3, 3], "skipping-1min", { plan: { lanes: 3 } });
  await openFirst(world, stage);
});

const ask = (path: string, init: RequestInit = {}) => handle(new Request(`http://ground.test${path}`, init));
const of = ({ meet }: Stage) => `/api/v1/meets/${meet.slug}`;

/** The answer at this path, which has the shape that the description promises. */
async function read<Name extends keyof typeof answers>(name: Name, path: string): Promise<Answer<Name>> {
  const response = await ask(path);
  expect(response.status).toBe(name === "Refused" ? 404 : 200);
  expect(response.headers.get("Content-Type")).toContain("application/json");
  const body: Answer<Name> = await response.json();
  expect(answers[name].parse(body)).toEqual(body);
  return body;
}

describe("the read API", () => {
  test("tells a meet, its events, and a heat's lanes before the start", async () => {
    const meet = await read("Meet", of(stage));
    expect([meet.slug, meet.units.length, meet.events.map(({ id }) => id)]).toEqual([
      stage.meet.slug,
      2,
      [stage.event.id],
    ]);
    const [event] = (await read("Events", `${of(stage)}/events`)).events;
    const first = there(event?.rounds[0]?.heats[0]);
    expect([event?.over, first.state, first.startedAt]).toEqual([false, "scheduled", null]);
    const { lanes } = await read("Heat", `${of(stage)}/heats/${first.id}`);
    expect(lanes.map(({ lane, mark, place }) => [lane, mark.outcome, place])).toEqual([
      [1, "none", null],
      [2, "none", null],
      [3, "none", null],
    ]);
  });

  test("tells standings as they come, and places, prizes and totals once the event is over", async () => {
    const played = await stageEvent(world, [3, 3], "skipping-1min", { plan: { lanes: 3, prizes: 3 } });
    await openFirst(world, played);
    for (;;) {
      await playRound(world, played, byEntry(played));
      if ((await lastRound(world, played.event.id)).state === "official") break;
    }
    const event = await read("Event", `${of(played)}/events/${played.event.id}`);
    expect([event.over, event.prizes.map(({ place, mark }) => [place, mark.value])]).toEqual([
      true,
      [
        [1, 200],
        [2, 199],
        [3, 198],
      ],
    ]);
    expect(event.places.map(({ entrant, points }) => [entrant.id, points]).slice(0, 2)).toEqual([
      [played.people[0]?.id, 7],
      [played.people[1]?.id, 5],
    ]);
    const { totals, medals } = await read("Totals", `${of(played)}/totals`);
    expect(totals.map(({ place, points, firsts }) => [place, points, firsts])).toEqual([
      [1, "16", 1],
      [2, "6", 0],
    ]);
    expect(medals.map(({ firsts, seconds, thirds }) => [firsts, seconds, thirds])).toEqual([
      [1, 1, 1],
      [0, 0, 0],
    ]);
  });

  test("has no mark that is not released in any answer", async () => {
    const secret = await stageEvent(world, [3], "skipping-1min", { plan: { lanes: 3 } });
    await world.db.update(eventTable).set({ release: "official" }).where(eq(eventTable.id, secret.event.id));
    const round = await openFirst(world, secret);
    const [heat] = await heatsOf(world, round);
    await fill(world, secret.author, there(heat), () => value(7317));
    const paths = ["", "/events", `/events/${secret.event.id}`, `/heats/${heat?.id}`, "/totals"];
    for (const path of paths) expect(await (await ask(of(secret) + path)).text()).not.toContain("7317");
    expect((await read("Heat", `${of(secret)}/heats/${heat?.id}`)).state).toBe("held");
    done(await confirmHeat(world, chief, there(heat).id));
    expect(await (await ask(`${of(secret)}/heats/${heat?.id}`)).text()).toContain("7317");
  });

  test("answers 304 to whoever has the state, and anew when it changed", async () => {
    const one = await stageEvent(world, [3], "skipping-1min", { plan: { lanes: 3 } });
    const round = await openFirst(world, one);
    const path = `${of(one)}/events/${one.event.id}`;
    const first = await ask(path);
    const etag = there(first.headers.get("ETag"));
    expect(first.headers.get("Cache-Control")).toBe("public, no-cache");
    const held = { headers: { "If-None-Match": `"other", W/${etag}` } };
    expect((await ask(path, held)).status).toBe(304);
    await fill(world, one.author, there((await heatsOf(world, round))[0]), () => value(5));
    expect((await ask(path, held)).status).toBe(200);
  });

  test("may be asked by any page, without cookies, and takes nothing", async () => {
    const read = await ask(of(stage), { headers: { Origin: "https://elsewhere.test" } });
    expect(read.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(read.headers.get("Access-Control-Allow-Credentials")).toBe(null);
    expect(read.headers.get("Set-Cookie")).toBe(null);
    const before = await ask(of(stage), { method: "OPTIONS" });
    expect([before.status, before.headers.get("Access-Control-Allow-Methods")]).toEqual([204, "GET, HEAD"]);
    for (const method of ["POST", "PUT", "DELETE"]) expect((await ask(of(stage), { method })).status).toBe(405);
  });

  test("says what is not there", async () => {
    const nobody = "00000000-0000-4000-8000-000000000000";
    const other = await stageEvent(world, [2]);
    expect(await read("Refused", "/api/v1/meets/nowhere")).toEqual({ error: "no-such-meet" });
    expect(await read("Refused", `/api/v1/meets/${"a".repeat(300)}/totals`)).toEqual({ error: "no-such-meet" });
    for (const id of [nobody, "7", "%00", other.event.id])
      expect(await read("Refused", `${of(stage)}/events/${id}`)).toEqual({ error: "no-such-event" });
    for (const id of [nobody, "x"])
      expect(await read("Refused", `${of(stage)}/heats/${id}`)).toEqual({ error: "no-such-heat" });
  });
});

describe("the description of the read API", () => {
  test("stands at its address and names every path there is", async () => {
    const described: ReturnType<typeof openapi> = await (await ask("/api/v1/openapi.json")).json();
    expect(described).toEqual(JSON.parse(JSON.stringify(openapi())));
    const routes = table
      .map(({ path }) => path.replaceAll(/:(\w+)/g, "{$1}"))
      .filter((path) => path.startsWith("/api/v1/meets"));
    expect(Object.keys(described.paths).sort()).toEqual(routes.sort());
  });

  test("refers to nothing that is not described", () => {
    const text = JSON.stringify(openapi());
    const names = new Set(Object.keys(openapi().components.schemas));
    const referred = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name = ""]) => name);
    expect(referred.length).toBeGreaterThan(20);
    expect(referred.filter((name) => !names.has(name))).toEqual([]);
    expect(text).not.toMatch(/\$schema|\$id|\$defs/);
  });
});
