import type { StagePlan } from "#core/stages/plan.ts";
import { type StageRulesTranslator, sayTableRules } from "./stage-rules.ts";

/** How an event is met two by two, in a few sentences each of which stands alone. */
export function stagesInWords(plan: StagePlan, t: StageRulesTranslator): string[] {
  const prizes = t(plan.prizesBy === "round" ? "prizesByRound" : "prizesByPlace");
  const rest = plan.restMs > 0 ? [t("rest", { minutes: Math.round(plan.restMs / 60_000) })] : [];
  return [...formatInWords(plan, t), prizes, ...rest];
}

function formatInWords(plan: StagePlan, t: StageRulesTranslator): string[] {
  const { groups } = plan;
  const seeds = t(plan.seeding === "drawn" ? "knockOutDrawn" : "knockOutStandard");
  switch (plan.format) {
    case "knock-out":
      return [t("knockOut"), seeds, settled(plan, t)];
    case "double":
      return [t("double"), t(plan.reset ? "doubleReset" : "doubleOnce"), seeds];
    case "redrawn":
      return redrawn(plan, t);
    case "groups":
      return [
        t("groups", groups),
        t(groups.draw === "snake" ? "groupsSnake" : "groupsPots"),
        sayTableRules(groups.rules, t),
        ...afterGroups(plan, t),
      ];
    case "round-robin":
      return [t("roundRobin", groups), sayTableRules(groups.rules, t)];
    case "swiss":
      return swiss(plan, t);
    case "heats":
      return [t("heats", plan), t("knockOut"), settled(plan, t)];
  }
}

function settled(plan: StagePlan, t: StageRulesTranslator): string {
  const { settle } = plan;
  if (settle >= 256) return t("settleAll");
  if (settle <= 2) return t("settle2");
  if (settle === 4) return t("settle4");
  return settle === 8 ? t("settle8") : t("settleSome", { settle });
}

function redrawn({ redraw, groups }: StagePlan, t: StageRulesTranslator): string[] {
  const { pairing, byes, stopAt } = redraw;
  const end = stopAt > 1 ? [t("stopAtGroup", { stopAt }), sayTableRules(groups.rules, t)] : [];
  return [
    t(pairing === "lot" ? "redrawnLot" : "redrawnFold"),
    t(byes === "each-round" ? "redrawnByes" : "redrawnFirst"),
    ...end,
  ];
}

function afterGroups(plan: StagePlan, t: StageRulesTranslator): string[] {
  const { then, cross, qualifiers } = plan.groups;
  if (then === "none") return [t("thenNone")];
  if (then === "places") return [t("thenPlaces")];
  return [t("qualify", { qualifiers }), t(cross === "drawn" ? "thenDrawn" : "thenCrossed"), settled(plan, t)];
}

function swiss({ swiss: { rounds, tieBreaks } }: StagePlan, t: StageRulesTranslator): string[] {
  const list = tieBreaks.map((one) => t(`tieBreak.${one}`)).join(t("joinList"));
  return [
    rounds === null ? t("swissOpen") : t("swissRounds", { rounds }),
    list === "" ? t("swissNoTies") : t("swissTies", { list }),
  ];
}
