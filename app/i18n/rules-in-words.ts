import { winsNeeded } from "#core/matches/format.ts";
import {
  type Advance,
  type EventPlan,
  finalSize,
  type PlannedRound,
  planRounds,
  roundName,
} from "#core/rounds/plan.ts";
import type { FaultEffect, ScoringOptions } from "#core/scoring/ruleset.ts";
import { translator } from "./catalogue.ts";
import { judgedInWords } from "./judged-in-words.ts";
import type { Language } from "./language.ts";
import { formatRound, type MarksTranslator, marks } from "./marks.ts";
import { faultsInOrder, type RulesTranslator, rules, sayDuration } from "./rules.ts";
import { type StageRulesTranslator, stageRules } from "./stage-rules.ts";
import { stagesInWords } from "./stages-in-words.ts";

export const topics = ["format", "heats", "mark", "faults", "ties", "rounds", "prizes", "points"] as const;
export interface Rule {
  topic: (typeof topics)[number];
  /** one or two sentences */
  text: string;
}

interface Words {
  t: RulesTranslator;
  said: MarksTranslator;
  stages: StageRulesTranslator;
}

/**
 * An event's rules as a regulation says them, from its options and plan and the number of people entered now (0: nobody
 * yet). Pure: screens, prints and phones all say the same.
 */
export function rulesInWords(
  { options, plan }: { options: ScoringOptions; plan: EventPlan },
  count: number,
  language: Language,
): Rule[] {
  const words = {
    t: translator(rules, language),
    said: translator(marks, language),
    stages: translator(stageRules, language),
  };
  const under = (topic: Rule["topic"], texts: string[]) => texts.map((text) => ({ topic, text }));
  const met = plan.stages ? under("format", stagesInWords(plan.stages, words.stages)) : [];
  if (plan.judged)
    return [...judgedInWords(plan.judged, options.digits ?? 0, language), ...under("points", points(plan, words))];
  const scored = [...under("mark", mark(options, words)), ...under("faults", faults(options, words))];
  if (plan.stages && plan.stages.format !== "heats")
    return [
      ...met,
      ...under("heats", [words.t(plan.separate ? "separateMatches" : "notSeparate")]),
      ...scored,
      ...under("prizes", [words.t("prizes", { prizes: plan.prizes }), words.t("prizeTie")]),
      ...under("points", points(plan, words)),
    ];
  return [
    ...met,
    ...under("heats", heats(plan, words)),
    ...scored,
    ...under("ties", ties(options, plan, words)),
    ...under("rounds", rounds(options, plan, count, words)),
    ...under("prizes", prizes(plan, words)),
    ...under("points", points(plan, words)),
  ];
}

const heats = (plan: EventPlan, { t }: Words) => [
  plan.lanes === 1 ? t("heatSizeOne") : t("heatSize", { lanes: plan.lanes }),
  t(plan.separate ? "separate" : "notSeparate"),
];

function sheetsInWords({ sheets, judges = 1 }: ScoringOptions, t: RulesTranslator): string {
  if (judges === 1) return t(sheets === "lane" ? "sheetLane" : "sheetHeat");
  return t(sheets === "lane" ? "judgesLane" : "judgesHeat", { judges });
}

/** How a mark is taken; several judges are always said, one only where somebody counts. */
function mark(options: ScoringOptions, words: Words): string[] {
  const several = options.measure !== "count" && (options.judges ?? 1) > 1;
  return [...markOf(options, words), ...(several ? [sheetsInWords(options, words.t)] : [])];
}

function markOf(options: ScoringOptions, { t }: Words): string[] {
  const { measure, direction, durationMs, capMs, precisionMs } = options;
  const more = direction === "more";
  if (measure === "count") {
    const sheets = sheetsInWords(options, t);
    if (durationMs === null) return [t(more ? "countUntimed" : "countUntimedLess"), sheets];
    return [t(more ? "countTimed" : "countTimedLess", { time: sayDuration(durationMs, t) }), sheets];
  }
  if (measure === "order") return [t(more ? "orderMore" : "orderLess")];
  if (measure === "distance") return [t(more ? "distanceMore" : "distanceLess")];
  const bestOf = options.match?.bestOf ?? options.pulls?.bestOf ?? 1;
  const series = bestOf > 1 ? [t("gamesBestOf", { bestOf, wins: winsNeeded(bestOf) })] : [];
  if (measure === "points") return [t(more ? "pointsMore" : "pointsLess"), ...series];
  if (measure === "games") return [t("gamesMore"), ...series];
  const unit = sayDuration(precisionMs, t);
  const rounding = precisionMs <= 1 ? t("exact") : t(more ? "roundedDown" : "roundedUp", { unit });
  const cap = capMs === null ? [] : [t(more ? "capMore" : "capLess", { time: sayDuration(capMs, t) })];
  return [t(more ? "timeMore" : "timeLess"), rounding, ...cap];
}

