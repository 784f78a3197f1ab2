import { unscaled } from "#core/number.ts";
import type { RoundName } from "#core/rounds/plan.ts";
import { netMark } from "#core/scoring/mark.ts";
import type { Fault, Status } from "#core/scoring/ops.ts";
import type { Direction, LaneMark, Measure, ScoringOptions } from "#core/scoring/ruleset.ts";
import type { StageKind } from "#core/stages/draw.ts";
import type { StageMatch } from "#core/stages/play.ts";
import { catalogue, type Translator } from "./catalogue.ts";
import { marks as en } from "./messages/en/marks.ts";
import { marks as zhHans } from "./messages/zh-Hans/marks.ts";
import { marks as zhHant } from "./messages/zh-Hant/marks.ts";

export const marks = catalogue(zhHans, zhHant, en);
export type MarksTranslator = Translator<typeof zhHans>;

/** What is needed of a mark to say it; a board's LineMark fits, and `sayable` makes one of a LaneMark. */
export interface SayableMark {
  outcome: "valid" | "failed" | Status | "none";
  value: number | null;
  fault: Fault | null;
  /** a side's points in each game of a match */
  points?: readonly number[] | undefined;
}

/** How an event's marks are to be read: an event's ScoringOptions fit, and a board's EventRow. */
export interface MarkReading {
  measure: Measure;
  direction: Direction;
  precisionMs: number;
  /** decimals of points, games and averaged counts; absent = 0 */
  digits?: number;
}

/**
 * A LaneMark as it is said everywhere: what is ranked (the seconds of its faults added), never the raw reading beside it; the
 * fault of a failed one is the last that was noted.
 */
export function sayable(mark: LaneMark, options: ScoringOptions): SayableMark {
  const said = {
    outcome: mark.outcome,
    value: netMark(mark, options),
    fault: mark.faults[mark.faults.length - 1] ?? null,
  };
  return mark.points ? { ...said, points: mark.points } : said;
}

/**
 * A time of integer ms as m:ss.t (h:mm:ss.t from an hour on). A hand time is shown as it is ranked: a race (`less`)
 * rounds up to the precision, time held (`more`) is cut down to it. Precision 1000 shows no decimals, 100 one, 10 two, 1 three.
 */
