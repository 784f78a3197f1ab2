import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { applyDelta, judge, type Rows, rowsOf } from "#live/deltas.ts";
import { createHub } from "#live/hub.server.ts";
import type { Delta, RowKey } from "#live/protocol.ts";
import { eventRow, heatId, heatRow, meetId, roundRow, source } from "../support/rows.ts";

function stage(gapMs = 100) {
  const rows = source([eventRow(1), roundRow(1), heatRow(1), heatRow(2)]);
  const hub = createHub("e", gapMs);
  const sent: { at: number; delta: Delta }[] = [];
  hub.connect(rows.load, (_meet, delta) => sent.push({ at: performance.now(), delta }));
  const change = (...keys: RowKey[]) => hub.changed(meetId, keys);
  const quiet = (count: number) => vi.waitFor(() => expect(sent.length).toBe(count), { timeout: 15_000, interval: 5 });
  return { rows, hub, sent, change, quiet };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const keys = ({ delta }: { delta: Delta }) => delta.rows.map((row) => row.key);

describe("the hub", () => {
  test("tells an idle room at once, with the rows as they stand", async () => {
    const { rows, sent, change, quiet } = stage();
    rows.put(heatRow(1, { state: "running" }));
    const before = performance.now();
    change(heatRow(1).key);
    await quiet(1);
    expect((sent[0]?.at ?? 0) - before).toBeLessThan(60);
    expect(sent[0]?.delta).toEqual({
      epoch: "e",
      from: 0,
      version: 1,
      rows: [heatRow(1, { state: "running" })],
      gone: [],
    });
  });

  test("merges by key what changes while it is busy, and keeps a tenth of a second between deltas", async () => {
    const { rows, sent, change, quiet } = stage();
    change(heatRow(1).key);
    for (let n = 1; n <= 20; n++) {
      rows.put(heatRow(1, { number: n }));
      change(heatRow(1).key, heatRow(2).key);
    }
    await quiet(2);
    expect(sent.map(({ delta }) => [delta.from, delta.version])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(sent[1]?.delta.rows).toEqual([heatRow(1, { number: 20 }), heatRow(2)]);
    expect((sent[1]?.at ?? 0) - (sent[0]?.at ?? 0)).toBeGreaterThan(80);
    expect(rows.asked.length).toBe(2);
  });

  test("says that a heat is official on the screens only once it has sent it so, and no more once it is not", async () => {
    const { rows, hub, change, quiet } = stage(0);
    rows.put(heatRow(1, { state: "official" }));
    expect(hub.showsOfficial(meetId, heatId(1))).toBe(false);
    change(heatRow(1).key);
    await quiet(1);
    expect(hub.showsOfficial(meetId, heatId(1))).toBe(true);
    rows.put(heatRow(1, { state: "provisional" }));
    change(heatRow(1).key);
    await quiet(2);
    expect(hub.showsOfficial(meetId, heatId(1))).toBe(false);
  });

  test("names rows that are gone, once some screen may hold them", async () => {
    const { rows, hub, sent, change, quiet } = stage(0);
    await hub.snapshot(meetId, rows.load);
    rows.drop(heatRow(2).key);
    change(heatRow(2).key);
    await quiet(1);
    expect(sent[0]?.delta.gone).toEqual([heatRow(2).key]);
    change(heatRow(2).key);
    await quiet(2);
    expect(sent[1]?.delta).toMatchObject({ rows: [], gone: [] });
  });

  test("names what vanished from under a row that changed", async () => {
    const { rows, hub, sent, change, quiet } = stage(0);
    await hub.snapshot(meetId, rows.load);
    rows.drop(heatRow(2).key);
    change(roundRow(1).key);
    await quiet(1);
    expect(sent[0]?.delta.gone).toEqual([heatRow(2).key]);
    expect(sent.flatMap(keys)).toEqual([roundRow(1).key, heatRow(1).key]);
  });

  test("never names a row that is not public, but still says that something changed", async () => {
    const { sent, change, quiet } = stage(0);
    change(heatRow(7).key);
    await quiet(1);
    expect(sent[0]?.delta).toEqual({ epoch: "e", from: 0, version: 1, rows: [], gone: [] });
  });

  test("survives a loader that fails, and loses nothing", async () => {
    const { rows, sent, change, quiet } = stage(0);
    rows.failing = 2;
    change(heatRow(1).key);
    change(heatRow(2).key);
    await quiet(1);
    expect(keys(sent[0] ?? { delta: { epoch: "", from: 0, version: 0, rows: [], gone: [] } })).toEqual([
      heatRow(1).key,
      heatRow(2).key,
    ]);
    expect(sent[0]?.delta).toMatchObject({ from: 0, version: 1 });
  });

  test("catches a screen up with one merged delta", async () => {
    const { rows, hub, change, quiet } = stage(0);
    for (let n = 1; n <= 3; n++) {
      rows.put(heatRow(1, { number: n }));
      change(heatRow(1).key);
      await quiet(n);
    }
    expect(hub.since(meetId, 1)).toEqual({
      epoch: "e",
      from: 1,
      version: 3,
      rows: [heatRow(1, { number: 3 })],
      gone: [],
    });
    expect(hub.since(meetId, 3)).toBeNull();
    expect(hub.since(meetId, 9)).toBe("gap");
  });

  test("sends to the snapshot whoever was away for more than its memory holds", async () => {
    const { rows, hub, change } = stage(0);
    for (let n = 1; n <= 2002; n++) {
      rows.put(heatRow(1, { number: n }));
      change(heatRow(1).key);
      while (hub.version(meetId) < n) await turn();
    }
    expect(hub.since(meetId, 0)).toBe("gap");
    expect(hub.since(meetId, 5)).toMatchObject({ from: 5, version: 2002 });
  });

  test("a change without anybody to load it still moves the version", () => {
    const hub = createHub("e", 0);
    hub.changed(meetId, ["meet"]);
    expect(hub.version(meetId)).toBe(1);
    expect(hub.since(meetId, 0)).toBe("gap");
  });

  test("a snapshot at any moment and the deltas after it give what a fresh snapshot gives", async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant("put" as const), n: fc.integer({ min: 1, max: 5 }), number: fc.nat(99) }),
      fc.record({ do: fc.constant("drop" as const), n: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ do: fc.constant("join" as const), wait: fc.boolean() }),
      fc.record({ do: fc.constant("pause" as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { rows, hub, sent, change } = stage(0);
        const screens: Promise<{ version: number; rows: Rows; from: number }>[] = [];
        for (const one of steps) {
          if (one.do === "put") {
            rows.put(heatRow(one.n, { number: one.number }));
            change(heatRow(one.n).key);
          } else if (one.do === "drop") {
            rows.drop(heatRow(one.n).key);
            change(heatRow(one.n).key);
          } else if (one.do === "join") {
            // in the room first, then the snapshot: deltas from here on are kept
            const from = sent.length;
            const joined = hub
              .snapshot(meetId, rows.load)
              .then(({ version, rows: all }) => ({ version, rows: rowsOf(all), from }));
            screens.push(joined);
            if (one.wait) await joined;
          } else await turn();
        }
        const held = await Promise.all(screens);
        for (let n = 0; n < 10; n++) await turn();
        const fresh = rowsOf((await hub.snapshot(meetId, rows.load)).rows);
        for (const screen of held) {
          let { version, rows: shown } = screen;
          for (const { delta } of sent.slice(screen.from)) {
            const verdict = judge({ epoch: "e", version }, delta);
            expect(verdict).not.toBe("gap");
            if (verdict === "apply") {
              shown = applyDelta(shown, delta);
              version = delta.version;
            }
          }
          expect(new Map([...shown].sort())).toEqual(new Map([...fresh].sort()));
        }
      }),
      { numRuns: 200 },
    );
  });
});
