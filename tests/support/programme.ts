import type { EntrantId, UnitId } from "#core/ids.ts";
import type { EventView, Programme, RoundView } from "#live/programme.ts";
import type { MeetRow } from "#live/protocol.ts";
import type { ShownEvent, ShownHeat, ShownRound } from "#live/shown.ts";
import { eventRow, meetId, roundRow } from "./rows.ts";

// What pages show, made by hand for what needs no rows.

const meetView = (over: Partial<MeetRow>): MeetRow => ({
  key: "meet",
  id: meetId,
  ...{ slug: "meet", name: "Meet", place: "", host: "", startsAt: null, timeZone: "Asia/Shanghai" },
  ...{ notice: "", masked: false, podium: null, units: [], courts: [] },
  ...over,
});

const roundView = (event: ShownEvent, round: ShownRound, heats: readonly ShownHeat[]): RoundView => ({
  round,
  event,
  heats: heats.map((heat) => ({ heat, round, event })),
});

const somebody: ShownRound["standing"] = [
  {
    entrant: "f0000000-0000-4000-8000-000000000001" as EntrantId,
    ...{ bib: 1, name: "entrant 1", unit: "e0000000-0000-4000-8000-000000000001" as UnitId, unitName: "unit" },
    ...{ heat: 1, place: 1, mark: { outcome: "valid", value: 100, misses: 0, fault: null }, fate: "open" },
  },
];
const isTold = ({ state }: ShownHeat) => state === "provisional" || state === "official";

/** An event with one round of these heats; somebody stands in it once one is told. */
export const eventView = (event: ShownEvent, heats: readonly ShownHeat[] = []): EventView => ({
  event,
  rounds:
    heats.length > 0 ? [roundView(event, roundRow(1, { standing: heats.some(isTold) ? somebody : [] }), heats)] : [],
  ...{ stages: [], draws: [], judged: null },
});

/** A programme of one event with one round, or of the events given. */
export const programmeWith = (
  heats: readonly ShownHeat[],
  {
    meet = {},
    event = {},
    events,
  }: { meet?: Partial<MeetRow>; event?: Partial<ShownEvent>; events?: EventView[] } = {},
): Programme => ({ meet: meetView(meet), events: events ?? [eventView(eventRow(1, event), heats)] });
