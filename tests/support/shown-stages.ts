import type { EntrantId, HeatId, StageId, UnitId } from "#core/ids.ts";
import type { MatchResult, StageMatch } from "#core/stages/play.ts";
import { type StageHeatShown, type StageView, stageViews } from "#live/stage-view.ts";
import { type Contest, input, playOf } from "../core/stages/contest.ts";
import { uuid } from "./rows.ts";

// Stages as pages show them, out of a contest that was played in memory: no database.

interface Look {
  names?: (id: EntrantId, index: number) => string;
  units?: (id: EntrantId, index: number) => string;
  heats?: (match: StageMatch) => Partial<StageHeatShown> | null;
  measure?: "games" | "points";
}

/** All stages of a contest with everybody's name; seeds stand as they were drawn. */
export function shownStages(contest: Contest, look: Look = {}): StageView[] {
  const { names = (id) => `name ${id}`, units = (_id, i) => `unit ${Math.floor(i / 2) + 1}` } = look;
  const [first] = contest.inputs;
  const draw = first?.draw;
  const drawn = draw && (draw.kind === "redrawn" ? draw.units : "lot" in draw && draw.lot ? draw.lot.input : []);
  const ids = (drawn ?? []).map(({ id }) => id);
  const seeds = draw && "lot" in draw && draw.lot ? draw.lot.seeds : 0;
  const unitOf = new Map<string, UnitId>();
  const people = ids.map((entrant, i) => {
    const unitName = units(entrant, i);
    const unit = unitOf.get(unitName) ?? (uuid("e", unitOf.size + 1) as UnitId);
    unitOf.set(unitName, unit);
    return { entrant, name: names(entrant, i), bib: i + 1, unit, seed: i < seeds ? i + 1 : null };
  });
  const { stages } = contest.played;
  const views = stageViews(
    {
      options: { measure: look.measure ?? "games", direction: "more", precisionMs: 1 } as never,
      stages: stages.map(({ number }) => ({ id: stageId(number), number, state: "published", people })),
      heats: [],
      units: [...unitOf].map(([name, id]) => ({ id, name })),
    },
    stages,
  );
  return views.map((view) => ({ ...view, heats: heatsOf(view, look) }));
}

export const stageId = (n: number) => uuid("5", n) as StageId;

function heatsOf({ played }: StageView, { heats }: Look): Map<string, StageHeatShown> {
  return new Map(
    played.matches.flatMap((match, i) => {
      const over = heats?.(match);
      const id = uuid("d", i + 1) as HeatId;
      const plain = { id, number: i + 1, state: "scheduled", court: null, notBefore: null, calledAt: null, marks: [] };
      return over ? [[match.key, { ...plain, ...over } as StageHeatShown] as const] : [];
    }),
  );
}

/** The contest with these results, as far as their matches are theirs. */
export const withResults = ({ plan, inputs }: Contest, results: readonly MatchResult[]): Contest =>
  playOf(
    plan,
    inputs.map((one) =>
      input(one.number, one.draw, one.number === 1 ? [...one.results, ...results] : [...one.results], one.lots),
    ),
  );
