import type { EventView, Programme, RoundView } from "#live/programme.ts";
import type { MeetRow } from "#live/protocol.ts";
import type { ShownEvent, ShownHeat, ShownRound } from "#live/shown.ts";
import { eventRow, meetId, roundRow } from "./rows.ts";

// What pages show, made by hand for what needs no rows.

const meetView = (over: Partial<MeetRow>): MeetRow => ({
  key: "meet",
  id: meetId,
  ...{ slug: "meet", name: "Meet", place: "", host: "", startsAt: null, timeZone: "Asia/Shanghai" },
  ...{ notice: "", masked: false, podium: null, units: [] },
  ...over,
});

export const roundView = (event: ShownEvent, round: ShownRound, heats: readonly ShownHeat[]): RoundView => ({
  round,
  event,
  heats: heats.map((heat) => ({ heat, round, event })),
});

/** An event with one round of these heats. */
export const eventView = (event: ShownEvent, heats: readonly ShownHeat[] = []): EventView => ({
  event,
  rounds: heats.length > 0 ? [roundView(event, roundRow(1), heats)] : [],
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
