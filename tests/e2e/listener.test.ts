import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HeatId } from "#core/ids.ts";
import type { EventRow } from "#db/events.ts";
import { findMeet, type MeetRow } from "#db/meets.ts";
import { room } from "#db/schema/index.ts";
import type { Author } from "#db/schema/log.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import { makeAnnouncerLink } from "#services/announcing.ts";
import { drawRound, publishRound } from "#services/draw.ts";
import { type Grant, grantSession, nobody } from "#services/sessions.ts";
import { addresses, askAll, Ear, type Heard, settled } from "../support/listener.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { done, heatsOf, lastRound, type SeatedHeat, there } from "../support/play.ts";
import { type Program, startProgram } from "../support/program.ts";
import { pairedScreen } from "../support/screens.ts";
import { makeTablet, pen } from "../support/seats.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { type TestWorld, testWorld } from "../support/world.ts";

// A held result: nobody without the right learns anything of it, by whatever they ask and wherever they listen, until it is
// released. Marks have values found nowhere else; that no name tells who went on is shown by turning the result round: as
// long as it is held, nothing anybody is told may differ by it.

/** marks of the count event are these digits and one more, of the timed one these ms and its tenths as shown */
const secret = /(?<![\dA-Za-z])9417\d(?![\dA-Za-z])|(?<![\dA-Za-z])8391\d(?![\dA-Za-z])|1:23\.9|1:24\.0/;

type Without =
  | "nobody"
  | "leader"
  | "otherLeader"
  | "refereeElsewhere"
  | "screen"
  | "strangeOrganizer"
  | "strangeChief"
  | "strangeLeader"
  | "strangeScreen"
  | "strangeAnnouncer";

/** those of the meet, who come nearest to it */
const nearest = ["nobody", "leader", "refereeElsewhere", "screen"];

let world: TestWorld;
let program: Program;
let meet: MeetRow;
let author: Author;
let counted: EventRow;
let timed: EventRow;
let heats: SeatedHeat[];
let final: SeatedHeat;
let unit: string;
let organizer: string;
let announcer: string;
let referee: string;
let without: Record<Without, string | null>;
const ears: { who: string; ear: Ear }[] = [];

const cookieOf = async (grant: Grant) => `fieldday=${await grantSession(world, nobody, grant)}`;
const tabletOf = async (at: MeetRow, by: Author, over: Parameters<typeof makeTablet>[3]) =>
  cookieOf({ kind: "device", id: (await makeTablet(world, at, by, over)).device.id });
const announcerOf = async (at: MeetRow, by: Author) => {
  done(await makeAnnouncerLink(world, by, at.id));
  return `announcer=${there(await findMeet(world.db, at.id)).announcerToken}`;
};

/** Somebody of every kind, of a meet that has nothing to do with this one. */
async function strangers() {
  const { meet: at, account, author: by } = await makeMeet(world);
  await makeEvent(world, at, "skipping-1min");
  const side = await makeUnit(world, at);
  return {
    strangeOrganizer: await cookieOf({ kind: "account", id: account.id }),
    strangeChief: await tabletOf(at, by, { kind: "chief" }),
    strangeLeader: await cookieOf({ kind: "unit", id: side.id }),
    strangeScreen: `screen=${(await pairedScreen(world, at, by)).token}`,
    strangeAnnouncer: await announcerOf(at, by),
  };
}

beforeAll(async () => {
  world = await testWorld(Date.now());
  const made = await makeMeet(world);
  ({ meet, author } = made);
  counted = await makeEvent(world, meet, "skipping-1min", { name: "Skipping", venue: "North", release: "announced" });
  timed = await makeEvent(world, meet, "slow-cycling", { name: "Cycling", venue: "South", release: "announced" });
  const open = await makeEvent(world, meet, "skipping-1min", { name: "Open", venue: "North" });
  const [one, two] = [await makeUnit(world, meet), await makeUnit(world, meet)];
  for (const side of [one, two])
    for (let n = 0; n < 5; n++)
      await makeEntrant(world, meet, side, { events: n < 2 ? [counted, timed, open] : [counted] });
  unit = one.id;
  for (const { id } of [counted, timed, open])
    done(await publishRound(world, author, done(await drawRound(world, author, id, { seed: "seed" }))));
  heats = await heatsOf(world, (await lastRound(world, counted.id)).id);
  final = there((await heatsOf(world, (await lastRound(world, timed.id)).id))[0]);
  organizer = await cookieOf({ kind: "account", id: made.account.id });
  announcer = await announcerOf(meet, author);
  referee = await tabletOf(meet, author, { event: counted.id });
  without = {
    nobody: null,
    leader: await cookieOf({ kind: "unit", id: one.id }),
    otherLeader: await cookieOf({ kind: "unit", id: two.id }),
    refereeElsewhere: await tabletOf(meet, author, { event: open.id }),
    screen: `screen=${(await pairedScreen(world, meet, author)).token}`,
    ...(await strangers()),
  };
  // versions that are no mark, whatever they rise to
  await world.db.update(room).set({ version: 900_000 }).where(eq(room.meetId, meet.id));
  program = await startProgram({ DATABASE_URL: world.url });
  for (const [who, cookie] of Object.entries(without)) ears.push(...(await earsOf(who, cookie)));
});
afterAll(async () => {
  for (const { ear } of ears) ear.close();
  await program?.end();
  await world?.drop();
});

