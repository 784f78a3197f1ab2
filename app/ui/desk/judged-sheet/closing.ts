import type { AwardPlan, JudgedPlan, JudgedPublish, JudgedTie } from "#core/judged/plan.ts";
import { listOf, shareOf, stepsOf, wholeOf } from "./amounts.ts";
import type { AwardDraft, SheetDraft } from "./draft.ts";
import { type Names, oneOf, type Reading } from "./reading.ts";

// What follows the modules: ties, publication, awards, the team's result.

export const ways = ["shares", "places", "marks", "margin"] as const;
export const tierTies = ["better", "worse", "decider"] as const;
export const roundings = ["floor", "half-up", "ceil"] as const;
export const whens = ["each", "from", "end"] as const;

export function closingOf(draft: SheetDraft, read: Reading, names: Names): Omit<JudgedPlan, "modules"> {
  return {
    theoryCap: draft.theoryCap === "yes",
    ties: tiesOf(draft, read),
    publish: publishOf(draft, read),
    awards: draft.awards.map((award, at) => awardOf(award, read.under(`awards.${at}.`), names)),
    team: read.orNone(draft.best, () => ({ best: read.whole("best", draft.best, 1, 99) })),
  };
}

function tiesOf({ ties, modules }: SheetDraft, read: Reading): JudgedTie[] {
  return ties.flatMap((said, at): JudgedTie[] => {
    if (said === "") return [];
    const [by = "", module = ""] = said.split(":");
    if (ties.indexOf(said) < at) read.wrong(`ties.${at}`, { kind: "tie-twice", field: `ties.${at}` });
    if (by === "exact") return [{ by }];
    if ((by !== "module" && by !== "time") || !modules.some(({ key }) => key === module)) {
      read.wrong(`ties.${at}`, { kind: "tie-unknown" });
      return [];
    }
    return [{ by, module }];
  });
}

function publishOf({ when, first, by: said }: SheetDraft, read: Reading): JudgedPublish {
  const by = said === "announcer" ? "announcer" : "program";
  const choice = oneOf(whens, when, "each");
  return choice === "from" ? { by, when: choice, n: read.whole("first", first, 1, 999) } : { by, when: choice };
}

function awardOf(draft: AwardDraft, read: Reading, names: Names): AwardPlan {
  const tiers = listOf(draft.names);
  if (tiers.length === 0) read.wrong("names", { kind: "name-missing" });
  const way = oneOf(ways, draft.way, "shares");
  const usual = tiers.every((name, at) => names.award({ way, names: [] }, at + 1) === name);
  const all = { key: draft.key, names: usual ? [] : tiers };
  const tie = oneOf(tierTies, draft.tie, "better");
  const amounts = <Amount>(each: (typed: string) => Amount | null): Amount[] => {
    const list = listOf(draft.amounts).map(each);
    const found = list.flatMap((one) => (one === null ? [] : [one]));
    if (list.length === 0 || found.length < list.length) read.wrong("amounts", { kind: "amounts-unreadable" });
    else if (list.length !== tiers.length && tiers.length > 0)
      read.wrong("amounts", { kind: "tiers-differ", names: tiers.length, amounts: list.length });
    return found;
  };
  if (way === "places") return { ...all, way, tie, counts: amounts((one) => wholeOf(one)) };
  if (way === "marks") return { ...all, way, from: amounts((one) => stepsOf(one, read.digits)) };
  if (way === "margin")
    return {
      ...{ ...all, way, margin: read.points("amounts", draft.amounts, 1) },
      excellence: read.orNone(draft.excellence, () => read.points("excellence", draft.excellence)),
    };
  const rounding = oneOf(roundings, draft.rounding, "floor");
  const percents = amounts((one) => {
    const share = shareOf(one);
    return share === null ? null : share % 100 === 0 ? share / 100 : String(share / 100);
  });
  return { ...all, way, rounding, tie, percents };
}
