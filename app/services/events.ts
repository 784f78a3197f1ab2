import { createHash } from "node:crypto";
import { eventTemplate } from "#core/catalogue/templates.ts";
import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EventId, MeetId, OpId } from "#core/ids.ts";
import { defaultPlan, type EventPlan, planRefusals } from "#core/rounds/plan.ts";
import { isOnTablets } from "#core/scoring/pad.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { rulesetOf } from "#core/scoring/rulesets/index.ts";
import type { StagePlan } from "#core/stages/plan.ts";
import { stageDefaults } from "#core/stages/plan-defaults.ts";
import { type StageRefusal, stageRefusals } from "#core/stages/refusals.ts";
import {
  countEntriesByEvent,
  deleteEvent,
  type EventRow,
  findEvent,
  findEventProgress,
  findEvents,
  findLastEventSort,
  insertEvent,
  lockHeatsOfEvent,
  updateEvent as saveEvent,
} from "#db/events.ts";
import type { Author } from "#db/schema/log.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import { difference, same, stable } from "./difference.ts";
import type { World } from "./world.ts";

/** An event to be made: a key of the catalogue, and its name in the organizer's language. */
export interface TemplateWish {
  template: string;
  name: string;
}
export type UnknownTemplate = { kind: "no-such-template" };
export type NoSuchEvent = { kind: "no-such-event" };

/** Inserts events from templates behind the meet's last one, inside a deed that holds the meet. */
export async function insertFromTemplates(
  world: World,
  deed: Deed,
  meet: MeetId,
  wishes: readonly TemplateWish[],
): Promise<Decision<EventId[], UnknownTemplate>> {
  const made: EventId[] = [];
  let sort = await findLastEventSort(deed.tx, meet);
  for (const { template: key, name } of wishes) {
    const template = eventTemplate(key);
    const ruleset = template && rulesetOf(template.ruleset);
    // what no tablet can fill in cannot be played yet
    if (!template || !ruleset || !isOnTablets(ruleset.pad)) return refuse({ kind: "no-such-template" as const });
    const id = world.id<EventId>();
    const options = { ...ruleset.defaults, ...template.options };
    const plan = { ...defaultPlan, ...template.plan };
    sort += 1;
    const row = { id, meetId: meet, template: key, name, sort, ruleset: ruleset.name, options, plan };
    const release = releaseOf(plan, "live");
    await insertEvent(deed.tx, { ...row, release, createdAt: deed.at });
    await deed.log({ kind: "event-added", subject: "event", subjectId: id, payload: { after: row } });
    deed.touch(`event:${id}`);
    made.push(id);
  }
  return accept(made);
}

/** [JD41] What a panel gave is told when the contest sheet says so: every heat waits for that. */
const releaseOf = ({ judged }: EventPlan, release: EventRow["release"]): EventRow["release"] =>
  judged ? "announced" : release;

/** Adds events to a meet, all or none. */
export async function addEvents(
  world: World,
  author: Author,
  meet: MeetId,
  wishes: readonly TemplateWish[],
  op?: OpId,
): Promise<Decision<EventId[], UnknownTemplate | AlreadyDone>> {
  return act(world, { meet, author, lock: { kind: "meet", id: meet }, ...(op && { op }) }, (deed) =>
    insertFromTemplates(world, deed, meet, wishes),
  );
}

/** Adds one event to a meet. */
export async function addEvent(world: World, author: Author, meet: MeetId, template: string, name: string) {
  return act(world, { meet, author, lock: { kind: "meet", id: meet } }, async (deed) => {
    const made = await insertFromTemplates(world, deed, meet, [{ template, name }]);
    const [id] = made.ok ? made.value : [];
    return id ? accept(id) : refuse({ kind: "no-such-template" as const });
  });
}

/** What an organizer may set in an event. `seen` is the fingerprint of the event the form was made from; absent = whatever it is. */
export interface EventChange {
  name?: string;
  /** where it is held; empty = not said */
  venue?: string;
  options?: ScoringOptions;
  plan?: EventPlan;
  /** when it is planned to begin; null = not said */
  startsAt?: Date | null;
  /** when marks may be seen by everybody */
  release?: EventRow["release"];
  /** the mark to beat, in the unit of the event's measure */
  record?: EventRow["record"];
  seen?: string | undefined;
}
export type PlanRefusal = ReturnType<typeof planRefusals>[number];
export type EventRefusal =
  | NoSuchEvent
  | { kind: "event-started" }
  | { kind: "event-drawn" }
  | { kind: "changed-meanwhile" }
  | { kind: "plan-refused"; refusals: (PlanRefusal | StageRefusal)[] };

/** Stands for the event as it is: two forms with the same fingerprint were made from the same rules. */
export const fingerprint = ({ name, options, plan }: Pick<EventRow, "name" | "options" | "plan">): string =>
  createHash("sha256")
    .update(stable([name, options, plan]))
    .digest("base64url")
    .slice(0, 16);

/**
 * Changes an event. Its name, venue, time, record and release may change at any time. What the draw was made from (lanes, rounds, separation, sheets) is
 * refused as `event-drawn` while a draw stands; everything that decides results as `event-started` from the first start on.
 */
