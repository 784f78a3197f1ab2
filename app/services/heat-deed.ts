import { accept, type Decision, refuse } from "#core/decision.ts";
import type { HeatId, OpId, SheetId } from "#core/ids.ts";
import type { CorrectedMark } from "#core/scoring/ops.ts";
import { mostOf } from "#core/scoring/plausible.ts";
import type { Tx } from "#db/client.server.ts";
import { findEvent } from "#db/events.ts";
import { findHeat, type HeatRow } from "#db/heats.ts";
import type { Author } from "#db/schema/log.ts";
import { findSheetsOfHeat, updateSheet } from "#db/sheets.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import { type Filled, findFilled, reconciledOf, refoldHeat } from "./heat-marks.ts";
import { progress } from "./rounds.ts";
import { note } from "./sheet-note.ts";
import type { SettleRefusal } from "./stage-progress.ts";
import { isUndecided } from "./stages.ts";
import type { World } from "./world.ts";

// What every deed of the chief on one heat has in common.

export type HeatRefusal =
  | { kind: "no-such-heat" }
  /** not every sheet is submitted yet */
  | { kind: "heat-not-closed" }
  | { kind: "heat-official" }
  | { kind: "heat-closed" }
  | { kind: "round-not-published" }
  | { kind: "reason-required" }
  | { kind: "no-such-lane"; lane: number }
  | { kind: "mark-implausible"; lane: number; max: number }
  | { kind: "lanes-missing"; lanes: number[] }
  /** what tablets said differently of these lanes is not decided yet */
  | { kind: "contested"; lanes: number[] }
  /** a referee asked to correct these lanes and has no answer yet */
  | { kind: "asked"; lanes: number[] }
  /** several judges watch, and these have not handed in */
  | { kind: "judges-missing"; sheets: SheetId[] }
  | { kind: "no-such-contest" }
  | { kind: "no-such-ask" }
  | { kind: "no-such-sheet" }
  | { kind: "sheet-handed-in" }
  /** judges are further apart on a line than the sheet allows: they mark these lanes again */
  | { kind: "judges-apart"; lanes: number[] }
  | { kind: "no-such-judge" }
  /** the judge did not step down there */
  | { kind: "not-own-unit" }
  /** a match that has to have a winner has none */
  | { kind: "nobody-won" }
  | SettleRefusal;

export type Answer<Value> = Decision<Value, HeatRefusal | AlreadyDone>;

/** One heat, one decision at a time: the event is held too, since a mark may decide who goes on. */
export async function atHeat<Value>(
  world: World,
  author: Author,
  heatId: HeatId,
  op: OpId | undefined,
  work: (deed: Deed, heat: HeatRow) => Promise<Decision<Value, HeatRefusal>>,
): Promise<Answer<Value>> {
  const found = await findHeat(world.db, heatId);
  if (!found) return refuse({ kind: "no-such-heat" });
  const lock = [
    { kind: "event" as const, id: found.eventId },
    { kind: "heat" as const, id: heatId },
  ];
  return act(world, { meet: found.meetId, author, lock, ...(op ? { op } : {}) }, async (deed) => {
    const heat = await findHeat(deed.tx, heatId);
    if (!heat || (await isWaiting(deed.tx, heat))) return refuse({ kind: "no-such-heat" as const });
    const decision = await work(deed, heat);
    if (decision.ok) deed.touch(`heat:${heatId}`);
    // a column of matches can be long, and says nothing of its own that one of them changes
    if (decision.ok && heat.match === null) deed.touch(`round:${heat.roundId}`);
    return decision;
  });
}

/** Whether it is a match that nobody is known to play yet. */
const isWaiting = async (tx: Tx, { id, match }: HeatRow): Promise<boolean> =>
  match !== null && (await findSheetsOfHeat(tx, id)).length === 0;

/** The most such a mark may be where it is more than that, or no whole number; null where it can be. */
export async function tooMuch(tx: Tx, heat: Pick<HeatRow, "eventId">, mark: CorrectedMark): Promise<number | null> {
  const event = await findEvent(tx, heat.eventId);
  const max = mostOf[event?.options.measure ?? "count"];
  const numbers = mark.kind === "value" ? [mark.value, mark.misses] : mark.kind === "failed" ? [mark.ms] : [];
  const top = mark.kind === "failed" ? mostOf.time : max;
  return numbers.every((n) => Number.isInteger(n) && n >= 0 && n <= top) ? null : top;
}

/**
 * Corrects a lane's mark inside a deed and folds the heat anew; in an official heat whoever goes on is worked out anew. The
 * correction stands on the first sheet of the lane, and on any other on which tablets differ about it: it decides that too.
 */
export async function correctLane(
  world: World,
  deed: Deed,
  heat: HeatRow,
  { lane, mark, why, approve }: { lane: number; mark: CorrectedMark; why: string; approve?: boolean | undefined },
): Promise<Decision<HeatId, HeatRefusal>> {
  const written = await writeCorrection(deed, heat, { lane, mark, why });
  return written.ok ? refolded(world, deed, heat, why, approve) : written;
}

/** Logs the correction of a lane's mark, without folding the heat. */
export async function writeCorrection(
  deed: Deed,
  heat: HeatRow,
  { lane, mark, why }: { lane: number; mark: CorrectedMark; why: string },
): Promise<Decision<HeatId, HeatRefusal>> {
  const max = await tooMuch(deed.tx, heat, mark);
  if (max !== null) return refuse({ kind: "mark-implausible", lane, max });
  const filled = (await findFilled(deed.tx, heat.id)).filter(({ sheet }) => sheet.lanes.includes(lane));
  if (filled.length === 0) return refuse({ kind: "no-such-lane", lane });
  const differ = (one: Filled) => reconciledOf(one).contests.some((other) => other.lane === lane && !other.settled);
  for (const one of filled.filter((other, at) => at === 0 || differ(other))) {
    const { sheet } = one;
    await note(deed, heat.id, sheet, "mark-corrected", { kind: "correct", lane, mark, reason: why }, why);
    await updateSheet(deed.tx, sheet.id, { version: sheet.version + 1 });
  }
  return accept(heat.id);
}

/**
 * Folds a heat's marks anew after an entry of the chief; `heat` is its row as it was. Where it is official, the round and what
 * follows too: refused where matches fall that had begun, unless `approve`, and where nobody wins a match.
 */
export async function refolded(
  world: World,
  deed: Deed,
  heat: HeatRow,
  why: string,
  approve = false,
): Promise<Decision<HeatId, HeatRefusal>> {
  const marks = await refoldHeat(deed.tx, heat.id);
  if (heat.state !== "official") return accept(heat.id);
  if (await isUndecided(deed.tx, { ...heat, marks })) return refuse({ kind: "nobody-won" });
  const moved = await progress(world, deed, heat.roundId, { reason: why, approve, corrected: heat });
  return moved.ok ? accept(heat.id) : moved;
}
