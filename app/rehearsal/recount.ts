import { type PrizeList, prizeList } from "#core/awards/prizes.ts";
import type { EntrantId, EventId, HeatId, RoundId, SheetId } from "#core/ids.ts";
import { rankMarks } from "#core/ranking/rank.ts";
import { type EventPlace, eventPlaces } from "#core/rounds/places.ts";
import type { Advance } from "#core/rounds/plan.ts";
import { type HeatRanking, type Qualification, qualify, type Ruling } from "#core/rounds/qualify.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import type { SheetOp } from "#core/scoring/ops.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import { rulesetOf } from "#core/scoring/rulesets/index.ts";
import type { TabletLane } from "#live/tablet-protocol.ts";
import type { StagedEvent } from "./stage.ts";

// What the log says, counted once more from its entries by the rules alone.

/**
 * A heat with the log of its sheets: what the server told of them when they were complete, and what it has accepted since
 * (the submit, corrections). `stored` are the marks it keeps besides; null where it no longer tells tablets.
 */
export interface LoggedHeat {
  id: HeatId;
  number: number;
  lanes: TabletLane[];
  sheets: { id: SheetId; lanes: number[]; ops: SheetOp[] }[];
  stored: LaneMark[] | null;
}

export interface LoggedRound {
  id: RoundId;
  seed: string;
  number: number;
  final: boolean;
  advance: Advance | null;
  heats: LoggedHeat[];
  rulings: Ruling[];
}

export interface LoggedEvent {
  id: EventId;
  staged: StagedEvent;
  rounds: LoggedRound[];
  withdrawn: EntrantId[];
}

export interface CountedRound {
  number: number;
  final: boolean;
  heats: (HeatRanking & { marks: LaneMark[] })[];
  /** who went on; null after a final */
  qualification: Qualification | null;
}

export interface Counted {
  rounds: CountedRound[];
  places: EventPlace[];
  prizes: PrizeList;
}

type Rules = Pick<StagedEvent, "ruleset" | "options" | "plan">;

/** The heat's marks and places from its log. */
export function countHeat(heat: LoggedHeat, { ruleset, options }: Rules): HeatRanking & { marks: LaneMark[] } {
  const rules = rulesetOf(ruleset);
  if (!rules) throw new Error(`no such ruleset: ${ruleset}`);
  const marks = heat.sheets
    .flatMap(({ lanes, ops }) => rules.marks(foldSheet(ops), options, lanes))
    .sort((a, b) => a.lane - b.lane);
  const people = new Map(heat.lanes.map(({ lane, entrant }) => [lane, entrant]));
  const rankable = marks.flatMap((mark) => {
    const id = people.get(mark.lane);
    return id ? [{ id, mark }] : [];
  });
  return { heat: heat.id, number: heat.number, ranked: rankMarks(rankable, options), marks };
}

/** Who goes on from a round, from its log. */
export function countRound(round: LoggedRound, rules: Rules, withdrawn: readonly EntrantId[]): CountedRound {
  const heats = round.heats.map((heat) => countHeat(heat, rules));
  const { options, plan } = rules;
  const { number, final, advance, rulings } = round;
  const goesOn = !final && advance;
  const qualification = goesOn ? qualify(heats, advance, options, plan.tieAtCut, rulings, withdrawn) : null;
  return { number, final, heats, qualification };
}

/** An event from its log to its prizes. */
export function countEvent({ staged, rounds, withdrawn }: LoggedEvent): Counted {
  const counted = rounds.map((round) => countRound(round, staged, withdrawn));
  const places = eventPlaces(counted, staged.plan, staged.options);
  return { rounds: counted, places, prizes: prizeList(places, staged.plan) };
}
