import type { EntrantId } from "#core/ids.ts";
import { seededRandom } from "#core/random.ts";
import { defaultPlan, type EventPlan } from "#core/rounds/plan.ts";
import type { StageDraw, StageLots } from "#core/stages/draw.ts";
import { drawFirst } from "#core/stages/draw-first.ts";
import { drawFollowing } from "#core/stages/draw-following.ts";
import { growStage } from "#core/stages/grow.ts";
import type { StagePlan } from "#core/stages/plan.ts";
import { stageDefaults } from "#core/stages/plan-defaults.ts";
import type { MatchResult, StageInput, StageMatch, StagesPlayed } from "#core/stages/play.ts";
import { playStages } from "#core/stages/play-stages.ts";

export const id = (name: string): EntrantId => name as EntrantId;

/** p01, p02 …, the best first, in units of two neighbours unless said. */
export const people = (n: number, perUnit = 2): { id: EntrantId; unit: string }[] =>
  Array.from({ length: n }, (_unused, i) => ({
    id: id(`p${String(i + 1).padStart(n > 99 ? 4 : 2, "0")}`),
    unit: `u${Math.floor(i / perUnit)}`,
  }));

type Choices = Omit<Partial<StagePlan>, "groups"> & { groups?: Partial<Omit<StagePlan["groups"], "then">> };

export const planOf = (
  stages: Choices,
  plan: Partial<EventPlan> = {},
  after: StagePlan["groups"]["then"] = "knock-out",
): EventPlan => {
  // biome-ignore lint/suspicious/noThenProperty: the word of the plan, not a promise
  const groups = { ...stageDefaults.groups, ...stages.groups, then: after };
  return { ...defaultPlan, ...plan, stages: { ...stageDefaults, ...stages, groups } };
};

export const stagesOf = ({ stages }: EventPlan): StagePlan => stages ?? stageDefaults;

export function taken<Value>(decision: { ok: true; value: Value } | { ok: false; refusal: unknown }): Value {
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return decision.value;
}

export const input = (
  number: number,
  draw: StageDraw,
  results: MatchResult[] = [],
  lots: StageLots = {},
): StageInput => ({
  number,
  draw,
  lots,
  results,
});

/** A match that was played to 2:0, or by the games given. */
export const won = (
  key: string,
  winner: EntrantId,
  loser: EntrantId,
  games: readonly [number, number] = [2, 0],
): MatchResult => ({ key, players: [winner, loser], ending: "played", winner, games, points: [0, 0], list: [] });

export const bothAway = (key: string, a: EntrantId, b: EntrantId): MatchResult => ({
  ...won(key, a, b, [0, 0]),
  ending: "double-walkover",
  winner: null,
});

export const namesIn = ({ seats }: StageMatch): [string, string] =>
  seats.map((seat) => (seat.kind === "known" ? seat.id : seat.kind === "open" ? "?" : "-")) as [string, string];

type Winner = (match: StageMatch, a: EntrantId, b: EntrantId) => MatchResult;

/** The one of the smaller name wins. */
export function stronger(key: string, a: EntrantId, b: EntrantId): MatchResult {
  const [winner = a, loser = b] = [a, b].sort();
  return won(key, winner, loser);
}
export const better: Winner = ({ key }, a, b) => stronger(key, a, b);

/** Winners by lot; now and then neither comes. */
export function byLot(seed: string, away = 0): Winner {
  const { below } = seededRandom(seed);
  return ({ key }, a, b) => {
    if (away > 0 && below(away) === 0) return bothAway(key, a, b);
    return below(2) === 0 ? won(key, a, b, [2, below(2)]) : won(key, b, a, [2, below(2)]);
  };
}

export interface Contest {
  plan: EventPlan;
  inputs: StageInput[];
  played: StagesPlayed;
}

export const playOf = (
  plan: EventPlan,
  inputs: StageInput[],
  places?: ReadonlyMap<string, EntrantId | null>,
): Contest => ({
  plan,
  inputs,
  played: playStages(inputs, stagesOf(plan), places),
});

/** Everything that can be played and drawn is, until nothing is left. */
export function playOut(
  contest: Contest,
  winner: Winner = better,
  places?: ReadonlyMap<string, EntrantId | null>,
): Contest {
  let { plan, inputs, played } = playOf(contest.plan, contest.inputs, places);
  for (let step = 0; step < 500; step++) {
    const grown = nextOf(plan, inputs, played, winner, step);
    if (!grown) return { plan, inputs, played };
    ({ plan, inputs, played } = playOf(plan, grown, places));
  }
  throw new Error("a contest without an end");
}

function nextOf(
  plan: EventPlan,
  inputs: readonly StageInput[],
  played: StagesPlayed,
  winner: Winner,
  step: number,
): StageInput[] | null {
  for (const [i, stage] of played.stages.entries()) {
    const own = inputs[i];
    if (!own) continue;
    const results = stage.matches.flatMap((match) => {
      const [a, b] = match.seats;
      return match.status === "ready" && a.kind === "known" && b.kind === "known" ? [winner(match, a.id, b.id)] : [];
    });
    const keep = (next: StageInput) => inputs.map((one, at) => (at === i ? next : one));
    if (results.length > 0) {
      const keys = new Set(results.map(({ key }) => key));
      return keep({ ...own, results: [...own.results.filter(({ key }) => !keys.has(key)), ...results] });
    }
    const [tie] = stage.ties;
    if (tie) {
      const before = own.lots[tie.group] ?? [];
      return keep({ ...own, lots: { ...own.lots, [tie.group]: [...before, { order: tie.ids, seed: null }] } });
    }
    const next = growStage(own.draw, own.results, `grow ${step}`);
    if (next.ok) return keep({ ...own, draw: next.value });
  }
  const [first] = inputs;
  if (first && inputs.length === 1 && played.stages[0]?.over) {
    const second = drawFollowing(plan, first, `second ${step}`);
    if (second.ok) return [...inputs, input(2, second.value)];
  }
  return null;
}

/** The first stage drawn and nothing played. */
export const begun = (plan: EventPlan, n: number, seeds = 0, seed = "red-flag", perUnit = 2): Contest =>
  playOf(plan, [input(1, taken(drawFirst(plan, people(n, perUnit), seeds, seed)))]);

/** Places and names, best first: `1 p01, 3–4 p03`. */
export const said = ({ played }: Contest): string =>
  played.places
    .map(({ id: who, place, to }) => `${place === null ? "–" : place === to ? place : `${place}–${to}`} ${who}`)
    .join(", ");

/** How many came how far, the best first. */
export function reached({ played }: Contest): number[] {
  const counts: number[] = [];
  for (const one of played.places) counts[one.reached - 1] = (counts[one.reached - 1] ?? 0) + 1;
  return Array.from(counts, (count) => count ?? 0);
}

/** A stage as it was played. */
export const stage = (contest: Contest, number = 1) => {
  const found = contest.played.stages[number - 1];
  if (!found) throw new Error(`no stage ${number}`);
  return found;
};
/** The matches and byes of each column: `4+1 2+0`. */
export const perColumn = (contest: Contest, number = 1): string =>
  Array.from({ length: stage(contest, number).columns }, (_unused, i) => {
    const { matches, byes } = stage(contest, number);
    const [met, rest] = [matches, byes].map((list) => list.filter(({ column }) => column === i + 1).length);
    return `${met}+${rest}`;
  }).join(" ");
