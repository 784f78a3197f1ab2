import type { OpId } from "../ids.ts";
import { Aspect, addsUp, type Claimed } from "./claims.ts";
import { closingOf, lateOps, type Said } from "./late.ts";
import type { SheetOp } from "./ops.ts";
import { standingOps, takenBackLate } from "./undo.ts";

export type { Claimed } from "./claims.ts";

/** [SC36] What devices said differently of one aspect without knowing of each other. */
export interface Contest {
  /** 0: the whole sheet */
  lane: number;
  /** one word: count, outcome, status, attempt 2, … */
  aspect: string;
  stands: OpId;
  /** the one that stands first */
  claims: { op: OpId; device: string; act: Claimed }[];
  settled: boolean;
}

/** What several devices said alike; it counts once. */
export interface Confirmation {
  lane: number;
  aspect: string;
  devices: number;
}

/** A sheet's log with what does not stand taken out. */
export interface Reconciled {
  /** what counts, in the order of the fold */
  standing: SheetOp[];
  contests: Contest[];
  confirmed: Confirmation[];
  /** entries in the log that do not count */
  held: ReadonlyMap<OpId, "contest" | "late">;
}

/** What an entry is about, beside its lane; null where it cannot be against another. */
function aspectOf(op: SheetOp): string | null {
  switch (op.kind) {
    case "tap":
      return op.game === undefined ? "outcome" : `points ${op.game}`;
    case "miss":
    case "arrive":
    case "fail":
    case "set":
      return "outcome";
    case "status":
    case "caution":
      return op.kind;
    case "turn":
      return "turns";
    case "fault":
      return `fault ${op.fault}`;
    case "attempt":
      return `attempt ${op.attempt}`;
    case "bar":
      return `bar ${op.mm} ${op.trial}`;
    case "member":
      return `member ${op.member}`;
    case "game":
      return `game ${op.game}`;
    case "score":
      return op.criterion === undefined ? `score ${op.judge}` : `score ${op.judge} ${op.criterion}`;
    case "count":
      return `counter ${op.counter}`;
    default:
      return null;
  }
}

const laneOf = (op: SheetOp): number => ("lane" in op ? op.lane : 0);

const isSaid = (op: SheetOp): op is Said => op.base !== undefined && op.version !== undefined;

/** What the server knows to be later than everything it is blind to: entries of the desk and of old logs know all. */
const saidOf = (op: SheetOp): Said | null => {
  if (op.version === undefined) return null;
  return isSaid(op) ? op : { ...op, base: op.version, version: op.version };
};

const asHeard = (a: Said, b: Said) =>
  a.version - b.version || (a.device < b.device ? -1 : a.device > b.device ? 1 : a.seq - b.seq);

/** One aspect of one lane with everything said of it that the server has. */
interface Topic {
  lane: number;
  name: string;
  aspect: Aspect;
  ops: Said[];
  devices: Set<string>;
}

/** Whether all that can be said differently, and the hand-in, is one device's. */
function isOfOne(ops: readonly SheetOp[]): boolean {
  let device: string | null = null;
  let heard = false;
  for (const op of ops) {
    if (op.kind !== "submit" && aspectOf(op) === null) continue;
    if (op.version !== undefined) heard = true;
    device ??= op.device;
    if (op.device !== device) device = "";
  }
  return device !== "" || !heard;
}

/** What is no entry of an aspect: the chief's word, and what was taken back too late. */
function decide(
  op: Said,
  topics: ReadonlyMap<string, Topic>,
  byId: ReadonlyMap<OpId, Told>,
  closing: Said | null,
): void {
  if (op.kind === "settle") {
    const picked = byId.get(op.pick);
    if (picked) picked.topic.aspect.settle(picked.op);
    else if (closing && op.pick === closing.id)
      for (const { lane, aspect } of topics.values())
        if (lane === op.lane && aspect.has(closing)) aspect.settle(closing);
  } else if (op.kind === "correct") {
    for (const { lane, aspect } of topics.values()) if (lane === op.lane && aspect.open) aspect.settle(null);
  } else if (op.kind === "clear") for (const { aspect } of topics.values()) aspect.takeBack(op, null);
  else if (op.kind === "undo" || op.kind === "withdraw") {
    const taken = byId.get(op.target);
    taken?.topic.aspect.takeBack(op, taken.op);
  }
}

interface Told {
  topic: Topic;
  op: Said;
}

