import { describe, expect, test } from "vitest";
import type { EntrantId, UnitId } from "#core/ids.ts";
import type { LaneLine, ShownHeat, ShownPrize } from "#live/shown.ts";
import { ceremonyAt } from "#ui/board/ceremony.ts";
import { linesOf, stickyRows } from "#ui/board/lines.ts";
import { choiceOf, playlist } from "#ui/board/scenes.ts";
import { programmeWith } from "../support/programme.ts";
import { heatRow } from "../support/rows.ts";

const now = Date.parse("2026-03-07T15:00:00+08:00");
const someone = (n: number) => ({
  entrant: `f0000000-0000-4000-8000-${String(n).padStart(12, "0")}` as EntrantId,
  ...{ bib: n, name: `entrant ${n}`, unit: "e" as UnitId, unitName: "unit" },
});
const mark = (value: number | null) =>
  ({ outcome: value === null ? "failed" : "valid", value, misses: 0, fault: null }) as const;
const lane = (n: number, place: number | null, value: number | null): LaneLine => ({
  ...someone(n),
  ...{ lane: n, place, mark: mark(value), fate: "open" },
});
const lines = (kind: string, heat: ShownHeat, event = {}) =>
  playlist(programmeWith([heat], { event }), now, choiceOf(kind)).flatMap(linesOf);
const over = { startedAt: now - 90_000, closedAt: now - 30_000 };

describe("a board's rows", () => {
  const lanes = [lane(1, 2, 99), lane(2, null, null), lane(3, 1, 120), lane(4, null, null)];

  test("are a running heat's lanes as they stand, and a result's by place, those without one by lane", () => {
    const running = heatRow(1, { state: "running", startedAt: now - 5000, lanes });
    expect(lines("running", running).map(({ key }) => key)).toEqual(lanes.map(({ entrant }) => entrant));
    const result = heatRow(1, { state: "official", ...over, lanes });
    expect(lines("result", result).map((line) => "lane" in line && line.lane)).toEqual([3, 1, 2, 4]);
  });

  test("say who is better than the record", () => {
    const result = heatRow(1, { state: "official", ...over, lanes });
    const record = { value: 110, holder: "", when: "" };
    const beaten = lines("result", result, { record }).flatMap((line) =>
      line.kind === "lane" && line.record ? line.lane : [],
    );
    expect(beaten).toEqual([3]);
  });

  test("of a held heat say who took part and nothing else", () => {
    const held = heatRow(1, { state: "held", ...over, lanes: [lane(1, 1, 4321), lane(2, 2, 4322)] });
    const shown = lines("result", held);
    expect(shown.map(({ kind }) => kind)).toEqual(["call", "call"]);
    expect(JSON.stringify(shown)).not.toMatch(/432|place|mark|fate/);
  });

  test("keep the top three of a standing on every page, and nobody of a heat", () => {
    const [scene] = playlist(
      programmeWith([heatRow(1, { state: "running", startedAt: now })]),
      now,
      choiceOf("running"),
    );
    expect(scene && stickyRows(scene)).toBe(0);
    const [standing] = playlist(programmeWith([heatRow(1, { state: "official", ...over })]), now, choiceOf("standing"));
    expect(standing && stickyRows(standing)).toBe(3);
  });
});

describe("a prize ceremony", () => {
  const prize = (n: number, place: number): ShownPrize => ({
    ...someone(n),
    ...{ place, prize: null, tier: null, mark: mark(100 - n), shared: 0, fromRoundBefore: false },
  });
  const told = (prizes: ShownPrize[], vacant: number[], shown: number) => {
    const { now: last, before, left } = ceremonyAt({ prizes, vacant }, shown);
    const said = ({ place, winners }: { place: number; winners: ShownPrize[] }) =>
      `${place}: ${winners.map(({ name }) => name.replace("entrant ", "")).join("+") || "vacant"}`;
    return { now: last && said(last), before: before.map(said), left };
  };
  const three = [prize(1, 1), prize(2, 2), prize(3, 3)];

  test("tells third, second, first, one at each step, and keeps those told before", () => {
    expect(told(three, [], 0)).toEqual({ now: null, before: [], left: 3 });
    expect(told(three, [], 1)).toEqual({ now: "3: 3", before: [], left: 2 });
    expect(told(three, [], 2)).toEqual({ now: "2: 2", before: ["3: 3"], left: 1 });
    expect(told(three, [], 3)).toEqual({ now: "1: 1", before: ["2: 2", "3: 3"], left: 0 });
  });

  test("tells all who share a place at one step", () => {
    const shared = [prize(1, 1), prize(2, 2), prize(3, 2), prize(4, 4)];
    expect(told(shared, [], 2)).toEqual({ now: "2: 2+3", before: ["4: 4"], left: 1 });
  });

  test("says that a place is vacant once a better one is told, never who is still to come", () => {
    expect(told([prize(1, 1), prize(2, 2)], [3], 0)).toEqual({ now: null, before: [], left: 2 });
    expect(told([prize(1, 1), prize(2, 2)], [3], 1)).toEqual({ now: "2: 2", before: ["3: vacant"], left: 1 });
    expect(told([prize(2, 2)], [1], 1)).toEqual({ now: "2: 2", before: ["1: vacant"], left: 0 });
  });

  test("stays on the last step where more are asked for than there are", () => {
    expect(told(three, [], 99)).toEqual(told(three, [], 3));
    expect(told([], [1, 2], 1)).toEqual({ now: null, before: [], left: 0 });
  });
});
