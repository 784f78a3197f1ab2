import type { EventId, HeatId, MeetId, RoundId } from "#core/ids.ts";
import type { ShownEvent, ShownHeat, ShownRound } from "#live/shown.ts";

// What pages show, made by hand, for what needs no database.

export const uuid = (kind: string, n: number) => `${kind}0000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
export const meetId = uuid("a", 1) as MeetId;
export const eventId = (n: number) => uuid("b", n) as EventId;
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
    met: false,
    judged: false,
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
  const how = {
    stage: null,
    module: null,
    number: 1,
    name: "heats",
    final: false,
    state: "published",
    heats: 1,
    advance: null,
  } as const;
  return { key: `round:${id}`, id, event: eventId(1), ...how, standing, ...over };
}

export function heatRow(n: number, over: Partial<ShownHeat> = {}): ShownHeat {
  const id = heatId(n);
  const when = {
    calledAt: null,
    startedAt: null,
    closedAt: null,
    match: null,
    court: null,
    notBefore: null,
    panel: null,
    station: null,
    lanes: [],
  };
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