function topicsOf(said: readonly Said[], late: ReadonlySet<OpId>, closing: Said | null): Topic[] {
  const topics = new Map<string, Topic>();
  const byId = new Map<OpId, Told>();
  for (const op of said) {
    const name = aspectOf(op);
    if (name === null) {
      decide(op, topics, byId, closing);
      continue;
    }
    const lane = laneOf(op);
    const key = `${lane} ${name}`;
    const topic = topics.get(key) ?? { lane, name, aspect: new Aspect(), ops: [], devices: new Set<string>() };
    topics.set(key, topic);
    topic.ops.push(op);
    topic.devices.add(op.device);
    byId.set(op.id, { topic, op });
    if (addsUp(op)) topic.aspect.count(op, late.has(op.id), closing);
    else topic.aspect.mark(op, late.has(op.id), closing);
  }
  return [...topics.values()].sort((a, b) => a.lane - b.lane);
}

/** What of a topic does not count; `unsent` is what the server has not got, newer than all it has. */
function leftOut({ aspect, ops, devices }: Topic, unsent: readonly SheetOp[], late: ReadonlySet<OpId>): SheetOp[] {
  const one = devices.size === 1 && unsent.every(({ device }) => devices.has(device));
  if (one && !ops.some(({ id }) => late.has(id))) return [];
  const replaced = unsent.some((op) => !addsUp(op));
  const apart = unsent.filter((op) => addsUp(op) && aspect.isApart(op.device));
  return [...ops.filter((op) => !aspect.isPart(op) || (replaced && !addsUp(op))), ...apart];
}

function contestOf({ lane, name, aspect }: Topic): Contest | null {
  const contest = aspect.contest();
  const [first] = contest?.claims ?? [];
  if (!contest || !first) return null;
  const counted = contest.claims.every(({ act }) => act.kind === "counted");
  return {
    lane,
    aspect: name === "outcome" && counted ? "count" : name,
    stands: first.op.id,
    claims: contest.claims.map(({ op, act }) => ({ op: op.id, device: op.device, act })),
    settled: contest.settled,
  };
}

/**
 * [SC36] What counts of a sheet that several devices wrote on. An entry replaces what its device had seen; a different one by
 * a device that had not seen it is held, the first the server got stands, and neither overwrites the other; an equal one
 * confirms. Counts add up only where each device had seen the other's. What comes after another device's hand-in, from one
 * that had not seen it, is held. The chief's pick ends a contest. An entry the server has not got yet is newer than all it
 * has. Same entries, same answer, in whatever order they are given. Time: n log n.
 */
export function reconcile(ops: readonly SheetOp[]): Reconciled {
  const standing = standingOps(ops);
  if (isOfOne(standing)) return { standing, contests: [], confirmed: [], held: new Map() };
  const closing = closingOf(standing);
  const late = lateOps(ops, closing);
  const said = [...standing, ...takenBackLate(ops, late)].flatMap((op) => saidOf(op) ?? []).sort(asHeard);
  const topics = topicsOf(said, late, closing);
  const unsent = new Map<string, SheetOp[]>();
  for (const op of standing) {
    if (op.version !== undefined) continue;
    const key = `${laneOf(op)} ${aspectOf(op)}`;
    unsent.set(key, [...(unsent.get(key) ?? []), op]);
  }
  const out = new Set<OpId>();
  const held = new Map<OpId, "contest" | "late">();
  const contests: Contest[] = [];
  const confirmed: Confirmation[] = [];
  for (const topic of topics) {
    const { lane, name, aspect } = topic;
    for (const { id } of leftOut(topic, unsent.get(`${lane} ${name}`) ?? [], late)) out.add(id);
    const contest = contestOf(topic);
    const devices = aspect.confirmed();
    if (devices > 1) confirmed.push({ lane, aspect: name, devices });
    if (!contest) continue;
    contests.push(contest);
    const claimed = new Set(contest.claims.map(({ op }) => op));
    for (const op of topic.ops)
      if (out.has(op.id) && (addsUp(op) ? aspect.isApart(op.device) : claimed.has(op.id))) held.set(op.id, "contest");
  }
  for (const op of ops) if (late.has(op.id) && op.kind !== "ask") held.set(op.id, "late");
  const counts = (op: SheetOp) => !out.has(op.id) && !(op.kind === "start" && late.has(op.id));
  return { standing: standing.filter(counts), contests, confirmed, held };
}
