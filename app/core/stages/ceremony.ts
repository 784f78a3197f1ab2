import type { EntrantId } from "../ids.ts";
import type { Slot } from "../matches/bracket.ts";
import type { RedrawnDraw, StageDraw, StageLine, StageLot } from "./draw.ts";

/** A slot of the draw that is shown by itself: a line of a bracket, a place in a group, a number of a Swiss contest. */
export interface CeremonySlot {
  entrant: EntrantId;
  /** the group's name; null elsewhere */
  group: string | null;
  /** from 0: the line, the seat of the first round, the place in the group, the number of a Swiss contest */
  index: number;
}

/** Stands on a line nobody was told of yet: the line's number, from 1, of no group. */
const hidden = (index: number): Exclude<StageLine, null> => ({ kind: "group-place", group: "", place: index + 1 });

/** [ST10] Whether somebody stands there who is not told yet. */
export const isHidden = (slot: Slot<EntrantId> | StageLine): boolean =>
  slot?.kind === "group-place" && slot.group === "";

/**
 * [ST10] The slots of a draw in the order in which a ceremony fills them: the seeds in their order, then the lines from the top; groups
 * pot by pot; the first round of a contest drawn anew pair by pair, then who goes straight through; a Swiss contest by numbers.
 * [] where all lines are places of the stage before.
 */
export function ceremonySlots(draw: StageDraw): CeremonySlot[] {
  switch (draw.kind) {
    case "places":
      return [];
    case "knock-out":
    case "double":
      return lineSlots(draw.lines, draw.lot);
    case "groups": {
      const most = Math.max(0, ...draw.groups.map(({ ids }) => ids.length));
      return Array.from({ length: most }, (_unused, index) =>
        draw.groups.flatMap(({ name: group, ids }) => {
          const entrant = ids[index];
          return entrant === undefined ? [] : [{ entrant, group, index }];
        }),
      ).flat();
    }
    case "swiss":
      return draw.players.map(({ id: entrant }, index) => ({ entrant, group: null, index }));
    case "redrawn":
      return firstRound(draw).flatMap((slot, index) =>
        slot.kind === "entrant" ? [{ entrant: slot.id, group: null, index }] : [],
      );
  }
}

function lineSlots(lines: readonly StageLine[], lot: StageLot | null): CeremonySlot[] {
  const slots = lines.flatMap((line, index): CeremonySlot[] =>
    line?.kind === "entrant" ? [{ entrant: line.id, group: null, index }] : [],
  );
  const rank = new Map(lot?.input.slice(0, lot.seeds).map(({ id }, i) => [id, i]));
  const rankOf = ({ entrant }: CeremonySlot) => rank.get(entrant) ?? Number.POSITIVE_INFINITY;
  return slots.sort((a, b) => (rankOf(a) === rankOf(b) ? a.index - b.index : rankOf(a) - rankOf(b)));
}

/** The seats of the first round: pairs one after the other, then the byes. */
function firstRound({ bracket }: RedrawnDraw): Slot<EntrantId>[] {
  const ones = bracket.matches.filter(({ round }) => round === 1).flatMap(({ slots }) => slots);
  return [...ones, ...bracket.byes.filter(({ round }) => round === 1).map(({ slot }) => slot)];
}

/**
 * [ST10] The draw as the public sees it when the first `shown` slots of the ceremony are filled. The lines that are not are hidden
 * (`isHidden`; a bye is a bye), groups and numbers have only those who are shown, and the seed and everybody else stay out until
 * all are: with them anybody could run the lot.
 */
export function revealedDraw(draw: StageDraw, shown: number): StageDraw {
  const slots = ceremonySlots(draw);
  if (shown >= slots.length) return draw;
  const told = new Set(slots.slice(0, Math.max(0, shown)).map(({ entrant }) => entrant));
  const part = (lot: StageLot): StageLot => ({
    ...lot,
    seed: "",
    input: lot.input.filter(({ id }, i) => told.has(id) || i < lot.seeds),
  });
  const veiled = (line: StageLine, index: number): StageLine =>
    line?.kind === "entrant" && !told.has(line.id) ? hidden(index) : line;
  switch (draw.kind) {
    case "places":
      return draw;
    case "knock-out":
      return { ...draw, lines: draw.lines.map(veiled), lot: draw.lot && part(draw.lot) };
    case "double":
      return { ...draw, lines: draw.lines.map(veiled), lot: part(draw.lot) };
    case "groups": {
      const groups = draw.groups.map(({ name, ids }) => ({ name, ids: ids.filter((id) => told.has(id)) }));
      return { ...draw, groups, lot: part(draw.lot) };
    }
    case "swiss":
      return { ...draw, players: draw.players.filter(({ id }) => told.has(id)), drawn: [], lot: part(draw.lot) };
    case "redrawn":
      return revealedRound(draw, told);
  }
}

/** Of a contest that is drawn anew: only its first round is drawn in a ceremony. */
function revealedRound(draw: RedrawnDraw, told: ReadonlySet<EntrantId>): RedrawnDraw {
  const { bracket } = draw;
  const places = new Map(firstRound(draw).map((slot, index) => [slot.kind === "entrant" ? slot.id : "", index]));
  const veiled = (slot: Slot<EntrantId>): Slot<EntrantId> =>
    slot.kind === "entrant" && !told.has(slot.id) ? hidden(places.get(slot.id) ?? 0) : slot;
  return {
    ...draw,
    seeds: [],
    units: draw.units.filter(({ id }) => told.has(id)),
    bracket: {
      ...bracket,
      entrants: bracket.entrants.filter((id) => told.has(id)),
      inside: bracket.inside.map(veiled),
      matches: bracket.matches.map((match) => ({ ...match, slots: [veiled(match.slots[0]), veiled(match.slots[1])] })),
      byes: bracket.byes.map((bye) => ({ ...bye, slot: veiled(bye.slot) })),
      places: bracket.places.map((place) => ({ ...place, slot: veiled(place.slot) })),
    },
  };
}
