import { afterAll, describe, expect, test } from "vitest";
import type { EventId, HeatId } from "#core/ids.ts";
import { findEntrant } from "#db/entrants.ts";
import { findEntries, findStands } from "#db/entries.ts";
import { findHeatsOf, updateHeat } from "#db/heats.ts";
import { findLogOf } from "#db/log.ts";
import { findRounds } from "#db/rounds.ts";
import { numberEntrants } from "#services/bibs.ts";
import { drawRound, publishRound } from "#services/draw.ts";
import { withdrawEntrant } from "#services/presence.ts";
import { substitute } from "#services/substitutes.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { morning, testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

/** Entries closed, everybody numbered, the skipping drawn and published; `out` is one of six in it. */
async function stage() {
  const { meet, author } = await makeMeet(world, { entryClosesAt: new Date(morning - 1) });
  const skipping = await makeEvent(world, meet, "skipping-1min");
  const cycling = await makeEvent(world, meet, "slow-cycling");
  const unit = await makeUnit(world, meet);
  const out = await makeEntrant(world, meet, unit, { events: [skipping, cycling] });
  for (let n = 0; n < 5; n++) await makeEntrant(world, meet, unit, { events: [skipping] });
  await numberEntrants(world, author, meet.id);
  const drawn = await drawRound(world, author, skipping.id, {});
  if (!drawn.ok) throw new Error(drawn.refusal.kind);
  const [round] = await findRounds(world.db, skipping.id);
  if (!round) throw new Error("no round");
  await publishRound(world, author, round.id);
  const [stand] = await findStands(world.db, [out.id]);
  if (!stand) throw new Error("not drawn");
  return { meet, author, skipping, cycling, unit, out, stand, round };
}

const setState = (heat: HeatId, state: "running" | "official") =>
  world.db.transaction((tx) => updateHeat(tx, heat, { state }));
const fresh = (name: string) => ({ name, sex: null });
const stateOf = async (event: { id: EventId }, id: string) =>
  (await findEntries(world.db, event.id)).find((one) => one.entrantId === id)?.state;

describe("a substitution", () => {
  test("puts a new person into the same lane with the same number, and the log keeps why", async () => {
    const { meet, author, skipping, cycling, out, stand } = await stage();
    world.published.length = 0;
    const made = await substitute(world, author, meet.id, out.id, fresh("王芳"), "脚伤");
    if (!made.ok) throw new Error(made.refusal.kind);
    const bib = (await findEntrant(world.db, out.id))?.bib;
    expect(await findEntrant(world.db, made.value)).toMatchObject({ name: "王芳", bib: 1 });
    expect(bib).toBeNull();
    expect(await findStands(world.db, [made.value])).toMatchObject([{ heatId: stand.heatId, lane: stand.lane }]);
    expect(await findStands(world.db, [out.id])).toEqual([]);
    expect([await stateOf(cycling, made.value), await stateOf(skipping, out.id)]).toEqual(["entered", "withdrawn"]);
    expect(await findLogOf(world.db, out.id)).toMatchObject([
      { kind: "entry-substituted", reason: "脚伤", payload: { name: out.name, in: "王芳" } },
    ]);
    const keys = world.published.flatMap((one) => one.keys);
    expect(keys).toEqual(expect.arrayContaining([`heat:${stand.heatId}`, `round:${stand.roundId}`]));
  });

  test("in one event leaves the others to whom they belong", async () => {
    const { meet, author, skipping, cycling, out, stand } = await stage();
    const events = [skipping.id];
    const made = await substitute(world, author, meet.id, out.id, fresh("王芳"), "换项", { events });
    if (!made.ok) throw new Error(made.refusal.kind);
    expect(await stateOf(cycling, out.id)).toBe("entered");
    expect(await findEntrant(world.db, out.id)).toMatchObject({ bib: 1, removedAt: null });
    expect((await findStands(world.db, [made.value]))[0]?.lane).toBe(stand.lane);
  });

  test("by a colleague who is in the event already is refused", async () => {
    const { meet, author, skipping, out } = await stage();
    const colleague = (await findEntries(world.db, skipping.id)).find((one) => one.entrantId !== out.id);
    if (!colleague) throw new Error("no colleague");
    expect(await substitute(world, author, meet.id, out.id, { id: colleague.entrantId }, "脚伤")).toMatchObject({
      refusal: { kind: "already-entered", event: skipping.name },
    });
    expect(await stateOf(skipping, out.id)).toBe("entered");
  });

  test("by somebody of another unit, by nobody, or without a reason is refused", async () => {
    const { meet, author, out } = await stage();
    const stranger = await makeEntrant(world, meet, await makeUnit(world, meet), {});
    const say = async (by: Parameters<typeof substitute>[4], reason = "脚伤") => {
      const made = await substitute(world, author, meet.id, out.id, by, reason);
      return made.ok ? "accepted" : made.refusal.kind;
    };
    expect(await say({ id: stranger.id })).toBe("not-in-unit");
    expect(await say({ id: out.id })).toBe("same-person");
    expect(await say(fresh(""))).toBe("name-empty");
    expect(await say(fresh("王芳"), "")).toBe("reason-required");
    expect(await findEntrant(world.db, out.id)).toMatchObject({ removedAt: null, bib: 1 });
  });

  test("comes too late once the heat has started", async () => {
    const { meet, author, skipping, out, stand } = await stage();
    await setState(stand.heatId, "running");
    expect(await substitute(world, author, meet.id, out.id, fresh("王芳"), "脚伤")).toMatchObject({
      refusal: { kind: "already-started", event: skipping.name },
    });
  });

  test("is not for leaders after the deadline", async () => {
    const { meet, unit, out } = await stage();
    const leader = { kind: "leader" as const, id: unit.id, name: unit.name };
    expect(await substitute(world, leader, meet.id, out.id, fresh("王芳"), "脚伤")).toMatchObject({
      refusal: { kind: "entries-closed" },
    });
  });
});

describe("a withdrawal after the draw", () => {
  test("empties the lane where there is no reserve, with its reason", async () => {
    const { meet, author, out } = await stage();
    expect(await withdrawEntrant(world, author, meet.id, out.id)).toMatchObject({
      refusal: { kind: "reason-required" },
    });
    expect(await withdrawEntrant(world, author, meet.id, out.id, "脚伤")).toMatchObject({ ok: true });
    expect(await findStands(world.db, [out.id])).toEqual([]);
    expect((await findEntrant(world.db, out.id))?.removedAt).not.toBeNull();
  });

  test("keeps the event that is over, and is refused while a heat of theirs runs", async () => {
    const { meet, author, skipping, cycling, out, stand, round } = await stage();
    await setState(stand.heatId, "running");
    expect(await withdrawEntrant(world, author, meet.id, out.id, "脚伤")).toMatchObject({
      refusal: { kind: "started" },
    });
    for (const { id } of await findHeatsOf(world.db, [round.id])) await setState(id, "official");
    expect(await withdrawEntrant(world, author, meet.id, out.id, "脚伤")).toMatchObject({ ok: true });
    expect([await stateOf(skipping, out.id), await stateOf(cycling, out.id)]).toEqual(["entered", "withdrawn"]);
    expect(await findEntrant(world.db, out.id)).toMatchObject({ removedAt: null, bib: 1 });
  });
});
