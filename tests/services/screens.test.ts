import { afterAll, describe, expect, test } from "vitest";
import type { EventId, OpId, ScreenId } from "#core/ids.ts";
import { findLogOf } from "#db/log.ts";
import { findScreens } from "#db/screens.ts";
import { noteScreen } from "#services/screen-report.ts";
import {
  addScreen,
  identifyScreen,
  newScreenCode,
  pairScreen,
  removeScreen,
  type ScreenForm,
  setScreen,
  showOn,
} from "#services/screens.ts";
import { nobody, screenTokenOf, visitorOf } from "#services/sessions.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { makeScreen, pairedScreen, screenRow } from "../support/screens.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

const kindOf = (decision: { ok: boolean; refusal?: { kind: string } }) =>
  decision.ok ? "accepted" : decision.refusal?.kind;

async function stage(name?: string) {
  const { meet, author } = await makeMeet(world);
  const screen = await makeScreen(world, meet, author, name);
  const kinds = async () => (await findLogOf(world.db, screen.id)).map(({ kind }) => kind);
  return { meet, author, screen, id: screen.id, code: screen.code ?? "", kinds };
}

const form = (over: Partial<ScreenForm> = {}): ScreenForm => ({
  name: "Wall",
  of: { kind: "meet" },
  theme: "dark",
  density: 10,
  language: null,
  scenes: [],
  ...over,
});

describe("a screen", () => {
  test("has six digits, follows the whole meet as the day goes, and says who made it when", async () => {
    const { screen, author, id } = await stage(" East stand ");
    expect(screen.code).toMatch(/^\d{6}$/);
    expect(screen).toMatchObject({
      name: "East stand",
      settings: { of: { kind: "meet" }, pinned: null, scenes: [], testCard: false, density: 10 },
      report: null,
      lastHeardAt: null,
    });
    const [entry] = await findLogOf(world.db, id);
    expect(entry).toMatchObject({ kind: "screen-added", author, serverAt: new Date(world.now()) });
  });

  test("without a name is refused", async () => {
    const { meet, author } = await makeMeet(world);
    expect(kindOf(await addScreen(world, author, meet.id, "  "))).toBe("screen-name-empty");
  });

  test("wished for twice is made once", async () => {
    const { meet, author } = await makeMeet(world);
    const op = world.id<OpId>();
    const both = await Promise.all([1, 2].map(() => addScreen(world, author, meet.id, "Wall", op)));
    expect(both.map(kindOf).sort()).toEqual(["accepted", "already-done"]);
    expect(await findScreens(world.db, meet.id)).toHaveLength(1);
  });
});

describe("six digits", () => {
  test("make one browser the screen, whose cookie is known from then on; they are good once", async () => {
    const { meet, id, code } = await stage();
    const paired = await pairScreen(world, code);
    if (!paired.ok) throw new Error(paired.refusal.kind);
    const { token } = paired.value;
    expect((await visitorOf(world, null, token)).screen).toEqual({ id, meet: meet.id, name: "Wall" });
    expect(screenTokenOf(`lang=en; screen=${token}; x=1`)).toBe(token);
    expect(kindOf(await pairScreen(world, code))).toBe("code-unknown");
    expect(await screenRow(world, id)).toMatchObject({ code: null, lastHeardAt: new Date(world.now()) });
  });

  test("typed by ten at once let one of them in", async () => {
    const { code } = await stage();
    const all = await Promise.all(Array.from({ length: 10 }, () => pairScreen(world, code)));
    expect(all.map(kindOf).sort()).toEqual(["accepted", ...Array(9).fill("code-unknown")]);
  });

  test("sent twice by one browser are one pairing, whichever answer arrives", async () => {
    const { code, id } = await stage();
    const op = world.id<OpId>();
    const both = await Promise.all([1, 2].map(() => pairScreen(world, code, op)));
    expect(both.map(kindOf)).toEqual(["accepted", "accepted"]);
    expect(both[0]).toEqual(both[1]);
    expect(await pairScreen(world, code, op)).toEqual(both[0]);
    const paired = (await findLogOf(world.db, id)).filter(({ kind }) => kind === "screen-paired");
    expect(paired.map(({ author }) => author)).toEqual([{ kind: "screen", id, name: "Wall" }]);
  });

  test("that are new make another browser the screen, and the one before is none any more", async () => {
    const { meet, author, id, code } = await stage();
    const op = world.id<OpId>();
    const first = await pairScreen(world, code, op);
    await newScreenCode(world, author, meet.id, id);
    const fresh = (await screenRow(world, id)).code ?? "";
    expect(fresh).toMatch(/^\d{6}$/);
    const tokenOf = (paired: typeof first) => (paired.ok ? paired.value.token : "");
    // until they are typed the old one goes on
    expect((await visitorOf(world, null, tokenOf(first))).screen?.id).toBe(id);
    const second = await pairScreen(world, fresh);
    expect((await visitorOf(world, null, tokenOf(first))).screen).toBeNull();
    expect((await visitorOf(world, null, tokenOf(second))).screen?.id).toBe(id);
    // the first browser's wish, sent again, does not give it the second one's secret
    expect(kindOf(await pairScreen(world, code, op))).toBe("code-unknown");
  });

  test.each(["", "000000", "12345", "1234567", "abcdef", "' or 1=1 --", "\u0000"])("%j open nothing", async (code) => {
    expect(kindOf(await pairScreen(world, code))).toBe("code-unknown");
  });

  test("of a screen that was taken away open nothing", async () => {
    const { meet, author, id, code } = await stage();
    expect(kindOf(await removeScreen(world, author, meet.id, id))).toBe("accepted");
    expect(kindOf(await pairScreen(world, code))).toBe("code-unknown");
  });
});

