import type { Claimed } from "#core/scoring/contest.ts";
import type { Attempt, CorrectedMark } from "#core/scoring/ops.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { formatMark, formatTime, type MarksTranslator } from "#i18n/marks.ts";
import type { TabletTranslator } from "#i18n/tablet.ts";

interface Speech {
  options: ScoringOptions;
  t: TabletTranslator;
  m: MarksTranslator;
}

const sayValue = (value: number, { options, m }: Speech): string =>
  formatMark({ outcome: "valid", value, fault: null }, options, m);

export function sayCorrected(mark: CorrectedMark, speech: Speech): string {
  const { m } = speech;
  if (mark.kind === "value") return sayValue(mark.value, speech);
  return mark.kind === "failed"
    ? formatMark({ outcome: "failed", value: null, fault: mark.fault }, speech.options, m)
    : m(`status.${mark.status}`);
}

const sayAttempt = (result: Attempt, speech: Speech): string =>
  result.kind === "valid" ? sayValue(result.value, speech) : result.kind === "foul" ? "✕" : "–";

const trials = { over: "○", failed: "✕", passed: "–" } as const;

/** What was noted, in few words, without the lane: a count, a time, a status. */
export function sayAct(act: Claimed, speech: Speech): string {
  const { t, m, options } = speech;
  const time = (ms: number) => formatTime(ms, options);
  switch (act.kind) {
    case "start":
      return t("start");
    case "tap":
      return "+1";
    case "miss":
      return t("miss");
    case "counted":
      return [m("count", { value: act.count }), act.misses > 0 ? m("misses", { count: act.misses }) : ""].join(" ");
    case "arrive":
      return `${t("arrive")} ${time(act.ms)}`;
    case "fail":
      return `${m(`fault.${act.fault}`)} ${time(act.ms)}`;
    case "fault":
      return m(`fault.${act.fault}`);
    case "set":
      return sayValue(act.value, speech);
    case "status":
      return act.status ? m(`status.${act.status}`) : t("statusBack");
    case "undo":
    case "withdraw":
    case "clear":
      return t("undoNothing");
    case "submit":
      return t("submit");
    case "interrupted":
      return t("interrupted");
    case "ask":
    case "correct":
      return `${t("ask")} ${sayCorrected(act.mark, speech)}`;
    case "count":
      return `${act.value}`;
    case "score":
      return sayValue(act.value, speech);
    case "attempt":
      return `${act.attempt}: ${sayAttempt(act.result, speech)}`;
    case "bar":
      return `${act.mm / 1000} ${trials[act.result]}`;
    case "member":
      return `${act.member}: ${time(act.ms)}`;
    case "slot":
      return time(act.ms);
    case "game":
      return `${act.game}: ${act.score?.join(":") ?? (act.winner ? m("lane", { number: act.winner }) : "–")}`;
    case "caution":
    case "turn":
    case "reopen":
    case "settle":
      return t("entry");
  }
}
