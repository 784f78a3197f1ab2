import type { EventId, HeatId, MeetId, RoundId } from "#core/ids.ts";
import type { JudgedPlan } from "#core/judged/plan.ts";
import { columnName, type ModuleName, moduleName, nameOfRound, type RoundName } from "#core/rounds/plan.ts";
import type { StageKind } from "#core/stages/draw.ts";
import type { Executor } from "#db/client.server.ts";
import { findEntries } from "#db/entries.ts";
import { findEvents } from "#db/events.ts";
import type { HeatRow } from "#db/heats.ts";
import { lateOfMeet } from "./late.ts";
import { type PlayedEvent, playEvent, qualificationOf } from "./results.ts";
import { type MatchName, nameOfMatch } from "./stage-shown.ts";
import { type PlayedStages, stagesOf } from "./stages.ts";

export interface DayHeat {
  id: HeatId;
  number: number;
  state: HeatRow["state"];
  /** of a match: its name, and the two who meet */
  match: (MatchName["match"] & { people: [string, string] }) | null;
}

export interface DayRound {
  id: RoundId;
  number: number;
  name: RoundName;
  state: "drawn" | "published" | "official";
  /** the stage it is a column of; null in an event that is run in heats */
  stage: { number: number; kind: StageKind } | null;
  heats: DayHeat[];
  /** matches whose people are not known yet: they are not among the heats */
  unknown: number;
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
  /** of an event that a panel judges: its first module that is not drawn, null where all are; absent in others */
  undrawn?: ModuleName | null;
  /** stages of an event that is met two by two; 0 in one that is run in heats */
  stages: number;
  /** people level in a table whose order only a lot can make */
  stageTies: number;
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
  if (!next || next.round.stageId !== null || !started || !through) return false;
  const there = new Set(next.heats.flatMap(({ lanes }) => lanes.map((lane) => lane.entrant)));
  const gone = new Set(played.withdrawn);
  return through.some((id) => !there.has(id)) || [...there].some((id) => !through.includes(id) && !gone.has(id));
}

function roundOfDay(played: PlayedEvent, one: PlayedEvent["rounds"][number]): DayRound {
  const { round, heats } = one;
  return {
    id: round.id,
    number: round.number,
    name: nameOfRound(round, played.event.plan),
    state: round.state,
    stage: null,
    heats: heats.map(({ heat }) => ({ id: heat.id, number: heat.number, state: heat.state, match: null })),
    unknown: 0,
    ties: isOver(heats) ? (qualificationOf(played, one)?.ties.length ?? 0) : 0,
    rosterDiffers: rosterDiffers(played, one),
  };
}

/** A column of a stage: its matches by the people who meet in them, and how many wait for theirs. */
function columnOfDay({ stages, played, columns }: PlayedStages, one: PlayedEvent["rounds"][number]): DayRound | null {
  const { round, heats } = one;
  const input = stages.find(({ id }) => id === round.stageId);
  const stage = input && played.stages.find(({ number }) => number === input.number);
  if (!stage) return null;
  const number = columns.filter(({ stageId }) => stageId === round.stageId).findIndex(({ id }) => id === round.id) + 1;
  const seated = heats.flatMap(({ heat, lanes: [a, b] }): DayHeat[] => {
    const match = stage.matches.find(({ key }) => key === heat.match);
    if (!match || !a || !b) return [];
    const { id, number: order, state } = heat;
    return [{ id, number: order, state, match: { ...nameOfMatch(stage, match).match, people: [a.name, b.name] } }];
  });
  return {
    id: round.id,
    number,
    name: columnName(stage.kind, number, stage.columns),
    state: round.state,
    stage: { number: stage.number, kind: stage.kind },
    heats: seated,
    unknown: heats.filter(({ heat, lanes }) => heat.state === "scheduled" && lanes.length < 2).length,
    ties: 0,
    rosterDiffers: false,
  };
}

/** Whether the final is official; of modules, whether all are. */
function isEventOver(played: PlayedEvent | null, rounds: PlayedEvent["rounds"]): boolean {
  const official = rounds.filter(({ round }) => round.state === "official");
  const modules = played?.event.plan.judged?.modules.length;
  return modules === undefined ? official.some(({ round }) => round.final) : official.length === modules;
}

/** The first module without a draw, by name. */
function undrawnOf({ modules }: JudgedPlan, rounds: PlayedEvent["rounds"]): ModuleName | null {
  const found = modules.find((_module, i) => rounds.every(({ round }) => round.number !== i + 1));
  return found ? moduleName(found) : null;
}

/** The day of a meet: every event with its rounds and heats, in order. */
export async function dayOf(on: Executor, meetId: MeetId): Promise<DayEvent[]> {
  const events: DayEvent[] = [];
  const late = await lateOfMeet(on, meetId);
  for (const { id, name } of await findEvents(on, meetId)) {
    const played = await playEvent(on, id);
    const entries = await findEntries(on, id);
    const rounds = played?.rounds ?? [];
    const stages = played && stagesOf(played);
    const without = late.find((one) => one.id === id);
    events.push({
      id,
      name,
      entered: entries.filter((one) => one.state === "entered").length,
      over: stages?.played.over ?? isEventOver(played, rounds),
      rounds: played ? rounds.map((one) => (stages && columnOfDay(stages, one)) ?? roundOfDay(played, one)) : [],
      ...(played?.event.plan.judged && { undrawn: undrawnOf(played.event.plan.judged, rounds) }),
      stages: stages?.stages.length ?? 0,
      stageTies: stages?.played.stages.reduce((sum, { ties }) => sum + ties.length, 0) ?? 0,
      late: without?.people ?? [],
      lateWaiting: without?.waiting ?? false,
    });
  }
  return events;
}
