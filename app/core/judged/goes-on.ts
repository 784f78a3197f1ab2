import type { EntrantId } from "../ids.ts";
import type { EventFacts, PlayedRound } from "../standing/played.ts";
import { type PlayedModule, playModules } from "./parts.ts";
import { comparedOf, wayOf } from "./totals.ts";

/** The best `take` of the modules before, and everybody level with the last of them; null where everybody comes. */
export function takenTo(event: EventFacts, modules: readonly PlayedModule[], number: number): Set<EntrantId> | null {
  const upTo = modules.slice(0, number);
  const at = upTo.findLastIndex(({ module }) => module.take !== null);
  const take = upTo[at]?.module.take ?? null;
  if (at <= 0 || take === null) return null;
  const before = modules.slice(0, at);
  const among = takenTo(event, modules, at);
  const ids = [...new Set(before.flatMap(({ parts }) => [...parts.keys()]))].filter((id) => among?.has(id) ?? true);
  const rows = ids.flatMap((id) => comparedOf(before, id) ?? []);
  const sign = wayOf(event).direction === "more" ? -1 : 1;
  const sorted = rows.sort((a, b) => sign * (a.total - b.total));
  const last = sorted[Math.min(take, sorted.length) - 1]?.total;
  return new Set(sorted.filter(({ total }) => last !== undefined && sign * (total - last) <= 0).map(({ id }) => id));
}

/**
 * [JD21] Who comes to module `number`, by id: the best so many by what they have of the modules before, and everybody level
 * with the last; null where everybody of the event does. The modules before have to be official.
 */
export function goesOn(event: EventFacts, rounds: readonly PlayedRound[], number: number): EntrantId[] | null {
  const taken = takenTo(event, playModules(event, rounds), number);
  return taken && [...taken].sort();
}
