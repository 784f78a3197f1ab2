import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import { type Child, monotonicMs, start } from "./children.ts";
import { median, ms, percentile, whole } from "./figures.ts";
import { askHealth } from "./live-fan-out.ts";
import { type LiveProgram, lanes } from "./live-program.ts";
import type { Arrivals, Counted, ViewersWish } from "./viewers.ts";

export interface MeetFigures {
  /** bytes a viewer that only watches costs */
  perViewer: number;
  /** from a mark's leaving the tablet to each viewer, ms */
  p50Ms: number;
  p99Ms: number;
  /** share of a core while 20 marks a second come in */
  cpu: number;
  healthP99Ms: number;
  /** bytes of one mark's delta, and of all rows */
  deltaBytes: number;
  snapshotBytes: number;
  /** after a restart: seconds since the port was open until half of them and all of them were back */
  halfBackS: number;
  allBackS: number;
  refused: number;
  /** processor time it took to have them back, ms for a thousand */
  backCpuMs: number;
  restartHealthP99Ms: number;
}

const marksPerSecond = 20;
/** marks come to so many heats in turn */
const running = 10;

/** As much of a delta as the witness reads: a heat's lanes as rows of their own. */
interface Heard {
  version: number;
  rows: { heat?: string; lane?: number; mark?: { value: number | null } | null }[];
}

/** A running meet with thousands of viewers: what they cost, how late they see, and what a restart does. */
export async function runMeet(program: LiveProgram, viewers: number, seconds: number): Promise<MeetFigures> {
  const crowd = start<ViewersWish>("viewers.ts", 1);
  try {
    await fetchSnapshot(program);
    const empty = program.memory();
    await gather(crowd, program, viewers);
    await pause(5000);
    const perViewer = (program.memory() - empty) / viewers;
    const marks = await mark(crowd, program, seconds);
    await gather(crowd, program, viewers);
    return { perViewer, ...marks, ...(await restart(crowd, program, viewers)) };
  } finally {
    crowd.stop();
  }
}

interface Held {
  epoch: string;
  version: number;
}

async function fetchSnapshot({ port, slug }: LiveProgram): Promise<Held & { bytes: number }> {
  const text = await (await fetch(`http://127.0.0.1:${port}/api/board/${slug}`)).text();
  const { epoch, version } = JSON.parse(text) as Held;
  return { epoch, version, bytes: Buffer.byteLength(text) };
}

async function gather(crowd: Child<ViewersWish>, program: LiveProgram, viewers: number): Promise<void> {
  const { epoch, version } = await fetchSnapshot(program);
  const { port, slug } = program;
  const wish = { room: { kind: "meet", slug }, since: { epoch, version } };
  await crowd.ask({
    kind: "connect",
    port,
    viewers,
    speech: "socket.io",
    watch: `420${JSON.stringify(["watch", wish])}`,
    snapshot: `/api/board/${slug}`,
  });
}

/** Marks to many heats in turn; each counts as seen by a viewer with the first version that shows it. */
async function mark(crowd: Child<ViewersWish>, program: LiveProgram, seconds: number) {
  const { port, slug, cookie, sheets } = program;
  const witness = connect(port, {});
  const tablet = connect(port, { Cookie: cookie });
  const heard: { delta: Heard; bytes: number }[] = [];
  witness.on("delta", (delta: Heard) => heard.push({ delta, bytes: Buffer.byteLength(JSON.stringify(delta)) }));
  await witness.emitWithAck("watch", { room: { kind: "meet", slug }, since: null });
  // one alone, in a heat that is under way: what a single mark costs on the wire
  for (const value of [1, 2]) {
    const before = heard.length;
    await send(tablet, sheets[0] ?? "", 1, value);
    await until(() => heard.length > before);
  }
  const deltaBytes = heard.at(-1)?.bytes ?? Number.NaN;
  await pause(500);
  heard.length = 0;
  await crowd.ask({ kind: "clear" });

  const health = askHealth(port);
  const cpuFrom = program.cpuMs();
  const sent: { value: number; at: number; answered: Promise<unknown> }[] = [];
  const from = monotonicMs();
  const total = seconds * marksPerSecond;
  for (let n = 0; n < total; n++) {
    await pause(Math.max(0, from + (n * 1000) / marksPerSecond - monotonicMs()));
    // no two marks have the same value, so that the witness knows each
    const value = 100 + n;
    sent.push({ value, at: monotonicMs(), answered: send(tablet, sheets[n % running] ?? "", 1 + (n % lanes), value) });
  }
  await Promise.all(sent.map(({ answered }) => answered));
  const cpu = (program.cpuMs() - cpuFrom) / (monotonicMs() - from);
  const healthP99Ms = percentile(await health.stop(), 0.99);
  const last = sent.at(-1)?.value ?? 0;
  await until(() => heard.some(({ delta }) => delta.rows.some((row) => row.mark?.value === last)));
  await pause(1000);

  const arrivals = new Map(await crowd.ask<Arrivals>({ kind: "arrivals" }));
  const late: number[] = [];
  for (const { value, at } of sent) {
    const first = heard.find(({ delta }) => delta.rows.some((row) => row.mark?.value === value));
    // a later mark of the same lane may have come with it
    if (first) for (const arrived of arrivals.get(first.delta.version) ?? []) late.push(arrived - at);
  }
  for (const socket of [witness, tablet]) socket.disconnect();
  const snapshotBytes = (await fetchSnapshot(program)).bytes;
  return { p50Ms: median(late), p99Ms: percentile(late, 0.99), cpu, healthP99Ms, deltaBytes, snapshotBytes };
}

