import { expect, test } from "vitest";
import type { DeviceId, OpId, SheetId } from "#core/ids.ts";
import { Noted, type Shelf } from "#live/tablet/noted.ts";
import type { NotedOp } from "#live/tablet/outbox.ts";
import type { OpAnswer, OpRefusal } from "#live/tablet-protocol.ts";

const sheet = "sheet" as SheetId;

const opOf = (id: string, over: Partial<NotedOp> = {}): NotedOp => ({
  id: id as OpId,
  seq: 0,
  sheet,
  baseVersion: 0,
  at: 0,
  offset: null,
  by: null,
  act: { kind: "tap", lane: 1 },
  device: "device" as DeviceId,
  state: "stored",
  toldAt: null,
  refusal: null,
  ...over,
});

/** A disk whose writes complete, or fail, when they are told to. */
function disk() {
  const kept = new Map<OpId, NotedOp>();
  const open: { ops: readonly NotedOp[]; done(): void; fail(error: Error): void }[] = [];
  let seq = 0;
  const shelf: Shelf = {
    note: (ops) =>
      new Promise((resolve, reject) => {
        const done = () => {
          const numbered = ops.map((op) => ({ ...op, seq: ++seq }));
          for (const op of numbered) kept.set(op.id, op);
          resolve(numbered);
        };
        open.push({ ops, done, fail: reject });
      }),
    async keep(ops) {
      for (const op of ops) kept.set(op.id, op);
    },
  };
  const failures: string[] = [];
  const noted = new Noted(() => shelf, { changed: () => {}, failed: (why) => failures.push(why) });
  const shown = () => (noted.sheets().get(sheet) ?? []).map(({ id }) => id);
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const next = async (error?: Error) => {
    const one = open.shift();
    if (error) one?.fail(error);
    else one?.done();
    await turn();
    return one?.ops.map(({ id }) => id);
  };
  return { noted, kept, open, failures, shown, next };
}

test("an op shows when it is on the disk, not before", async () => {
  const { noted, shown, next } = disk();
  noted.note(opOf("a"));
  expect(shown()).toEqual([]);
  expect(noted.unsent()).toEqual([]);
  await next();
  expect(shown()).toEqual(["a"]);
});

test("what comes while a write is under way goes into the next one together, in its order", async () => {
  const { noted, open, shown, next } = disk();
  for (const id of ["a", "b", "c", "d"]) noted.note(opOf(id));
  expect(open).toHaveLength(1);
  expect(await next()).toEqual(["a"]);
  expect(await next()).toEqual(["b", "c", "d"]);
  expect(open).toHaveLength(0);
  expect(shown()).toEqual(["a", "b", "c", "d"]);
  expect(noted.unsent().map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
});

test("a write that fails shows nothing and says why; the next one is written", async () => {
  const { noted, failures, shown, next } = disk();
  noted.note(opOf("a"));
  noted.note(opOf("b"));
  await next(new DOMException("full", "QuotaExceededError"));
  await next(new Error("broken"));
  expect(failures).toEqual(["disk-full", "write-failed"]);
  expect(shown()).toEqual([]);
  noted.note(opOf("c"));
  await next();
  expect(shown()).toEqual(["c"]);
});

const refused = (id: string, refusal: OpRefusal): OpAnswer => ({ id, ok: false, refusal });

async function answered(answer: OpAnswer, over: Partial<NotedOp> = {}) {
  const all = disk();
  all.noted.note(opOf("a", over));
  await all.next();
  const telling = all.noted.told(all.noted.unsent(), [answer], "mine theirs");
  await all.next();
  await telling;
  return all;
}

test("an accepted op is received; one that is held keeps why", async () => {
  const { noted } = await answered({ id: "a", ok: true, version: 4, held: "late" });
  expect(noted.unsent()).toEqual([]);
  expect(noted.sheets().get(sheet)).toMatchObject([{ state: "received", held: "late" }]);
});

test("a refused op counts no more, and stays on the disk with its reason, also after the referee has seen it", async () => {
  const { noted, kept, shown } = await answered(refused("a", { kind: "sheet-closed" }));
  expect(shown()).toEqual([]);
  const [stuck] = noted.stuck();
  expect(stuck).toMatchObject({ id: "a", refusal: { kind: "sheet-closed" } });
  if (stuck) await noted.see(stuck);
  expect(noted.stuck()).toEqual([]);
  expect(kept.get("a" as OpId)).toMatchObject({ state: "refused", refusal: { kind: "sheet-closed" }, seen: true });
});

test("that a clock was interrupted raises no alarm where the sheet is closed", async () => {
  const act = { kind: "interrupted", gapMs: null } as const;
  const { noted } = await answered(refused("a", { kind: "sheet-closed" }), { act });
  expect(noted.stuck()).toEqual([]);
});

test("an op the server could not read stays unsent, and remembers between which builds", async () => {
  const { noted, shown } = await answered(refused("a", { kind: "bad-op" }));
  expect(shown()).toEqual(["a"]);
  expect(noted.stuck()).toEqual([]);
  expect(noted.unsent()).toMatchObject([{ id: "a", unread: "mine theirs" }]);
  const [op] = noted.unsent();
  if (op) await noted.told([op], [{ id: "a", ok: true, version: 1 }], "mine newer");
  expect(noted.sheets().get(sheet)).toMatchObject([{ state: "received", refusal: null }]);
  expect(noted.sheets().get(sheet)?.[0]).not.toHaveProperty("unread");
});

test("a number the server knows already is given out anew, on the disk as well", async () => {
  const { noted, kept } = await answered(refused("a", { kind: "sequence-reused" }));
  expect(noted.unsent()).toMatchObject([{ id: "a", seq: 2, state: "stored" }]);
  expect(kept.get("a" as OpId)?.seq).toBe(2);
});

test("what another tab noted stands in the order of the numbers", () => {
  const { noted, shown } = disk();
  noted.put([opOf("b", { seq: 2 }), opOf("c", { seq: 3 })]);
  noted.put([opOf("a", { seq: 1 }), opOf("c", { seq: 3, state: "received" })]);
  expect(shown()).toEqual(["a", "b", "c"]);
  expect(noted.unsent().map(({ id }) => id)).toEqual(["a", "b"]);
});
