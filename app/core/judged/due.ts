import type { HeatId } from "../ids.ts";
import type { JudgedPlan } from "./plan.ts";

/** A heat as far as letting its result out goes. */
export interface DueHeat {
  id: HeatId;
  state: "scheduled" | "running" | "provisional" | "official";
}

/** A module that is drawn, with all its heats. */
export interface DueModule {
  heats: readonly DueHeat[];
}

const isOver = ({ heats }: DueModule) => heats.length > 0 && heats.every(({ state }) => state === "official");

/**
 * [JD41] The heats whose results may be let out as the organizer decided: each once it is confirmed; from the n-th confirmed one
 * of a module on, the first n together (with fewer appearances once the module is over); or all once every module is over.
 * Source: domain 8.1 (the first results are held until n have appeared), 8.3 (exhibitions: all at the end); P.
 */
export function dueHeats({ modules, publish }: Pick<JudgedPlan, "modules" | "publish">, drawn: readonly DueModule[]) {
  const confirmed = ({ heats }: DueModule): HeatId[] =>
    heats.flatMap(({ id, state }) => (state === "official" ? [id] : []));
  switch (publish.when) {
    case "each":
      return drawn.flatMap(confirmed);
    case "from":
      return drawn.filter((one) => isOver(one) || confirmed(one).length >= publish.n).flatMap(confirmed);
    case "end":
      return drawn.length === modules.length && drawn.every(isOver) ? drawn.flatMap(confirmed) : [];
  }
}

/** Of "from the n-th": how many of the module that is on are needed and there; null where nothing is waited for. */
export function dueWaits({ publish }: Pick<JudgedPlan, "publish">, drawn: readonly DueModule[]) {
  if (publish.when !== "from") return null;
  for (const one of drawn) {
    const have = one.heats.filter(({ state }) => state === "official").length;
    const need = Math.min(publish.n, one.heats.length);
    if (have > 0 && have < need) return { need, have };
  }
  return null;
}
