import type { EventId, HeatId, MeetId, RoundId } from "#core/ids.ts";
import type { BoardRow, RowKey } from "#live/protocol.ts";
import type { ShownEvent, ShownHeat, ShownRound } from "#live/shown.ts";

// Rows made by hand, for what needs no database.

const uuid = (kind: string, n: number) => `${kind}0000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
export const meetId = uuid("a", 1) as MeetId;
const eventId = (n: number) => uuid("b", n) as EventId;
export const roundId = (n: number) => uuid("c", n) as RoundId;
export const heatId = (n: number) => uuid("d", n) as HeatId;

export function eventRow(n: number, over: Partial<ShownEvent> = {}): ShownEvent {
  const id = eventId(n);
  const planned = {
    venue: "",
    startsAt: null,
    release: "live",
    record: null,
    over: false,
    places: [] as ShownEvent["places"],
  } as const;
  const scoring = {
    ruleset: "skipping@1",
    measure: "count",
    direction: "more",
    durationMs: 60_000,
    precisionMs: 1,
  } as const;
  return {
    key: `event:${id}`,
    id,
    sort: n,
    name: `event ${n}`,
    ...planned,
    ...scoring,
    prizes: [],
    vacant: [],
    ...over,
  };
}

export function roundRow(n: number, over: Partial<ShownRound> = {}): ShownRound {
  const id = roundId(n);
  const standing: ShownRound["standing"] = [];
  const how = { number: 1, name: "heats", final: false, state: "published", heats: 1, advance: null } as const;
  return { key: `round:${id}`, id, event: eventId(1), ...how, standing, ...over };
}

export function heatRow(n: number, over: Partial<ShownHeat> = {}): ShownHeat {
  const id = heatId(n);
  const when = { calledAt: null, startedAt: null, closedAt: null, lanes: [] };
  return {
    key: `heat:${id}`,
    id,
    round: roundId(1),
    event: eventId(1),
    number: n,
    state: "scheduled",
    ...when,
    ...over,
  };
}

/** A source of rows that tests change as they like; answers as the loader promises: what is asked and all under it. */
export function source(first: readonly BoardRow[] = []) {
  const rows = new Map<RowKey, BoardRow>(first.map((row) => [row.key, row]));
  const asked: (readonly RowKey[] | "all")[] = [];
  const state = { rows, asked, failing: 0 };
  const under = (row: BoardRow, keys: readonly RowKey[]) =>
    keys.includes(row.key) ||
    ("event" in row && keys.includes(`event:${row.event}`)) ||
    ("round" in row && keys.includes(`round:${row.round}`));
  const load = async (_meet: MeetId, keys: readonly RowKey[] | "all") => {
    asked.push(keys);
    if (state.failing > 0) {
      state.failing -= 1;
      throw new Error("the database is away");
    }
    const all = keys === "all" || keys.includes("meet");
    const found = [...rows.values()].filter((row) => all || under(row, keys));
    // as a database would: what was read is already old when the answer comes
    await new Promise((resolve) => setImmediate(resolve));
    return found;
  };
  return Object.assign(state, {
    load,
    put: (row: BoardRow) => rows.set(row.key, row),
    drop: (key: RowKey) => rows.delete(key),
  });
}
