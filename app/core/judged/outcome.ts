import { type AwardResult, awardOf, prizesOfAward } from "../awards/judged.ts";
import { type PrizeList, prizeList } from "../awards/prizes.ts";
import type { EntrantId, UnitId } from "../ids.ts";
import type { EventFacts, PlayedRound } from "../standing/played.ts";
import type { PanelBalance } from "./balance-module.ts";
import { takenTo } from "./goes-on.ts";
import { type JudgedPart, type PlayedModule, playModules } from "./parts.ts";
import { type TeamPlace, teamPlaces } from "./team.ts";
import { type JudgedPlace, partsOf, placed } from "./totals.ts";

export type { AwardResult } from "../awards/judged.ts";
export type { PanelBalance } from "./balance-module.ts";
export type { Decided } from "./chain.ts";
export { goesOn } from "./goes-on.ts";
export { isJudged } from "./is-judged.ts";
export type { JudgedPart } from "./parts.ts";
export type { TeamPlace } from "./team.ts";
export type { JudgedPlace } from "./totals.ts";

/** How one module stands by itself. */
export type ModuleStanding = {
  key: string;
  number: number;
  over: boolean;
  rows: { id: EntrantId; place: number | null; part: JudgedPart }[];
};

/** All that a judged event comes to. */
export type JudgedOutcome = {
  over: boolean;
  places: JudgedPlace[];
  prizes: PrizeList;
  /** as it is now; the places once it is over */
  standing: JudgedPlace[];
  modules: ModuleStanding[];
  panels: PanelBalance[];
  awards: AwardResult[];
  team: TeamPlace[];
};

const everybody = (modules: readonly PlayedModule[]): EntrantId[] => [
  ...new Set(modules.flatMap(({ parts }) => [...parts.keys()])),
];

/** The first module that somebody was not taken to; after the last one for those who came to the end. */
function leftAt(event: EventFacts, modules: readonly PlayedModule[]): (id: EntrantId) => number {
  const takes = modules.map(({ number }) => takenTo(event, modules, number));
  return (id) => {
    const at = takes.findIndex((taken) => taken !== null && !taken.has(id));
    return at >= 0 ? at : modules.length;
  };
}

/** [JD20] [JD21] The places of an event that is over: those of the last module, then those who were not taken on, backwards. */
function finalPlaces(event: EventFacts, modules: readonly PlayedModule[]): JudgedPlace[] {
  const stage = leftAt(event, modules);
  const people = everybody(modules).map((id) => ({ id, left: stage(id) }));
  const places: JudgedPlace[] = [];
  let before = 0;
  for (let left = modules.length; left > 0; left--) {
    const ids = people.filter((one) => one.left === left).map(({ id }) => id);
    const why = left === modules.length ? "final" : left === modules.length - 1 ? "round-before" : "eliminated";
    const found = placed(event, modules, { modules: modules.slice(0, left), ids, before, why });
    places.push(...found);
    before += event.plan.vacant === "fill" ? found.filter(({ place }) => place !== null).length : found.length;
  }
  return places;
}

const keyOf = (modules: readonly PlayedModule[]) => modules.map(({ number }) => number).join();

/** [JD20] How it stands before the end: who has most parts first, by what they have; only they have a place, and only where they are the same parts. */
function provisional(event: EventFacts, modules: readonly PlayedModule[]): JudgedPlace[] {
  const people = everybody(modules).map((id) => {
    const own = modules.filter(({ parts }) => (parts.get(id)?.part.balanced ?? null) !== null);
    return { id, own };
  });
  const most = Math.max(0, ...people.map(({ own }) => own.length));
  const places: JudgedPlace[] = [];
  for (let count = most; count >= 0; count--) {
    const level = people.filter(({ own }) => own.length === count);
    const sets = new Set(level.map(({ own }) => keyOf(own)));
    for (const set of [...sets].sort()) {
      const group = level.filter(({ own }) => keyOf(own) === set);
      const ids = group.map(({ id }) => id);
      const found = placed(event, modules, { modules: group[0]?.own ?? [], ids, before: 0, why: "final" });
      places.push(
        ...found.map((one) => (count === most && sets.size === 1 ? one : { ...one, place: null, tiedWith: [] })),
      );
    }
  }
  return places;
}

/** [JD20] The order of a judged event by what is official of it. */
export function standingNow(event: EventFacts, rounds: readonly PlayedRound[]): JudgedPlace[] {
  return provisional(event, playModules(event, rounds));
}

function standingOf(event: EventFacts, one: PlayedModule): ModuleStanding {
  const alone = {
    ...event,
    plan: { ...event.plan, ...(event.plan.judged && { judged: { ...event.plan.judged, ties: [] } }) },
  };
  const rows = placed(alone, [one], { modules: [one], ids: [...one.parts.keys()], before: 0, why: "final" });
  const partOf = ({ id }: JudgedPlace) => partsOf([one], id);
  return {
    key: one.module.key,
    number: one.number,
    over: one.over,
    rows: rows.flatMap((row) => partOf(row).map((part) => ({ id: row.id, place: row.place, part }))),
  };
}

/** Whether somebody took part: was marked, or stopped, in some module. */
const tookPart = ({ parts }: JudgedPlace) =>
  parts.some(({ mark }) => mark.outcome !== "none" && mark.outcome !== "DNS");

/**
 * [JD19] [JD20] [JD21] [JD22] [AW8] All that a judged event comes to, from its official heats: the standing, and once the last
 * module is official the places, what separated them, awards and teams. The server and every screen call this.
 */
export function judgedOutcome(
  event: EventFacts,
  rounds: readonly PlayedRound[],
  units: ReadonlyMap<EntrantId, UnitId> = new Map(),
): JudgedOutcome {
  const { plan } = event;
  const modules = playModules(event, rounds);
  const over = modules.length > 0 && modules.every((one) => one.over);
  const places = over ? finalPlaces(event, modules) : [];
  const people = places.map(({ id, place, mark, why }) => ({ id, place, total: why === "final" ? mark.value : null }));
  const entrants = places.filter(tookPart).length;
  const awards = over ? (plan.judged?.awards ?? []).map((award) => awardOf(people, entrants, award)) : [];
  const [first] = awards;
  const best = plan.judged?.team?.best ?? null;
  const none: PrizeList = { lines: [], vacant: [], words: [] };
  return {
    over,
    places,
    prizes: !over
      ? none
      : first
        ? prizesOfAward(first, new Map(places.map((one) => [one.id, one])))
        : prizeList(places, plan),
    standing: over ? places : provisional(event, modules),
    modules: modules.map((one) => standingOf(event, one)),
    panels: modules.flatMap((one) => one.panels),
    awards,
    team: over && best !== null ? teamPlaces(event, modules, places, units, best) : [],
  };
}
