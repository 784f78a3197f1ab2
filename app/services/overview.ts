import { entryWindow } from "#core/entries/window.ts";
import type { EventId } from "#core/ids.ts";
import { countEntriesByEvent } from "#db/events.ts";
import type { MeetRow } from "#db/meets.ts";
import { countPeopleByUnit, countPlay, countSeats } from "#db/overview.ts";
import { lateOfMeet } from "./late.ts";
import type { World } from "./world.ts";

/** One thing that is missing or waits; words and links in the desk's texts. */
export type Concern =
  | { kind: "no-units" }
  | { kind: "units-without-people"; units: string[] }
  | { kind: "no-events" }
  | { kind: "events-without-entries"; events: string[] }
  | { kind: "entries-not-open"; opens: Date }
  | { kind: "entries-open-until"; closes: Date }
  | { kind: "no-deadline" }
  | { kind: "people-without-number"; people: number }
  | { kind: "events-not-drawn"; events: string[] }
  | { kind: "people-without-lane"; people: number; events: string[] }
  | { kind: "no-seats" }
  | { kind: "heats-waiting"; heats: number }
  | { kind: "rounds-not-published"; rounds: number }
  | { kind: "prizes-ready"; events: string[] };

export const steps = ["units", "events", "entries", "draw", "day", "publish"] as const;
export type StepKey = (typeof steps)[number];

export interface Step {
  key: StepKey;
  done: boolean;
  /** how much of how much; `of` is null where there is no whole */
  count: number;
  of: number | null;
  concerns: Concern[];
}

export interface Overview {
  steps: Step[];
  /** the first step that is not done, or null when all are */
  next: StepKey | null;
  people: number;
  /** the event whose draw comes first */
  toDraw: EventId | null;
}

/** How far a meet has come, step by step, with what is missing: facts only. */
export async function meetOverview(world: World, meet: MeetRow): Promise<Overview> {
  const [units, events, entered, seats, late] = await Promise.all([
    countPeopleByUnit(world.db, meet.id),
    countPlay(world.db, meet.id),
    countEntriesByEvent(world.db, meet.id),
    countSeats(world.db, meet.id),
    lateOfMeet(world.db, meet.id),
  ]);
  const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0);
  const names = <T extends { name: string }>(rows: T[], test: (row: T) => boolean) =>
    rows.filter(test).map((r) => r.name);
  const people = sum(units.map((one) => one.people));
  const unnumbered = sum(units.map((one) => one.unnumbered));
  const entries = sum([...entered.values()]);
  const drawn = events.filter((one) => one.rounds > 0);
  const heats = sum(events.map((one) => one.heats));
  const official = sum(events.map((one) => one.official));
  const waiting = sum(events.map((one) => one.waiting));
  const unpublished = sum(events.map((one) => one.unpublished));
  const finished = names(events, (one) => one.finished);
  const empty = names(events, (one) => !entered.get(one.id));
  const silent = names(units, (one) => one.people === 0);
  // too late where every heat has started: the day's page says so
  const laneless = late.filter((one) => one.waiting);
  const undrawn = events.filter((one) => one.rounds === 0);
  const all = events.length > 0 && finished.length === events.length;
  const made: Record<StepKey, Omit<Step, "key">> = {
    units: {
      done: units.length > 0,
      count: units.length,
      of: null,
      concerns: units.length ? [] : [{ kind: "no-units" }],
    },
    events: {
      done: events.length > 0,
      count: events.length,
      of: null,
      concerns: events.length ? [] : [{ kind: "no-events" }],
    },
    entries: {
      done: entries > 0 && silent.length === 0 && empty.length === 0,
      count: entries,
      of: null,
      concerns: [
        ...windowConcerns(world.now(), meet),
        ...(silent.length ? [{ kind: "units-without-people" as const, units: silent }] : []),
        ...(empty.length ? [{ kind: "events-without-entries" as const, events: empty }] : []),
      ],
    },
    draw: {
      done: events.length > 0 && undrawn.length === 0,
      count: drawn.length,
      of: events.length,
      concerns: [
        ...(people > 0 && unnumbered > 0 ? [{ kind: "people-without-number" as const, people: unnumbered }] : []),
        ...(undrawn.length && entries > 0
          ? [{ kind: "events-not-drawn" as const, events: undrawn.map((one) => one.name) }]
          : []),
        ...(laneless.length
          ? [
              {
                kind: "people-without-lane" as const,
                people: sum(laneless.map((one) => one.people.length)),
                events: laneless.map((one) => one.name),
              },
            ]
          : []),
      ],
    },
    day: {
      done: all,
      count: official,
      of: heats,
      concerns: [
        ...(drawn.length && seats === 0 ? [{ kind: "no-seats" as const }] : []),
        ...(waiting ? [{ kind: "heats-waiting" as const, heats: waiting }] : []),
      ],
    },
    publish: {
      done: all && unpublished === 0,
      count: finished.length,
      of: events.length,
      concerns: [
        ...(unpublished ? [{ kind: "rounds-not-published" as const, rounds: unpublished }] : []),
        ...(finished.length ? [{ kind: "prizes-ready" as const, events: finished }] : []),
      ],
    },
  };
  const list = steps.map((key) => ({ key, ...made[key] }));
  return {
    steps: list,
    next: list.find((one) => !one.done)?.key ?? null,
    people,
    toDraw: undrawn[0]?.id ?? laneless[0]?.id ?? events[0]?.id ?? null,
  };
}

function windowConcerns(now: number, { entryOpensAt, entryClosesAt }: MeetRow): Concern[] {
  const state = entryWindow(now, entryOpensAt?.getTime() ?? null, entryClosesAt?.getTime() ?? null);
  if (state === "not-open" && entryOpensAt) return [{ kind: "entries-not-open", opens: entryOpensAt }];
  if (state !== "open") return [];
  return [entryClosesAt ? { kind: "entries-open-until", closes: entryClosesAt } : { kind: "no-deadline" }];
}
