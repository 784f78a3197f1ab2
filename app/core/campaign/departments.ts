import { accept, type Decision, refuse } from "../decision.ts";
import type { Criterion } from "../judged/criteria.ts";

/** A line of the assessment and the department that marks it. */
export interface RatedLine extends Criterion {
  department: string;
}

/** What happened to a unit's assessment, oldest first. */
export type RatingStep =
  | { kind: "mark"; by: string; key: string; mark: number }
  | { kind: "confirm" }
  /** the committee opens it again */
  | { kind: "reopen"; reason: string };

export interface Rating {
  marks: Record<string, number>;
  confirmed: boolean;
}

export type RatingRefusal =
  | { kind: "line-unknown"; key: string; lines: string[] }
  | { kind: "other-department"; key: string; department: string; own: string[] }
  | { kind: "mark-outside"; key: string; mark: number; most: number; step: number }
  | { kind: "confirmed-already" }
  | { kind: "marks-missing"; missing: { department: string; keys: string[] }[] }
  | { kind: "not-confirmed" }
  | { kind: "reason-missing" };

/**
 * [CP6] An assessment after one more step. Each department marks its own lines, again as often as it likes; the committee
 * confirms when every line has a mark; then nothing changes until it is opened again with a reason. Refusals name the
 * department's own lines, or the lines and departments still missing. Source: domain 10.2 ([6B6C]); opening again P.
 */
export function rate(lines: readonly RatedLine[], rating: Rating, step: RatingStep): Decision<Rating, RatingRefusal> {
  if (step.kind === "reopen") {
    if (!rating.confirmed) return refuse({ kind: "not-confirmed" });
    return step.reason.trim() === "" ? refuse({ kind: "reason-missing" }) : accept({ ...rating, confirmed: false });
  }
  if (rating.confirmed) return refuse({ kind: "confirmed-already" });
  if (step.kind === "mark") return marked(lines, rating, step);
  const missing = missingMarks(lines, rating);
  return missing.length > 0 ? refuse({ kind: "marks-missing", missing }) : accept({ ...rating, confirmed: true });
}

function marked(
  lines: readonly RatedLine[],
  rating: Rating,
  { by, key, mark }: { by: string; key: string; mark: number },
): Decision<Rating, RatingRefusal> {
  const own = lines.filter(({ department }) => department === by).map((line) => line.key);
  const line = lines.find((one) => one.key === key);
  if (!line) return refuse({ kind: "line-unknown", key, lines: own });
  const { department, most, step } = line;
  if (department !== by) return refuse({ kind: "other-department", key, department, own });
  if (!Number.isInteger(mark) || mark < 0 || mark > most || mark % step !== 0)
    return refuse({ kind: "mark-outside", key, mark, most, step });
  return accept({ ...rating, marks: { ...rating.marks, [key]: mark } });
}

/** Departments by name, each with its lines that have no mark, in the sheet's order. */
function missingMarks(lines: readonly RatedLine[], { marks }: Rating): { department: string; keys: string[] }[] {
  const open = lines.filter(({ key }) => marks[key] === undefined);
  const departments = [...new Set(open.map(({ department }) => department))].sort();
  return departments.map((department) => ({
    department,
    keys: open.filter((line) => line.department === department).map(({ key }) => key),
  }));
}
