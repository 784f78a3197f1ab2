import { accept, type Decision, refuse } from "../decision.ts";
import { crossGroups, type GroupsNotPower } from "../groups/cross.ts";
import { type CrossingRefusal, drawCrossing } from "../groups/crossing-draw.ts";
import type { EntrantId } from "../ids.ts";
import type { Entrance } from "../matches/bracket.ts";
import { drawLines } from "../matches/draw.ts";
import { standardLines } from "../matches/seeding.ts";
import { bracketSize } from "../matches/size.ts";
import { seededRandom } from "../random.ts";
import type { EventPlan } from "../rounds/plan.ts";
import type { GroupsDraw, KnockOutDraw, PlacesDraw, RedrawnDraw, StageDraw, StageLine } from "./draw.ts";
import { robinOf } from "./draw-first.ts";
import { lastGroup } from "./group-names.ts";
import type { StagePlan } from "./plan.ts";
import type { StageInput } from "./play.ts";
import { playBracketStage } from "./play-bracket.ts";
import { stageCount } from "./play-stages.ts";

export type FollowRefusal =
  | { readonly kind: "nothing-follows" }
  /** who is left is not known yet */
  | { readonly kind: "not-over" }
  | GroupsNotPower
  | CrossingRefusal;

/** [ST5] What follows is drawn together with the first stage, as it needs neither a result nor a lot. */
export const followsAtOnce = ({ format, groups }: StagePlan): boolean =>
  format === "heats" ||
  (format === "groups" && (groups.then === "places" || (groups.then === "knock-out" && groups.cross === "crossed")));

/**
 * [ST5] The draw of the stage after the first: of the heats' best, of the groups' (both by places, so they can be shown before anybody
 * has one), or of those left at the end of a contest drawn anew. `seed` is used where it is a lot. Refused where nothing follows.
 */
export function drawFollowing(
  plan: EventPlan,
  first: StageInput | { heats: true },
  seed: string,
): Decision<StageDraw, FollowRefusal> {
  const { stages } = plan;
  if (!stages) return refuse({ kind: "nothing-follows" });
  if ("heats" in first)
    return stages.format === "heats" ? accept(ofHeats(stages)) : refuse({ kind: "nothing-follows" });
  const { draw } = first;
  if (stageCount(stages, draw) < 2) return refuse({ kind: "nothing-follows" });
  if (draw.kind === "groups") return ofGroups(draw, stages, seed);
  if (draw.kind === "redrawn") return ofLastOnes(first, draw, plan, stages, seed);
  return refuse({ kind: "nothing-follows" });
}

const place = (group: string, at: number): Entrance<EntrantId> => ({ kind: "group-place", group, place: at });
const knockOutOf = (lines: readonly StageLine[], { settle }: StagePlan, seed: string | null): KnockOutDraw => ({
  ...{ kind: "knock-out", lines, settle, lot: null, seed },
});

/** [KO2] The best of the heats is the first seed. */
function ofHeats(plan: StagePlan): KnockOutDraw {
  const best = Array.from({ length: plan.take }, (_unused, i) => place("H", i + 1));
  return knockOutOf(standardLines(best), plan, null);
}

function ofGroups(draw: GroupsDraw, plan: StagePlan, seed: string): Decision<KnockOutDraw | PlacesDraw, FollowRefusal> {
  const names = draw.groups.map(({ name }) => name);
  const { qualifiers } = draw;
  if (plan.groups.then === "places") {
    const [one = "", other = ""] = names;
    const pairs = Array.from({ length: qualifiers }, (_unused, i) => [place(one, i + 1), place(other, i + 1)] as const);
    return accept({ kind: "places", pairs });
  }
  if (plan.groups.cross === "drawn") return drawnLines(names, qualifiers, plan, seed);
  const crossed = crossGroups(names, qualifiers);
  return crossed.ok ? accept(knockOutOf(crossed.value, plan, null)) : crossed;
}

/**
 * [RR7] Winners against runners-up by lot where these fill a bracket; else [KO3] the winners are its seeds, and [KO4] people of one group
 * stand as far apart as can be.
 */
function drawnLines(
  names: readonly string[],
  qualifiers: number,
  plan: StagePlan,
  seed: string,
): Decision<KnockOutDraw, FollowRefusal> {
  const at = (rank: number) => names.map((group) => ({ id: `${group}${rank}`, group, rank }));
  const all = Array.from({ length: qualifiers }, (_unused, i) => at(i + 1)).flat();
  const byId = new Map(all.map(({ id, group, rank }) => [id, place(group, rank)]));
  const lineOf = (id: string | null): StageLine => (id === null ? null : (byId.get(id) ?? null));
  if (qualifiers === 2 && names.length > 1 && bracketSize(names.length) === names.length) {
    const drawn = drawCrossing(at(1), at(2), seed);
    if (!drawn.ok) return drawn;
    const pairs = seededRandom(`${seed}/lines`).shuffle(drawn.value);
    return accept(knockOutOf(pairs.flat().map(lineOf), plan, seed));
  }
  const people = all.map(({ id, group }) => ({ id, unit: group }));
  const { lines } = drawLines(people, { seed, seeding: "drawn", seeds: names.length, separate: true });
  return accept(
    knockOutOf(
      lines.map((one) => lineOf(one?.id ?? null)),
      plan,
      seed,
    ),
  );
}

/** [KO5] [ST7] Those who are left meet each other, numbered by lot. */
function ofLastOnes(
  first: StageInput,
  draw: RedrawnDraw,
  { separate }: EventPlan,
  plan: StagePlan,
  seed: string,
): Decision<GroupsDraw, FollowRefusal> {
  const { stage, played } = playBracketStage(first, draw, new Map());
  if (!stage.over) return refuse({ kind: "not-over" });
  const left = new Set(
    draw.bracket.inside.flatMap((slot) => {
      const seat = played.seatOf(slot);
      return seat.kind === "known" ? [seat.id] : [];
    }),
  );
  const people = draw.units.filter(({ id }) => left.has(id));
  return accept(robinOf({ people, seeds: 0, seed, separate }, lastGroup, plan));
}
