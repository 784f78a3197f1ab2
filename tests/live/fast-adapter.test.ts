import { createServer } from "node:http";
import { Socket as TcpSocket } from "node:net";
import fc from "fast-check";
import { Server } from "socket.io";
import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { FastAdapter } from "../../app/server/fast-adapter.ts";
import { type Connection, openPipe } from "../../app/server/pipe.ts";
import { textFrame } from "../../app/server/text-frame.ts";
import { freePort } from "../support/program.ts";
import { frameCutter } from "../support/websocket-frames.ts";

interface Heard {
  n: (value: number, ballast?: string) => void;
}

const http = createServer();
const server = new Server<Record<string, never>, Heard>(http, {
  adapter: FastAdapter,
  perMessageDeflate: false,
  pingInterval: 5000,
});
const adapter = (): FastAdapter => {
  const { adapter } = server.of("/");
  if (!(adapter instanceof FastAdapter)) throw new Error("another adapter");
  return adapter;
};
let url = "";
beforeAll(async () => {
  const port = await freePort();
  await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${port}`;
});
afterAll(() => server.close());

const viewers: Socket<Heard>[] = [];
afterEach(() => {
  for (const viewer of viewers.splice(0)) viewer.disconnect();
});

type Transports = ("websocket" | "polling")[];
const kinds: Transports[] = [["websocket"], ["polling"], ["polling", "websocket"]];

/** A viewer in `room`, with the server's side of it and all it heard. */
async function join(transports: Transports, room: string) {
  const there = new Promise<Parameters<Parameters<typeof server.once>[1]>[0]>((resolve) =>
    server.once("connection", resolve),
  );
  const viewer: Socket<Heard> = io(url, { transports, forceNew: true, reconnection: false });
  viewers.push(viewer);
  const heard: number[] = [];
  viewer.on("n", (value) => heard.push(value));
  const socket = await there;
  await socket.join(room);
  const conn: Connection = socket.conn;
  return { viewer, heard, socket, conn };
}

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);
/** until every viewer heard as many as it should; the comparison is the test's own */
const arrived = (all: { heard: number[] }[], count: number) =>
  expect.poll(() => all.every(({ heard }) => heard.length >= count)).toBe(true);
const room = () => `room ${Math.random()}`;

describe("the broadcast that does not block", () => {
  test("reaches every viewer once and in order: by websocket, by polling, and while one becomes the other", async () => {
    const here = room();
    const all = [];
    for (const kind of [...kinds, ...kinds, ...kinds]) all.push(await join(kind, here));
    for (const n of upTo(400)) {
      server.to(here).emit("n", n);
      if (n % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await arrived(all, 400);
    for (const { heard } of all) expect(heard).toEqual(upTo(400));
  });

  test("keeps the order of what is said to all, to some and to one", async () => {
    const [left, right] = [room(), room()];
    const step = fc.record({
      to: fc.constantFrom("left", "right", "both", "one", "all but one"),
      turn: fc.boolean(),
    });
    const people: ({ side: string } & Awaited<ReturnType<typeof join>>)[] = [];
    for (const kind of kinds) for (const side of [left, right]) people.push({ side, ...(await join(kind, side)) });
    const [one] = people;
    if (!one) throw new Error("nobody");
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 60 }), async (steps) => {
        const expected = people.map((): number[] => []);
        for (const person of people) person.heard.length = 0;
        for (const [n, { to, turn }] of steps.entries()) {
          const hears = (person: (typeof people)[number]) => {
            if (to === "one") return person === one;
            if (to === "both") return true;
            if (to === "all but one") return person !== one && person.side === left;
            return person.side === (to === "left" ? left : right);
          };
          for (const [at, person] of people.entries()) if (hears(person)) expected[at]?.push(n);
          if (to === "one") one.socket.emit("n", n);
          else if (to === "both") server.to([left, right]).emit("n", n);
          else if (to === "all but one") server.to(left).except(one.socket.id).emit("n", n);
          else server.to(to === "left" ? left : right).emit("n", n);
          if (turn) await new Promise((resolve) => setImmediate(resolve));
        }
        await expect.poll(() => people.map(({ heard }) => heard)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  test("lets other work in between: no more than a hundred sockets a turn of the event loop", async () => {
    const here = room();
    const all = [];
    for (const _ of upTo(250)) all.push(await join(["websocket"], here));
    const pipes = all.map(({ conn }) => openPipe(conn)).filter((pipe) => pipe instanceof TcpSocket);
    expect(pipes.length).toBe(250);
    const before = pipes.map((pipe) => pipe.bytesWritten);
    const told = () => pipes.filter((pipe, at) => pipe.bytesWritten > (before[at] ?? 0)).length;
    server.to(here).emit("n", 0);
    const turns = [told()];
    while (turns.at(-1) !== 250 && turns.length < 1000) {
      await new Promise((resolve) => setImmediate(resolve));
      turns.push(told());
    }
    const steps = turns.map((count, at) => count - (turns[at - 1] ?? 0));
    // a ping in that very moment counts as told
    expect(Math.max(...steps)).toBeLessThanOrEqual(110);
    await arrived(all, 1);
  });

  test("a viewer that does not read misses broadcasts, is not given them later, and holds nobody else up", async () => {
    const here = room();
    const slow = await join(["websocket"], here);
    const others = [await join(["websocket"], here), await join(["polling"], here)];
    const below = (slow.conn.transport.socket?._socket ?? {}) as TcpSocket;
    expect(below).toBeInstanceOf(TcpSocket);
    // what the kernel does with a phone whose screen is off: nothing leaves any more
    below.cork();
    const ballast = "x".repeat(50_000);
    const before = adapter().skipped;
    for (const n of upTo(40)) {
      server.to(here).emit("n", n, ballast);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await arrived(others, 40);
    for (const { heard } of others) expect(heard).toEqual(upTo(40));
    expect(adapter().skipped - before).toBeGreaterThan(30);
    expect(below.writableLength).toBeLessThan(400 * 1024);
    below.uncork();
    const told = 40 - (adapter().skipped - before);
    await arrived([slow], told);
    server.to(here).emit("n", 99);
    await arrived([slow], told + 1);
    expect(slow.heard).toEqual([...upTo(told), 99]);
  });

  test("who left the room hears nothing more; a message for nobody is none", async () => {
    const here = room();
    const [stays, leaves] = [await join(["websocket"], here), await join(["websocket"], here)];
    server.to(here).emit("n", 1);
    leaves.socket.leave(here);
    server.to(here).emit("n", 2);
    server.to(room()).emit("n", 3);
    await arrived([stays], 2);
    expect(stays.heard).toEqual([1, 2]);
    await arrived([leaves], 1);
    expect(leaves.heard).toEqual([1]);
  });

  test("a connection that ends while it is being told costs nobody anything", async () => {
    const here = room();
    const all = [];
    for (const n of upTo(12)) all.push(await join(kinds[n % 3] ?? ["websocket"], here));
    for (const n of upTo(30)) {
      server.to(here).emit("n", n);
      if (n === 10) for (const { viewer } of all.slice(0, 3)) viewer.disconnect();
      if (n === 20) for (const { socket } of all.slice(3, 6)) socket.conn.close(true);
      if (n % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    const rest = all.slice(6);
    await arrived(rest, 30);
    for (const { heard } of rest) expect(heard).toEqual(upTo(30));
  });

  test("binary messages take the ordinary way and keep their place", async () => {
    const here = room();
    const one = await join(["websocket"], here);
    const order: unknown[] = [];
    one.viewer.onAny((_event, value) =>
      order.push(value instanceof ArrayBuffer || Buffer.isBuffer(value) ? "bytes" : value),
    );
    const loose = server as unknown as Server;
    loose.to(here).emit("n", 1);
    loose.to(here).emit("n", Buffer.from("ab"));
    loose.to(here).emit("n", 2);
    await arrived([one], 3);
    expect(order).toEqual([1, "bytes", 2]);
  });
});

describe("the fields of the libraries that are not promised", () => {
  test("are there in the versions installed: a websocket's frames go straight to its TCP connection", async () => {
    const here = room();
    const { conn } = await join(["websocket"], here);
    expect(openPipe(conn)).toBeInstanceOf(TcpSocket);
  });

  test("polling has no such pipe, and gets one once it became a websocket", async () => {
    const polling = await join(["polling"], room());
    expect(openPipe(polling.conn)).toBeNull();
    const upgraded = await join(["polling", "websocket"], room());
    await expect.poll(() => openPipe(upgraded.conn)).toBeInstanceOf(TcpSocket);
  });

  const hidden = { readyState: 1, extensions: "", _socket: { writable: true, writableLength: 0, write: () => true } };
  const conn = (over: Partial<Connection>, socket?: object): Connection => ({
    readyState: "open",
    protocol: 4,
    upgrading: false,
    transport: { name: "websocket", writable: true, ...(socket && { socket }) },
    writeBuffer: [],
    write: () => {},
    on: () => {},
    ...over,
  });
  test.each([
    { why: "ws keeps its TCP connection under another name", one: conn({}, { ...hidden, _socket: undefined }) },
    { why: "it has no write", one: conn({}, { ...hidden, _socket: { writable: true, writableLength: 0 } }) },
    {
      why: "nobody says how much waits there",
      one: conn({}, { ...hidden, _socket: { writable: true, write: () => true } }),
    },
    { why: "it is ended", one: conn({}, { ...hidden, _socket: { ...hidden._socket, writable: false } }) },
    { why: "engine.io keeps ws under another name", one: conn({}) },
    { why: "the websocket is closing", one: conn({}, { ...hidden, readyState: 2 }) },
    { why: "compression was agreed", one: conn({}, { ...hidden, extensions: "permessage-deflate" }) },
    { why: "something waits before it", one: conn({ writeBuffer: [{}] }, hidden) },
    { why: "it is just coming from polling", one: conn({ upgrading: true }, hidden) },
    { why: "the connection is closing", one: conn({ readyState: "closing" }, hidden) },
    { why: "an older protocol is spoken", one: conn({ protocol: 3 }, hidden) },
  ])("no frame goes past engine.io where $why", ({ one }) => {
    expect(openPipe(conn({}, hidden))).toBe(hidden._socket);
    expect(openPipe(one)).toBeNull();
  });

  test("without them everything arrives all the same", async () => {
    const here = room();
    const one = await join(["websocket"], here);
    // ws keeps working: it is only the adapter that finds no pipe
    Object.defineProperty(one.conn.transport.socket ?? {}, "extensions", { value: "something-new" });
    expect(openPipe(one.conn)).toBeNull();
    for (const n of upTo(50)) server.to(here).emit("n", n);
    await arrived([one], 50);
    expect(one.heard).toEqual(upTo(50));
  });
});

describe("a text frame", () => {
  test.each([0, 1, 125, 126, 127, 0xffff, 0x10000, 300_000])("of %i bytes is cut where it ends", (length) => {
    const text = "x".repeat(length);
    const frame = textFrame(text);
    const cut: Buffer[] = [];
    const take = frameCutter((one) => cut.push(one));
    take(Buffer.concat([frame, textFrame("next")]));
    expect(cut.map((one) => one.length)).toEqual([frame.length, 6]);
    expect(frame.subarray(frame.length - length).toString()).toBe(text);
    expect(frame[0]).toBe(0x81);
  });

  test("counts bytes, not characters", () => {
    expect(textFrame("王小明").length).toBe(2 + 9);
  });
});