const connect = (port: number, extraHeaders: Record<string, string>): Socket =>
  io(`http://127.0.0.1:${port}`, { transports: ["websocket"], forceNew: true, extraHeaders });

let seq = 0;

async function send(tablet: Socket, sheet: string, lane: number, value: number): Promise<void> {
  seq += 1;
  const at = Date.now();
  const op = { id: randomUUID(), seq, sheet, baseVersion: 0, at, act: { kind: "set", lane, value } };
  const answer: unknown = await tablet.emitWithAck("ops", { sentAt: at, ops: [op] });
  if (!JSON.stringify(answer).includes('"ok":true')) throw new Error(`a mark was refused: ${JSON.stringify(answer)}`);
}

async function restart(crowd: Child<ViewersWish>, program: LiveProgram, viewers: number) {
  await crowd.ask({ kind: "clear" });
  const openAt = await program.killAndRestart(300);
  const cpuFrom = program.cpuMs();
  const health = askHealth(program.port);
  await until(async () => (await crowd.ask<Counted>({ kind: "count" })).joined === viewers);
  const backCpuMs = ((program.cpuMs() - cpuFrom) * 1000) / viewers;
  const restartHealthP99Ms = percentile(await health.stop(), 0.99);
  const back = (await crowd.ask<number[]>({ kind: "joins" })).map((at) => (at - openAt) / 1000);
  const { refused } = await crowd.ask<Counted>({ kind: "count" });
  return { halfBackS: median(back), allBackS: percentile(back, 1), refused, backCpuMs, restartHealthP99Ms };
}

async function until(found: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 5 * 60_000; !(await found()); await pause(20))
    if (Date.now() > end) throw new Error("it did not happen");
}

const kept = (is: boolean) => (is ? "kept" : "BROKEN");

/** One line a figure: what was asked, and whether it is kept. */
export function meetLines(figures: MeetFigures): string[][] {
  const { p50Ms, p99Ms, cpu, healthP99Ms, deltaBytes, snapshotBytes, ...rest } = figures;
  const share = snapshotBytes / deltaBytes;
  const kb = rest.perViewer / 1024;
  return [
    ["mark to viewer, p99, ms", ms(p99Ms), "200", kept(p99Ms <= 200)],
    ["… p50, ms", ms(p50Ms), "", ""],
    ["… share of a core", cpu.toFixed(2), "0.50", kept(cpu <= 0.5)],
    ["… health meanwhile, p99, ms", ms(healthP99Ms), "", ""],
    [
      `snapshot to delta (${whole(snapshotBytes)} to ${whole(deltaBytes)} bytes)`,
      `${whole(share)}×`,
      "100×",
      kept(share >= 100),
    ],
    ["restart: all back, s", rest.allBackS.toFixed(1), "12", kept(rest.allBackS <= 12)],
    [`… half back, s (${whole(rest.refused)} refused meanwhile)`, rest.halfBackS.toFixed(1), "", ""],
    ["… processor, ms for a thousand", whole(rest.backCpuMs), "", ""],
    ["… health meanwhile, p99, ms", ms(rest.restartHealthP99Ms), "50", kept(rest.restartHealthP99Ms <= 50)],
    ["memory of an idle viewer, KB", kb.toFixed(1), "25", kept(kb <= 25)],
  ];
}
