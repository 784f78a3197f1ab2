import type { StageId } from "#core/ids.ts";
import type { StageDraw } from "#core/stages/draw.ts";
import type { JudgedView } from "./judged-view.ts";
import type { MeetRow } from "./protocol.ts";
import type { ShownEvent, ShownHeat, ShownRound } from "./shown.ts";
import type { StagePersonShown, StageView } from "./stage-view.ts";

// A meet's rows as the tree they stand for: what board and phone show is read off it.

export { deriveProgramme as programmeOf } from "./derive.ts";

export interface HeatView {
  heat: ShownHeat;
  round: ShownRound;
  event: ShownEvent;
}
export interface RoundView {
  round: ShownRound;
  event: ShownEvent;
  heats: HeatView[];
}
/** A draw that is being shown slot by slot. */
export interface DrawView {
  id: StageId;
  /** as far as it is shown */
  draw: StageDraw;
  revealed: number;
  /** everybody who is drawn, seeded ones first */
  people: StagePersonShown[];
}
export interface EventView {
  event: ShownEvent;
  rounds: RoundView[];
  /** the parts that are met two by two, once their draw is published */
  stages: StageView[];
  draws: DrawView[];
  /** what panels made of it so far; null where none judges */
  judged: JudgedView | null;
}
export interface Programme {
  meet: MeetRow | null;
  events: EventView[];
}

/** All heats; of matches those whose two people are known and who have to meet. */
export const heatsOf = ({ events }: Programme): HeatView[] =>
  events.flatMap(({ rounds }) => rounds.flatMap(({ heats }) => heats.filter(isMet)));

const isMet = ({ heat: { match, lanes } }: HeatView): boolean =>
  match === null || (lanes.length === 2 && (match.status === "ready" || match.status === "decided"));

/** Heats that run, the one that started last first. */
export const runningHeats = (programme: Programme): HeatView[] =>
  heatsOf(programme)
    .filter(({ heat }) => heat.state === "running")
    .sort((a, b) => (b.heat.startedAt ?? 0) - (a.heat.startedAt ?? 0));

/** Heats that are over, the one that closed last first. */
export const closedHeats = (programme: Programme): HeatView[] =>
  heatsOf(programme)
    .filter(({ heat }) => heat.state === "provisional" || heat.state === "official")
    .sort((a, b) => (b.heat.closedAt ?? 0) - (a.heat.closedAt ?? 0));

/** Heats to come, first the next one of every event, then the ones after those. */
export function nextHeats(programme: Programme): HeatView[] {
  const queues = programme.events.map(({ rounds }) =>
    rounds.flatMap(({ heats }) => heats.filter((one) => one.heat.state === "scheduled" && isMet(one))),
  );
  const longest = Math.max(0, ...queues.map((queue) => queue.length));
  return Array.from({ length: longest }, (_, turn) => queues.flatMap((queue) => queue[turn] ?? [])).flat();
}

/** Of every event run in heats the latest round that has a heat behind it. */
export const standingRounds = ({ events }: Programme): RoundView[] =>
  events.flatMap(({ rounds }) => {
    const begun = rounds.filter(
      ({ round, heats }) => round.stage === null && heats.some(({ heat }) => heat.closedAt !== null),
    );
    return begun[begun.length - 1] ?? [];
  });
