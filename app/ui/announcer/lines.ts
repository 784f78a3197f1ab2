import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import type { StageKind } from "#core/stages/draw.ts";
import type { Fate } from "#core/standing/fates.ts";
import type { NamedMatch, NamedRound } from "#i18n/marks.ts";
import type { Syllable } from "./spoken-name.tsx";

// What the announcer's page shows, and in which order its lines stand.

export interface Spoken {
  name: Syllable[];
  bib: number | null;
  unitName: string;
}
export interface HeatTitle {
  event: string;
  round: { name: NamedRound; number: number; heats: number };
  heat: number;
  match: NamedMatch | null;
}
export interface CallShown extends HeatTitle {
  id: string;
  calledAt: number | null;
  waits: boolean;
  station: number | null;
  lanes: (Spoken & { lane: number })[];
}
export interface ResultShown extends HeatTitle {
  id: string;
  of: string;
  due: number;
  options: ScoringOptions;
  asked: boolean;
  told: boolean;
  waits: boolean;
  final: boolean;
  lines: (Spoken & { place: number | null; mark: LaneMark; fate: Fate; record: boolean })[];
}
export interface CeremonyShown {
  event: string;
  name: string;
  options: ScoringOptions;
  steps: { place: number; tier: string | null; people: (Spoken & { mark: LaneMark })[] }[];
}
export interface SlotSpoken {
  person: Spoken;
  group: string | null;
  number: number;
}
export interface DrawShown {
  event: string;
  name: string;
  stage: string;
  number: number;
  kind: StageKind;
  groups: number | null;
  begun: boolean;
  revealed: number;
  of: number;
  last: SlotSpoken | null;
  coming: SlotSpoken | null;
}
export interface RecordShown {
  event: string;
  name: string;
  options: ScoringOptions;
  record: { value: number; holder: string; when: string };
  best: (Spoken & { mark: LaneMark; beats: boolean }) | null;
}
export interface WaitShown {
  event: string;
  name: string;
  need: number;
  have: number;
}
export interface DayShown {
  waiting: WaitShown[];
  draws: DrawShown[];
  calls: CallShown[];
  results: ResultShown[];
  ceremonies: CeremonyShown[];
  records: RecordShown[];
}
export type Podium = { event: string; shown: number } | null;

export type Line =
  | { key: string; group: "toRelease" | "released"; kind: "result"; result: ResultShown }
  | { key: string; group: "toCall" | "called"; kind: "call"; call: CallShown }
  | { key: string; group: "toHonour"; kind: "ceremony"; ceremony: CeremonyShown }
  | { key: string; group: "toDraw"; kind: "draw"; draw: DrawShown };

/** how many released results stay at hand */
const keptResults = 12;

/** Groups from the most urgent on: a ceremony that is on, results that wait, calls, ceremonies to come, what was said. */
export function linesOf({ draws, calls, results, ceremonies }: DayShown, podium: Podium): Line[] {
  const honours = ceremonies.map(
    (ceremony): Line => ({ key: `ceremony-${ceremony.event}`, group: "toHonour", kind: "ceremony", ceremony }),
  );
  const drawn = (begun: boolean) =>
    draws.flatMap((draw): Line[] =>
      draw.begun === begun ? [{ key: `draw-${draw.stage}`, group: "toDraw", kind: "draw", draw }] : [],
    );
  const on = (line: Line) => line.kind === "ceremony" && line.ceremony.event === podium?.event;
  const said = (group: "toRelease" | "released", all: ResultShown[]) =>
    all.map((result): Line => ({ key: `result-${result.id}`, group, kind: "result", result }));
  const called = (group: "toCall" | "called", all: CallShown[]) =>
    all.map((call): Line => ({ key: `call-${call.id}`, group, kind: "call", call }));
  const told = results.filter((one) => one.told);
  return [
    ...honours.filter(on),
    ...drawn(true),
    ...said(
      "toRelease",
      results.filter((one) => one.asked && !one.told),
    ),
    ...called(
      "toCall",
      calls.filter(({ calledAt }) => calledAt === null),
    ),
    ...honours.filter((line) => !on(line)),
    ...drawn(false),
    ...called(
      "called",
      calls.filter(({ calledAt }) => calledAt !== null),
    ),
    ...said("released", told.slice(-keptResults).reverse()),
  ];
}

/** The line after this one; the first one behind the last. */
export const lineAfter = (lines: readonly Line[], key: string): Line | undefined =>
  lines[(lines.findIndex((line) => line.key === key) + 1) % Math.max(1, lines.length)];
