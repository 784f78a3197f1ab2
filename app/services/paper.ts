import { accept, type Decision, refuse } from "#core/decision.ts";
import type { HeatId, OpId } from "#core/ids.ts";
import type { SheetAct } from "#core/scoring/ops.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import type { Executor } from "#db/client.server.ts";
import { type HeatRow, updateHeat } from "#db/heats.ts";
import { findMeet } from "#db/meets.ts";
import { findRound } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { findScoredHeat, findSheetsOfHeat, updateSheet } from "#db/sheets.ts";
import type { Deed } from "./act.ts";
import { type Answer, atHeat, type HeatRefusal, refolded, tooMuch } from "./heat-deed.ts";
import { type Filled, findFilled, marksOfSheet, reconciledOf, stateOf } from "./heat-marks.ts";
import { actOf, type DeskMark, isSaid } from "./heats.ts";
import {
  agreedRows,
  differencesOf,
  isSamePerson,
  type PaperPlace,
  type TypedPayload,
  typingsOf,
} from "./paper-typings.ts";
import { note } from "./sheet-note.ts";
import type { World } from "./world.ts";

// What was filled in on a printed heat sheet, keyed in afterwards.

/** Of lanes that already have another mark: which the paper corrects, and which stay as they are. */
export interface Decided {
  paper: readonly number[];
  kept: readonly number[];
  reason: string;
}

export type PaperOutcome =
  /** the marks are in */
  | { kind: "entered" }
  /** the first of two typings is stored; another person types next */
  | { kind: "first" }
  /** the second typing is stored and differs from the first */
  | { kind: "differs" }
  /** nothing is stored: whoever typed first types again, and gave no reason for it */
  | { kind: "same-person" }
  /** these lanes have other marks: nothing is entered before it is decided which stand */
  | { kind: "against"; lanes: number[] };

/** Each act says that it comes from paper: histories and prints show it. */
const fromPaper = <Act extends SheetAct>(act: Act): Act & { paper: true } => ({ ...act, paper: true });

interface Sheets {
  filled: Filled[];
  /** what stands now, by lane */
  now: Map<number, LaneMark>;
  /** lanes of which tablets say different things, not decided yet */
  contested: Set<number>;
}

async function sheetsOf(on: Executor, heat: HeatRow, judge: number): Promise<Sheets> {
  const filled = (await findFilled(on, heat.id)).filter(({ sheet }) => sheet.judge === judge);
  const scored = await findScoredHeat(on, heat.id);
  const several = (scored?.options.judges ?? 1) > 1;
  const marks =
    scored && several ? filled.flatMap((one) => marksOfSheet(scored, stateOf(one), one.sheet.lanes)) : heat.marks;
  const open = filled.flatMap((one) => reconciledOf(one).contests.filter(({ settled }) => !settled));
  return {
    filled,
    now: new Map(marks.map((mark) => [mark.lane, mark])),
    contested: new Set(open.map(({ lane }) => lane)),
  };
}

/** The lanes that have a mark other than what the paper says, and those of which tablets differ: the paper may decide them. */
export async function againstPaper(on: Executor, heat: HeatRow, judge: number, rows: readonly DeskMark[]) {
  const { now, contested } = await sheetsOf(on, heat, judge);
  return rows.flatMap(({ lane, mark }) => {
    const mine = now.get(lane);
    return mine && mine.outcome !== "none" && (contested.has(lane) || !isSaid(mine, mark))
      ? [{ lane, now: mine, paper: mark }]
      : [];
  });
}

async function check(
  deed: Deed,
  heat: HeatRow,
  judge: number,
  rows: readonly DeskMark[],
): Promise<Decision<null, HeatRefusal>> {
  if ((await findRound(deed.tx, heat.roundId))?.state === "drawn") return refuse({ kind: "round-not-published" });
  const sheets = (await findSheetsOfHeat(deed.tx, heat.id)).filter((sheet) => sheet.judge === judge);
  if (sheets.length === 0) return refuse({ kind: "no-such-sheet" });
  const lanes = sheets.flatMap((sheet) => sheet.lanes);
  for (const { lane, mark } of rows) {
    if (!lanes.includes(lane)) return refuse({ kind: "no-such-lane", lane });
    const max = await tooMuch(deed.tx, heat, mark);
    if (max !== null) return refuse({ kind: "mark-implausible", lane, max });
  }
  const missing = lanes.filter((lane) => !rows.some((row) => row.lane === lane));
  return missing.length > 0 ? refuse({ kind: "lanes-missing", lanes: missing.sort((a, b) => a - b) }) : accept(null);
}

