import { accept, type Decision, refuse } from "#core/decision.ts";
import type { HeatId, OpId, SheetId } from "#core/ids.ts";
import { isClerk } from "#core/judged/module-options.ts";
import { reconcile } from "#core/scoring/contest.ts";
import { updateHeat } from "#db/heats.ts";
import type { Author } from "#db/schema/log.ts";
import { updateSheet } from "#db/sheets.ts";
import { type Answer, atHeat, correctLane, type HeatRefusal, refolded } from "./heat-deed.ts";
import { type Filled, findFilled, reconciledOf, stateOf } from "./heat-marks.ts";
import { asksOfHeat } from "./in-question.ts";
import { note } from "./sheet-note.ts";
import type { World } from "./world.ts";

// The chief's word on what is in question in a heat.

/** A reason without blanks around it, or null. */
const reasonOf = (text: string): string | null => text.trim() || null;

/** The sheet with the contest that this pick decides, as the fold itself sees it; null where there is none. */
function withContest(filled: readonly Filled[], lane: number, pick: OpId): Filled | null {
  return (
    filled.find((one) => {
      const { sheet, ops } = one;
      const { contests } = reconciledOf(one);
      if (contests.every((other) => other.lane !== lane)) return false;
      const desk = { id: "" as OpId, device: "desk", seq: Number.MAX_SAFE_INTEGER, at: 0 };
      const version = { base: sheet.version, version: sheet.version + 1 };
      const after = reconcile([...ops, { kind: "settle", lane, pick, ...desk, ...version }]).contests;
      const settled = (all: typeof contests) => all.filter((other) => other.lane === lane && other.settled);
      const stand = (all: typeof contests) => JSON.stringify(all.map(({ stands }) => stands));
      return settled(after).length > settled(contests).length || stand(after) !== stand(contests);
    }) ?? null
  );
}

/**
 * [SC36] The chief says which of several entries stands (`pick`: the op of a claim; of a count any of its taps), with the
 * reason. May be said again. Refused: no-such-heat, reason-required, no-such-contest.
 */
export function settleContest(
  world: World,
  author: Author,
  heatId: HeatId,
  lane: number,
  pick: OpId,
  reason: string,
  op?: OpId,
): Promise<Answer<HeatId>> {
  return atHeat(world, author, heatId, op, async (deed, heat) => {
    const why = reasonOf(reason);
    if (why === null) return refuse({ kind: "reason-required" });
    const one = withContest(await findFilled(deed.tx, heatId), lane, pick);
    if (!one) return refuse({ kind: "no-such-contest" });
    await note(deed, heatId, one.sheet, "contest-settled", { kind: "settle", lane, pick }, why);
    await updateSheet(deed.tx, one.sheet.id, { version: one.sheet.version + 1 });
    return refolded(world, deed, heat, why);
  });
}

/**
 * The chief grants a referee's request as a correction with the mark that was asked for, or declines it, with the reason.
 * Refused: no-such-heat, reason-required, no-such-ask (or it has its answer), mark-implausible, heat-not-closed (the sheet
 * is not handed in: its referee can still change it).
 */
export function answerAsk(
  world: World,
  author: Author,
  heatId: HeatId,
  ask: OpId,
  answer: "grant" | "decline",
  reason: string,
  op?: OpId,
): Promise<Answer<HeatId>> {
  return atHeat(world, author, heatId, op, async (deed, heat): Promise<Decision<HeatId, HeatRefusal>> => {
    const why = reasonOf(reason);
    if (why === null) return refuse({ kind: "reason-required" });
    const asked = (await asksOfHeat(deed.tx, heatId)).find((one) => one.op === ask && one.state === "open");
    if (!asked) return refuse({ kind: "no-such-ask" });
    const { lane, mark, sheet } = asked;
    await deed.log({
      kind: "ask-answered",
      subject: "sheet",
      subjectId: sheet,
      sheetId: sheet,
      heatId,
      payload: { ask, lane, granted: answer === "grant" },
      reason: why,
    });
    if (answer === "decline") return accept(heatId);
    const filled = await findFilled(deed.tx, heatId);
    if (filled.some((one) => one.sheet.id === sheet && one.sheet.state === "open"))
      return refuse({ kind: "heat-not-closed" });
    return correctLane(world, deed, heat, { lane, mark, why });
  });
}

/**
 * [SC37] Closes the sheet of a judge who is not there, with the reason: nothing on it counts, the others' do. With the last
 * sheet the heat is provisional. Refused: no-such-heat, reason-required, no-such-sheet, sheet-handed-in, judges-missing
 * (nobody else watches these lanes).
 */
export function excuseJudge(
  world: World,
  author: Author,
  heatId: HeatId,
  sheetId: SheetId,
  reason: string,
  op?: OpId,
): Promise<Answer<HeatId>> {
  return atHeat(world, author, heatId, op, async (deed, heat) => {
    const why = reasonOf(reason);
    if (why === null) return refuse({ kind: "reason-required" });
    const filled = await findFilled(deed.tx, heatId);
    const one = filled.find(({ sheet }) => sheet.id === sheetId);
    if (!one) return refuse({ kind: "no-such-sheet" });
    const { sheet } = one;
    if (sheet.state === "submitted") return refuse({ kind: "sheet-handed-in" });
    const others = filled.filter(
      (other) =>
        other.sheet.slot === sheet.slot && other !== one && !stateOf(other).excused && !isClerk(other.sheet.judge),
    );
    if (others.length === 0) return refuse({ kind: "judges-missing", sheets: [sheetId] });
    await note(deed, heatId, sheet, "judge-excused", { kind: "submit", excused: true }, why);
    await updateSheet(deed.tx, sheetId, { version: sheet.version + 1, state: "submitted", submittedAt: deed.at });
    const folded = await refolded(world, deed, heat, why);
    if (!folded.ok) return folded;
    const over = filled.every((other) => other === one || other.sheet.state === "submitted");
    if (over) await updateHeat(deed.tx, heatId, { state: "provisional", closedAt: deed.at });
    return accept(heatId);
  });
}
