import type { Attempt, CorrectedMark, SheetAct, Trial } from "#core/scoring/ops.ts";
import { ownUnitLine } from "#core/scoring/panel-sheet.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import type { DayTranslator } from "./day.ts";
import { formatMark, formatTime, type MarksTranslator, sayable } from "./marks.ts";

function sayValue(value: number, options: ScoringOptions, say: MarksTranslator): string {
  return formatMark({ outcome: "valid", value, fault: null }, options, say);
}

const signs: Record<Trial, string> = { over: "o", failed: "x", passed: "–" };

const sayAttempt = (result: Attempt, options: ScoringOptions, t: DayTranslator, say: MarksTranslator): string =>
  result.kind === "valid"
    ? sayValue(result.value, options, say)
    : t(result.kind === "foul" ? "act_foul" : "act_passed");

function sayCorrected(mark: CorrectedMark, options: ScoringOptions, say: MarksTranslator): string {
  if (mark.kind === "value") return sayValue(mark.value, options, say);
  return mark.kind === "failed"
    ? formatMark({ outcome: "failed", value: null, fault: mark.fault }, options, say)
    : say(`status.${mark.status}`);
}

export interface Act {
  act: SheetAct;
  /** how many taps this line stands for */
  count?: number;
  /** of a correction: the mark it replaced */
  before?: LaneMark | null;
}

/** One act on a sheet in words; a correction with what it replaced. */
export function sayAct(
  { act, count = 1, before = null }: Act,
  options: ScoringOptions,
  t: DayTranslator,
  say: MarksTranslator,
): string {
  switch (act.kind) {
    case "start":
      return t("act_start");
    case "tap":
      return count > 1 ? t("collapsedTaps", { lane: act.lane, count }) : t("act_tap", act);
    case "miss":
      return t("act_miss", act);
    case "arrive":
      return t("act_arrive", { lane: act.lane, time: formatTime(act.ms, options) });
    case "fail":
      return t("act_fail", { lane: act.lane, fault: say(`fault.${act.fault}`) });
    case "fault":
      return t("act_fault", { lane: act.lane, fault: say(`fault.${act.fault}`) });
    case "set":
      return t("act_set", { lane: act.lane, value: sayValue(act.value, options, say) });
    case "status":
      return act.status
        ? t("act_status", { lane: act.lane, status: say(`status.${act.status}`) })
        : t("act_statusBack", act);
    case "undo":
      return t("act_undo");
    case "clear":
      return t("act_clear");
    case "withdraw":
      return t("act_withdraw");
    case "submit":
      return t(act.excused === "own-unit" ? "act_steppedDown" : "act_submit");
    case "reopen":
      return t("act_reopen");
    case "correct": {
      const words = sayCorrected(act.mark, options, say);
      return before
        ? t("act_changed", { lane: act.lane, before: formatMark(sayable(before, options), options, say), mark: words })
        : t("act_correct", { lane: act.lane, mark: words });
    }
    case "interrupted":
      return t("act_interrupted", { seconds: act.gapMs === null ? null : Math.round(act.gapMs / 100) / 10 });
    case "ask":
      return t("act_ask", { lane: act.lane, mark: sayCorrected(act.mark, options, say), reason: act.reason });
    case "settle":
      return t("act_settle", act);
    case "count":
      return t("act_count", act);
    case "turn":
      return t("act_turn", act);
    case "attempt":
      return t("act_attempt", {
        lane: act.lane,
        attempt: act.attempt,
        value: sayAttempt(act.result, options, t, say),
      });
    case "bar": {
      const height = formatMark({ outcome: "valid", value: act.mm, fault: null }, options, say);
      return t("act_bar", { lane: act.lane, height, trial: act.trial, sign: signs[act.result] });
    }
    case "slot":
      return t("act_slot", { time: formatTime(act.ms, options) });
    case "member":
      return t("act_member", { lane: act.lane, member: act.member, time: formatTime(act.ms, options) });
    case "game":
      return t("act_game", { game: act.game, winner: act.winner, score: act.score?.join(":") ?? "" });
    case "caution":
      return t("act_caution", act);
    case "score":
      if (act.criterion === ownUnitLine) return t(act.value > 0 ? "act_steppedDown" : "act_reopen");
      return t("act_score", { lane: act.lane, judge: act.judge, value: sayValue(act.value, options, say) });
  }
}

/** Who stands behind an entry of the log. */
export interface SaidAuthor {
  kind: "organizer" | "chief" | "referee" | "leader" | "screen" | "announcer" | "program";
  name: string;
  person?: { name: string };
}

/** Who stands behind an entry: what they are, what they or their seat are called, and who sat on it. */
export function sayAuthor({ kind, name, person }: SaidAuthor, t: DayTranslator): string {
  const role = t(`author_${kind}`);
  return [role, name === role ? "" : name, person?.name ?? ""].filter(Boolean).join(" · ");
}
