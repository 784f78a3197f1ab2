import type { EntrantId, EventId, HeatId, MeetId, RoundId } from "#core/ids.ts";
import { moduleOptions } from "#core/judged/module-options.ts";
import { nameOfRound, type RoundName } from "#core/rounds/plan.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import type { Fault, SheetAct } from "#core/scoring/ops.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { fatesOf } from "#core/standing/fates.ts";
import type { Executor } from "#db/client.server.ts";
import { findHeat, type HeatRow } from "#db/heats.ts";
import { findLogOfHeat } from "#db/log.ts";
import type { Author } from "#db/schema/log.ts";
import { sheetKinds } from "#db/sheets.ts";
import { findFilled, marksOfSheet, type Scoring } from "./heat-marks.ts";
import { hiddenKind, isHidden } from "./hidden-marks.ts";
import { playEvent, type Seated } from "./results.ts";
import { type MatchName, matchOfHeat, nameOfMatch } from "./stage-shown.ts";
import { stagesOf } from "./stages.ts";

interface HeatLane extends Seated {
  place: number | null;
}

/** One line of a heat's history; taps that follow each other on a lane are one line. */
interface Deed {
  id: string;
  at: Date;
  author: Author;
  kind: string;
  act: SheetAct | null;
  /** how many taps stand behind this line */
  count: number;
  undone: boolean;
  reason: string | null;
  /** of a correction: the mark it replaced */
  before: LaneMark | null;
  /** typed at the desk, not on a tablet */
  atDesk: boolean;
}

export interface HeatShown {
  meetId: MeetId;
  heat: Pick<HeatRow, "id" | "number" | "state" | "startedAt" | "closedAt" | "officialAt">;
  event: { id: EventId; name: string; options: ScoringOptions };
  round: { id: RoundId; number: number; name: RoundName; heats: number; published: boolean };
  /** null where it is no match of a stage */
  match: (MatchName & { winner: EntrantId | null }) | null;
  lanes: HeatLane[];
  faults: Fault[];
  fates: ReturnType<typeof fatesOf>;
  history: Deed[];
}

/** The faults that fail by the event's rules. */
function failingFaults({ faults }: ScoringOptions): Fault[] {
  return Object.entries(faults).flatMap(([fault, effect]) => (effect.kind === "fail" ? [fault as Fault] : []));
}

/** The marks that corrections replaced, by the correction's op id: what the sheet's log folds to without it and what follows. */
async function replacedMarks(on: Executor, heatId: HeatId, scoring: Scoring): Promise<Map<string, LaneMark>> {
  const found = new Map<string, LaneMark>();
  for (const { ops } of await findFilled(on, heatId))
    ops.forEach((op, i) => {
      if (op.kind !== "correct") return;
      const [mark] = marksOfSheet(scoring, foldSheet(ops.slice(0, i)), [op.lane]);
      if (mark) found.set(op.id, mark);
    });
  return found;
}

async function historyOf(on: Executor, heatId: HeatId, scoring: Scoring): Promise<Deed[]> {
  const entries = await findLogOfHeat(on, heatId);
  const replaced = await replacedMarks(on, heatId, scoring);
  const acts = entries.map((entry) => ({
    entry,
    act: sheetKinds.includes(entry.kind) ? (entry.payload as SheetAct) : null,
  }));
  const undone = new Set(acts.flatMap(({ act }) => (act?.kind === "undo" ? [act.target as string] : [])));
  const lines: Deed[] = [];
  for (const { entry, act } of acts) {
    const line = {
      id: entry.opId,
      at: entry.serverAt,
      author: entry.author,
      kind: entry.kind,
      act,
      count: 1,
      undone: undone.has(entry.opId),
      reason: entry.reason,
      before: replaced.get(entry.opId) ?? null,
      atDesk: act !== null && entry.deviceId === null,
    };
    const last = lines.at(-1);
    const together =
      last?.act?.kind === "tap" &&
      act?.kind === "tap" &&
      last.act.lane === act.lane &&
      last.undone === line.undone &&
      last.author.id === line.author.id;
    if (last && together) {
      last.count++;
      last.at = line.at;
    } else lines.push(line);
  }
  return lines;
}

/** A heat as the chief referee sees it: lanes, marks, places, and everything that was done on it, oldest first. */
export async function heatShown(on: Executor, heatId: HeatId): Promise<HeatShown | null> {
  const heat = await findHeat(on, heatId);
  const played = heat && (await playEvent(on, heat.eventId));
  const one = played?.rounds.find(({ round }) => round.id === heat?.roundId);
  const here = one?.heats.find((other) => other.heat.id === heatId);
  if (!heat || !played || !one || !here) return null;
  const { event } = played;
  const { round } = one;
  const { id, number, state, startedAt, closedAt, officialAt } = heat;
  const options = moduleOptions(event, round.number);
  const stages = stagesOf(played);
  const met = stages && matchOfHeat(stages, heatId);
  return {
    meetId: heat.meetId,
    heat: { id, number, state, startedAt, closedAt, officialAt },
    event: { id: event.id, name: event.name, options },
    round: {
      id: round.id,
      number: round.number,
      name: nameOfRound(round, event.plan),
      heats: one.heats.length,
      published: round.state !== "drawn",
    },
    match: met && { ...nameOfMatch(met.stage, met.match), winner: met.match.result?.winner ?? null },
    lanes: here.lanes.map((lane) => ({ ...lane, place: here.ranked.get(lane.entrant)?.place ?? null })),
    faults: failingFaults(options),
    fates: fatesOf(one, event, played.withdrawn),
    history: (await historyOf(on, heatId, { ruleset: event.ruleset, options })).map((deed) =>
      deed.act && isHidden(deed.act, event.plan, heat) ? { ...deed, act: null, kind: hiddenKind, before: null } : deed,
    ),
  };
}
