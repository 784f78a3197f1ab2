import type { EntrantId, EventId, UnitId } from "#core/ids.ts";
import { firstMeetings } from "#core/matches/meetings.ts";
import { seedCount } from "#core/matches/seeding.ts";
import type { EventPlan } from "#core/rounds/plan.ts";
import { ceremonySlots } from "#core/stages/ceremony.ts";
import type { StageDraw, StageLot } from "#core/stages/draw.ts";
import { isRepeatableStage } from "#core/stages/repeat.ts";
import type { Executor } from "#db/client.server.ts";
import { findEntries } from "#db/entries.ts";
import { type EventRow, findEvents } from "#db/events.ts";
import { countPlay } from "#db/overview.ts";
import type { StageOfEvent } from "./stage-inputs.ts";
import { type SentStage, seedsOf, viewsOf } from "./stage-shown.ts";
import { playStagesOf } from "./stages.ts";

/** People of one unit who stand in one group, or can meet first in this column. */
export interface MeetingShown {
  unitName: string;
  group: string | null;
  column: number | null;
  names: string[];
}

/** A slot of the ceremony and who it is for. */
export interface SlotShown {
  name: string;
  group: string | null;
  /** the line, or the number within the group, from 1 */
  number: number;
}

export interface StageDrawn {
  view: SentStage;
  /** null where every seat is a place of the stage before, and where each round has a seed of its own */
  lot: Pick<StageLot, "edition" | "seed" | "separate" | "cost" | "least"> | null;
  /** of a contest that is drawn round by round */
  roundSeeds: readonly string[];
  repeatable: boolean;
  meetings: MeetingShown[];
  ceremony: { revealed: number; of: number; last: SlotShown | null; coming: SlotShown | null } | null;
}

export interface StageDrawShown {
  event: { id: EventId; name: string; plan: EventPlan };
  others: { id: EventId; name: string }[];
  /** events of the meet whose places can make seeds */
  finished: { id: EventId; name: string }[];
  /** seeded ones first in their order, then by units */
  people: { id: EntrantId; name: string; bib: number | null; unitName: string; seed: number | null }[];
  /** how many are seeded among so many as a rule */
  usual: number;
  stages: StageDrawn[];
  started: boolean;
}

type People = ReadonlyMap<EntrantId, { name: string; unitId: UnitId; unitName: string }>;

function meetingsOf(draw: StageDraw, people: People): MeetingShown[] {
  const person = (id: EntrantId) => ({ id, unit: people.get(id)?.unitId ?? id });
  const names = (ids: readonly EntrantId[]) => ids.map((id) => people.get(id)?.name ?? "");
  const unitName = (ids: readonly EntrantId[]) => (ids[0] && people.get(ids[0])?.unitName) ?? "";
  if (draw.kind === "knock-out" || draw.kind === "double") {
    const lines = draw.lines.map((line) => (line?.kind === "entrant" ? person(line.id) : null));
    return firstMeetings(lines).flatMap(({ round, matches }) =>
      matches.map(({ ids }) => ({ unitName: unitName(ids), group: null, column: round, names: names(ids) })),
    );
  }
  if (draw.kind !== "groups") return [];
  return draw.groups.flatMap(({ name, ids }) => {
    const units = [...new Set(ids.map((id) => person(id).unit))];
    return units.flatMap((unit) => {
      const own = ids.filter((id) => person(id).unit === unit);
      return own.length > 1 && draw.groups.length > 1
        ? [{ unitName: unitName(own), group: name, column: null, names: names(own) }]
        : [];
    });
  });
}

function ceremonyOf({ draw, state, revealed }: StageOfEvent, people: People): StageDrawn["ceremony"] {
  const slots = ceremonySlots(draw);
  if (slots.length === 0 || (state !== "drawn" && state !== "ceremony")) return null;
  const shown = (at: number): SlotShown | null => {
    const slot = slots[at];
    return slot ? { name: people.get(slot.entrant)?.name ?? "", group: slot.group, number: slot.index + 1 } : null;
  };
  return { revealed, of: slots.length, last: revealed > 0 ? shown(revealed - 1) : null, coming: shown(revealed) };
}

/** What the draw page of an event that is met two by two shows. */
export async function stageDrawShown(on: Executor, event: EventRow): Promise<StageDrawShown> {
  const events = await findEvents(on, event.meetId);
  const played = new Set((await countPlay(on, event.meetId)).flatMap(({ id, started }) => (started ? [id] : [])));
  const entries = await findEntries(on, event.id);
  const of = await playStagesOf(on, event.id);
  const views = of ? await viewsOf(on, of) : [];
  const people: People = new Map(entries.map((one) => [one.entrantId, one]));
  const first = of?.stages[0]?.draw;
  const seeds = first ? seedsOf(first) : new Map<EntrantId, number>();
  const inHeats = event.plan.stages?.format === "heats" ? ({ heats: true } as const) : null;
  const before = (number: number) => of?.stages.find((one) => one.number === number - 1) ?? inHeats;
  const entered = entries.filter(({ state }) => state === "entered");
  const others = events.filter(({ id }) => id !== event.id).map(({ id, name }) => ({ id, name }));
  return {
    event: { id: event.id, name: event.name, plan: event.plan },
    others,
    finished: others.filter(({ id }) => played.has(id)),
    people: entered
      .map(({ entrantId, name, bib, unitName }) => ({
        ...{ id: entrantId, name, bib, unitName },
        seed: seeds.get(entrantId) ?? null,
      }))
      .sort((a, b) => (a.seed ?? entered.length + 1) - (b.seed ?? entered.length + 1)),
    usual: seedCount(entered.length),
    stages: (of?.stages ?? []).flatMap((stage) => {
      const view = views.find(({ id }) => id === stage.id);
      const { draw } = stage;
      const lot = "lot" in draw ? draw.lot : null;
      return view
        ? {
            view,
            lot: lot && {
              ...{ edition: lot.edition, seed: lot.seed, separate: lot.separate, cost: lot.cost, least: lot.least },
            },
            roundSeeds:
              draw.kind === "redrawn" ? draw.seeds : draw.kind === "swiss" ? draw.drawn.map(({ seed }) => seed) : [],
            repeatable: isRepeatableStage(event.plan, stage, before(stage.number)),
            meetings: meetingsOf(draw, people),
            ceremony: ceremonyOf(stage, people),
          }
        : [];
    }),
    started: [...(of?.heats.values() ?? [])].some(({ state }) => state !== "scheduled"),
  };
}
