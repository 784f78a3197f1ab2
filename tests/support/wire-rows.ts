import type { EntrantId, MeetId, UnitId } from "#core/ids.ts";
import { defaultPlan } from "#core/rounds/plan.ts";
import type { Source } from "#live/hub.server.ts";
import {
  above,
  type EventRow,
  type HeatRow,
  type LaneRow,
  type MeetRow,
  type RoundRow,
  type RowKey,
  type TouchKey,
  type WireRow,
} from "#live/protocol.ts";
import { skipping } from "../core/people.ts";
import { eventId, heatId, meetId, roundId, uuid } from "./rows.ts";

// Rows as they travel, made by hand, and a source of them that stands for the database.

export const meetRow = (over: Partial<MeetRow> = {}): MeetRow => ({
  key: "meet",
  ...{ id: meetId, slug: "abc234", name: "meet", place: "", host: "", startsAt: null, timeZone: "Asia/Shanghai" },
  ...{ notice: "", masked: false, podium: null, units: [], courts: [] },
  ...over,
});

export const eventRow = (n: number, over: Partial<EventRow> = {}): EventRow => ({
  key: `event:${eventId(n)}`,
  id: eventId(n),
  ...{ sort: n, name: `event ${n}`, venue: "", startsAt: null, ruleset: "skipping@1", options: skipping },
  ...{ plan: defaultPlan, release: "live", record: null, withdrawn: [] },
  ...over,
});

/** Round n is of event n. */
export const roundRow = (n: number, over: Partial<RoundRow> = {}): RoundRow => ({
  key: `round:${roundId(n)}`,
  id: roundId(n),
  ...{
    event: eventId(n),
    stage: null,
    number: 1,
    of: 1,
    name: "final",
    final: true,
    state: "published",
    advance: null,
  },
  rulings: [],
  ...over,
});

/** Of round 1, where it is not said. */
export const heatRow = (n: number, over: Partial<HeatRow> = {}, round = 1): HeatRow => ({
  key: `heat:${heatId(n)}`,
  id: heatId(n),
  ...{ round: roundId(round), event: eventId(round), number: n, state: "scheduled" },
  ...{
    calledAt: null,
    startedAt: null,
    closedAt: null,
    match: null,
    court: null,
    notBefore: null,
    panel: null,
    station: null,
  },
  ...over,
});

export const laneRow = (n: number, lane: number, value: number | null, round = 1): LaneRow => ({
  key: `lane:${heatId(n)}:${lane}`,
  ...{ heat: heatId(n), round: roundId(round), event: eventId(round), lane },
  entrant: uuid("e", 100 * n + lane) as EntrantId,
  ...{ bib: lane, name: "王小明", unit: uuid("f", 1) as UnitId },
  mark:
    value === null ? null : { lane, outcome: "valid", value, misses: 0, faults: [], keptMs: null, corrected: false },
});

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A database of one meet: rows change by `commit` only, which answers the version and is told to `heard`. */
export function source(first: readonly WireRow[] = []) {
  const rows = new Map<RowKey, WireRow>(first.map((row) => [row.key, row]));
  const changes: { version: number; keys: TouchKey[] }[] = [];
  const state = { epoch: "e", version: 0, masked: false, failing: 0, reads: 0, rows, changes };
  const isUnder = (row: WireRow, keys: readonly TouchKey[]) =>
    [row.key, ...above(row)].some((key) => (keys as readonly RowKey[]).includes(key));
  const points: Source["points"] = async (meets) => {
    if (state.failing > 0) throw new Error("the database is away");
    return new Map(meets.map((meet) => [meet, { epoch: state.epoch, version: state.version }]));
  };
  const read: Source["read"] = async (_meet, held) => {
    state.reads += 1;
    if (state.failing > 0) {
      state.failing -= 1;
      throw new Error("the database is away");
    }
    const { epoch, version, masked } = state;
    const known = held?.epoch === epoch ? held.version : null;
    const touched = changes.filter((one) => one.version > (known ?? 0));
    const isWhole = known === null || touched.length < version - known;
    const keys = touched.flatMap((one) => one.keys);
    const covers = isWhole || keys.includes("meet") ? "all" : keys;
    const found = [...rows.values()].filter((row) => covers === "all" || isUnder(row, covers));
    // as a database would: what was read is already old when the answer comes
    await turn();
    return { epoch, version, masked, covers, touched, rows: found };
  };
  const commit = (keys: TouchKey[], ...put: WireRow[]): number => {
    for (const row of put) rows.set(row.key, row);
    state.version += 1;
    changes.push({ version: state.version, keys });
    return state.version;
  };
  const drop = (keys: TouchKey[], key: RowKey): number => {
    rows.delete(key);
    return commit(keys);
  };
  return Object.assign(state, { source: { read, points }, commit, drop, turn });
}

export const room = { meet: meetId as MeetId, scope: { kind: "meet" as const } };
