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

/** One aspect of one lane with everything said of it. */
interface Topic {
  lane: number;
  name: string;
  aspect: Aspect;
  /** what the server has */
  ops: Said[];
  /** what it has not got yet */
  unsent: SheetOp[];
  device: string;
  /** several devices', or late: to be looked at */
  mixed: boolean;
}

/** Every aspect of every lane that something was said of, by lane. */
function topicsOf(standing: readonly SheetOp[], late: ReadonlySet<OpId>): Topic[] {
  const lanes = new Map<number, Map<string, Topic>>();
  for (const op of standing) {
    const name = aspectOf(op);
    if (name === null) continue;
    const lane = laneOf(op);
    const here = lanes.get(lane) ?? new Map<string, Topic>();
    lanes.set(lane, here);
    let topic = here.get(name);
    if (!topic) {
      topic = { lane, name, aspect: new Aspect(), ops: [], unsent: [], device: op.device, mixed: false };
      here.set(name, topic);
    }
    const said = saidOf(op);
    if (said) topic.ops.push(said);
    else topic.unsent.push(op);
    if (op.device !== topic.device || late.has(op.id)) topic.mixed = true;
  }
  return [...lanes.values()].flatMap((here) => [...here.values()]).sort((a, b) => a.lane - b.lane);
}

/** What is no entry of an aspect: the chief's word, and what was taken back too late. */
function decide(op: Said, topics: readonly Topic[], byId: ReadonlyMap<OpId, Told>, closing: Said | null): void {
  if (op.kind === "settle") {
    const picked = byId.get(op.pick);
    if (picked) picked.topic.aspect.settle(picked.op);
    else if (closing && op.pick === closing.id)
      for (const { lane, aspect } of topics) if (lane === op.lane && aspect.has(closing)) aspect.settle(closing);
  } else if (op.kind === "correct") {
    for (const { lane, aspect } of topics) if (lane === op.lane && aspect.open) aspect.settle(null);
  } else if (op.kind === "clear") for (const { aspect } of topics) aspect.takeBack(op, null);
  else if (op.kind === "undo" || op.kind === "withdraw") {
    const taken = byId.get(op.target);
    taken?.topic.aspect.takeBack(op, taken.op);
  }
}

interface Told {
  topic: Topic;
  op: Said;
}

/** Weighs what is said of these topics in the order in which the server got it, with the chief's word and what came late. */
function weigh(topics: readonly Topic[], words: readonly Said[], late: ReadonlySet<OpId>, closing: Said | null): void {
  const byId = new Map<OpId, Told>();
  for (const topic of topics) for (const op of topic.ops) byId.set(op.id, { topic, op });
  const all = [...[...byId.values()].map(({ op }) => op), ...words].sort(asHeard);
  const told = new Map<OpId, Told>();
  for (const op of all) {
    const one = byId.get(op.id);
    if (!one) {
      decide(op, topics, told, closing);
      continue;
    }
    told.set(op.id, one);
    if (addsUp(op)) one.topic.aspect.count(op, late.has(op.id), closing);
    else one.topic.aspect.mark(op, late.has(op.id), closing);
  }
}

/** What of a topic does not count; what the server has not got is newer than all it has. */
function leftOut({ aspect, ops, unsent }: Topic): SheetOp[] {
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
  const closing = closingOf(standing);
  const late = lateOps(ops, closing);
  const back = takenBackLate(ops, late);
  const all = standing.some(({ version }) => version !== undefined) ? topicsOf(standing, late) : [];
  const topics = all.filter((topic) => topic.ops.length > 0 && (topic.mixed || back.length > 0));
  if (topics.length === 0 && late.size === 0) return { standing, contests: [], confirmed: [], held: new Map() };
  const decides = ({ kind }: SheetOp) => kind === "settle" || kind === "correct";
  const words = [...standing.filter(decides), ...back].flatMap((op) => saidOf(op) ?? []);
  weigh(topics, words, late, closing);
  const out = new Set<OpId>();
  const held = new Map<OpId, "contest" | "late">();
  const contests: Contest[] = [];
  const confirmed: Confirmation[] = [];
  for (const topic of topics) {
    const { lane, name, aspect } = topic;
    for (const { id } of leftOut(topic)) out.add(id);
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
