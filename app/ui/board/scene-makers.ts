import {
  type EventView,
  type HeatView,
  heatsOf,
  nextHeats,
  type Programme,
  runningHeats,
  standingRounds,
} from "#live/programme.ts";
import type { ScreenSettings } from "#live/protocol.ts";
import { medals, unitTotals } from "#live/totals.ts";
import { sections } from "#ui/bracket/sections.ts";
import { type Coming, courtsOf } from "./courts.ts";
import { isTurn, orderRounds, panelHeats, scoredEvents } from "./judged-scenes.ts";
import type { Scene, SceneKind } from "./scenes.ts";
import { tableNames } from "./tables.ts";
import { dayOf } from "./timetable.ts";

type Of<Kind extends SceneKind> = Extract<Scene, { kind: Kind }>;
type Makers = { [Kind in SceneKind]: (programme: Programme, now: number, coming: Coming | null) => Of<Kind>[] };

const heatScene =
  <Kind extends "running" | "result" | "call" | "start" | "panel">(kind: Kind) =>
  (heat: HeatView) => ({
    key: `${kind}:${heat.heat.id}`,
    kind,
    heat,
  });

const isCalled = ({ heat }: HeatView) => heat.calledAt !== null;

/** Heats that are over, held ones too, the one that closed last first. */
const overHeats = (programme: Programme) =>
  heatsOf(programme)
    .filter(({ heat }) => heat.state === "held" || heat.state === "provisional" || heat.state === "official")
    .sort((a, b) => (b.heat.closedAt ?? 0) - (a.heat.closedAt ?? 0));

/** The next heat of every event. */
function firstHeats(programme: Programme): HeatView[] {
  const next = nextHeats(programme);
  return next.filter((heat, index) => next.findIndex((one) => one.event.id === heat.event.id) === index);
}
const undone: ReadonlySet<string> = new Set(["ready", "waiting"]);

/** The parts of an event's brackets; first those in which something is left to play. */
function brackets(event: EventView): Of<"bracket">[] {
  return event.stages.flatMap((stage) => {
    if (stage.kind === "groups" || stage.kind === "swiss") return [];
    const all = sections(stage.played).map((section, at): Of<"bracket"> => {
      return { key: `bracket:${stage.id}:${at}`, kind: "bracket", event, stage, section };
    });
    const isOpen = ({ section: { keys } }: Of<"bracket">) =>
      stage.played.matches.some(({ key, status }) => keys.has(key) && undone.has(status));
    return [...all.filter(isOpen), ...all.filter((one) => !isOpen(one))];
  });
}

/**
 * Every picture of a kind that there is now, what presses most first. A contest with boards of its own (a bracket, courts, a
 * jury) has its kind here, its rows in lines.ts or its picture in picture.tsx, and its title in scene-head.tsx.
 */