export function formatTime(
  ms: number,
  { direction, precisionMs }: Pick<MarkReading, "direction" | "precisionMs">,
): string {
  const step = Math.max(1, precisionMs);
  const steps = direction === "less" ? Math.ceil(ms / step) : Math.floor(ms / step);
  const shown = Math.max(0, steps * step);
  const digits = step >= 1000 ? 0 : step >= 100 ? 1 : step >= 10 ? 2 : 3;
  const whole = Math.floor(shown / 1000);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const seconds = String(whole % 60).padStart(2, "0");
  const front = hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}` : `${minutes}:${seconds}`;
  return digits === 0
    ? front
    : `${front}.${String(shown % 1000)
        .padStart(3, "0")
        .slice(0, digits)}`;
}

/** Integer mm as metres with two decimals, three where there are odd millimetres: 5.12, 5.125. */
const metres = (mm: number): string => unscaled(mm, 3).toFixed(mm % 10 === 0 ? 2 : 3);

/** A mark in words: a count, a time, a distance, points, a place of arrival, why it failed, or the status; a dash where nothing is entered. */
export function formatMark(mark: SayableMark, event: MarkReading, t: MarksTranslator): string {
  if (mark.outcome === "none") return t("noMarkYet");
  if (mark.outcome === "failed") return mark.fault ? t("failedBy", { fault: t(`fault.${mark.fault}`) }) : t("failed");
  if (mark.outcome !== "valid") return t(`status.${mark.outcome}`);
  if (mark.value === null) return t("noMarkYet");
  const value = unscaled(mark.value, event.digits ?? 0);
  if (event.measure === "count") return t("count", { value });
  if (event.measure === "order") return t("arrival", { value: mark.value });
  if (event.measure === "distance") return t("distance", { metres: metres(mark.value) });
  if (event.measure === "points") return t("points", { points: value });
  if (event.measure === "games")
    return mark.points
      ? t("gamesPoints", { games: value, points: mark.points.join(" ") })
      : t("games", { games: value });
  return formatTime(mark.value, event);
}

/** A place in words, "" where there is none. */
export function formatPlace(place: number | null, shared: boolean, t: MarksTranslator): string {
  if (place === null) return "";
  return shared ? t("placeShared", { place }) : t("place", { place });
}

export type NamedRound = RoundName;

/** A prize: its place, and which prize it is where prizes go by the round reached. */
export function formatPrize(won: { place: number; shared: boolean; prize: number | null }, t: MarksTranslator): string {
  const place = formatPlace(won.place, won.shared, t);
  return won.prize === null ? place : `${t("prizeClass", { prize: won.prize })} · ${place}`;
}

/** A round's name, a module's as it is called; where it has none of its own, its number. */
export function formatRound(name: NamedRound, number: number, t: MarksTranslator): string {
  if (typeof name === "object") return name.module || t(`module.${name.kind}`);
  return name === "round" ? t("roundNumber", { number }) : t(`round.${name}`);
}

/** What is needed of a match to name it. */
export interface NamedMatch {
  kind: StageKind;
  side: StageMatch["side"];
  group: string | null;
  /** within its side */
  round: number;
  position: number;
  best: number | null;
  /** the only one of its column, side and group */
  alone: boolean;
}

/** A match within its column: "半决赛 第2场", "A组 第1轮 第2场", and one that is alone just "决赛". */
export function formatMatch(
  { kind, side, group, round, position, best, alone }: NamedMatch,
  column: { name: NamedRound; number: number },
  t: MarksTranslator,
): string {
  const numbered = (name: string) => (alone ? name : t("matchNumber", { round: name, number: position }));
  if (side === "final") return kind === "double" ? t("grandFinal") : formatRound("final", column.number, t);
  if (side === "reset") return t("grandFinalAgain");
  if (best !== null && (side === "places" || kind === "places")) {
    if (best === 1) return numbered(formatRound("final", column.number, t));
    return numbered(best === 3 ? t("matchThird") : t("matchForPlace", { place: best }));
  }
  if (kind === "double") return numbered(t(side === "losers" ? "sideLosers" : "sideWinners", { round }));
  const name = formatRound(column.name, column.number, t);
  return numbered(group === null ? name : t("matchInGroup", { group, round: name }));
}

/**
 * A heat within its round: "预赛 第3组", and a final of one heat just "决赛"; a match by its own name; where people appear one
 * after the other, the turn.
 */
export function formatHeat(
  round: { name: NamedRound; number: number; heats: number },
  heat: number,
  t: MarksTranslator,
  match: NamedMatch | null = null,
): string {
  if (match) return formatMatch(match, round, t);
  const name = formatRound(round.name, round.number, t);
  if (round.heats === 1) return name;
  if (typeof round.name === "string") return t("roundHeat", { name: round.name, round: name, number: heat });
  return t(round.name.turns ? "roundTurn" : "roundHeat", { name: "round", round: name, number: heat });
}

/** A heat beside others of its round: "第3组", or the turn. */
export const formatHeatNumber = (round: NamedRound, number: number, t: MarksTranslator): string =>
  t(typeof round === "object" && round.turns ? "turn" : "heat", { number });

/** How one goes on from a round, in words; "" in a final. */
export function formatAdvance(advance: { perHeat: number; nextBest: number } | null, t: MarksTranslator): string {
  if (!advance) return "";
  const { perHeat, nextBest } = advance;
  if (perHeat > 0 && nextBest > 0) return t("advanceBoth", { perHeat, nextBest });
  return nextBest > 0 ? t("advanceBest", { nextBest }) : t("advanceHeat", { perHeat });
}
