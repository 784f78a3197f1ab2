import { accept, type Decision, refuse } from "../decision.ts";
import { drawGroups } from "../groups/distribute.ts";
import type { UnitId } from "../ids.ts";
import { entrances } from "../matches/bracket.ts";
import { drawLines } from "../matches/draw.ts";
import { beforeFirstDraw } from "../matches/redraw.ts";
import type { EventPlan } from "../rounds/plan.ts";
import { swissRounds } from "../swiss/length.ts";
import type { DoubleDraw, GroupsDraw, KnockOutDraw, RedrawnDraw, StageDraw, StageLot, SwissDraw } from "./draw.ts";
import { groupName, lastGroup } from "./group-names.ts";
import { type GrowRefusal, growStage } from "./grow.ts";
import { type Drawing, earlyMeetings, inOrder, lotOf, meetingsIn, type StagePerson } from "./lots.ts";
import type { StagePlan } from "./plan.ts";
import { groupCount, mostSwissRounds, type StageRefusal, stageRefusals } from "./refusals.ts";

export type DrawFirstRefusal =
  | StageRefusal
  | GrowRefusal
  /** the event is not met two by two; or it is run in heats first, and what follows is `drawFollowing` */
  | { readonly kind: "nothing-to-draw" };

/**
 * [ST9] The draw of the first stage: `people`, the `seeds` seeded ones first in their order, by lot from `seed`. The same input
 * gives the same draw. Refused: a plan that cannot work with so many, and what is run in heats first. Somebody given twice
 * throws. Source: domain 7.1, 7.3, 7.4.
 */
export function drawFirst(
  plan: EventPlan,
  people: readonly StagePerson[],
  seeds: number,
  seed: string,
): Decision<StageDraw, DrawFirstRefusal> {
  const { stages } = plan;
  const [refusal] = stageRefusals(plan, people.length);
  if (refusal) return refuse(refusal);
  if (!stages || stages.format === "heats") return refuse({ kind: "nothing-to-draw" });
  if (new Set(people.map(({ id }) => id)).size < people.length) throw new Error("somebody is in the draw twice");
  const drawing: Drawing = { people, seeds: Math.min(seeds, people.length), seed, separate: plan.separate };
  switch (stages.format) {
    case "knock-out":
      return accept<KnockOutDraw>({
        kind: "knock-out",
        settle: stages.settle,
        seed: null,
        ...linesOf(drawing, stages),
      });
    case "double":
      return accept<DoubleDraw>({ kind: "double", reset: stages.reset, ...linesOf(drawing, stages) });
    case "groups":
      return accept(groupsOf(drawing, stages));
    case "round-robin":
      return accept(robinOf(drawing, groupName(0), stages));
    case "swiss":
      return growStage(swissOf(drawing, stages), [], seed);
    case "redrawn":
      if (people.length <= stages.redraw.stopAt) return accept(robinOf(drawing, lastGroup, stages));
      return growStage(redrawnOf(drawing, stages), [], seed);
  }
}

/** [KO3] [KO4] */
function linesOf(drawing: Drawing, { seeding }: StagePlan) {
  const { people, seeds, seed, separate } = drawing;
  const { edition, lines } = drawLines(people, { seed, seeding, seeds, separate });
  const lot: StageLot = lotOf(edition, drawing, { cost: earlyMeetings(lines), least: 0 });
  return { lines: entrances(lines.map((one) => one?.id ?? null)), lot };
}

/** [RR4] [RR5] As few groups as the largest size allows. */
function groupsOf(drawing: Drawing, { groups: plan }: StagePlan): GroupsDraw {
  const { people, seeds, seed, separate } = drawing;
  const ranked = inOrder(people, seeds, seed).map(({ id, unit }) => ({ id, unit: unit as UnitId }));
  const drawn = drawGroups(ranked, {
    ...{ groups: groupCount(people.length, plan.size), method: plan.draw, heads: plan.heads, seed },
    separate: separate ? "prefer" : "off",
  });
  if (!drawn.ok) throw new Error(drawn.refusal.kind);
  const { edition, groups } = drawn.value;
  return {
    kind: "groups",
    groups: groups.map((group, i) => ({ name: groupName(i), ids: group.map(({ id }) => id) })),
    times: plan.times,
    rules: plan.rules,
    qualifiers: plan.then === "none" ? 0 : plan.qualifiers,
    lot: lotOf(edition, drawing, meetingsIn(groups)),
  };
}

/** [RR1] Everybody in one group; the numbers of the table are the seeds', the others' by lot. */
export function robinOf(drawing: Drawing, name: string, { groups: { times, rules } }: StagePlan): GroupsDraw {
  const { people, seeds, seed } = drawing;
  const ids = inOrder(people, seeds, seed).map(({ id }) => id);
  return { kind: "groups", groups: [{ name, ids }], times, rules, qualifiers: 0, lot: lotOf("groups@1", drawing) };
}

/** [SW1] Nothing is paired yet. */
function swissOf(drawing: Drawing, { swiss }: StagePlan): SwissDraw {
  const { people, seeds, seed, separate } = drawing;
  const most = mostSwissRounds(people.length);
  const players = inOrder(people, seeds, seed).map(({ id, unit }, i) => ({
    ...{ id, unit, order: i + 1 },
    ...({ joins: 1, missed: 0, leaves: null } as const),
  }));
  return {
    kind: "swiss",
    players,
    rounds: Math.min(most, swiss.rounds ?? Math.max(1, swissRounds(people.length))),
    options: { ...swiss.options, unitsApart: swiss.options.unitsApart || separate },
    tieBreaks: swiss.tieBreaks,
    byePoints: swiss.byePoints,
    lot: lotOf("swiss@1", drawing),
    drawn: [],
  };
}

/** [KO5] Nothing is drawn yet. */
const redrawnOf = ({ people }: Drawing, { redraw }: StagePlan): RedrawnDraw => ({
  kind: "redrawn",
  options: redraw,
  bracket: beforeFirstDraw(people.map(({ id }) => id)),
  seeds: [],
  units: people.map(({ id, unit }) => ({ id, unit })),
});
