import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { io, type Socket } from "socket.io-client";
import { type Delta, isLaneRow } from "#live/protocol.ts";
import type { BoardsReport, BoardsWish } from "./boards.ts";
import { median, ms, percentile, ratio, table } from "./figures.ts";
import type { Ready } from "./server.ts";

const processes = 2;
const start = (file: string) => fork(path.join(import.meta.dirname, file), { execArgv: ["--import", "tsx"] });

/** From the tap leaving the tablet to the delta reaching each board; against bare Socket.IO sending the same bytes on. */
export async function benchLatency(wish: { boards: number[]; rounds: number; marks: number }): Promise<string> {
  const server = start("server.ts");
  const walls = Array.from({ length: processes }, () => start("boards.ts"));
  try {
    const [ready] = (await once(server, "message")) as [Ready];
    const tablets = { own: tabletOf(ready.own, ready.cookie), bare: tabletOf(ready.bare, ready.cookie) };
    const sample = await sampleDelta(ready, tablets.own);
    const rows: string[][] = [];
    for (const boards of wish.boards) {
      const found = { own: [] as number[][], bare: [] as number[][] };
      for (let round = 0; round < wish.rounds; round++)
        for (const kind of round % 2 === 0 ? (["own", "bare"] as const) : (["bare", "own"] as const)) {
          const hung = await hang(walls, { port: ready[kind], slug: ready.slug, boards });
          const tap = kind === "own" ? tapOf(tablets.own, ready.sheet) : sendOf(tablets.bare, sample);
          found[kind].push(await measure(hung, boards, wish.marks, tap));
          await Promise.all(walls.map((wall) => told(wall, { kind: "leave" })));
        }
      for (const share of [0.5, 0.99]) {
        const own = found.own.map((times) => percentile(times, share));
        const bare = found.bare.map((times) => percentile(times, share));
        const ratios = own.map((value, round) => value / (bare[round] ?? Number.NaN));
        rows.push([`${boards}, p${share * 100}`, ms(median(own)), ms(median(bare)), ratio(median(ratios))]);
      }
    }
    for (const tablet of Object.values(tablets)) tablet.disconnect();
    return table(["boards", "mark to board, ms", "bare Socket.IO, ms", "ratio"], rows);
  } finally {
    const ended = once(server, "exit");
    if (server.connected) server.send("stop");
    for (const wall of walls) wall.kill();
    await ended;
  }
}

const tabletOf = (port: number, Cookie: string): Socket =>
  io(`http://127.0.0.1:${port}`, { transports: ["websocket"], forceNew: true, extraHeaders: { Cookie } });

async function told(wall: ChildProcess, wish: BoardsWish | { kind: "leave" }): Promise<void> {
  const done = once(wall, "message");
  wall.send(wish);
  await done;
}

/** Puts the boards up, spread over the processes; answers those that have some. */
async function hang(walls: ChildProcess[], { boards, ...where }: Omit<BoardsWish, "kind">): Promise<ChildProcess[]> {
  const used = walls.slice(0, Math.min(processes, boards));
  const share = (index: number) => Math.floor((boards + index) / used.length);
  await Promise.all(used.map((wall, index) => told(wall, { kind: "connect", ...where, boards: share(index) })));
  return used;
}

/** Taps so that the boards show `value` next. */
type Tap = (value: number) => Promise<unknown>;

let shown = 0;
let seq = 0;

function tapOf(tablet: Socket, sheet: string): Tap {
  return (value) => {
    seq += 1;
    const at = Date.now();
    const act = { kind: "set", lane: 1, value };
    return tablet.emitWithAck("ops", { sentAt: at, ops: [{ id: randomUUID(), seq, sheet, baseVersion: 0, at, act }] });
  };
}

const sendOf =
  (tablet: Socket, sample: Delta): Tap =>
  (value) => {
    const rows = sample.rows.map((row) =>
      isLaneRow(row) && row.lane === 1 && row.mark ? { ...row, mark: { ...row.mark, value } } : row,
    );
    return tablet.emitWithAck("mark", { ...sample, rows });
  };

/** Marks one after another, each once every board shows the last; ms from tap to board, for every mark and board. */
async function measure(walls: ChildProcess[], boards: number, marks: number, tap: Tap): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < marks; n++) {
    shown += 1;
    const value = shown;
    const arrived = Promise.all(walls.map((wall) => arrivals(wall, value)));
    const from = process.hrtime.bigint();
    await tap(value);
    // the first marks after connecting warm up both sides alike
    for (const at of (await arrived).flat()) if (n >= 3) times.push(Number(BigInt(at) - from) / 1e6);
    // past the hub's busy gap: marks that come one by one, as on a quiet ground
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
  if (times.length !== boards * Math.max(0, marks - 3)) throw new Error("a board missed a mark");
  return times;
}

function arrivals(wall: ChildProcess, value: number): Promise<string[]> {
  return new Promise((resolve) => {
    const hear = (report: BoardsReport) => {
      if (report.kind !== "arrived" || report.value !== value) return;
      wall.off("message", hear);
      resolve(report.at);
    };
    wall.on("message", hear);
  });
}

/** One real delta, to be sent on by the bare server. */
async function sampleDelta({ own, slug, sheet }: Ready, tablet: Socket): Promise<Delta> {
  const board = io(`http://127.0.0.1:${own}`, { transports: ["websocket"], forceNew: true });
  await board.emitWithAck("watch", { room: { kind: "meet", slug }, since: null });
  const heard = new Promise<Delta>((resolve) => board.once("delta", resolve));
  shown += 1;
  await tapOf(tablet, sheet)(shown);
  const delta = await heard;
  board.disconnect();
  return delta;
}
