import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EntrantId, OpId, RoundId } from "#core/ids.ts";
import { type DealtHeat, listMost } from "#core/judged/deal.ts";
import type { Executor, Tx } from "#db/client.server.ts";
import { findEntries } from "#db/entries.ts";
import { findHeats, findLanes, lockHeats } from "#db/heats.ts";
import { findOutsideRound } from "#db/judged.ts";
import { findMasks } from "#db/masks.ts";
import { findRound } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { type AlreadyDone, act } from "./act.ts";
import { isDoneBefore } from "./done-before.ts";
import { type DrawnModule, moduleOfRound } from "./judged-module.ts";
import { settleOwnUnit } from "./judged-own-unit.ts";
import { joinList, seatModule } from "./judged-seating.ts";
import { progress } from "./rounds.ts";
import type { World } from "./world.ts";

export type PlaceInModuleRefusal =
  | { kind: "no-such-round" }
  | { kind: "not-entered" }
  | { kind: "in-already" }
  /** only the best of the modules before come here */
  | { kind: "not-first-round" }
  | { kind: "reason-required" }
  | { kind: "round-official" }
  | { kind: "nobody-left"; heats: number[] };

/** Where somebody came in. */
export type Joined = { heat: number; lane: number };

/** Who is entered and stands nowhere in a module that is drawn and not over. */
export async function lateInModule(on: Executor, roundId: RoundId) {
  const drawn = await moduleOfRound(on, roundId);
  if (!drawn || drawn.round.state === "official" || drawn.module.take !== null) return [];
  return findOutsideRound(on, drawn.event.meetId, drawn.event.id, roundId);
}

/**
 * [JD40] Lets somebody who was entered after the draw appear in a module: as the last one, or at the end of the list that is
 * shortest and not begun; before the panel with the fewest, under the next number. Nobody else moves. Once it is published with
 * a reason.
 */
export async function placeInModule(
  world: World,
  author: Author,
  roundId: RoundId,
  wish: { id: EntrantId; reason?: string; op?: OpId },
): Promise<Decision<Joined, PlaceInModuleRefusal | AlreadyDone>> {
  const found = await findRound(world.db, roundId);
  if (!found) return refuse({ kind: "no-such-round" });
  if (await isDoneBefore(world.db, wish.op)) return refuse({ kind: "already-done" });
  const lock = { kind: "event" as const, id: found.eventId };
  const request = { meet: found.meetId, author, lock, ...(wish.op ? { op: wish.op } : {}) };
  return act(world, request, async (deed): Promise<Decision<Joined, PlaceInModuleRefusal>> => {
    const drawn = await moduleOfRound(deed.tx, roundId);
    if (!drawn) return refuse({ kind: "no-such-round" });
    const { round, module, event } = drawn;
    await lockHeats(deed.tx, roundId);
    if (round.state === "official") return refuse({ kind: "round-official" });
    if (module.take !== null) return refuse({ kind: "not-first-round" });
    const who = (await lateInModuleOf(deed.tx, drawn)).find(({ id }) => id === wish.id);
    if (!who) {
      const entry = (await findEntries(deed.tx, event.id)).find(({ entrantId }) => entrantId === wish.id);
      return refuse({ kind: entry?.state === "entered" ? "in-already" : "not-entered" });
    }
    const reason = wish.reason?.trim() || null;
    if (round.state !== "drawn" && !reason) return refuse({ kind: "reason-required" });
    const code = module.blind ? ((await findMasks(deed.tx, roundId)).at(-1)?.number ?? 0) + 1 : null;
    const heat = await lastPlace(deed.tx, drawn);
    const dealt: DealtHeat = { ...heat, lanes: [{ id: who.id, unit: who.unit, lane: heat.lane, code }] };
    const place = { meetId: event.meetId, eventId: event.id, roundId };
    const seating = { module, number: round.number, heats: [dealt] };
    if (heat.joins) await joinList(world, deed, place, heat.joins, dealt);
    else await seatModule(world, deed, place, seating);
    const payload = { event: event.id, id: who.id, unit: who.unitName };
    await deed.log({ kind: "entrant-appended", subject: "round", subjectId: roundId, payload, reason });
    deed.touch(`event:${event.id}`, `round:${roundId}`);
    const { nobody } = await settleOwnUnit(deed, event);
    if (nobody.length > 0) return refuse({ kind: "nobody-left", heats: nobody });
    await progress(world, deed, roundId, { reason });
    return accept({ heat: heat.number, lane: heat.lane });
  });
}

const lateInModuleOf = (tx: Tx, { event, round }: DrawnModule) =>
  findOutsideRound(tx, event.meetId, event.id, round.id);

/** The end of a module: a new last turn, or a lane behind the last of a list, which it then joins. */
async function lastPlace(tx: Tx, { round, module }: DrawnModule) {
  const [heats, lanes] = [await findHeats(tx, round.id), await findLanes(tx, round.id)];
  const of = (id: (typeof heats)[number]["id"]) => lanes.filter(({ heatId }) => heatId === id);
  const number = Math.max(0, ...heats.map((heat) => heat.number)) + 1;
  const panels = Array.from({ length: module.panels }, (_unused, at) => ({
    panel: at + 1,
    people: heats.filter((heat) => heat.panel === at + 1).reduce((sum, { id }) => sum + of(id).length, 0),
  }));
  const few = panels.reduce((least, one) => (one.people < least.people ? one : least)).panel;
  const station = module.stations > 0 && !module.together ? ((number - 1) % module.stations) + 1 : null;
  const open = heats
    .map((heat) => ({ heat, taken: of(heat.id).map(({ lane }) => lane) }))
    .filter(({ heat, taken }) => module.together && heat.state === "scheduled" && taken.length < listMost)
    .sort((a, b) => a.taken.length - b.taken.length || a.heat.number - b.heat.number)[0];
  if (open) {
    const lane = Math.max(0, ...open.taken) + 1;
    return { number: open.heat.number, panel: open.heat.panel ?? 1, station, lane, joins: open.heat.id };
  }
  return { number, panel: few, station, lane: 1, joins: null };
}
