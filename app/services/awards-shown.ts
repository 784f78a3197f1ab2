import type { EntrantId, EventId } from "#core/ids.ts";
import type { AwardResult, Decided, JudgedOutcome, JudgedPlace } from "#core/judged/outcome.ts";
import type { AwardPlan, JudgedPlan } from "#core/judged/plan.ts";
import { moduleName } from "#core/rounds/plan.ts";
import type { Executor } from "#db/client.server.ts";
import { findUnits } from "#db/units.ts";
import { judgedResult } from "./judged-results.ts";
import { peopleOf, type Seated } from "./results.ts";

type People = ReadonlyMap<EntrantId, Seated>;

const personOf = (people: People, id: EntrantId) => {
  const one = people.get(id);
  return { id, name: one?.name ?? "", bib: one?.bib ?? null, unitName: one?.unitName ?? "" };
};

const lineOf = (people: People, { id, place, tiedWith, mark, parts, decidedBy }: JudgedPlace) => ({
  ...personOf(people, id),
  ...{ place, shared: tiedWith.length > 0, mark, parts, decidedBy },
});

/** How many tiers an award has, whether anybody won them or not. */
function tiersIn(award: AwardPlan): number {
  if (award.way === "shares") return award.percents.length;
  if (award.way === "places") return award.counts.length;
  if (award.way === "marks") return award.from.length;
  return award.excellence === null ? 3 : 4;
}

function awardOf(people: People, award: AwardPlan, result: AwardResult | undefined) {
  const tiers = Array.from({ length: tiersIn(award) }, (_unused, i) => ({
    tier: i + 1,
    people: (result?.people ?? [])
      .filter(({ tier }) => tier === i + 1)
      .map(({ id, place }) => ({ ...personOf(people, id), place })),
  }));
  const notes = (result?.notes ?? []).map((note) =>
    note.kind === "tier-vacant" ? note : { ...note, ids: note.ids.map((id) => personOf(people, id).name) },
  );
  return { key: award.key, way: award.way, names: award.names, tiers, notes };
}

function teamOf(people: People, outcome: JudgedOutcome, units: ReadonlyMap<string, string>) {
  return outcome.team.map(({ unit, place, sum, best, decidedBy }) => ({
    unit,
    unitName: units.get(unit) ?? "",
    place,
    shared: outcome.team.filter((one) => place !== null && one.place === place).length > 1,
    sum,
    best: best.map((id) => personOf(people, id).name),
    decidedBy: decidedBy satisfies Decided | null,
  }));
}

const modulesOf = (plan: JudgedPlan) =>
  plan.modules.map((module, i) => {
    const { key, share, balance, panels } = module;
    return { key, number: i + 1, name: moduleName(module), share, balanced: balance !== "none" && panels > 1 };
  });

/**
 * Totals with every module's mark, what separated ties, awards and titles, the team result, as far as results are official; null
 * for an event that no panel judges.
 */
export async function awardsShown(on: Executor, eventId: EventId) {
  const result = await judgedResult(on, eventId);
  const plan = result?.played.event.plan.judged;
  if (!result || !plan) return null;
  const { outcome, played } = result;
  const { event } = played;
  const people = peopleOf(played);
  const units = new Map((await findUnits(on, event.meetId)).map(({ id, name }) => [String(id), name]));
  return {
    event: { id: event.id, name: event.name, digits: event.options.digits ?? 0 },
    meetId: event.meetId,
    over: outcome.over,
    modules: modulesOf(plan),
    lines: outcome.standing.map((one) => lineOf(people, one)),
    awards: plan.awards.map((award) =>
      awardOf(
        people,
        award,
        outcome.awards.find(({ key }) => key === award.key),
      ),
    ),
    team: teamOf(people, outcome, units),
    best: plan.team?.best ?? null,
  };
}

export type AwardsShown = NonNullable<Awaited<ReturnType<typeof awardsShown>>>;
