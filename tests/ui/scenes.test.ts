import { describe, expect, test } from "vitest";
import { rowsOf } from "#live/deltas.ts";
import { programmeOf } from "#live/programme.ts";
import type { BoardRow } from "#live/protocol.ts";
import { playlist } from "#ui/board/scenes.ts";
import { eventRow, heatId, heatRow, roundId, roundRow } from "../support/rows.ts";

const now = Date.parse("2026-03-07T15:00:00+08:00");
const seconds = (n: number) => n * 1000;
const keys = (rows: BoardRow[], pinned: Parameters<typeof playlist>[2] = null) =>
  playlist(programmeOf(rowsOf([eventRow(1), roundRow(1), ...rows])), now, pinned).map((scene) => scene.key);

const scheduled = heatRow(3);
const running = heatRow(2, { state: "running", startedAt: now - seconds(30) });
const closed = (ago: number, started = ago + 60) =>
  heatRow(1, { state: "provisional", startedAt: now - seconds(started), closedAt: now - seconds(ago) });

describe("the board's playlist", () => {
  test("is the heat under way alone", () => {
    expect(keys([running, scheduled, closed(600)])).toEqual([`running:${heatId(2)}`]);
  });

  test("begins with a result that just came in, until the next start", () => {
    expect(keys([running, closed(5)])).toEqual([`result:${heatId(1)}`, `running:${heatId(2)}`]);
    expect(keys([running, closed(40)])).toEqual([`running:${heatId(2)}`]);
    const started = heatRow(2, { state: "running", startedAt: now - seconds(2) });
    expect(keys([started, closed(5)])).toEqual([`running:${heatId(2)}`]);
  });

  test("is a fresh result alone for twenty seconds where nothing runs", () => {
    expect(keys([scheduled, closed(19)])).toEqual([`result:${heatId(1)}`]);
    expect(keys([scheduled, closed(21)])).not.toContain(`result:${heatId(1)}`);
  });

  test("turns standings, calls and prizes while it is quiet, and the way to the phone page", () => {
    const prizes = eventRow(1, { vacant: [1], prizes: [] });
    expect(keys([scheduled, heatRow(4), closed(600)])).toEqual([
      `round:${roundId(1)}`,
      `call:${heatId(3)}`,
      "next",
      "idle",
    ]);
    expect(keys([prizes])).toEqual(["idle"]);
  });

  test("does not stay all day on a heat nobody closed", () => {
    const forgotten = heatRow(2, { state: "running", startedAt: now - seconds(3600) });
    expect(keys([forgotten, scheduled])).toEqual([`call:${heatId(3)}`, "idle"]);
  });

  test("stays on one kind of scene where the address says so, and on the idle one where there is none", () => {
    expect(keys([running, scheduled, closed(5)], "call")).toEqual([`call:${heatId(3)}`]);
    expect(keys([running], "prizes")).toEqual(["idle"]);
  });

  test("is never empty", () => {
    expect(playlist(programmeOf(rowsOf([])), now, null).map((scene) => scene.key)).toEqual(["idle"]);
  });
});
