import type { EventView, RoundView } from "#live/programme.ts";
import type { LineOf } from "./lines.ts";

/** so many modules stand beside the total; a screen has no room for more */
const mostParts = 4;
/** so many of those who have appeared stay above who is on */
const stay = 2;

/** The order of appearance from who is on, a few before them first; all of it where nobody is left to come. */
export function orderLines({ heats }: RoundView): LineOf<"order">[] {
  const isOpen = (state: string) => state === "scheduled" || state === "running" || state === "held";
  const first = heats.findIndex(({ heat }) => isOpen(heat.state));
  const panels = heats.some(({ heat }) => (heat.panel ?? 1) > 1);
  const next = heats.find(({ heat }) => heat.state === "scheduled" && heat.calledAt === null)?.heat.id;
  return heats.slice(Math.max(0, first - stay)).flatMap(({ heat }) =>
    heat.lanes.map(({ entrant, name, unitName, mark, place }): LineOf<"order"> => {
      const waiting = heat.calledAt !== null ? "called" : heat.id === next ? "next" : "scheduled";
      const { state: at, number: turn, panel, station } = heat;
      const state = at === "scheduled" ? waiting : at === "provisional" || at === "official" ? "over" : at;
      return {
        key: entrant,
        kind: "order",
        ...{ turn, panel: panels ? panel : null, station, name, unitName, mark, place, state },
      };
    }),
  );
}

/** The totals best first, each with its parts and what it won. */
export function scoreLines({ judged }: EventView): LineOf<"score">[] {
  if (!judged) return [];
  const { modules } = judged.plan;
  const shown = modules.length > 1 ? modules.slice(0, mostParts) : [];
  return judged.totals.map(({ entrant, place, name, unitName, parts, mark, decidedBy, shared }) => ({
    key: entrant,
    kind: "score",
    ...{ place, name, unitName, decidedBy, modules, shared: shared > 0 && place !== null, total: mark.value },
    parts: shown.map(({ key }) => {
      const part = parts.find((one) => one.module === key);
      return { key, steps: part?.balanced ?? part?.raw ?? null };
    }),
    tiers: judged.awards.flatMap(({ people }) =>
      people.flatMap((one) => (one.entrant === entrant ? { number: one.tier, name: one.name } : [])),
    ),
  }));
}

/** The modules that have a column of their own beside the totals. */
export const scoreModules = ({ judged }: EventView) =>
  judged && judged.plan.modules.length > 1 ? judged.plan.modules.slice(0, mostParts) : [];
