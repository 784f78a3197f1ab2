import { accept, type Decision, refuse } from "#core/decision.ts";
import type { Drawable } from "#core/heats/draw.ts";
import type { EventId, OpId, RoundId } from "#core/ids.ts";
import { dealModule } from "#core/judged/deal.ts";
import { goesOn } from "#core/judged/outcome.ts";
import type { JudgedModule } from "#core/judged/plan.ts";
import type { Tx } from "#db/client.server.ts";
import { findEntries } from "#db/entries.ts";
import { type EventRow, findEvent } from "#db/events.ts";
import { findHeats, lockHeats } from "#db/heats.ts";
import { findRounds, insertRound, type RoundRow } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import { isDoneBefore } from "./done-before.ts";
import { settleOwnUnit } from "./judged-own-unit.ts";
import { seatModule } from "./judged-seating.ts";
import { playEvent } from "./results.ts";
import { dropRound } from "./round-draw.ts";
import type { World } from "./world.ts";

export type DrawModuleRefusal =
  | { kind: "no-such-event" }
  | { kind: "not-judged" }
  | { kind: "no-such-module" }
  /** only the best of the modules before come here, and module `before` is not over */
  | { kind: "module-waits"; before: number }
  | { kind: "too-few"; entered: number }
  /** published: a new draw must say why */
  | { kind: "reason-required" }
  /** somebody has begun: no draw any more */
  | { kind: "round-started" }
  /** every judge of somebody would have to step down, in these heats */
  | { kind: "nobody-left"; heats: number[] };

export interface ModuleWish {
  /** absent = by chance */
  seed?: string | undefined;
  reason?: string | undefined;
  op?: OpId | undefined;
}

/** Who takes part in a module: everybody entered, or the best of the modules before. */
async function peopleOf(
  tx: Tx,
  event: EventRow,
  number: number,
  rounds: readonly RoundRow[],
): Promise<Decision<Drawable[], DrawModuleRefusal>> {
  const entries = await findEntries(tx, event.id);
  const entered = entries.flatMap(({ state, entrantId: id, unitId: unit }) =>
    state === "entered" ? [{ id, unit }] : [],
  );
  if (event.plan.judged?.modules[number - 1]?.take == null) return accept(entered);
  for (let before = 1; before < number; before++)
    if (rounds.find((one) => one.number === before)?.state !== "official")
      return refuse({ kind: "module-waits", before });
  const played = await playEvent(tx, event.id);
  const best = played && goesOn(played.event, played.rounds, number);
  return accept(best ? entered.filter(({ id }) => best.includes(id)) : entered);
}

/**
 * [JD40] Draws a module of a judged event, or draws it anew: order, panels, stations and, where it is blind, the numbers. Free
 * until it is published, then only with a reason, never after its first start.
 */
export async function drawModule(
  world: World,
  author: Author,
  eventId: EventId,
  number: number,
  wish: ModuleWish = {},
): Promise<Decision<RoundId, DrawModuleRefusal | AlreadyDone>> {
  const found = await findEvent(world.db, eventId);
  if (!found) return refuse({ kind: "no-such-event" });
  if (await isDoneBefore(world.db, wish.op)) return refuse({ kind: "already-done" });
  const lock = { kind: "event" as const, id: eventId };
  const request = { meet: found.meetId, author, lock, ...(wish.op ? { op: wish.op } : {}) };
  return act(world, request, async (deed): Promise<Decision<RoundId, DrawModuleRefusal>> => {
    const event = (await findEvent(deed.tx, eventId)) ?? found;
    if (!event.plan.judged) return refuse({ kind: "not-judged" });
    const module = event.plan.judged.modules[number - 1];
    if (!module) return refuse({ kind: "no-such-module" });
    const rounds = await findRounds(deed.tx, eventId);
    const before = rounds.find((one) => one.number === number);
    const reason = wish.reason?.trim() || null;
    if (before) await lockHeats(deed.tx, before.id);
    const begun = before && (await findHeats(deed.tx, before.id)).some(({ state }) => state !== "scheduled");
    if (begun) return refuse({ kind: "round-started" });
    if (before && before.state !== "drawn" && !reason) return refuse({ kind: "reason-required" });
    const people = await peopleOf(deed.tx, event, number, rounds);
    if (!people.ok) return people;
    if (people.value.length === 0) return refuse({ kind: "too-few", entered: 0 });
    if (before) await dropRound(deed, before);
    const lot = { seed: wish.seed?.trim() || world.seed(), secret: world.secret(18) };
    const round = await writeModule(world, deed, event, { module, number, people: people.value, lot, reason });
    const { nobody } = await settleOwnUnit(deed, event);
    return nobody.length > 0 ? refuse({ kind: "nobody-left", heats: nobody }) : accept(round);
  });
}

interface Drawing {
  module: JudgedModule;
  number: number;
  people: readonly Drawable[];
  lot: { seed: string; secret: string };
  reason: string | null;
}

/** Writes a module with its heats, lanes, masks and sheets; nobody but organizers sees it yet. */
async function writeModule(world: World, deed: Deed, event: EventRow, drawing: Drawing): Promise<RoundId> {
  const { module, number, people, lot, reason } = drawing;
  const id = world.id<RoundId>();
  const of = event.plan.judged?.modules.length ?? number;
  const place = { meetId: event.meetId, eventId: event.id };
  const row = { ...place, id, number, of, final: number === of, state: "drawn" as const, advance: null, draw: null };
  await insertRound(deed.tx, { ...row, drawnAt: deed.at });
  const heats = dealModule(people, module, lot);
  await seatModule(world, deed, { ...place, roundId: id }, { module, number, heats });
  const { seed, secret } = lot;
  const ids = people.map((one) => one.id).sort();
  await deed.log({
    kind: "module-drawn",
    subject: "round",
    subjectId: id,
    payload: {
      event: event.id,
      number,
      of,
      // what a blind module was drawn from would tell its numbers: nothing that shows the log digs that deep
      ...(module.blind ? {} : { seed }),
      draw: { edition: "module@1", seed, secret, people: ids },
    },
    reason,
  });
  deed.touch(`event:${event.id}`);
  return id;
}
