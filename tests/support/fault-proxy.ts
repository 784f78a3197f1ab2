import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { type Random, seededRandom } from "#core/random.ts";
import { frameCutter, startOfText } from "./websocket-frames.ts";

// The Wi-Fi of a sports ground between one tablet and the server. It spoils requests under /api/ and the socket's messages;
// shakes of hands and heartbeats pass, or nothing would ever be sent.

const faults = ["drop", "delay", "duplicate", "reorder", "cut-after-request", "cut-before-answer"] as const;
type Fault = (typeof faults)[number];

export interface FaultWish {
  /** the server's origin */
  to: string;
  seed: string;
  /** one message in so many is spoilt; 0 = none */
  oneIn: number;
  /** the longest delay, ms */
  delayMs: number;
  /** what the tablet's browser would send along */
  cookie: string;
}

export interface FaultProxy {
  origin: string;
  /** how often each thing has happened */
  done: Record<Fault, number>;
  close(): Promise<void>;
}

interface Line extends FaultWish {
  random: Random;
  done: Record<Fault, number>;
  ends: Set<Duplex>;
}

/** Stands between a tablet and the server at `to`, on a port of its own of 127.0.0.1. */
export async function startFaultProxy(wish: FaultWish): Promise<FaultProxy> {
  const done = Object.fromEntries(faults.map((fault) => [fault, 0])) as Record<Fault, number>;
  const line: Line = { ...wish, random: seededRandom(wish.seed), done, ends: new Set() };
  const server = createServer((incoming, answer) => {
    void passRequest(line, incoming, answer).catch(() => answer.destroy());
  });
  server.on("connection", (socket) => remember(line, socket));
  server.on("upgrade", (incoming: IncomingMessage, near: Duplex, head: Buffer) =>
    passSocket(line, incoming, near, head),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const end of line.ends) end.destroy();
    });
  return { origin: `http://127.0.0.1:${port}`, done, close };
}

function remember(line: Line, end: Duplex): void {
  line.ends.add(end);
  end.on("error", () => end.destroy());
  end.on("close", () => line.ends.delete(end));
}

function drawFault(line: Line): Fault | null {
  if (line.oneIn === 0 || line.random.below(line.oneIn) !== 0) return null;
  const fault = faults[line.random.below(faults.length)] ?? "drop";
  line.done[fault] += 1;
  return fault;
}

const later = (line: Line, act: () => void) => {
  setTimeout(act, line.random.below(line.delayMs + 1));
};

const isSpoilt = (url = "") => url.startsWith("/api/");

interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

async function passRequest(line: Line, incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
  const body = await bodyOf(incoming);
  const ask = () => askServer(line, incoming, body);
  const give = ({ status, headers, body: said }: Answered) => {
    if (answer.destroyed) return;
    const { "transfer-encoding": _chunked, connection: _hop, ...rest } = headers;
    answer.writeHead(status, rest).end(said);
  };
  const unheard = () => {};
  const cut = () => incoming.socket.destroy();
  switch (isSpoilt(incoming.url) ? drawFault(line) : null) {
    case null:
      return give(await ask());
    case "drop":
      // nobody hears of it again: the tablet gives up by itself
      return;
    case "delay":
    case "reorder":
      return later(line, () => void ask().then(give, cut));
    case "duplicate":
      later(line, () => void ask().catch(unheard));
      return give(await ask());
    case "cut-after-request":
      void ask().catch(unheard);
      return void cut();
    case "cut-before-answer":
      await ask().catch(unheard);
      return void cut();
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function askServer(line: Line, incoming: IncomingMessage, body: Buffer): Promise<Answered> {
  const { hostname, port } = new URL(line.to);
  return new Promise((resolve, reject) => {
    const headers = { ...incoming.headers, cookie: line.cookie };
    const { method = "GET", url: path = "/" } = incoming;
    const sent = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      bodyOf(response).then(
        (said) => resolve({ status: response.statusCode ?? 502, headers: response.headers, body: said }),
        reject,
      );
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

function passSocket(line: Line, incoming: IncomingMessage, near: Duplex, head: Buffer): void {
  const { hostname, port } = new URL(line.to);
  const far = connect(Number(port), hostname);
  far.setNoDelay(true);
  remember(line, far);
  remember(line, near);
  near.on("close", () => far.destroy());
  far.on("close", () => near.destroy());
  far.write(handshakeOf(incoming, line.cookie));
  const cut = () => near.destroy();
  const toServer = spoiler(line, "request", (frame) => far.write(frame), cut);
  const toTablet = spoiler(line, "answer", (frame) => near.write(frame), cut);
  near.on("data", toServer);
  if (head.length > 0) toServer(head);
  let shaking: Buffer | null = Buffer.alloc(0);
  far.on("data", (chunk: Buffer) => {
    if (shaking === null) return toTablet(chunk);
    shaking = Buffer.concat([shaking, chunk]);
    const end = shaking.indexOf("\r\n\r\n");
    if (end < 0) return;
    near.write(shaking.subarray(0, end + 4));
    const rest = shaking.subarray(end + 4);
    shaking = null;
    if (rest.length > 0) toTablet(rest);
  });
}

/** The tablet's own handshake, with its cookie, and without compression: the messages are looked at. */
function handshakeOf({ method, url, rawHeaders }: IncomingMessage, cookie: string): string {
  const lines: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? "";
    if (!/^(cookie|sec-websocket-extensions)$/i.test(name)) lines.push(`${name}: ${rawHeaders[at + 1]}`);
  }
  return [`${method} ${url} HTTP/1.1`, ...lines, `Cookie: ${cookie}`, "", ""].join("\r\n");
}

/** Socket.IO's events and acknowledgements; all else is shaking hands and heartbeats. */
const isMessage = (frame: Buffer) => /^4[23]/.test(startOfText(frame));

/** Passes one direction of a socket on, frame by frame; what is held back goes after the next one, or when its time is up. */
function spoiler(line: Line, way: "request" | "answer", write: (frame: Buffer) => void, cut: () => void) {
  let held: (() => void) | null = null;
  const release = () => {
    held?.();
    held = null;
  };
  return frameCutter((frame) => {
    switch (isMessage(frame) ? drawFault(line) : null) {
      case "drop":
        return;
      case "delay":
        return later(line, () => write(frame));
      case "duplicate":
        write(frame);
        return later(line, () => write(frame));
      case "reorder": {
        release();
        let passed = false;
        const pass = () => {
          if (!passed) write(frame);
          passed = true;
        };
        held = pass;
        return void setTimeout(pass, line.delayMs);
      }
      case "cut-after-request":
      case "cut-before-answer":
        if (way === "request") write(frame);
        // what is on its way to the server still gets there
        return void setImmediate(cut);
      case null:
        write(frame);
        return release();
    }
  });
}
