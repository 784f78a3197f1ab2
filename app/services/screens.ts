import { createHash } from "node:crypto";
import { accept, type Decision, refuse } from "#core/decision.ts";
import type { MeetId, OpId, ScreenId } from "#core/ids.ts";
import type { Executor } from "#db/client.server.ts";
import { findEvents } from "#db/events.ts";
import { findLogOfOp } from "#db/log.ts";
import type { Author } from "#db/schema/log.ts";
import {
  findScreen,
  findScreenByCode,
  findScreens,
  insertScreen,
  pairScreenRow,
  type ScreenRow,
  updateScreen,
} from "#db/screens.ts";
import type { ScreenSettings } from "#live/protocol.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import type { World } from "./world.ts";

export type ScreenRefusal =
  | { kind: "screen-name-empty" }
  | { kind: "no-such-screen" }
  | { kind: "no-such-event" }
  | { kind: "no-such-venue" };

const tokenBytes = 24;

/** A screen as it is made: what the whole meet shows, as the day goes. */
const usualSettings: ScreenSettings = {
  of: { kind: "meet" },
  theme: "dark",
  density: 10,
  language: null,
  scenes: [],
  pinned: null,
  testCard: false,
};

/** Six digits by lot. */
const lotOf = (world: World): string =>
  String(Buffer.from(world.secret(6), "base64url").readUIntBE(0, 6) % 1_000_000).padStart(6, "0");

/** Six digits that wait for no other screen now. */
async function freeCode(world: World, on: Executor): Promise<string> {
  for (;;) {
    const code = lotOf(world);
    if (!(await findScreenByCode(on, code))) return code;
  }
}

const atMeet = (meet: MeetId, author: Author, op?: OpId) => ({
  meet,
  author,
  lock: { kind: "meet" as const, id: meet },
  ...(op ? { op } : {}),
});

/** Makes a screen with six digits for the computer beside the projector. */
export async function addScreen(
  world: World,
  author: Author,
  meet: MeetId,
  wish: string,
  op?: OpId,
): Promise<Decision<ScreenId, ScreenRefusal | AlreadyDone>> {
  const name = wish.trim();
  return act<ScreenId, ScreenRefusal>(world, atMeet(meet, author, op), async (deed) => {
    if (name === "") return refuse({ kind: "screen-name-empty" });
    const id = world.id<ScreenId>();
    const row = { id, meetId: meet, name, settings: usualSettings, createdAt: deed.at };
    while (!(await insertScreen(deed.tx, { ...row, token: world.secret(tokenBytes), code: lotOf(world) })));
    await deed.log({ kind: "screen-added", subject: "screen", subjectId: id, payload: { name } });
    deed.touch(`screen:${id}`);
    return accept(id);
  });
}

/** One of the meet's screens, or every one. */
export type Which = ScreenId | "all";

/** Does `work` to the screens that are meant; of "all" it may be none. */
const atScreens = (
  world: World,
  author: Author,
  meet: MeetId,
  which: Which,
  work: (deed: Deed, screen: ScreenRow) => Promise<ScreenRefusal | null>,
  op?: OpId,
) =>
  act<null, ScreenRefusal>(world, atMeet(meet, author, op), async (deed) => {
    const there = await findScreens(deed.tx, meet);
    const meant = which === "all" ? there : there.filter(({ id }) => id === which);
    if (meant.length === 0 && which !== "all") return refuse({ kind: "no-such-screen" });
    for (const screen of meant) {
      const refusal = await work(deed, screen);
      if (refusal) return refuse(refusal);
      deed.touch(`screen:${screen.id}`);
    }
    return accept(null);
  });

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Saves what of `change` is other than it stands, and logs it; what is not named stays. */
async function change(
  deed: Deed,
  screen: ScreenRow,
  kind: "screen-set" | "screen-switched",
  wish: Partial<ScreenSettings>,
): Promise<void> {
  const settings = { ...screen.settings, ...wish };
  if (isSame(settings, screen.settings)) return;
  await updateScreen(deed.tx, screen.id, { settings });
  const payload = { name: screen.name, before: screen.settings, after: settings };
  await deed.log({ kind, subject: "screen", subjectId: screen.id, payload });
}

/** Tells one screen, or all of them, what to show from now on: a picture to stay on, the day's own turns (null), the test card. */
export function showOn(
  world: World,
  author: Author,
  meet: MeetId,
  which: Which,
  what: Pick<ScreenSettings, "pinned" | "testCard">,
) {
  return atScreens(world, author, meet, which, async (deed, screen) => {
    await change(deed, screen, "screen-switched", { pinned: what.pinned, testCard: what.testCard });
    return null;
  });
}

