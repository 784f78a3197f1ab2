import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { DeviceId, OpId, SheetId } from "#core/ids.ts";
import type { NotedOp } from "#live/tablet/outbox.ts";
import { Sender, type Transport } from "#live/tablet/sender.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const opOf = (seq: number): NotedOp => ({
  id: `op-${seq}` as OpId,
  seq,
  sheet: "sheet" as SheetId,
  baseVersion: 0,
  at: 0,
  offset: 0,
  by: null,
  act: { kind: "tap", lane: 1 },
  device: "device" as DeviceId,
  state: "stored",
  toldAt: null,
  refusal: null,
});

/** An outbox whose server answers as `transport` says; ops leave it when they are answered. */
function outbox(transport: Transport) {
  const waiting: NotedOp[] = [];
  const tries: { at: number; ops: number }[] = [];
  const sender = new Sender(
    (ops) => {
      tries.push({ at: Math.round(performance.now()), ops: ops.length });
      return transport(ops);
    },
    {
      pending: () => waiting,
      async told(ops, answer) {
        if (answer.kind === "answered") waiting.splice(0, ops.length);
      },
      reached: () => {},
    },
  );
  const note = (n: number) => waiting.push(...Array.from({ length: n }, () => opOf(waiting.length + 1)));
  return { sender, note, tries, waiting };
}

const accepted: Transport = async (ops) => ({
  kind: "answered",
  answers: ops.map(({ id }) => ({ id, ok: true as const, version: 1 })),
});

test("taps of one second travel together, a start goes at once", async () => {
  const { sender, note, tries } = outbox(accepted);
  for (let n = 0; n < 5; n += 1) {
    note(1);
    sender.wake(false);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(tries).toEqual([]);
  await vi.advanceTimersByTimeAsync(600);
  expect(tries.map(({ ops }) => ops)).toEqual([5]);
  note(1);
  sender.wake(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(tries.map(({ ops }) => ops)).toEqual([5, 1]);
});

test("a long absence is emptied in batches of two hundred, without a pause", async () => {
  const { sender, note, tries, waiting } = outbox(accepted);
  note(450);
  sender.wake(true);
  await vi.advanceTimersByTimeAsync(10);
  expect(tries.map(({ ops }) => ops)).toEqual([200, 200, 50]);
  expect(waiting).toEqual([]);
});

test("a server that is away is asked after about 1, 2, 4, 8 and then every 15 seconds, however many taps come", async () => {
  const { sender, note, tries } = outbox(async () => null);
  note(1);
  sender.wake(true);
  for (let second = 0; second < 75; second += 1) {
    note(1);
    sender.wake(false);
    await vi.advanceTimersByTimeAsync(1000);
  }
  const pauses = tries.slice(1).map(({ at }, index) => at - (tries[index]?.at ?? 0));
  for (const [index, expected] of [1000, 2000, 4000, 8000, 15_000].entries()) {
    expect(pauses[index]).toBeGreaterThanOrEqual(expected * 0.74);
    expect(pauses[index]).toBeLessThanOrEqual(expected * 1.26);
  }
});

test("a connection that is back is used at once", async () => {
  let away = true;
  const { sender, note, waiting } = outbox((ops) => (away ? Promise.reject(new Error("away")) : accepted(ops)));
  note(3);
  sender.wake(true);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(waiting).toHaveLength(3);
  away = false;
  sender.retry();
  await vi.advanceTimersByTimeAsync(0);
  expect(waiting).toEqual([]);
});

test("one batch is under way at a time", async () => {
  const open: (() => void)[] = [];
  const { sender, note, tries, waiting } = outbox(
    (ops) => new Promise((resolve) => open.push(() => resolve(accepted(ops)))),
  );
  note(2);
  sender.wake(true);
  await vi.advanceTimersByTimeAsync(0);
  note(1);
  sender.wake(true);
  sender.retry();
  await vi.advanceTimersByTimeAsync(2000);
  expect(tries).toHaveLength(1);
  open.shift()?.();
  await vi.advanceTimersByTimeAsync(0);
  open.shift()?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(tries.map(({ ops }) => ops)).toEqual([2, 1]);
  expect(waiting).toEqual([]);
});

test("nothing is sent after stop", async () => {
  const { sender, note, tries } = outbox(accepted);
  note(1);
  sender.wake(false);
  sender.stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(tries).toEqual([]);
});

test("a tab that may not send asks again until it may", async () => {
  const waiting = [opOf(1)];
  let others = true;
  const sender = new Sender(accepted, {
    pending: () => waiting,
    async told(ops) {
      waiting.splice(0, ops.length);
    },
    reached: () => {},
    allowed: async () => !others,
  });
  sender.wake(true);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(waiting).toHaveLength(1);
  others = false;
  await vi.advanceTimersByTimeAsync(3000);
  expect(waiting).toEqual([]);
});

test("an answer that could not be kept is asked for again", async () => {
  const waiting = [opOf(1)];
  let broken = true;
  const sender = new Sender(accepted, {
    pending: () => waiting,
    async told(ops) {
      if (broken) throw new Error("no disk");
      waiting.splice(0, ops.length);
    },
    reached: () => {},
  });
  sender.wake(true);
  await vi.advanceTimersByTimeAsync(500);
  expect(waiting).toHaveLength(1);
  broken = false;
  await vi.advanceTimersByTimeAsync(2000);
  expect(waiting).toEqual([]);
});
