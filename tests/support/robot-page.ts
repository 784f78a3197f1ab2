import type { DeviceId, OpId, SheetId } from "#core/ids.ts";
import { seededRandom } from "#core/random.ts";
import { freshId } from "#live/tablet/fresh-id.ts";
import type { NotedOp } from "#live/tablet/outbox.ts";
import { Sender } from "#live/tablet/sender.ts";
import { Wire } from "#live/tablet/wire.ts";
import type { OpAnswer, OpsAnswer, RefereeAct } from "#live/tablet-protocol.ts";

// The page of a robot's tablet, in a process of its own: the tablet's real sender and wire, on the little of a browser that
// they need. The page's clock runs faster than the wall's, so that its patience and its pauses end sooner.

export interface PageWish {
  /** where the page came from */
  origin: string;
  /** how much faster its clock runs */
  speed: number;
  device: DeviceId;
}

/** One referee's minute: taps on a lane, now and then a miss, now and then one taken back. */
export interface Minute {
  sheet: SheetId;
  lane: number;
  acts: number;
  everyMs: number;
  seed: string;
}

export type PageReport =
  | { kind: "ready" }
  | { kind: "noted"; op: NotedOp }
  | { kind: "renumbered"; id: OpId; seq: number }
  | { kind: "answered"; answers: OpAnswer[] }
  | { kind: "played" }
  | { kind: "not-seated" };

const { origin, speed, device } = JSON.parse(process.argv[2] ?? "") as PageWish;
/** longer ones are between the server's heart and the socket's: the server's does not beat faster */
const heartMs = 20_000;
const refreshMs = 15_000;

const wall = { setTimeout, fetch, now: performance.now.bind(performance) };
const quicker = (ms = 0) => (ms < heartMs ? ms / speed : ms);
const tell = (report: PageReport) => void process.send?.(report);

Object.assign(globalThis, {
  location: new URL(origin),
  setTimeout: <All extends unknown[]>(act: (...all: All) => void, ms?: number, ...all: All) =>
    wall.setTimeout(act, quicker(ms), ...all),
  // a browser says by itself which page it asks for
  fetch: (path: string, init: RequestInit = {}) =>
    wall.fetch(new URL(path, origin), { ...init, headers: { ...init.headers, Origin: origin } }),
});
performance.now = () => wall.now() * speed;

let seq = 0;
let pending: NotedOp[] = [];
const held = new Map<SheetId, number>();

const wire = new Wire({
  connected: (yes) => {
    if (!yes) return;
    sender.retry();
    void refresh();
  },
  delta: () => {},
  tick: () => {},
  clock: () => {},
});

const sender = new Sender(wire.send, { pending: () => pending, told, reached: () => {} });

async function refresh(): Promise<void> {
  const state = await wire.state(held);
  if (state === "not-seated") return tell({ kind: "not-seated" });
  if (state === null) return;
  seq = Math.max(seq, state.lastSeq);
  for (const { sheets } of state.heats) for (const { id, version, ops } of sheets) if (ops) held.set(id, version);
  wire.follow(state.meet.slug);
}

async function told(sent: readonly NotedOp[], answer: OpsAnswer): Promise<void> {
  if (answer.kind === "not-seated") return tell({ kind: "not-seated" });
  if (answer.kind !== "answered") return;
  const answers = new Map(answer.answers.map((one) => [one.id, one]));
  const settled = new Set<OpId>();
  for (const op of sent) {
    const one = answers.get(op.id);
    if (!one) continue;
    if (!one.ok && one.refusal.kind === "sequence-reused") {
      seq += 1;
      op.seq = seq;
      tell({ kind: "renumbered", id: op.id, seq });
    } else settled.add(op.id);
  }
  pending = pending.filter(({ id }) => !settled.has(id));
  tell({ kind: "answered", answers: answer.answers.filter(({ id }) => settled.has(id as OpId)) });
}

function note(sheet: SheetId, act: RefereeAct): NotedOp {
  seq += 1;
  const op: NotedOp = {
    id: freshId<OpId>(),
    seq,
    sheet,
    baseVersion: held.get(sheet) ?? 0,
    at: Date.now(),
    offset: 0,
    by: null,
    act,
    device,
    state: "stored",
    toldAt: null,
    refusal: null,
  };
  pending = [...pending, op];
  tell({ kind: "noted", op });
  sender.wake(act.kind !== "tap" && act.kind !== "miss");
  return op;
}

/** Referees until the last act of the minute is noted, whatever becomes of it. */
async function play({ sheet, lane, acts, everyMs, seed }: Minute): Promise<void> {
  const random = seededRandom(seed);
  const standing: OpId[] = [];
  for (let n = 0; n < acts; n += 1) {
    const target = random.below(20) === 0 ? standing.pop() : undefined;
    if (target) note(sheet, { kind: "undo", target });
    else standing.push(note(sheet, { kind: random.below(12) === 0 ? "miss" : "tap", lane }).id);
    await new Promise<void>((resolve) => wall.setTimeout(resolve, everyMs));
  }
  tell({ kind: "played" });
}

process.on("message", (minute: Minute) => void play(minute));
process.on("disconnect", () => process.exit(0));
setInterval(() => void refresh(), quicker(refreshMs));
await refresh();
tell({ kind: "ready" });
