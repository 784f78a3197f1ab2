import { accept, type Decision, refuse } from "#core/decision.ts";
import { winsNeeded } from "#core/matches/format.ts";
import type { CorrectedMark, Status } from "#core/scoring/ops.ts";
import { bestOfThreePulls } from "#core/scoring/pulls.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { readMark } from "#core/scoring/typed.ts";
import type { DeskMark } from "#services/heats.ts";
import { text } from "../answer.ts";

// A match as it is typed at the desk: both sides in one form.

export type MatchUnread =
  | { kind: "value-missing" | "value-unreadable" | "points-unreadable"; lane: number }
  | { kind: "choose-one" };

const statuses: readonly Status[] = ["DNS", "DNF", "DQ"];
const mostGames = 25;

interface Side {
  lane: number;
  status: Status | null;
  value: string;
  /** null where one of them cannot be read */
  points: number[] | null;
}

/** The points of a side's games as far as they were typed, without a gap. */
function readPoints(form: FormData, lane: number): number[] | null {
  const typed = Array.from({ length: mostGames }, (_unused, at) => text(form, `points-${lane}-${at + 1}`));
  const count = typed.findLastIndex((one) => one !== "") + 1;
  const points = typed.slice(0, count).map((one) => (one === "" ? null : readMark(one, "count")));
  return points.every((one) => one !== null && one <= 999) ? (points as number[]) : null;
}

/** [MA3] What the side has whose opponent is away. */
function walkoverOf({ measure, match, pulls, digits = 0 }: ScoringOptions): number {
  if (measure === "points") return match?.walkover ?? match?.game?.target ?? 1;
  return winsNeeded(match?.bestOf ?? (pulls ?? bestOfThreePulls).bestOf) * 10 ** digits;
}

/** The marks of both sides, or which lane's cannot be read. Points of games that were typed say who won them. */
export function readMatch(
  form: FormData,
  lanes: readonly number[],
  options: ScoringOptions,
): Decision<DeskMark[], MatchUnread> {
  const sides: Side[] = [];
  for (const lane of lanes) {
    const outcome = text(form, `outcome-${lane}`) || "value";
    const status = statuses.find((one) => one === outcome) ?? null;
    if (!status && outcome !== "value") return refuse({ kind: "choose-one" });
    sides.push({ lane, status, value: text(form, `value-${lane}`), points: readPoints(form, lane) });
  }
  const lengths = new Set(sides.map(({ points }) => points?.length ?? -1));
  const marks: DeskMark[] = [];
  for (const [at, side] of sides.entries()) {
    const { lane } = side;
    if (side.points === null || lengths.size > 1) return refuse({ kind: "points-unreadable", lane });
    const mark = markOf(side, sides[1 - at], options);
    if (mark === "missing" || mark === "unreadable") return refuse({ kind: `value-${mark}`, lane });
    marks.push({ lane, mark });
  }
  return accept(marks);
}

function markOf(
  side: Side,
  other: Side | undefined,
  options: ScoringOptions,
): CorrectedMark | "missing" | "unreadable" {
  const { status, value: typed, points } = side;
  if (status) return { kind: "status", status };
  const { measure, digits = 0 } = options;
  const games = points ?? [];
  const theirs = other?.points ?? [];
  const list = games.length > 0 ? { points: games } : {};
  if (games.length > 0 && !other?.status && measure === "games") {
    const half = options.match?.draws ? 0.5 : 0;
    const won = games.reduce((sum, own, at) => sum + (own > (theirs[at] ?? 0) ? 1 : own === theirs[at] ? half : 0), 0);
    return { kind: "value", value: Math.round(won * 10 ** digits), misses: 0, ...list };
  }
  if (typed === "" && other?.status) return { kind: "value", value: walkoverOf(options), misses: 0, ...list };
  if (typed === "") return "missing";
  const value = readMark(typed, measure, digits);
  return value === null ? "unreadable" : { kind: "value", value, misses: 0, ...list };
}
