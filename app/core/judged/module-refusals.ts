import type { Criterion } from "./criteria.ts";
import type { JudgedModule } from "./plan.ts";
import { inRange, type JudgedRefusal, twice } from "./refusals.ts";

const mostPoints = 100_000_000;

function gradesOf({ grades, most }: Criterion, field: string): JudgedRefusal[] {
  if (!grades || grades.bands.length === 0) return [{ kind: "grades-missing", field }];
  const { bands } = grades;
  const ascends = bands.every(({ from }, at) => at === 0 || from > (bands[at - 1]?.from ?? 0));
  if (!ascends) return [{ kind: "grades-not-ascending", field }];
  const wrong = bands.flatMap(({ mark }, at) => inRange(`${field}.bands.${at}.mark`, mark, 0, most));
  const got = Math.max(...bands.map(({ mark }) => mark));
  return wrong.length === 0 && got !== most ? [{ kind: "grades-not-most", field, got, most }] : wrong;
}

function lineRefusals(line: Criterion, field: string): JudgedRefusal[] {
  const { most, step, kind = "points" } = line;
  const range = inRange(`${field}.most`, most, 1, mostPoints);
  if (range.length > 0) return range;
  if (kind === "graded") return gradesOf(line, `${field}.grades`);
  if (kind !== "points") return [];
  const steps = inRange(`${field}.step`, step, 1, most);
  return steps.length === 0 && most % step !== 0
    ? [{ kind: "step-not-in-most", field: `${field}.step`, step, most }]
    : steps;
}

/** The lines of a sheet make the most of its module. */
function linesOf({ lines, most }: JudgedModule, field: string): JudgedRefusal[] {
  const wrong = [
    ...twice(
      lines.map(({ key }) => key),
      (at) => `${field}.lines.${at}.key`,
    ),
    ...lines.flatMap((line, at) => lineRefusals(line, `${field}.lines.${at}`)),
  ];
  const got = lines.reduce((all, line) => all + line.most, 0);
  if (wrong.length > 0 || lines.length === 0 || got === most) return wrong;
  return [{ kind: "lines-not-most", field: `${field}.lines`, got, most, by: most - got }];
}

function timeOf({ time }: JudgedModule, field: string): JudgedRefusal[] {
  if (!time) return [];
  const { leastMs, mostMs, under, over, beyond, bonus } = time;
  const at = `${field}.time`;
  const rising = over.every(
    ({ seconds }, i) => Number.isInteger(seconds) && seconds > (i === 0 ? 0 : (over[i - 1]?.seconds ?? 0)),
  );
  return [
    ...inRange(`${at}.leastMs`, leastMs, 0, 24 * 3600_000),
    ...inRange(`${at}.mostMs`, mostMs, Math.max(1, leastMs), 24 * 3600_000),
    ...inRange(`${at}.under`, under, 0, mostPoints),
    ...(rising ? [] : [{ kind: "time-not-ascending" as const, field: `${at}.over` }]),
    ...over.flatMap(({ take }, i) => inRange(`${at}.over.${i}.take`, take, 0, mostPoints)),
    ...inRange(`${at}.beyond`, beyond, 0, mostPoints),
    ...(bonus
      ? [
          ...inRange(`${at}.bonus.everyMs`, bonus.everyMs, 1000, 24 * 3600_000),
          ...inRange(`${at}.bonus.give`, bonus.give, 0, mostPoints),
          ...inRange(`${at}.bonus.most`, bonus.most, 0, mostPoints),
        ]
      : []),
  ];
}

function deductionsOf({ deductions }: JudgedModule, field: string): JudgedRefusal[] {
  return [
    ...twice(
      deductions.map(({ key }) => key),
      (at) => `${field}.deductions.${at}.key`,
    ),
    ...deductions.flatMap(({ each, most }, at) => [
      ...inRange(`${field}.deductions.${at}.each`, each, 1, mostPoints),
      ...(most === null ? [] : inRange(`${field}.deductions.${at}.most`, most, 1, mostPoints)),
    ]),
  ];
}

/** Judges' marks that are only an order need one list in front of one panel, and nothing that changes a mark. */
function placesOf(module: JudgedModule, field: string, modules: number): JudgedRefusal[] {
  const { method, together, panels, drop, time, deductions } = module;
  if (method === "mean") return [];
  const refusals: JudgedRefusal[] = [];
  if (modules > 1 || !together || panels > 1) refusals.push({ kind: "places-need-one-list", field: `${field}.method` });
  if (drop > 0) refusals.push({ kind: "places-without-drop", field: `${field}.drop` });
  if (time || deductions.length > 0) refusals.push({ kind: "places-without-clerk", field: `${field}.method` });
  return refusals;
}

/** [JD23] What cannot work in module `at` (from 0) of so many. */
export function moduleRefusals(module: JudgedModule, at: number, modules: number): JudgedRefusal[] {
  const { kind, most, judges, panels, drop, spread, balance, stations, together, take } = module;
  const field = `modules.${at}`;
  const refusals = [
    ...inRange(`${field}.most`, most, 1, mostPoints),
    ...linesOf(module, field),
    ...inRange(`${field}.judges`, judges, kind === "vote" ? 0 : 1, 19),
    ...inRange(`${field}.panels`, panels, 1, 5),
    ...inRange(`${field}.drop`, drop, 0, 9),
    ...(spread === null ? [] : inRange(`${field}.spread`, spread, 0, mostPoints)),
    ...inRange(`${field}.stations`, stations, 0, 50),
    ...(take === null ? [] : inRange(`${field}.take`, take, 1, 3000)),
    ...timeOf(module, field),
    ...deductionsOf(module, field),
    ...placesOf(module, field, modules),
  ];
  if (drop > 0 && 2 * drop >= judges && judges > 0)
    refusals.push({ kind: "drop-too-many", field: `${field}.drop`, drop, judges });
  const across = balance !== "none" && balance !== "standard";
  if (across && panels === 1) refusals.push({ kind: "balance-one-panel", field: `${field}.balance` });
  if (stations > 0 && together) refusals.push({ kind: "stations-one-by-one", field: `${field}.stations` });
  if (take !== null && at === 0) refusals.push({ kind: "first-takes-everybody", field: `${field}.take` });
  return refusals;
}
