import type { EntrantId } from "../ids.ts";
import type { Seat } from "../matches/play.ts";
import { placesOfStages } from "./places.ts";
import type { StagePlan } from "./plan.ts";
import type { StageInput, StagePlayed, StagesPlayed } from "./play.ts";
import { type BracketStage, playBracketStage } from "./play-bracket.ts";
import { type GroupsStage, placesOfGroups, playGroupsStage } from "./play-groups.ts";
import { playSwissStage } from "./play-swiss.ts";
import { isBracket } from "./structure.ts";

/** A stage as it was played, with what the places of the event are made of. */
export type PlayedPart =
  | ({ of: "bracket" } & BracketStage)
  | ({ of: "groups" } & GroupsStage)
  | { of: "swiss"; stage: StagePlayed };

/**
 * [ST4] All stages of an event as their results make them, and the places as far as they are settled. A place of a group
 * takes its seat in the next stage once it is settled; `places` says the same of heats that were run before (`H1`). Nothing is
 * remembered: a correction re-routes everything behind it. Costs as much as the draw and the results are long. Source: P, on KO10.
 */
export function playStages(
  inputs: readonly StageInput[],
  plan: StagePlan,
  places: ReadonlyMap<string, EntrantId | null> = new Map(),
): StagesPlayed {
  const parts: PlayedPart[] = [];
  let before = places;
  for (const input of [...inputs].sort((a, b) => a.number - b.number)) {
    const part = partOf(input, before, parts[parts.length - 1] ?? null);
    parts.push(part);
    if (part.of === "groups") before = placesOfGroups(part);
  }
  const stages = parts.map(({ stage }) => stage);
  const over = stages.length >= stageCount(plan, stages[0]) && stages.every((stage) => stage.over);
  return { stages, places: placesOfStages(parts), over };
}

function partOf(
  input: StageInput,
  places: ReadonlyMap<string, EntrantId | null>,
  before: PlayedPart | null,
): PlayedPart {
  const { draw } = input;
  if (draw.kind === "swiss") return { of: "swiss", stage: playSwissStage(input, draw) };
  if (isBracket(draw)) return { of: "bracket", ...playBracketStage(input, draw, places) };
  const [last] = draw.groups;
  const seats = before?.of === "bracket" && last ? membersOf(last.ids, before) : null;
  return { of: "groups", ...playGroupsStage(input, draw, seats) };
}

/**
 * [ST7] Who stands in the last group now: whoever is still left keeps the number of the draw, and whoever a correction brought
 * in takes the number of the one who is out. The group has as many numbers as it was drawn with.
 */
function membersOf(drawn: readonly EntrantId[], { stage, played }: BracketStage): Seat<EntrantId>[] {
  if (stage.draw.kind !== "redrawn") return drawn.map((id) => ({ kind: "known", id }));
  const now = stage.draw.bracket.inside.map(played.seatOf);
  const left = new Set(now.flatMap((seat) => (seat.kind === "known" ? [seat.id] : [])));
  const others: Seat<EntrantId>[] = now.filter((seat) => seat.kind === "known" && !drawn.includes(seat.id));
  others.push(...now.filter(({ kind }) => kind === "open"));
  return drawn.map((id) => (left.has(id) ? { kind: "known", id } : (others.shift() ?? { kind: "vacated" })));
}

/** [ST1] How many stages the event has; `first` as it was drawn, as few people may need fewer. */
export function stageCount(
  { format, redraw, groups }: StagePlan,
  first: Pick<StagePlayed, "kind"> | undefined,
): number {
  if (format === "redrawn") return redraw.stopAt > 1 && first?.kind !== "groups" ? 2 : 1;
  return format === "groups" && groups.then !== "none" ? 2 : 1;
}
