import type { HeatId } from "#core/ids.ts";
import { type CourtMatch, type Elsewhere, heatMs } from "#core/schedule/court-match.ts";
import { courtQueue } from "#core/schedule/courts.ts";
import { matchKeys } from "#core/stages/match-keys.ts";
import { stageDefaults } from "#core/stages/plan-defaults.ts";
import type { StageMatch } from "#core/stages/play.ts";
import type { EventView, HeatView, Programme } from "#live/programme.ts";
import { isEventRow, type RowKey, type WireRow } from "#live/protocol.ts";
import type { StageView } from "#live/stage-view.ts";
import type { Coming } from "./courts.ts";

// What the desk's queue of courts says of the rows that a board holds, by the same rules.

const played: ReadonlySet<string> = new Set(["ready", "waiting", "decided"]);

function heatOf({ heats }: StageView, match: string): string[] {
  const heat = heats.get(match);
  return heat ? [heat.id] : [];
}

/** The heats of which the two of a match come. */
function feeders(stages: readonly StageView[], stage: StageView, { slots }: StageMatch): string[] {
  const before = stages.find(({ number }) => number === stage.number - 1);
  const keys = slots ? matchKeys(stage.played.draw) : [];
  return (slots ?? []).flatMap((slot): string[] => {
    if ("match" in slot) return heatOf(stage, keys[slot.match] ?? "");
    if (slot.kind !== "group-place") return [];
    const ofGroup = before?.played.matches.filter(({ group }) => group === slot.group) ?? [];
    return ofGroup.flatMap(({ key }) => (before ? heatOf(before, key) : []));
  });
}

function stateOf({ heat: { state, calledAt } }: HeatView): CourtMatch["state"] {
  if (state !== "scheduled" && state !== "running") return "over";
  return state === "running" || calledAt !== null ? "on" : "waiting";
}

interface Pace {
  courts: string[];
  restMs: number;
  matchMs: number;
}

function matchesOf({ rounds, stages }: EventView, pace: Pace, from: number): CourtMatch[] {
  const structure = new Map(
    stages.flatMap((stage) => stage.played.matches.map((match) => [stage.heats.get(match.key)?.id, { stage, match }])),
  );
  const all = rounds.flatMap(({ heats }, at) => heats.map((view) => ({ view, round: at + 1 })));
  return all.flatMap(({ view, round }, order): CourtMatch[] => {
    const { heat } = view;
    const of = structure.get(heat.id);
    if (heat.match === null || !of || !played.has(heat.match.status)) return [];
    const { lanes, startedAt, closedAt, court, notBefore, id } = heat;
    return [
      {
        ...{ id, court, notBefore, round, ...pace, order: from + order, state: stateOf(view), from: startedAt },
        people: lanes.map(({ entrant }) => entrant),
        after: lanes.length < 2 ? feeders(stages, of.stage, of.match) : null,
        // nobody is tired from a walkover
        to: lanes.some(({ mark }) => mark.outcome === "DNS") ? null : closedAt,
      },
    ];
  });
}

/** Who is called or runs in a heat that is no match. */
function elsewhereIn({ rounds }: EventView, now: number): Elsewhere[] {
  return rounds.flatMap(({ heats }) =>
    heats.flatMap((view) => {
      const { id, match, lanes, startedAt, calledAt } = view.heat;
      const people = lanes.map(({ entrant }) => entrant);
      return match === null && stateOf(view) === "on"
        ? [{ id, people, until: (startedAt ?? calledAt ?? now) + heatMs }]
        : [];
    }),
  );
}

/** Which match is expected next on each court of the meet, and when, as things stand at `now` (server's epoch ms). */
export function comingOn({ meet, events }: Programme, rows: ReadonlyMap<RowKey, WireRow>, now: number): Coming {
  const courts = meet?.courts ?? [];
  const matches: CourtMatch[] = [];
  for (const view of events) {
    const { key, venue } = view.event;
    const row = rows.get(key);
    const { restMs, matchMs } = (row && isEventRow(row) && row.plan.stages) || stageDefaults;
    const own = courts.flatMap((court) => (court.venue === "" || court.venue === venue ? [court.name] : []));
    matches.push(...matchesOf(view, { courts: own, restMs, matchMs }, matches.length));
  }
  const elsewhere = events.flatMap((view) => elsewhereIn(view, now));
  const queue = courtQueue({ courts: courts.map(({ name }) => name), matches, elsewhere, now });
  return new Map(
    queue.courts.flatMap(({ id, next }) => (next ? [[id, { heat: next.id as HeatId, at: next.at }] as const] : [])),
  );
}