describe("the organizer", () => {
  test("has a screen stay on a picture, and lets it go its own way again", async () => {
    const { meet, author, id, kinds } = await stage();
    const pinned = { kind: "prizes", event: world.id<EventId>() };
    await showOn(world, author, meet.id, id, { pinned, testCard: false });
    expect((await screenRow(world, id)).settings.pinned).toEqual(pinned);
    await showOn(world, author, meet.id, id, { pinned: null, testCard: false });
    expect((await screenRow(world, id)).settings.pinned).toBeNull();
    expect(await kinds()).toEqual(["screen-added", "screen-switched", "screen-switched"]);
  });

  test("switches all screens at once, but none of another meet and none that was taken away", async () => {
    const { meet, author, id } = await stage();
    const [second, gone] = [await makeScreen(world, meet, author, "B"), await makeScreen(world, meet, author, "C")];
    await removeScreen(world, author, meet.id, gone.id);
    const other = await stage();
    world.published.length = 0;
    await showOn(world, author, meet.id, "all", { pinned: { kind: "totals" }, testCard: false });
    const pinnedOf = async (one: ScreenId) => (await screenRow(world, one)).settings.pinned?.kind ?? null;
    expect(await Promise.all([id, second.id, gone.id, other.id].map(pinnedOf))).toEqual([
      "totals",
      "totals",
      null,
      null,
    ]);
    expect(world.published).toHaveLength(1);
  });

  test("who tells a screen what it does already writes no log", async () => {
    const { meet, author, id, kinds } = await stage();
    for (let n = 0; n < 2; n += 1) await showOn(world, author, meet.id, id, { pinned: null, testCard: true });
    await setScreen(world, author, meet.id, id, form());
    expect(await kinds()).toEqual(["screen-added", "screen-switched"]);
  });

  test("names a screen and sets how it looks; what it stays on does not change by that", async () => {
    const { meet, author, id, kinds } = await stage();
    const event = await makeEvent(world, meet, "skipping-1min", { venue: "东操场" });
    await showOn(world, author, meet.id, id, { pinned: { kind: "medals" }, testCard: false });
    const wish = form({ name: " 西看台 ", of: { kind: "event", event: event.id }, density: 14, language: "en" });
    expect(kindOf(await setScreen(world, author, meet.id, id, wish))).toBe("accepted");
    expect(await screenRow(world, id)).toMatchObject({
      name: "西看台",
      settings: { of: { kind: "event", event: event.id }, density: 14, language: "en", pinned: { kind: "medals" } },
    });
    const venue = form({ name: "西看台", of: { kind: "venue", venue: "东操场" }, density: 14, language: "en" });
    expect(kindOf(await setScreen(world, author, meet.id, id, venue))).toBe("accepted");
    expect(await kinds()).toEqual(["screen-added", "screen-switched", "screen-renamed", "screen-set", "screen-set"]);
  });

  test.each<[why: string, over: Partial<ScreenForm>, kind: string]>([
    ["without a name", { name: " " }, "screen-name-empty"],
    ["for an event of nobody", { of: { kind: "event", event: world.id<EventId>() } }, "no-such-event"],
    ["for a venue nothing is held at", { of: { kind: "venue", venue: "moon" } }, "no-such-venue"],
  ])("cannot set a screen %s, and nothing of the form is kept", async (_why, over, kind) => {
    const { meet, author, id, screen, kinds } = await stage();
    expect(kindOf(await setScreen(world, author, meet.id, id, form({ name: "new", theme: "light", ...over })))).toBe(
      kind,
    );
    expect(await screenRow(world, id)).toEqual(screen);
    expect(await kinds()).toEqual(["screen-added"]);
  });

  test("has one screen, or all, show their names", async () => {
    const { meet, author, id, kinds } = await stage();
    await identifyScreen(world, author, meet.id, id);
    await identifyScreen(world, author, meet.id, "all");
    expect((await screenRow(world, id)).identifyAt).toEqual(new Date(world.now()));
    expect(await kinds()).toEqual(["screen-added", "screen-identified", "screen-identified"]);
  });

  test("of another meet reaches no screen of this one", async () => {
    const { id, screen } = await stage();
    const { meet, author } = await makeMeet(world);
    const nothing = { pinned: null, testCard: true };
    const tries = [
      showOn(world, author, meet.id, id, nothing),
      setScreen(world, author, meet.id, id, form({ name: "mine" })),
      identifyScreen(world, author, meet.id, id),
      newScreenCode(world, author, meet.id, id),
      removeScreen(world, author, meet.id, id),
    ];
    expect((await Promise.all(tries)).map(kindOf)).toEqual(Array(5).fill("no-such-screen"));
    expect(await screenRow(world, id)).toEqual(screen);
  });

  test("takes a screen away: its cookie is nobody's, and it is told", async () => {
    const { meet, author } = await makeMeet(world);
    const { id, token, visitor } = await pairedScreen(world, meet, author);
    world.published.length = 0;
    await removeScreen(world, author, meet.id, id);
    expect((await visitorOf(world, null, token)).screen).toBeNull();
    expect(await findScreens(world.db, meet.id)).toEqual([]);
    expect(world.published.length).toBe(1);
    expect(kindOf(await removeScreen(world, author, meet.id, id))).toBe("no-such-screen");
    expect(visitor.screen?.id).toBe(id);
  });
});