/** An ear in every room there is, asked for as a newcomer and as somebody who was there from the first version on. */
async function earsOf(who: string, cookie: string | null): Promise<typeof ears> {
  const { slug } = meet;
  const { epoch } = await snapshot();
  const rooms = [
    { kind: "meet", slug },
    ...[counted, timed].map(({ id }) => ({ kind: "event", slug, event: id })),
    ...["North", "South"].map((venue) => ({ kind: "venue", slug, venue })),
    { kind: "screen" },
    { kind: "hint", meet: slug },
  ];
  const made = [];
  // a socket is in one room
  for (const place of rooms) {
    const ear = await Ear.at(program.url, cookie);
    for (const since of [{ epoch, version: 900_000 }, null]) await ear.ask("watch", { room: place, since });
    made.push({ who, ear });
  }
  return made;
}

interface Snapshot {
  epoch: string;
  version: number;
}
const snapshot = async (at = 0, path = `/api/board/${meet.slug}`): Promise<Snapshot> =>
  (await fetch(`${program.url}${path}?at=${at}`)).json();

/** The program's public rows are at least those that the database holds now. */
async function caughtUp(): Promise<void> {
  const [row] = await world.db.select().from(room).where(eq(room.meetId, meet.id));
  await expect
    .poll(async () => (await snapshot(there(row).version)).version)
    .toBeGreaterThanOrEqual(there(row).version);
}

