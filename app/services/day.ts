import type { EventId, HeatId, MeetId, RoundId } from "#core/ids.ts";
import { type RoundName, roundName } from "#core/rounds/plan.ts";
import type { Executor } from "#db/client.server.ts";
import { findEntries } from "#db/entries.ts";
import { findEvents } from "#db/events.ts";
import type { HeatRow } from "#db/heats.ts";
import { lateOfMeet } from "./late.ts";
import { type PlayedEvent, playEvent, qualificationOf } from "./results.ts";

export interface DayHeat {
  id: HeatId;
  number: number;
  state: HeatRow["state"];
}

export interface DayRound {
  id: RoundId;
  number: number;
  name: RoundName;
  state: "drawn" | "published" | "official";
  heats: DayHeat[];
  /** ties at the cut that wait for a ruling: only once all heats are official */
  ties: number;
  /** other people would go on now than stand in the next round, which has started */
  rosterDiffers: boolean;
}

export interface DayEvent {
  id: EventId;
  name: string;
  entered: number;
  over: boolean;
  rounds: DayRound[];
  /** entered after the draw, without a lane */
  late: { name: string; unitName: string }[];
  /** they can still be put into a heat */
  lateWaiting: boolean;
}

const isOver = (heats: PlayedEvent["rounds"][number]["heats"]) =>
  heats.length > 0 && heats.every(({ heat }) => heat.state === "official");

/** Whether the next round has started with other people than go on as the marks stand now. */
export function rosterDiffers(played: PlayedEvent, one: PlayedEvent["rounds"][number]): boolean {
  const next = played.rounds.find(({ round }) => round.number === one.round.number + 1);
  const started = next?.heats.some(({ heat }) => heat.state !== "scheduled") ?? false;
  const through = qualificationOf(played, one)?.qualified.map(({ id }) => id);
  if (!next || !started || !through) return false;
  const there = new Set(next.heats.flatMap(({ lanes }) => lanes.map((lane) => lane.entrant)));
  const gone = new Set(played.withdrawn);
  return through.some((id) => !there.has(id)) || [...there].some((id) => !through.includes(id) && !gone.has(id));
}

function roundOfDay(played: PlayedEvent, one: PlayedEvent["rounds"][number]): DayRound {
  const { round, heats } = one;
  return {
    id: round.id,
    number: round.number,
    name: roundName(round.number, round.of, round.final),
    state: round.state,
    heats: heats.map(({ heat }) => ({ id: heat.id, number: heat.number, state: heat.state })),
    ties: isOver(heats) ? (qualificationOf(played, one)?.ties.length ?? 0) : 0,
    rosterDiffers: rosterDiffers(played, one),
  };
}

/** The day of a meet: every event with its rounds and heats, in order. */
export async function dayOf(on: Executor, meetId: MeetId): Promise<DayEvent[]> {
  const events: DayEvent[] = [];
  const late = await lateOfMeet(on, meetId);
  for (const { id, name } of await findEvents(on, meetId)) {
    const played = await playEvent(on, id);
    const entries = await findEntries(on, id);
    const rounds = played?.rounds ?? [];
    const without = late.find((one) => one.id === id);
    events.push({
      id,
      name,
      entered: entries.filter((one) => one.state === "entered").length,
      over: rounds.some(({ round }) => round.final && round.state === "official"),
      rounds: played ? rounds.map((one) => roundOfDay(played, one)) : [],
      late: without?.people ?? [],
      lateWaiting: without?.waiting ?? false,
    });
  }
  return events;
}
