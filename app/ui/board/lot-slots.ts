import type { EntrantId } from "#core/ids.ts";
import { ceremonySlots } from "#core/stages/ceremony.ts";
import type { StageDraw } from "#core/stages/draw.ts";
import type { DrawView } from "#live/programme.ts";

/** A place of the draw: somebody, a bye, or not drawn yet. */
export type LotSlot = { key: string; number: number } & (
  | { kind: "drawn"; entrant: EntrantId }
  | { kind: "bye" }
  | { kind: "open" }
);

export interface LotPart {
  /** the group's name; "" elsewhere */
  name: string;
  slots: LotSlot[];
}

const slotOf = (entrant: EntrantId | undefined, number: number, key: string): LotSlot =>
  entrant === undefined ? { key, number, kind: "open" } : { key, number, kind: "drawn", entrant };

/** All places of a draw in their order, filled as far as it is shown. */
export function lotParts({ draw, people }: DrawView): LotPart[] {
  const filled = new Map(ceremonySlots(draw).map((slot) => [`${slot.group ?? ""} ${slot.index}`, slot.entrant]));
  const at = (group: string, index: number) => slotOf(filled.get(`${group} ${index}`), index + 1, `${group} ${index}`);
  if (draw.kind === "groups")
    return draw.groups.map(({ name, ids }) => {
      // so many are in every group; which ones have one more is told with who it is
      const size = Math.max(ids.length, Math.floor(people.length / draw.groups.length));
      return { name, slots: Array.from({ length: size }, (_unused, index) => at(name, index)) };
    });
  const lines = draw.kind === "knock-out" || draw.kind === "double" ? draw.lines : null;
  const slots = Array.from({ length: lines?.length ?? people.length }, (_unused, index): LotSlot => {
    const isBye = lines?.[index] === null;
    return isBye ? { key: ` ${index}`, number: index + 1, kind: "bye" } : at("", index);
  });
  return [{ name: "", slots }];
}

/** Who was drawn last, and where; null before the first. */
export function newestOf({ draw }: DrawView): { entrant: EntrantId; group: string; number: number } | null {
  const slots = ceremonySlots(draw);
  const last = slots[slots.length - 1];
  return last ? { entrant: last.entrant, group: last.group ?? "", number: last.index + 1 } : null;
}

/** The seed, once all of the draw is shown: with it anybody can run it again. */
export function seedOf(draw: StageDraw): string {
  if (draw.kind === "places") return "";
  if (draw.kind === "redrawn") return draw.seeds[0] ?? "";
  return draw.lot?.seed ?? (draw.kind === "knock-out" ? draw.seed : null) ?? "";
}
