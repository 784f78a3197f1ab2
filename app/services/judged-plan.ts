import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EventId, MeetId, OpId } from "#core/ids.ts";
import type { JudgedModule, JudgedPlan } from "#core/judged/plan.ts";
import { type JudgedRefusal, judgedRefusals } from "#core/judged/refusals.ts";
import type { Executor } from "#db/client.server.ts";
import { type EventRow, findEvent, lockHeatsOfEvent, updateEvent } from "#db/events.ts";
import { findHeatsOf } from "#db/heats.ts";
import { findRounds } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { type AlreadyDone, act } from "./act.ts";
import { difference, same } from "./difference.ts";
import { fingerprint, type NoSuchEvent } from "./events.ts";
import type { World } from "./world.ts";

export interface ContestSheet {
  plan: JudgedPlan;
  /** decimals of the event's points */
  digits: number;
}

/** A contest sheet as a form sends it. */
export interface SheetWish extends ContestSheet {
  /** the fingerprint of the event the form was made from */
  seen: string;
  /** asked for once a module has begun */
  reason?: string;
  op?: OpId;
}

export type SheetRefusal =
  | NoSuchEvent
  | { kind: "changed-meanwhile" }
  | { kind: "sheet-refused"; refusals: JudgedRefusal[] }
  /** marks, or what the draw was made from, would lose their meaning; `number` is the module's */
  | { kind: "module-drawn" | "module-begun"; number: number; what: HeldField[] }
  | { kind: "digits-drawn" | "modules-drawn" | "reason-required" };

/** How far a module has come. */
export type ModuleState = "open" | "drawn" | "begun";

/** What a module's draw, its judges and their sheets are made from. */
const drawnFrom = {
  place: ({ key, kind }: JudgedModule) => [key, kind],
  lines: ({ lines }: JudgedModule) => lines.map(({ name: _name, group: _group, ...line }) => line),
  most: ({ most }: JudgedModule) => most,
  order: ({ together, stations, take, blind }: JudgedModule) => [together, stations, take, blind],
  judges: ({ judges, panels }: JudgedModule) => [judges, panels],
  clerk: ({ time, deductions }: JudgedModule) => time !== null || deductions.length > 0,
};
/** What its marks are worked out from, as soon as there are any. */
const markedFrom = {
  method: ({ method, drop, balance }: JudgedModule) => [method, drop, balance],
  time: ({ time }: JudgedModule) => time,
  deductions: ({ deductions }: JudgedModule) => deductions.map(({ name: _name, ...line }) => line),
};
export type HeldField = keyof typeof drawnFrom | keyof typeof markedFrom;

/** How far each module of the event has come, first one first. */
export async function moduleStates(on: Executor, event: EventRow): Promise<ModuleState[]> {
  const rounds = await findRounds(on, event.id);
  const heats = await findHeatsOf(
    on,
    rounds.map(({ id }) => id),
  );
  const drawn = new Map(rounds.map(({ id, number }) => [number, id]));
  return (event.plan.judged?.modules ?? []).map((_module, at) => {
    const round = drawn.get(at + 1);
    if (!round) return "open";
    return heats.some(({ roundId, state }) => roundId === round && state !== "scheduled") ? "begun" : "drawn";
  });
}

/**
 * Keeps an event's contest sheet. What a drawn module's lanes and sheets are made from stays as it is, and once it has begun
 * so does what its marks are worked out from; the rest may change, then with a reason. The log has both versions.
 */
export async function keepSheet(
  world: World,
  author: Author,
  meet: MeetId,
  id: EventId,
  { plan, digits, seen, reason = "", op }: SheetWish,
): Promise<Decision<EventId, SheetRefusal | AlreadyDone>> {
  const request = { meet, author, lock: { kind: "event" as const, id }, ...(op && { op }) };
  return act<EventId, SheetRefusal>(world, request, async (deed) => {
    const now = await findEvent(deed.tx, id);
    const before = now?.plan.judged;
    if (!now || now.meetId !== meet || !before) return refuse({ kind: "no-such-event" });
    if (seen !== fingerprint(now)) return refuse({ kind: "changed-meanwhile" });
    const options = { ...now.options, digits };
    if (same([now.options, before], [options, plan])) return accept(id);
    const refusals = judgedRefusals(plan);
    if (refusals.length > 0) return refuse({ kind: "sheet-refused", refusals });
    // nobody starts a heat between the question and the change
    await lockHeatsOfEvent(deed.tx, id);
    const states = await moduleStates(deed.tx, now);
    const drawn = states.some((state) => state !== "open");
    if (drawn && digits !== (now.options.digits ?? 0)) return refuse({ kind: "digits-drawn" });
    // rounds know how many there are
    if (drawn && plan.modules.length !== before.modules.length) return refuse({ kind: "modules-drawn" });
    const held = heldBack(before, plan, states);
    if (held) return refuse(held);
    if (states.includes("begun") && reason === "") return refuse({ kind: "reason-required" });
    const change = { options, plan: { ...now.plan, judged: plan } };
    await updateEvent(deed.tx, id, change);
    const payload = { ...difference(now, change), name: namesChanged(before, plan) };
    await deed.log({ kind: "sheet-changed", subject: "event", subjectId: id, payload, reason: reason || null });
    deed.touch(`event:${id}`);
    return accept(id);
  });
}

/** The modules and lines that differ, as the log names them. */
function namesChanged(before: JudgedPlan, after: JudgedPlan): string[] {
  const named = ({ modules }: JudgedPlan) =>
    new Map<string, { name?: string }>(
      modules.flatMap(({ lines, ...module }) => [
        [module.key, module] as const,
        ...lines.map((line) => [`${module.key} ${line.key}`, line] as const),
      ]),
    );
  const [was, now] = [named(before), named(after)];
  const keys = [...new Set([...was.keys(), ...now.keys()])].filter((key) => !same(was.get(key), now.get(key)));
  return keys.flatMap((key) => (now.get(key) ?? was.get(key))?.name || []);
}

/** The first module whose marks the new plan would take the meaning from. */
function heldBack(before: JudgedPlan, after: JudgedPlan, states: readonly ModuleState[]): SheetRefusal | null {
  for (const [at, was] of before.modules.entries()) {
    const state = states[at];
    if (state === undefined || state === "open") continue;
    const now = after.modules[at];
    const number = at + 1;
    const drawn = changed(drawnFrom, was, now);
    if (drawn.length > 0) return { kind: "module-drawn", number, what: drawn };
    const marked = state === "begun" ? changed(markedFrom, was, now) : [];
    if (marked.length > 0) return { kind: "module-begun", number, what: marked };
  }
  return null;
}

const changed = <Field extends string>(
  from: Record<Field, (module: JudgedModule) => unknown>,
  was: JudgedModule,
  now: JudgedModule | undefined,
): Field[] => (Object.keys(from) as Field[]).filter((field) => !now || !same(from[field](was), from[field](now)));
