import { expect, test } from "vitest";
import type { EventId, HeatId, RoundId } from "#core/ids.ts";
import type { HeatRow } from "#live/protocol.ts";
import { concerns } from "#live/tablet/concerns.ts";
import type { TabletState } from "#live/tablet-protocol.ts";
import { id } from "../core/people.ts";

const row: HeatRow = {
  key: `heat:${id<HeatId>(1)}`,
  ...{ id: id<HeatId>(1), round: id<RoundId>(2), event: id<EventId>(3), number: 1, state: "scheduled" },
  ...{
    calledAt: null,
    startedAt: null,
    closedAt: null,
    match: "W-1-1",
    court: null,
    notBefore: null,
    panel: null,
    station: null,
  },
};
const match = { kind: "knock-out", side: "winners", group: null, round: 1, position: 1, best: 1, alone: false };
const held = { ...match, court: null, calledAt: null, notBefore: null };
const state = {
  heats: [{ id: row.id, state: "scheduled", startedAt: null, match: held }],
} as unknown as TabletState;
const delta = (over: Partial<HeatRow>) => ({ epoch: "", from: 1, version: 2, gone: [], rows: [{ ...row, ...over }] });

test.each([
  [{}, false],
  [{ court: "1" }, true],
  [{ calledAt: 5 }, true],
  [{ notBefore: 5 }, true],
  [{ state: "running" as const }, true],
])("a match that is %j is news to a tablet: %j", (over, news) => {
  expect(concerns(state, delta(over))).toBe(news);
});
