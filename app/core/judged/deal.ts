import type { Drawable } from "../heats/draw.ts";
import { byUnit } from "../heats/separation.ts";
import { heatSizes } from "../heats/sizes.ts";
import type { EntrantId, UnitId } from "../ids.ts";
import { type Random, seededRandom } from "../random.ts";
import { appearances } from "./order.ts";
import type { JudgedModule } from "./plan.ts";

/** Somebody's place in a module; `code` is the number a blind module marks them under, null where names are seen. */
export interface Appearing {
  id: EntrantId;
  unit: UnitId;
  lane: number;
  code: number | null;
}

/** Those who are judged together: one person where they appear one after the other, a panel's list else. */
export interface DealtHeat {
  /** from 1; the turn, where they appear one after the other */
  number: number;
  panel: number;
  station: number | null;
  /** in the order of the lanes */
  lanes: Appearing[];
}

/** At most so many are on one list. */
export const listMost = 50;

/** The members of each unit next to each other, units and members by lot. */
const unitByUnit = (people: readonly Drawable[], random: Random): Drawable[] =>
  random.shuffle([...byUnit(people).values()]).flatMap((members) => random.shuffle(members));

/** Which panel marks whom: groups as equal as can be, every unit's people spread over them, by lot. */
function panelsOf(people: readonly Drawable[], panels: number, seed: string): Map<EntrantId, number> {
  const sorted = [...people].sort((a, b) => (a.id < b.id ? -1 : 1));
  const dealt = unitByUnit(sorted, seededRandom(`${seed}/panels`));
  return new Map(dealt.map(({ id }, at) => [id, (at % panels) + 1]));
}

/**
 * [JD40] The draw of a module: who appears before which panel, when, where, and under which number. The same people and the same
 * words give the same draw, in whatever order they are named. Of a blind module all of it hangs on `secret`, which nobody is
 * told before the module is official: `seed` alone, which everybody may know, says nothing of a number or a turn.
 * Source: domain 8.1 (order by lot), 8.2 ([WANGLU] numbers apart from the order); dealing of units: HT3 (P).
 */
export function dealModule(
  people: readonly Drawable[],
  module: Pick<JudgedModule, "together" | "blind" | "panels" | "stations">,
  { seed, secret }: { seed: string; secret: string },
): DealtHeat[] {
  const lot = module.blind ? `${seed}/${secret}` : seed;
  const panels = panelsOf(people, module.panels, lot);
  const units = new Map(people.map(({ id, unit }) => [id, unit]));
  const turns = appearances([...units.keys()], lot).flatMap(({ id, turn, code }) => {
    const unit = units.get(id);
    return unit ? [{ id, unit, turn, code: module.blind ? code : null, panel: panels.get(id) ?? 1 }] : [];
  });
  if (!module.together)
    return turns.map(({ id, unit, turn, code, panel }) => ({
      number: turn,
      panel,
      station: module.stations > 0 ? ((turn - 1) % module.stations) + 1 : null,
      lanes: [{ id, unit, code, lane: 1 }],
    }));
  const lists = Array.from({ length: module.panels }, (_unused, at) => {
    const own = turns.filter(({ panel }) => panel === at + 1).sort((a, b) => (a.code ?? a.turn) - (b.code ?? b.turn));
    return splitEvenly(own).map((list) => ({ panel: at + 1, list }));
  }).flat();
  return lists.map(({ panel, list }, at) => ({
    number: at + 1,
    panel,
    station: null,
    lanes: list.map(({ id, unit, code }, index) => ({ id, unit, code, lane: index + 1 })),
  }));
}

/** In their order, in lists of equal length of at most `listMost`. */
function splitEvenly<One>(all: readonly One[]): One[][] {
  let from = 0;
  return heatSizes(all.length, listMost).map((size) => {
    from += size;
    return all.slice(from - size, from);
  });
}
