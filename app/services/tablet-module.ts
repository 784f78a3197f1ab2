import type { PictureShown } from "#core/judged/works.ts";
import type { EventPlan } from "#core/rounds/plan.ts";
import type { ChiefWord } from "#db/chief-words.ts";
import type { TabletHeat, TabletLane, TabletModule, TabletSheet } from "#live/tablet-protocol.ts";

// Pure: what a judge's tablet is told of the module it judges, and of whom.

/** The module a heat belongs to, and where it is judged; null of an event that has none. */
export function moduleOf(
  event: { plan: Pick<EventPlan, "judged"> },
  round: { number: number },
  { panel, station }: { panel: number | null; station: number | null },
): TabletModule | null {
  const module = event.plan.judged?.modules[round.number - 1];
  if (!module) return null;
  const { key, name, kind, together, blind, panels } = module;
  return { key, name, kind, together, blind, panels, panel, station };
}

/** [JD15] Of somebody behind a number the judges see nothing else. */
export function laneShown(
  lane: Omit<TabletLane, "pictures">,
  module: TabletModule | null,
  state: TabletHeat["state"],
  works: ReadonlyMap<number, PictureShown[]> | undefined,
): TabletLane {
  const pictures = works?.get(lane.lane) ?? [];
  if (!module?.blind || state === "official") return { ...lane, pictures };
  return { ...lane, bib: null, unit: "", pictures: pictures.map((one) => ({ ...one, title: "" })) };
}

/** Why the judge of a sheet does not fill it in. */
export function excusedOf(word: ChiefWord | undefined, state: TabletSheet["state"]): TabletSheet["excused"] {
  if (state === "open" || word?.act.kind !== "submit" || !word.act.excused) return null;
  return word.act.excused === true ? "absent" : word.act.excused;
}

/** Why the chief opened a sheet again that is not handed in yet. */
export const againOf = (word: ChiefWord | undefined, state: TabletSheet["state"]): string | null =>
  state === "open" && word?.act.kind === "reopen" ? (word.reason ?? "") : null;