export const makers: Makers = {
  notice: ({ meet }) => (meet?.notice ? [{ key: `notice:${meet.notice}`, kind: "notice", text: meet.notice }] : []),
  running: (programme) => runningHeats(programme).map(heatScene("running")),
  result: (programme) => overHeats(programme).map(heatScene("result")),
  call: (programme) => nextHeats(programme).filter(isCalled).map(heatScene("call")),
  standing: (programme) =>
    standingRounds(programme)
      // where everything is held there is nobody to show yet
      .filter(({ round }) => round.standing.some(({ mark }) => mark.outcome !== "none"))
      // of a panel's only module the totals tell more
      .filter(({ event, round }) => !(event.judged && round.final && round.number === 1))
      .map((round) => ({ key: round.round.key, kind: "standing", round })),
  bracket: ({ events }) => events.flatMap(brackets),
  tables: ({ events }) =>
    events.flatMap((event) =>
      event.stages.flatMap((stage) =>
        tableNames(stage).map((group): Of<"tables"> => {
          return { key: `tables:${stage.id}:${group}`, kind: "tables", event, stage, group };
        }),
      ),
    ),
  panel: (programme) => panelHeats(programme).map((heat) => ({ key: `panel:${heat.event.id}`, kind: "panel", heat })),
  order: (programme) =>
    orderRounds(programme).map(({ event, round }) => ({ key: `order:${round.round.id}`, kind: "order", event, round })),
  scores: (programme) =>
    scoredEvents(programme).map((event) => ({ key: `scores:${event.event.id}`, kind: "scores", event })),
  courts: (programme, _now, coming) => {
    const courts = courtsOf(programme, coming);
    const timeZone = programme.meet?.timeZone ?? "UTC";
    return courts.length > 0 ? [{ key: "courts", kind: "courts", courts, timeZone }] : [];
  },
  start: (programme) =>
    firstHeats(programme)
      // where people appear one after the other their order tells it
      .filter((heat) => !isCalled(heat) && !isTurn(heat))
      .map(heatScene("start")),
  next: (programme) => {
    const first = new Set(firstHeats(programme));
    const heats = nextHeats(programme).filter((heat) => first.has(heat) || !isTurn(heat));
    return heats.length > first.size ? [{ key: "next", kind: "next", heats }] : [];
  },
  timetable: ({ meet, events }, now) => {
    const timeZone = meet?.timeZone ?? "UTC";
    const day = dayOf(events, now, timeZone);
    return day ? [{ key: "timetable", kind: "timetable", timeZone, ...day }] : [];
  },
  totals: (programme) => {
    const units = unitTotals(programme);
    return units.some(({ points }) => points !== "0")
      ? [{ key: "totals", kind: "totals", units, ...done(programme) }]
      : [];
  },
  medals: (programme) => {
    const units = medals(programme).filter(({ medals: won }) => won.some((count) => count > 0));
    return units.length > 0 ? [{ key: "medals", kind: "medals", units, ...done(programme) }] : [];
  },
  prizes: ({ events }) =>
    events
      .filter(({ event }) => event.prizes.length > 0)
      .map((event) => ({ key: `prizes:${event.event.id}`, kind: "prizes", event })),
  ceremony: ({ meet, events }) =>
    events
      .filter(({ event }) => event.id === meet?.podium?.event && event.prizes.length > 0)
      .map((event) => ({
        key: `ceremony:${event.event.id}`,
        kind: "ceremony",
        event,
        shown: meet?.podium?.shown ?? 0,
      })),
  lots: ({ events }) =>
    events.flatMap((event) =>
      event.draws.map((draw): Of<"lots"> => ({ key: `lots:${draw.id}`, kind: "lots", event, draw })),
    ),
  idle: (programme) => [
    {
      key: "idle",
      kind: "idle",
      next: firstHeats(programme),
      empty: programme.events.every(({ rounds }) => rounds.length === 0),
      instead: null,
    },
  ],
};

const done = ({ events }: Programme) => ({
  done: events.filter(({ event }) => event.over).length,
  of: events.length,
});

/** The programme of what a screen follows. */
function followed(programme: Programme, of: ScreenSettings["of"] | undefined): Programme {
  if (!of || of.kind === "meet") return programme;
  const isOf = ({ event }: EventView) => (of.kind === "event" ? event.id === of.event : event.venue === of.venue);
  return { ...programme, events: programme.events.filter(isOf) };
}

/** what units won counts over the whole meet, whatever a screen follows */
const ofMeet: ReadonlySet<string> = new Set<SceneKind>(["totals", "medals"]);

/** Every picture there is now of what a screen follows, or every one of a kind. */
export function everyScene(
  programme: Programme,
  now: number,
  of: ScreenSettings["of"] | undefined,
  only?: SceneKind,
  coming: Coming | null = null,
): Scene[] {
  const part = followed(programme, of);
  return Object.entries(makers).flatMap(([kind, make]): Scene[] =>
    only && kind !== only ? [] : make(ofMeet.has(kind) ? programme : part, now, coming),
  );
}