/** What the form of a screen says of it: everything but what it stays on. */
export type ScreenForm = { name: string } & Omit<ScreenSettings, "pinned" | "testCard">;

/** Names a screen and sets how it looks and what it follows; the event or the venue must be one of the meet's. */
export function setScreen(
  world: World,
  author: Author,
  meet: MeetId,
  id: ScreenId,
  { name: wish, ...settings }: ScreenForm,
) {
  const name = wish.trim();
  return atScreens(world, author, meet, id, async (deed, screen) => {
    if (name === "") return { kind: "screen-name-empty" };
    const { of } = settings;
    const events = of.kind === "meet" ? [] : await findEvents(deed.tx, meet);
    if (of.kind === "event" && !events.some((event) => event.id === of.event)) return { kind: "no-such-event" };
    if (of.kind === "venue" && !events.some(({ venue }) => venue === of.venue)) return { kind: "no-such-venue" };
    if (name !== screen.name) {
      await updateScreen(deed.tx, id, { name });
      const payload = { name, from: screen.name };
      await deed.log({ kind: "screen-renamed", subject: "screen", subjectId: id, payload });
    }
    await change(deed, { ...screen, name }, "screen-set", settings);
    return null;
  });
}

/** Has a screen, or all of them, show its name in large letters for a moment. */
export function identifyScreen(world: World, author: Author, meet: MeetId, which: Which) {
  return atScreens(world, author, meet, which, async (deed, { id, name }) => {
    await updateScreen(deed.tx, id, { identifyAt: deed.at });
    await deed.log({ kind: "screen-identified", subject: "screen", subjectId: id, payload: { name } });
    return null;
  });
}

/** Gives a screen new digits, for another computer or one that forgot; the one there goes on until they are typed. */
export function newScreenCode(world: World, author: Author, meet: MeetId, id: ScreenId) {
  return atScreens(world, author, meet, id, async (deed, { name }) => {
    await updateScreen(deed.tx, id, { code: await freeCode(world, deed.tx) });
    await deed.log({ kind: "screen-code-renewed", subject: "screen", subjectId: id, payload: { name } });
    return null;
  });
}

/** Takes a screen away: its computer goes back to the page that asks for six digits. */
export function removeScreen(world: World, author: Author, meet: MeetId, id: ScreenId) {
  return atScreens(world, author, meet, id, async (deed, { name }) => {
    await updateScreen(deed.tx, id, { removedAt: deed.at, code: null });
    await deed.log({ kind: "screen-removed", subject: "screen", subjectId: id, payload: { name } });
    return null;
  });
}

/** Says of a secret which it is without telling it. */
const markOf = (token: string) => createHash("sha256").update(token).digest("hex").slice(0, 16);

/** What the same wish was given before: its answer may have been lost, and its six digits are used up. */
async function pairedBefore(world: World, op: OpId | undefined): Promise<string | null> {
  const entry = op && (await findLogOfOp(world.db, op));
  if (entry?.kind !== "screen-paired") return null;
  const row = await findScreen(world.db, entry.subjectId as ScreenId);
  const { held } = entry.payload as { held?: string };
  // another computer may have become this screen since
  return row && !row.removedAt && markOf(row.token) === held ? row.token : null;
}

/**
 * Makes a browser the screen of six typed digits: the secret for its cookie. The digits are used up by it, and a browser
 * that was this screen before is none any more. The same wish twice (`op`) is answered the same.
 */
export async function pairScreen(
  world: World,
  code: string,
  op?: OpId,
): Promise<Decision<{ token: string }, { kind: "code-unknown" }>> {
  const paired = await tryToPair(world, code, op);
  if (paired.ok) return paired;
  const token = await pairedBefore(world, op);
  return token ? accept({ token }) : refuse({ kind: "code-unknown" });
}

async function tryToPair(world: World, code: string, op: OpId | undefined) {
  const screen = /^\d{6}$/.test(code) ? await findScreenByCode(world.db, code) : undefined;
  if (!screen) return refuse({ kind: "code-unknown" as const });
  const { id, name, meetId: meet } = screen;
  const author: Author = { kind: "screen", id, name };
  return act<{ token: string }, { kind: "code-unknown" }>(world, atMeet(meet, author, op), async (deed) => {
    const token = world.secret(tokenBytes);
    // of two with the same digits at the same time one is first
    if (!(await pairScreenRow(deed.tx, id, code, token, deed.at))) return refuse({ kind: "code-unknown" });
    const payload = { name, held: markOf(token) };
    await deed.log({ kind: "screen-paired", subject: "screen", subjectId: id, payload });
    deed.touch(`screen:${id}`);
    return accept({ token });
  });
}
