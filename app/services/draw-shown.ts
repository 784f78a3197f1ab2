import type { EntrantId, EventId, RoundId } from "#core/ids.ts";
import { type EventPlan, nameOfRound, planRounds, type RoundName, roundName } from "#core/rounds/plan.ts";
import type { Executor } from "#db/client.server.ts";
import { findEntries } from "#db/entries.ts";
import { type EventRow, findEvents } from "#db/events.ts";
import { findHeats, findLanes } from "#db/heats.ts";
import { findRounds, type RoundRow } from "#db/rounds.ts";
import { isRepeatable } from "./draw.ts";

interface DrawnLane {
  lane: number;
  id: EntrantId;
  bib: number | null;
  name: string;
  unitName: string;
}

interface DrawnRound {
  id: RoundId;
  number: number;
  name: RoundName;
  state: RoundRow["state"];
  started: boolean;
  seed: string;
  edition: string;
  /** the stored draw, run again, gave the same heats */
  repeatable: boolean;
  /** somebody was moved, replaced or left since */
  moved: boolean;
  cost: number;
  least: number;
  meetings: { heat: number; unit: string; names: string[] }[];
  heats: { number: number; lanes: DrawnLane[] }[];
}

export interface DrawShown {
  event: { id: EventId; name: string; lanes: number; plan: EventPlan };
  others: { id: EventId; name: string }[];
  entered: number;
  /** the rounds as planned with the present entries; [] once something is drawn */
  planned: { name: RoundName; number: number; count: number; sizes: number[] }[];
  /** the last round, or null where nothing is drawn */
  round: DrawnRound | null;
}

async function roundShown(on: Executor, event: EventRow, round: RoundRow): Promise<DrawnRound | null> {
  const { draw } = round;
  if (!draw) return null;
  const [heats, lanes] = [await findHeats(on, round.id), await findLanes(on, round.id)];
  const placed = heats.map((heat) => ({
    number: heat.number,
    lanes: lanes
      .filter((lane) => lane.heatId === heat.id)
      .map(({ lane, entrant, bib, name, unitName }) => ({ lane, id: entrant, bib, name, unitName })),
  }));
  const spelled = (list: readonly { number: number; lanes: readonly { lane: number; id: string }[] }[]) =>
    list.map((heat) => `${heat.number}:${heat.lanes.map(({ lane, id }) => `${lane}${id}`).sort()}`).join();
  const people = new Map(lanes.map((one) => [one.entrant, one]));
  return {
    id: round.id,
    number: round.number,
    name: nameOfRound(round, event.plan),
    state: round.state,
    started: heats.some((heat) => heat.state !== "scheduled"),
    seed: draw.seed,
    edition: draw.edition,
    repeatable: isRepeatable(draw, event.plan),
    moved: spelled(placed) !== spelled(draw.heats),
    cost: draw.cost,
    least: draw.least,
    meetings: draw.meetings.map(({ heat, ids }) => {
      const found = ids.flatMap((id) => people.get(id) ?? []);
      return { heat, unit: found[0]?.unitName ?? "", names: found.map((one) => one.name) };
    }),
    heats: placed,
  };
}

/** What the draw page of an event shows. */
export async function drawShown(on: Executor, event: EventRow): Promise<DrawShown> {
  const events = await findEvents(on, event.meetId);
  const entries = await findEntries(on, event.id);
  const entered = entries.filter((one) => one.state === "entered").length;
  const last = (await findRounds(on, event.id)).filter(({ stageId }) => stageId === null).at(-1);
  const plan = last || entered === 0 ? [] : planRounds(entered, event.plan, event.options.measure);
  return {
    event: { id: event.id, name: event.name, lanes: event.plan.lanes, plan: event.plan },
    others: events.filter((one) => one.id !== event.id).map(({ id, name }) => ({ id, name })),
    entered,
    planned: plan.map(({ number, entrants, sizes }) => ({
      name: roundName(number, plan.length),
      number,
      count: entrants,
      sizes,
    })),
    round: last ? await roundShown(on, event, last) : null,
  };
}
