import type { Criterion } from "#core/judged/criteria.ts";
import type { Balance, DeductionLine, JudgedModule, JudgedPlan, PanelMethod, StageTime } from "#core/judged/plan.ts";
import { moduleKinds } from "#core/judged/plan.ts";
import { moduleOf as usual } from "#core/judged/plan-defaults.ts";
import { sum } from "#core/number.ts";
import type { SheetProblem } from "#i18n/judged-sheet.ts";
import { durationOf, listOf, pairsOf, shareOf, stepsOf, wholeOf } from "./amounts.ts";
import { closingOf } from "./closing.ts";
import type { DeductionDraft, LineDraft, ModuleDraft, SheetDraft } from "./draft.ts";
import { type Names, oneOf, type Problems, Reading } from "./reading.ts";

/** What a form comes to: the plan as far as it can be read, and what to correct, by field. */
export interface PlanRead {
  plan: JudgedPlan;
  digits: number;
  problems: Record<string, SheetProblem>;
}

const balances: readonly Balance[] = ["none", "grand-mean", "mean-of-means", "spread", "standard"];
const methods: readonly PanelMethod[] = ["mean", "majority", "borda", "rank-sum"];
const kinds = ["points", "yes-no", "graded", "judgement"] as const;

/** The plan a form says. `names` tells what a thing without a name of its own is called: left so, it keeps having none. */
export function planOf(draft: SheetDraft, names: Names): PlanRead {
  const problems: Problems = {};
  const digits = wholeOf(draft.digits, 3) ?? 2;
  const modules = draft.modules.map((module, at) =>
    moduleOf(module, new Reading(problems, `modules.${at}.`, digits), names),
  );
  if (modules.length === 0) problems.modules = { kind: "no-modules" };
  return { plan: { modules, ...closingOf(draft, new Reading(problems, "", digits), names) }, digits, problems };
}

function moduleOf(draft: ModuleDraft, read: Reading, names: Names): JudgedModule {
  const kind = oneOf(moduleKinds, draft.kind, "practice");
  const { key } = draft;
  const lines = draft.lines.map((line, at) => lineOf(line, read.under(`lines.${at}.`), names, draft.lines));
  const deductions = draft.deductions.map((line, at) => deductionOf(line, read.under(`deductions.${at}.`), names));
  const together = draft.together === "yes";
  const what = {
    key,
    name: read.name("name", draft.name, names.module({ key, name: "", kind })),
    kind,
    share: read.number("share", shareOf(draft.share), "share-unreadable"),
    lines,
    most:
      draft.most.trim() === "" && lines.length > 0
        ? sum(lines.map(({ most }) => most))
        : read.points("most", draft.most),
    blind: draft.blind === "yes",
    take: read.orNone(draft.take, () => read.whole("take", draft.take, 1, 999)),
  };
  // the public judges
  if (kind === "vote") return { ...usual("vote", key), ...what };
  return {
    ...what,
    together,
    judges: read.whole("judges", draft.judges, 1, 19),
    panels: read.whole("panels", draft.panels || "1", 1, 5),
    drop: read.whole("drop", draft.drop || "0", 0, 9),
    method: oneOf(methods, draft.method, "mean"),
    spread: read.orNone(draft.spread, () => read.points("spread", draft.spread)),
    balance: oneOf(balances, draft.balance, "none"),
    time: draft.timed === "yes" ? timeOf(draft, read) : null,
    deductions,
    stations: together ? 0 : read.whole("stations", draft.stations || "0", 0, 99),
  };
}

function lineOf(draft: LineDraft, read: Reading, names: Names, all: readonly LineDraft[]): Criterion {
  const kind = oneOf(kinds, draft.kind, "points");
  // a criterion without sub-criteria is a line itself
  const [group, part] = [draft.group.trim(), draft.name.trim()];
  const field = part === "" ? "group" : "name";
  const name = read.name(field, part || group, names.line({ key: draft.key }));
  const most = read.points("most", draft.most);
  const twin = all.findIndex((one) => one.name.trim() === part && one.group.trim() === group && part + group !== "");
  if (twin >= 0 && all[twin] !== draft) read.wrong(field, { kind: "line-twice", line: twin + 1 });
  return {
    key: draft.key,
    most,
    step:
      (kind === "points"
        ? read.orNone(draft.step, () => read.points("step", draft.step, 1))
        : stepsOf(draft.step, read.digits)) || 1,
    ...(name !== "" && { name }),
    ...(part !== "" && group !== "" && { group }),
    ...(kind !== "points" && { kind }),
    ...(kind === "graded" && { grades: gradesOf(draft, read) }),
  };
}

function gradesOf(draft: LineDraft, read: Reading): NonNullable<Criterion["grades"]> {
  const pairs = read.list("bands", pairsOf(draft.bands, read.digits), "bands-unreadable");
  if (pairs.length === 0 && listOf(draft.bands).length === 0) read.wrong("bands", { kind: "bands-missing" });
  const better = draft.better === "less" ? "less" : "more";
  const bands = pairs.map(({ from, amount }) => ({ from, mark: amount }));
  return { unit: draft.unit.trim(), better, bands: bands.sort((a, b) => a.from - b.from) };
}

function deductionOf(draft: DeductionDraft, read: Reading, names: Names): DeductionLine {
  return {
    key: draft.key,
    name: read.name("name", draft.name, names.deduction({ key: draft.key, name: "" })),
    each: read.points("each", draft.each, 1),
    most: read.orNone(draft.most, () => read.points("most", draft.most, 1)),
  };
}

function timeOf(draft: ModuleDraft, read: Reading): StageTime {
  const points = (field: "under" | "beyond") => read.orNone(draft[field], () => read.points(field, draft[field])) ?? 0;
  const ms = (field: "least" | "longest" | "every") =>
    read.number(field, durationOf(draft[field]), "duration-unreadable");
  const bands = read.list("over", pairsOf(draft.over, read.digits), "bands-unreadable");
  return {
    leastMs: read.orNone(draft.least, () => ms("least")) ?? 0,
    mostMs: ms("longest"),
    under: points("under"),
    over: bands.map(({ from, amount }) => ({ seconds: Math.round(from / 100), take: amount })).sort(bySeconds),
    beyond: points("beyond"),
    bonus: read.orNone(draft.every, () => ({
      everyMs: ms("every"),
      give: read.points("give", draft.give, 1),
      most: read.points("atMost", draft.atMost, 1),
    })),
  };
}

const bySeconds = (a: { seconds: number }, b: { seconds: number }) => a.seconds - b.seconds;