describe("what a screen says of itself", () => {
  const report = {
    scene: { kind: "standing", round: "00000000-0000-4000-8000-0000000000aa" },
    page: 1,
    pages: 2,
    width: 1920,
    height: 1080,
    build: "b1",
    heapMb: 31.4,
  };

  test("is kept with the time it was heard", async () => {
    const { meet, author } = await makeMeet(world);
    const { id, visitor } = await pairedScreen(world, meet, author);
    world.clock.now += 5000;
    expect(await noteScreen(world, visitor, report)).toEqual({ kind: "noted" });
    const row = await screenRow(world, id);
    expect(row.report).toEqual({ ...report, heapMb: 31 });
    expect(row.lastHeardAt).toEqual(new Date(world.now()));
  });

  test.each<[why: string, wrong: unknown]>([
    ["nothing", null],
    ["a text", "running"],
    ["an empty report", {}],
    ["a kind that is a page of text", { ...report, scene: { kind: "x".repeat(99) } }],
    ["a kind with signs in it", { ...report, scene: { kind: "<b>" } }],
    ["an id that is none", { ...report, scene: { kind: "standing", round: 7 } }],
    ["a size in words", { ...report, width: "wide" }],
    ["a size without end", { ...report, width: Number.POSITIVE_INFINITY, height: Number.NaN }],
    ["a build with a line break", { ...report, build: "a\nb" }],
  ])("is not kept where it is %s", async (_why, wrong) => {
    const { meet, author } = await makeMeet(world);
    const { id, visitor } = await pairedScreen(world, meet, author);
    expect(await noteScreen(world, visitor, wrong)).toEqual({ kind: "bad-request" });
    expect((await screenRow(world, id)).report).toBeNull();
  });

  test("is not heard from a browser that is no screen", async () => {
    expect(await noteScreen(world, nobody, report)).toEqual({ kind: "no-such-screen" });
  });
});