/** Each effect once, with all its faults; nothing where a counting event knows no faults. */
function faults(options: ScoringOptions, { t, said }: Words): string[] {
  const known = faultsInOrder(options.faults);
  if (options.measure === "count" && known.length === 0) return [];
  const groups = new Map<string, { effect: FaultEffect; names: string[] }>();
  for (const [fault, effect] of known) {
    // seconds mean nothing where no time is taken
    const real: FaultEffect = effect.kind === "add" && options.measure === "order" ? { kind: "note" } : effect;
    const key = real.kind === "add" ? `add${real.ms}` : real.kind;
    const group = groups.get(key) ?? { effect: real, names: [] };
    group.names.push(said(`fault.${fault}`));
    groups.set(key, group);
  }
  const list = [...groups.values()].map(({ effect, names }) => effectInWords(effect, names.join(t("joinFaults")), t));
  const fails = groups.has("fail");
  const asked = known.flatMap(([fault, effect]) => afterwards(effect, said(`fault.${fault}`), t));
  return [...list, ...asked, fails ? t(options.failedOrder === "kept" ? "failedKept" : "failedNone") : t("noFaults")];
}

/** What is forgiven, and what the competitor has to do. */
function afterwards({ tolerance, after }: FaultEffect, fault: string, t: RulesTranslator): string[] {
  const forgiven =
    tolerance && tolerance.count > 0 ? [t("faultsForgiven", { faults: fault, count: tolerance.count })] : [];
  if (after === "resume") return [...forgiven, t("faultsResume", { faults: fault })];
  if (after === "restart") return [...forgiven, t("faultsRestart", { faults: fault })];
  return after === "again" ? [...forgiven, t("faultsAgain", { faults: fault })] : forgiven;
}

function effectInWords(effect: FaultEffect, names: string, t: RulesTranslator): string {
  if (effect.kind === "fail") return t("faultsFail", { faults: names });
  if (effect.kind === "note" || effect.ms === 0) return t("faultsNote", { faults: names });
  const time = sayDuration(Math.abs(effect.ms), t);
  return t(effect.ms > 0 ? "faultsAdd" : "faultsTake", { faults: names, time });
}

function ties({ measure, missesBreakTies }: ScoringOptions, plan: EventPlan, { t }: Words): string[] {
  const same = measure !== "count" ? t("sameMark") : t(missesBreakTies ? "missesBreak" : "sameCount");
  const cut = { decider: "cutDecider", lot: "cutLot", "all-in": "cutAllIn" } as const;
  return [same, t(cut[plan.tieAtCut])];
}

function rounds(options: ScoringOptions, plan: EventPlan, count: number, { t, said }: Words): string[] {
  const always = [t(options.failedOrder === "kept" ? "failedMayGo" : "failedStay"), t("reserveUp")];
  if (plan.finalMode === "all-heats" && count <= 0) return [t("allHeats")];
  if (count <= 0) return [t("nobodyYet", { final: finalSize(plan) }), ...always];
  const planned = planRounds(count, plan, options.measure);
  const only = planned.length === 1 ? planned[0] : undefined;
  if (only) return [t("finalOnly", { ...sizesOf(only, t), entrants: only.entrants })];
  const lines = planned.map((one) => {
    const round = formatRound(roundName(one.number, planned.length), one.number, said);
    const shown = { round, entrants: one.entrants, ...sizesOf(one, t) };
    if (!one.advance) return t("final", shown);
    const left = one.advance.perHeat * shown.heats + one.advance.nextBest;
    return t("round", { ...shown, through: through(one.advance, shown.heats, t), left });
  });
  return [...lines, ...always];
}

const sizesOf = ({ sizes }: PlannedRound, t: RulesTranslator) => ({
  heats: sizes.length,
  sizes: sizes.join(t("join")),
});

function through({ perHeat, nextBest }: Advance, heats: number, t: RulesTranslator): string {
  if (perHeat === 0) return t("throughBest", { nextBest });
  return nextBest === 0 ? t("throughPlace", { perHeat, heats }) : t("throughBoth", { perHeat, nextBest, heats });
}

function prizes(plan: EventPlan, { t }: Words): string[] {
  const { prizes: number, lanes } = plan;
  const short = number > lanes;
  const before = plan.finalMode === "round-before";
  const how = before
    ? t("roundBefore", { lanes, from: lanes + 1, prizes: number })
    : t("twoHeats", { prizes: number, lanes });
  // [RK4] a final of one heat with the rest from the round before has no vacant place in front of them
  const filled = before || plan.vacant === "fill";
  return [
    t("prizes", { prizes: number }),
    ...(short && plan.finalMode !== "all-heats" ? [how] : []),
    t(filled ? "vacantFill" : "vacantLeave"),
    t("prizeTie"),
  ];
}

function points({ points: table, pointsTie }: EventPlan, { t }: Words): string[] {
  if (table.length === 0) return [t("noPoints")];
  const list = table.map((one, i) => t("point", { place: i + 1, points: one })).join(t("join"));
  return [t("points", { points: list }), t(pointsTie === "share" ? "pointsShare" : "pointsFull")];
}