async function enter(
  world: World,
  deed: Deed,
  heat: HeatRow,
  judge: number,
  rows: readonly DeskMark[],
  { paper, kept, reason }: Decided,
): Promise<Decision<PaperOutcome, HeatRefusal>> {
  const against = (await againstPaper(deed.tx, heat, judge, rows)).map(({ lane }) => lane);
  const open = against.filter((lane) => !paper.includes(lane) && !kept.includes(lane));
  if (open.length > 0) return accept({ kind: "against", lanes: open });
  const why = reason.trim();
  const corrected = against.filter((lane) => paper.includes(lane));
  if (corrected.length > 0 && why === "") return refuse({ kind: "reason-required" });
  const { filled, now } = await sheetsOf(deed.tx, heat, judge);
  for (const { sheet } of filled) {
    let noted = false;
    for (const row of rows.filter(({ lane }) => sheet.lanes.includes(lane))) {
      const { lane, mark } = row;
      if (corrected.includes(lane)) {
        const act = fromPaper({ kind: "correct" as const, lane, mark, reason: why });
        await note(deed, heat.id, sheet, "mark-corrected", act, why);
      } else if ((now.get(lane)?.outcome ?? "none") === "none")
        await note(deed, heat.id, sheet, "sheet-op", fromPaper(actOf(row)));
      else continue;
      noted = true;
    }
    const isOpen = sheet.state === "open";
    if (isOpen) await note(deed, heat.id, sheet, "sheet-op", fromPaper({ kind: "submit" as const }));
    if (isOpen || noted)
      await updateSheet(deed.tx, sheet.id, {
        version: sheet.version + 1,
        ...(isOpen && { state: "submitted" as const, submittedAt: deed.at }),
      });
  }
  const folded = await refolded(world, deed, heat, why || "");
  if (!folded.ok) return folded;
  if (heat.state === "scheduled" || heat.state === "running") {
    const all = await findSheetsOfHeat(deed.tx, heat.id);
    const startedAt = heat.startedAt ?? deed.at;
    const over = all.every(({ state }) => state === "submitted");
    await updateHeat(
      deed.tx,
      heat.id,
      over ? { state: "provisional", startedAt, closedAt: deed.at } : { state: "running", startedAt },
    );
  }
  return accept({ kind: "entered" });
}

export interface TypedPaper extends PaperPlace {
  rows: readonly DeskMark[];
  decided: Decided;
  /** whoever typed first types again: "second" with a reason, or anew */
  own?: { kind: "second"; reason: string } | { kind: "anew" };
}

const log = (deed: Deed, heat: HeatId, payload: TypedPayload, reason: string | null) =>
  deed.log({ kind: "paper-typed", subject: "heat", subjectId: heat, heatId: heat, payload, reason });

/**
 * [SC29] Takes a typed sheet, every lane of it. Where the meet wants everything typed twice, the first typing is stored and the
 * second compared with it; equal ones are entered. The heat is provisional once all its sheets are in.
 */
export function typePaper(world: World, author: Author, typed: TypedPaper, op?: OpId): Promise<Answer<PaperOutcome>> {
  const { heat: id, judge, decided, own } = typed;
  const rows = [...typed.rows].sort((a, b) => a.lane - b.lane);
  return atHeat(world, author, id, op, async (deed, heat): Promise<Decision<PaperOutcome, HeatRefusal>> => {
    const checked = await check(deed, heat, judge, rows);
    if (!checked.ok) return checked;
    if (!(await findMeet(deed.tx, heat.meetId))?.paperTwice) return enter(world, deed, heat, judge, rows, decided);
    const before = await typingsOf(deed.tx, typed);
    if (op && before.first?.op === op) return accept({ kind: "first" });
    const mine = before.first && isSamePerson(before.first.author, author);
    if (!before.first || (mine && own?.kind === "anew")) {
      await log(deed, id, { judge, as: "first", rows }, null);
      return accept({ kind: "first" });
    }
    if (before.second) return accept({ kind: "differs" });
    const reason = own?.kind === "second" ? own.reason.trim() : "";
    if (mine && reason === "") return accept({ kind: "same-person" });
    await log(deed, id, { judge, as: "second", rows }, mine ? reason : null);
    return differencesOf(before.first.rows, rows).length > 0
      ? accept({ kind: "differs" })
      : enter(world, deed, heat, judge, rows, decided);
  });
}

/**
 * [SC29] Settles the lanes that two people read differently, after a look at the paper: `rows` are those lanes. The others stay
 * as both typed them; then everything is entered.
 */
export function settlePaper(
  world: World,
  author: Author,
  { heat: id, judge, rows, decided }: TypedPaper,
  op?: OpId,
): Promise<Answer<PaperOutcome>> {
  return atHeat(world, author, id, op, async (deed, heat): Promise<Decision<PaperOutcome, HeatRefusal>> => {
    const typings = await typingsOf(deed.tx, { heat: id, judge });
    if (!typings.first || !typings.second) return refuse({ kind: "no-such-sheet" });
    const differing = differencesOf(typings.first.rows, typings.second.rows).map(({ lane }) => lane);
    const settled = [
      ...typings.first.rows.filter(({ lane }) => !differing.includes(lane)),
      ...rows.filter(({ lane }) => differing.includes(lane)),
    ].sort((a, b) => a.lane - b.lane);
    const checked = await check(deed, heat, judge, settled);
    if (!checked.ok) return checked;
    await log(deed, id, { judge, as: "settled", rows: settled }, null);
    return enter(world, deed, heat, judge, settled, decided);
  });
}

/** Enters what two people typed alike, once it is decided which of the marks that were there before stay. */
export function decidePaper(
  world: World,
  author: Author,
  { heat: id, judge }: PaperPlace,
  decided: Decided,
  op?: OpId,
): Promise<Answer<PaperOutcome>> {
  return atHeat(world, author, id, op, async (deed, heat): Promise<Decision<PaperOutcome, HeatRefusal>> => {
    const rows = agreedRows(await typingsOf(deed.tx, { heat: id, judge }));
    if (!rows) return refuse({ kind: "no-such-sheet" });
    const checked = await check(deed, heat, judge, rows);
    return checked.ok ? enter(world, deed, heat, judge, rows, decided) : checked;
  });
}