/** A form of the office, sent as whoever holds the cookie. */
async function send(path: string, cookie: string | null, form: Record<string, string>) {
  const response = await fetch(`${program.url}/meets/${meet.id}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { ...(cookie ? { Cookie: cookie } : {}), Origin: program.url },
    body: new URLSearchParams(form),
  });
  return { status: response.status, text: await response.text() };
}
const ofOffice = async (path: string, form: Record<string, string>) => {
  const { status, text } = await send(path, organizer, form);
  if (status >= 400) throw new Error(`${path} ${JSON.stringify(form)}: ${status} ${text.slice(0, 300)}`);
};
const announce = async (intent: string, heat: { id: HeatId }, by: string | null = announcer) =>
  (await send("/announcer", by, { intent, heat: heat.id })).status;

/** Ranks by mark, best first, as whole digits: lane 1 of the first heat is best, or, turned, worst. */
const markOf = (lane: number, of: number, turned: boolean) => String(turned ? 94170 + lane : 94170 + of - lane);
const timeOf = (lane: number, of: number, turned: boolean) => `1:23.9${turned ? lane : of - lane}`;
type Write = typeof markOf;

async function enter(heat: SeatedHeat, write: Write): Promise<void> {
  const lanes = heat.lanes.flatMap(({ lane }) => [
    [`outcome-${lane}`, "value"],
    [`value-${lane}`, write(lane, heat.lanes.length, false)],
  ]);
  await ofOffice(`/heats/${heat.id}`, { intent: "enter", ...Object.fromEntries(lanes) });
}
async function turnRound(heat: SeatedHeat, write: Write): Promise<void> {
  for (const { lane } of heat.lanes)
    await ofOffice(`/heats/${heat.id}`, {
      intent: "correct",
      lane: String(lane),
      outcome: "value",
      value: write(lane, heat.lanes.length, true),
      reason: "Video",
    });
}

/** All that these, or everybody without the right, are told, by whoever it is. */
async function captured(
  more: Record<string, string[]> = {},
  whom: readonly string[] = Object.keys(without),
): Promise<Map<Without, Heard>> {
  const paths = [
    ...(await addresses({
      meetId: [meet.id],
      slug: [meet.slug],
      eventId: [counted.id, timed.id],
      heatId: [...heats, final].map(({ id }) => id),
      roundId: [heats[0], final].map((heat) => there(heat).roundId),
      ...more,
    })),
    ...[counted, timed].map(({ id }) => `/api/board/${meet.slug}?event=${id}`),
    ...["North", "South"].map((venue) => `/api/board/${meet.slug}?venue=${venue}`),
    `/m/${meet.slug}?unit=${unit}`,
    `/board/${meet.slug}?lang=en`,
    "/__manifest",
  ]
    // that ends a visitor; those are wrong links, of which so many may be tried
    .filter((path) => path !== "/sign-out" && !path.endsWith("/nothing"));
  const all = new Map<Without, Heard>();
  for (const [who, cookie] of Object.entries(without) as [Without, string | null][])
    if (whom.includes(who)) all.set(who, await askAll(program.url, paths, cookie));
  return all;
}

/** Who was told a held mark, and where. */
const leaks = (all: Map<string, Heard>, what: RegExp = secret): string[] =>
  [...all].flatMap(([who, heard]) =>
    [...heard].flatMap(([path, said]) => (what.test(said) ? [`${who}: ${path}`] : [])),
  );
const overheard = (): string[] =>
  ears.flatMap(({ who, ear }) => ear.frames.filter((frame) => secret.test(frame)).map((frame) => `${who}: ${frame}`));

describe("while a result is held", () => {
  let before: Map<Without, Heard>;

  test("marks of a heat that runs, or waits for the chief, are told to nobody without the right", async () => {
    const [first] = heats;
    const [sheet] = await findSheetsOfHeat(world.db, there(first).id);
    const { lanes } = there(first);
    const note = pen(world);
    const ops = [
      note(there(sheet), { kind: "start" }),
      ...lanes.map(({ lane }) => note(there(sheet), { kind: "set", lane, value: 94170 + lane })),
    ];
    const taken = await fetch(`${program.url}/api/tablet/ops`, {
      method: "POST",
      headers: { Cookie: referee, Origin: program.url, "Content-Type": "application/json" },
      body: JSON.stringify({ sentAt: world.now(), ops }),
    });
    expect(await taken.text()).not.toContain("refusal");
    await caughtUp();
    expect(leaks(await captured({}, nearest))).toEqual([]);
    for (const heat of heats) await enter(heat, markOf);
    await enter(final, timeOf);
    await caughtUp();
    expect(leaks(await captured({}, nearest))).toEqual([]);
  });

  test("marks, prizes and totals of official heats are told to nobody without the right", async () => {
    for (const { id } of [...heats, final]) await ofOffice("/day", { intent: "confirm", id });
    const next = await lastRound(world, counted.id);
    expect(next.number).toBe(2);
    await ofOffice("/day", { intent: "publish", id: next.id });
    await caughtUp();
    const later = await heatsOf(world, next.id);
    before = await captured({
      roundId: [there(heats[0]).roundId, final.roundId, next.id],
      heatId: [...heats, final, ...later].map(({ id }) => id),
    });
    expect(leaks(before)).toEqual([]);
    // nor is the next round there, by whatever name
    const ids = new RegExp([next.id, ...later.map(({ id }) => id)].join("|"));
    const asked = (path: string) => path.includes(next.id) || later.some(({ id }) => path.includes(id));
    const mentions = leaks(before, ids).filter((where) => !asked(where));
    expect(mentions).toEqual([]);
  });

  test("who may see it does: the office, the chief, the announcer, and the referee what was noted there", async () => {
    const seen = async (path: string, cookie: string) =>
      (await fetch(program.url + path, { headers: { Cookie: cookie } })).text();
    const heat = there(heats[0]);
    expect(await seen(`/meets/${meet.id}/heats/${heat.id}`, organizer)).toMatch(secret);
    expect(await seen(`/meets/${meet.id}/print/results`, organizer)).toMatch(secret);
    const chief = await tabletOf(meet, author, { kind: "chief" });
    expect(await seen(`/meets/${meet.id}/heats/${heat.id}`, chief)).toMatch(secret);
    expect(await seen(`/meets/${meet.id}/announcer?line=result-${heat.id}`, announcer)).toMatch(secret);
    expect(await seen("/api/tablet", referee)).toMatch(secret);
  });

  test("nobody without the right releases it", async () => {
    for (const [who, cookie] of Object.entries(without))
      expect([who, [302, 401, 403].includes(await announce("release", there(heats[0]), cookie))]).toEqual([who, true]);
    expect(leaks(new Map([["nobody", await askAll(program.url, [`/api/board/${meet.slug}`], null)]]))).toEqual([]);
  });

  test("nothing that anybody without the right is told depends on it: not a name, an order, a count", async () => {
    const next = await lastRound(world, counted.id);
    const later = await heatsOf(world, next.id);
    const deltas = () => ears.flatMap(({ ear }) => ear.frames.filter((frame) => frame.startsWith('["delta"')));
    const toldBefore = deltas();
    for (const heat of heats) await turnRound(heat, markOf);
    await turnRound(final, timeOf);
    // other people go on now: what was turned round is what decides
    const now = await lastRound(world, counted.id);
    const through = (all: SeatedHeat[]) => all.flatMap((heat) => heat.lanes.map(({ entrant }) => entrant)).sort();
    expect(through(await heatsOf(world, now.id))).not.toEqual(through(later));
    if (now.state === "drawn") await ofOffice("/day", { intent: "publish", id: now.id });
    await caughtUp();
    const after = await captured({
      roundId: [there(heats[0]).roundId, final.roundId, next.id],
      heatId: [...heats, final, ...later].map(({ id }) => id),
    });
    expect(leaks(after)).toEqual([]);
    expect(deltas()).toEqual(toldBefore);
    const differ = [...before].flatMap(([who, heard]) =>
      [...heard].flatMap(([path, said]) => {
        const told = settled(there(after.get(who)?.get(path)));
        return told === settled(said) ? [] : [`${who}: ${path}\n${difference(settled(said), told)}`];
      }),
    );
    expect(differ).toEqual([]);
  });

  test("no frame of any room told anything of it", () => {
    for (const { who, ear } of ears) expect([who, ear.frames.length]).not.toEqual([who, 0]);
    expect(overheard()).toEqual([]);
    // what is not held did travel, so that silence means something
    const heard = (what: string) =>
      new Set(ears.flatMap(({ who, ear }) => (ear.frames.some((frame) => frame.includes(what)) ? [who] : [])));
    expect([...heard('["delta"')].sort()).toEqual(Object.keys(without).sort());
    expect([...heard('"state":"held"')].sort()).toEqual(Object.keys(without).sort());
    // the office's room is for the office
    expect([...heard('["hint"')]).toEqual([]);
  });
});

/** Where two texts part, with some words around. */
function difference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return `  ${one.slice(Math.max(0, at - 80), at + 80)}\n  ${other.slice(Math.max(0, at - 80), at + 80)}`;
}

describe("once it is released", () => {
  const publicPages = () => [
    `/api/board/${meet.slug}`,
    `/api/board/${meet.slug}?event=${counted.id}`,
    `/api/board/${meet.slug}?venue=North`,
    `/m/${meet.slug}/events/${counted.id}`,
    `/api/v1/meets/${meet.slug}/events/${counted.id}`,
  ];
  const told = async () => {
    await caughtUp();
    return askAll(program.url, publicPages(), null);
  };
  const knows = (heard: Heard, what: RegExp) =>
    publicPages().map((path) => [path, what.test(there(heard.get(path)))] as const);
  const everywhere = (is: boolean) => publicPages().map((path) => [path, is] as const);
  const own = (heat: SeatedHeat) => new RegExp(`(?<!\\d)${markOf(1, heat.lanes.length, true)}(?!\\d)`);

  test("everybody sees that heat, and no other", async () => {
    const [first, second] = heats;
    expect(await announce("release", there(first))).toBe(200);
    const heard = await told();
    expect(knows(heard, own(there(first)))).toEqual(everywhere(true));
    const rows: { rows: { key: string; heat?: string; mark?: unknown }[] } = await (
      await fetch(`${program.url}/api/board/${meet.slug}`)
    ).json();
    const marks = rows.rows.filter((row) => row.heat === there(second).id).map(({ mark }) => mark ?? null);
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.every((mark) => mark === null)).toBe(true);
    await expect.poll(() => overheard().length).toBeGreaterThan(0);
  });

  test("two announcers at once release it once, and both are told that it is done", async () => {
    const [, second] = heats;
    expect(await Promise.all([1, 2].map(() => announce("release", there(second))))).toEqual([200, 200]);
    const next = await lastRound(world, counted.id);
    const heard = await told();
    expect(there(heard.get(`/api/board/${meet.slug}`))).toContain(next.id);
  });

  test("a correction shows at once", async () => {
    const [first] = heats;
    const lane = String(there(there(first).lanes[0]).lane);
    const mark = { intent: "correct", lane, outcome: "value", value: "94179", reason: "Counted again" };
    await ofOffice(`/heats/${there(first).id}`, mark);
    expect(knows(await told(), /(?<!\d)94179(?!\d)/)).toEqual(everywhere(true));
  });

  test("held again it is nowhere, nor what followed from it", async () => {
    for (const heat of heats) expect(await announce("hold", heat)).toBe(200);
    const heard = await told();
    expect(knows(heard, secret)).toEqual(everywhere(false));
    const next = await lastRound(world, counted.id);
    expect([...heard.values()].filter((said) => said.includes(next.id))).toEqual([]);
    const late = await earsOf("nobody", null);
    expect(late.flatMap(({ ear }) => ear.frames.filter((frame) => secret.test(frame)))).toEqual([]);
    for (const { ear } of late) ear.close();
    expect(leaks(await captured({}, nearest))).toEqual([]);
  });

  test("a heat that is not official is not released", async () => {
    const open = there((await heatsOf(world, (await lastRound(world, counted.id)).id))[0]);
    expect(await announce("release", open)).toBe(409);
  });
});
