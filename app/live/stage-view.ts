import type { EntrantId, HeatId, StageId, UnitId } from "#core/ids.ts";
import { netMark } from "#core/scoring/mark.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import type { StageKind } from "#core/stages/draw.ts";
import type { StagePlayed } from "#core/stages/play.ts";
import type { HeatRow } from "./protocol.ts";
import type { Line } from "./shown.ts";

// What desk, boards, phones and paper show of an event that is met two by two.

export interface StagePersonShown extends Line {
  /** null = not seeded in this stage */
  seed: number | null;
}

/** What somebody has in a match so far. */
export interface StageMarkShown {
  entrant: EntrantId;
  outcome: LaneMark["outcome"];
  /** as ranked; null without a valid mark */
  value: number | null;
  /** in each game, as far as points were written down */
  points: readonly number[];
}

/** The heat a match is played in. */
export interface StageHeatShown {
  id: HeatId;
  number: number;
  state: HeatRow["state"];
  court: string | null;
  /** server's epoch ms, as the next one */
  notBefore: number | null;
  calledAt: number | null;
  /** when it is expected to begin, where that is known; server's epoch ms */
  expected?: number | undefined;
  /** in the order of the lanes; empty where they are not told */
  marks: readonly StageMarkShown[];
}

/** How marks are to be read. */
export type StageReading = Pick<ScoringOptions, "measure" | "direction" | "precisionMs" | "digits"> & {
  /** games are counted in steps of a half where they can be level */
  parts: 1 | 2;
};

export interface StageView {
  id: StageId;
  number: number;
  kind: StageKind;
  /** drawn: only the desk sees it. ceremony: the draw is being told slot by slot */
  state: "drawn" | "ceremony" | "published" | "official";
  reading: StageReading;
  played: StagePlayed;
  /** everybody known of the event: places of a stage before are theirs too */
  people: ReadonlyMap<EntrantId, StagePersonShown>;
  /** by the key of the match */
  heats: ReadonlyMap<string, StageHeatShown>;
}

/** A stage beside its draw. */
export interface StageTold {
  id: StageId;
  number: number;
  state: StageView["state"];
  people: readonly { entrant: EntrantId; name: string; bib: number | null; unit: UnitId; seed: number | null }[];
}

export interface StageHeatTold extends Omit<StageHeatShown, "marks"> {
  /** whose match it is; null for a heat that is no match */
  stage: StageId | null;
  match: string | null;
  lanes: readonly (Omit<Line, "unitName"> & { lane: number; mark: LaneMark | null })[];
}

interface StagesTold {
  options: ScoringOptions;
  stages: readonly StageTold[];
  /** of all rounds of the event */
  heats: readonly StageHeatTold[];
  units: readonly { id: UnitId; name: string }[];
}

/** The stages of an event as they are shown, in their order; `played` is what the rules make of the same stages. */
export function stageViews({ options, stages, heats, units }: StagesTold, played: readonly StagePlayed[]): StageView[] {
  const { measure, direction, precisionMs, digits } = options;
  const parts = options.match?.draws ? 2 : 1;
  const reading: StageReading = { measure, direction, precisionMs, parts, ...(digits !== undefined && { digits }) };
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const everybody = new Map<EntrantId, StagePersonShown>();
  const know = (one: Omit<Line, "unitName">): void => {
    if (!everybody.has(one.entrant)) everybody.set(one.entrant, { ...lineOf(one, unitNames), seed: null });
  };
  for (const { people } of stages) people.forEach(know);
  for (const { lanes } of heats) lanes.forEach(know);
  return [...stages]
    .sort((a, b) => a.number - b.number)
    .flatMap(({ id, number, state, people }) => {
      const of = played.find((one) => one.number === number);
      if (!of) return [];
      const seeded = people.map((one) => [one.entrant, { ...lineOf(one, unitNames), seed: one.seed }] as const);
      const own = heats.flatMap((heat) =>
        heat.stage === id && heat.match !== null ? [[heat.match, heatShown(heat, options)] as const] : [],
      );
      return {
        ...{ id, number, kind: of.kind, state, reading, played: of },
        people: new Map([...everybody, ...seeded]),
        heats: new Map(own),
      };
    });
}

const lineOf = ({ entrant, bib, name, unit }: Omit<Line, "unitName">, units: ReadonlyMap<UnitId, string>): Line => ({
  entrant,
  bib,
  name,
  unit,
  unitName: units.get(unit) ?? "",
});

function heatShown(heat: StageHeatTold, options: ScoringOptions): StageHeatShown {
  const { id, number, state, court, notBefore, calledAt, lanes } = heat;
  return {
    ...{ id, number, state, court, notBefore, calledAt },
    marks: [...lanes]
      .sort((a, b) => a.lane - b.lane)
      .flatMap(({ entrant, mark }) => {
        if (!mark) return [];
        const value = mark.outcome === "valid" ? netMark(mark, options) : null;
        return { entrant, outcome: mark.outcome, value, points: mark.points ?? [] };
      }),
  };
}
