import { accept, type Decision, refuse } from "../decision.ts";
import { sum } from "../number.ts";
import type { Criterion, CriterionRefusal } from "./criteria.ts";

/** The most that can be noted where a value is measured. */
const mostMeasured = 100_000_000;
const mostNoted = ({ kind = "points", most }: Criterion): number =>
  ({ points: most, "yes-no": 1, graded: mostMeasured, judgement: 3 })[kind];

/** [JD4] [JD16] What is wrong with a value noted on a line: out of its range, or off its steps; null where nothing is. */
export function lineRefusal(line: Criterion, got: number): CriterionRefusal | null {
  const { key, step, kind = "points" } = line;
  const most = mostNoted(line);
  if (!Number.isInteger(got) || got < 0 || got > most) return { kind: "mark-out-of-range", key, most, got };
  return kind === "points" && got % step !== 0 ? { kind: "mark-off-step", key, step, got } : null;
}

/** The mark of the last band that a measured value has come to; before the first nothing, or all of it where less is better. */
function gradeOf({ grades, most }: Criterion, value: number): number {
  if (!grades) return 0;
  const reached = grades.bands.filter(({ from }) => from <= value);
  const [first] = grades.bands;
  return reached[reached.length - 1]?.mark ?? (grades.better === "less" ? (first?.mark ?? most) : 0);
}

/**
 * [JD16] What a value brings, in thirds of a step so that a judged 0, 1, 2 or 3 is exact: points themselves; all or nothing for
 * yes or no; the mark of the band a measured value lies in.
 */
export function lineThirds(line: Criterion, value: number): number {
  switch (line.kind) {
    case "yes-no":
      return 3 * value * line.most;
    case "graded":
      return 3 * gradeOf(line, value);
    case "judgement":
      return value * line.most;
    default:
      return 3 * value;
  }
}

/** [JD4] [JD16] One judge's sheet in thirds of a step; refused with every line that is missing or wrong. */
export function sheetThirds(
  lines: readonly Criterion[],
  marks: Readonly<Record<string, number>>,
): Decision<number, { kind: "sheet-wrong"; lines: CriterionRefusal[] }> {
  const wrong: CriterionRefusal[] = Object.keys(marks)
    .filter((key) => !lines.some((line) => line.key === key))
    .sort()
    .map((key) => ({ kind: "criterion-unknown", key }));
  for (const line of lines) {
    const got = marks[line.key];
    const refusal = got === undefined ? ({ kind: "mark-missing", key: line.key } as const) : lineRefusal(line, got);
    if (refusal) wrong.push(refusal);
  }
  if (wrong.length > 0) return refuse({ kind: "sheet-wrong", lines: wrong });
  return accept(sum(lines.map((line) => lineThirds(line, marks[line.key] ?? 0))));
}
