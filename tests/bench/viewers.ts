import net from "node:net";
import { monotonicMs, reporting } from "./children.ts";
import { backoffMs, maskedText, packetKind, type Speech, upgradeRequest, versionIn } from "./viewer-wire.ts";

// A process of the live bench: thousands of viewers as light as they can be: TCP connections that cut frames and note
// when each version reached them, and read nothing else.

export type ViewersWish =
  | { kind: "connect"; port: number; viewers: number; speech: Speech; watch: string | null; snapshot: string | null }
  | { kind: "count" | "clear" | "arrivals" | "joins" | "leave" };

export interface Counted {
  joined: number;
  /** deltas since the last clear, over all viewers */
  deltas: number;
  /** handshakes that were refused since the last clear */
  refused: number;
}
/** for each version, when it reached each viewer that got it; ms of the machine's monotonic clock */
export type Arrivals = [version: number, at: Float64Array][];

interface Viewer {
  socket: net.Socket | null;
  rest: Buffer | null;
  upgraded: boolean;
  joinedAt: number | null;
  attempts: number;
}

const buffer = Buffer.allocUnsafe(256 * 1024);
const atOnce = 100;
const jitterMs = 2000;

let wish: Extract<ViewersWish, { kind: "connect" }> | null = null;
let viewers: Viewer[] = [];
let joined = 0;
let deltas = 0;
let refused = 0;
const arrivals = new Map<number, { at: Float64Array; count: number }>();
let whenAllIn: (() => void) | null = null;

function connect(viewer: Viewer): void {
  if (!wish) return;
  const { port, speech } = wish;
  const socket = net.connect({
    port,
    host: "127.0.0.1",
    noDelay: true,
    onread: {
      buffer,
      callback(length, bytes) {
        take(viewer, Buffer.from(bytes.buffer, bytes.byteOffset, length));
        return true;
      },
    },
  });
  Object.assign(viewer, { socket, rest: null, upgraded: false });
  socket.on("connect", () => socket.write(upgradeRequest(port, speech)));
  socket.on("error", () => {});
  socket.on("close", () => lost(viewer, socket));
}

/** Comes back as the program's own pages do. */
function lost(viewer: Viewer, socket: net.Socket): void {
  if (viewer.socket !== socket || !wish) return;
  viewer.socket = null;
  if (viewer.joinedAt !== null) joined -= 1;
  viewer.joinedAt = null;
  setTimeout(() => wish && connect(viewer), backoffMs(viewer.attempts++));
}

function join(viewer: Viewer): void {
  if (viewer.joinedAt !== null || !wish) return;
  viewer.joinedAt = monotonicMs();
  viewer.attempts = 0;
  joined += 1;
  if (joined === viewers.length) whenAllIn?.();
}

function take(viewer: Viewer, chunk: Buffer): void {
  const bytes = viewer.rest ? Buffer.concat([viewer.rest, chunk]) : chunk;
  viewer.rest = null;
  let at = 0;
  if (!viewer.upgraded) {
    const end = bytes.indexOf("\r\n\r\n");
    if (end >= 0 && bytes.toString("latin1", 9, 12) !== "101") {
      refused += 1;
      viewer.socket?.destroy();
      return;
    }
    if (end >= 0) {
      at = end + 4;
      viewer.upgraded = true;
      if (wish?.speech === "raw") join(viewer);
    }
  }
  while (viewer.upgraded && at + 2 <= bytes.length) {
    const short = (bytes[at + 1] ?? 0) & 0x7f;
    const head = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (at + head > bytes.length) break;
    const length =
      head === 4 ? bytes.readUInt16BE(at + 2) : head === 10 ? Number(bytes.readBigUInt64BE(at + 2)) : short;
    if (at + head + length > bytes.length) break;
    hear(viewer, bytes, at + head, length);
    at += head + length;
  }
  // the buffer is every viewer's: what is left over has to be copied
  if (at < bytes.length) viewer.rest = Buffer.from(bytes.subarray(at));
}

function hear(viewer: Viewer, bytes: Buffer, start: number, length: number): void {
  switch (packetKind(bytes, start, length, wish?.speech ?? "raw")) {
    case "open":
      return void viewer.socket?.write(maskedText("40"));
    case "ping":
      return void viewer.socket?.write(maskedText("3"));
    case "connected":
      if (wish?.watch) viewer.socket?.write(maskedText(wish.watch));
      else join(viewer);
      return;
    case "answer":
      if (wish?.snapshot && bytes.includes("resync", start))
        setTimeout(() => fetchRows(viewer), Math.random() * jitterMs);
      else join(viewer);
      return;
    case "delta":
      deltas += 1;
      note(versionIn(bytes, start));
  }
}

function note(version: number): void {
  if (Number.isNaN(version)) return;
  let found = arrivals.get(version);
  if (!found) {
    found = { at: new Float64Array(viewers.length), count: 0 };
    arrivals.set(version, found);
  }
  found.at[found.count++] = monotonicMs();
}

/** The snapshot as a page fetches it, on a connection of its own. */
function fetchRows(viewer: Viewer): void {
  if (!wish?.snapshot || viewer.joinedAt !== null || !viewer.socket) return;
  const { port, snapshot } = wish;
  const socket = net.connect({ port, host: "127.0.0.1" });
  const lines = [`GET ${snapshot} HTTP/1.1`, "Host: localhost", "Accept-Encoding: gzip", "Connection: close", "", ""];
  let whole = false;
  socket.on("connect", () => socket.write(lines.join("\r\n")));
  socket.on("data", (chunk) => {
    whole ||= chunk.includes("HTTP/1.1 200");
  });
  socket.on("error", () => {});
  socket.on("close", () => (whole ? join(viewer) : setTimeout(() => fetchRows(viewer), Math.random() * jitterMs)));
}

function leave(): void {
  wish = null;
  for (const { socket } of viewers) socket?.destroy();
  viewers = [];
  joined = 0;
  arrivals.clear();
}

async function come(): Promise<number> {
  const done = new Promise<void>((resolve) => {
    whenAllIn = resolve;
  });
  for (const [n, viewer] of viewers.entries()) {
    connect(viewer);
    if (n % atOnce === atOnce - 1) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await done;
  return joined;
}

reporting(async (asked: ViewersWish) => {
  switch (asked.kind) {
    case "connect":
      leave();
      wish = asked;
      viewers = Array.from({ length: asked.viewers }, () => ({
        socket: null,
        rest: null,
        upgraded: false,
        joinedAt: null,
        attempts: 0,
      }));
      return come();
    case "count":
      return { joined, deltas, refused } satisfies Counted;
    case "clear":
      deltas = 0;
      refused = 0;
      return arrivals.clear();
    case "arrivals":
      return [...arrivals].map(([version, { at, count }]) => [version, at.slice(0, count)]) satisfies Arrivals;
    case "joins":
      return viewers.flatMap(({ joinedAt }) => joinedAt ?? []);
    case "leave":
      return leave();
  }
});