export async function updateEvent(
  world: World,
  author: Author,
  meet: MeetId,
  id: EventId,
  change: EventChange,
): Promise<Decision<EventId, EventRefusal | AlreadyDone>> {
  return act(
    world,
    { meet, author, lock: { kind: "event", id } },
    async (deed): Promise<Decision<EventId, EventRefusal>> => {
      const now = await findEvent(deed.tx, id);
      if (!now || now.meetId !== meet) return refuse({ kind: "no-such-event" as const });
      if (change.seen !== undefined && change.seen !== fingerprint(now))
        return refuse({ kind: "changed-meanwhile" as const });
      const { name = now.name, venue = now.venue, options = now.options, plan = now.plan } = change;
      const { startsAt = now.startsAt, record = now.record } = change;
      const release = releaseOf(plan, change.release ?? now.release);
      const sameRules = same([now.options, now.plan], [options, plan]);
      // nobody starts a heat between the question and the change
      await lockHeatsOfEvent(deed.tx, id);
      const progress = await findEventProgress(deed.tx, id);
      if (progress.started && !sameRules) return refuse({ kind: "event-started" as const });
      if (progress.drawn && !same(drawnFrom(now), drawnFrom({ options, plan })))
        return refuse({ kind: "event-drawn" as const });
      const entered = progress.drawn ? null : ((await countEntriesByEvent(deed.tx, meet)).get(id) ?? null);
      const refusals = sameRules ? [] : refusalsOf(plan, options, entered);
      if (refusals.length > 0) return refuse({ kind: "plan-refused" as const, refusals });
      const payload = difference(now, { name, venue, options, plan, startsAt, release, record });
      if (Object.keys(payload.after).length === 0) return accept(id);
      await saveEvent(deed.tx, id, { name, venue, options, plan, startsAt, release, record });
      await deed.log({ kind: "event-changed", subject: "event", subjectId: id, payload });
      deed.touch(`event:${id}`);
      return accept(id);
    },
  );
}

/** Why an event cannot be played so; one that is met two by two from the beginning has no heats to fit people into. */
function refusalsOf(plan: EventPlan, options: ScoringOptions, entered: number | null) {
  const heats = !plan.judged && (!plan.stages || plan.stages.format === "heats");
  // nobody entered yet: nothing is too few
  return [...planRefusals(plan, options, heats ? entered : null), ...stageRefusals(plan, entered || null)];
}

/** Gives the event the place of its neighbour above or below; at the end of the list it stays. */
export async function moveEvent(
  world: World,
  author: Author,
  meet: MeetId,
  id: EventId,
  direction: "up" | "down",
): Promise<Decision<EventId, NoSuchEvent | AlreadyDone>> {
  return act(world, { meet, author, lock: { kind: "meet", id: meet } }, async (deed) => {
    const events = await findEvents(deed.tx, meet);
    const from = events.findIndex((one) => one.id === id);
    if (from < 0) return refuse({ kind: "no-such-event" as const });
    const to = Math.min(events.length - 1, Math.max(0, direction === "up" ? from - 1 : from + 1));
    const order = events.map((one) => one.id).filter((one) => one !== id);
    order.splice(to, 0, id);
    if (to === from) return accept(id);
    for (const [index, one] of order.entries()) {
      await saveEvent(deed.tx, one, { sort: index + 1 });
      deed.touch(`event:${one}`);
    }
    await deed.log({ kind: "events-ordered", subject: "meet", subjectId: meet, payload: { after: order } });
    return accept(id);
  });
}

export type NotRemoved = NoSuchEvent | { kind: "event-drawn" };

/** Takes an event, with its entries and seats, out of the meet. Refused once anything is drawn. */
export async function removeEvent(
  world: World,
  author: Author,
  meet: MeetId,
  id: EventId,
): Promise<Decision<EventId, NotRemoved | AlreadyDone>> {
  const lock = [
    { kind: "meet" as const, id: meet },
    { kind: "event" as const, id },
  ];
  return act(world, { meet, author, lock }, async (deed): Promise<Decision<EventId, NotRemoved>> => {
    const now = await findEvent(deed.tx, id);
    if (!now || now.meetId !== meet) return refuse({ kind: "no-such-event" as const });
    if ((await findEventProgress(deed.tx, id)).drawn) return refuse({ kind: "event-drawn" as const });
    await deed.log({ kind: "event-removed", subject: "event", subjectId: id, payload: { before: now } });
    await deleteEvent(deed.tx, id, deed.at);
    deed.touch(`event:${id}`);
    return accept(id);
  });
}

/** The event's plan of matches, or what its kind of contest begins with once it is met two by two. */
export const stagesFrom = ({ plan, template }: Pick<EventRow, "plan" | "template">): StagePlan =>
  plan.stages ?? eventTemplate(template)?.plan.stages ?? stageDefaults;

/** What the notice leaves open about this event, and whether the event still follows the default. */
export function openQuestions({ template: key, options, plan }: EventRow) {
  const template = eventTemplate(key);
  const ruleset = template && rulesetOf(template.ruleset);
  if (!template || !ruleset) return [];
  const now: Record<string, unknown> = { ...plan, ...options };
  const first: Record<string, unknown> = {
    ...defaultPlan,
    ...template.plan,
    ...ruleset.defaults,
    ...template.options,
  };
  return template.questions.map(({ key: question, option }) => ({
    key: question,
    asProposed: option === null ? null : same(now[option], first[option]),
  }));
}

/** What of a plan of matches its draw is not made from. */
const notDrawn = { restMs: 0, matchMs: 0, prizesBy: "place" };

/** What a draw, its rounds and its score sheets are made from. */
const drawnFrom = ({ options, plan }: Pick<EventRow, "options" | "plan">) => [
  plan.stages ? { ...plan.stages, ...notDrawn } : null,
  plan.judged ?? null,
  options.sheets,
  options.judges ?? 1,
  plan.lanes,
  plan.separate,
  plan.advance,
  plan.finalMode,
  plan.prizes,
];
