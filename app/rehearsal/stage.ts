import { eventTemplate, eventTemplates } from "#core/catalogue/templates.ts";
import { accept, type Decision, refuse } from "#core/decision.ts";
import { normaliseName } from "#core/entries/names.ts";
import { defaultPlan, type EventPlan, planRefusals } from "#core/rounds/plan.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { rulesetOf } from "#core/scoring/rulesets/index.ts";
import type { RehearsalWord } from "#i18n/rehearsal.ts";
import { markProblem, optionProblems } from "./fits.ts";
import type { ScriptMark } from "./mark.ts";
import type { BadScript, ScriptProblem } from "./problems.ts";
import type { Script, ScriptEvent } from "./script.ts";

/** What the robots can referee: counting and lanes. */
const played: readonly string[] = eventTemplates
  .filter(({ ruleset }) => ["tally", "lanes"].includes(rulesetOf(ruleset)?.pad ?? ""))
  .map(({ key }) => key);

export interface StagedPerson {
  name: string;
  unit: string;
  sex: "F" | "M" | null;
}

/** An event of the script with its rules complete and every name turned into the person it means. */
export interface StagedEvent {
  name: string;
  template: string;
  ruleset: string;
  options: ScoringOptions;
  plan: EventPlan;
  draws: ScriptEvent["draws"];
  entries: StagedPerson[];
  marks: ReadonlyMap<StagedPerson, readonly ScriptMark[]>;
  corrections: (Omit<ScriptEvent["corrections"][number], "person"> & { person: StagedPerson })[];
  withdrawals: (Omit<ScriptEvent["withdrawals"][number], "person"> & { person: StagedPerson })[];
  rulings: (Omit<ScriptEvent["rulings"][number], "admit"> & { admit: StagedPerson[] | null })[];
}

export interface Staged {
  script: Script;
  units: string[];
  people: StagedPerson[];
  events: StagedEvent[];
}

export const nameWithUnit = ({ name, unit }: StagedPerson): string => `${name}@${unit}`;

/** Finds everybody a script names and completes its rules; every name or rule that leads nowhere is a problem. */
export function stage(script: Script): Decision<Staged, BadScript> {
  const problems: ScriptProblem[] = [];
  const complain = (path: readonly PropertyKey[], word: RehearsalWord, detail = "") => {
    problems.push({ path, word, detail });
  };
  const people: StagedPerson[] = [];
  for (const [unit, members] of Object.entries(script.units))
    members.forEach(({ name, sex }, index) => {
      const person = { name: normaliseName(name), unit: normaliseName(unit), sex };
      const twice = people.some((one) => one.unit === person.unit && one.name === person.name);
      if (twice) complain(["units", unit, index], "personTwice", name);
      else people.push(person);
    });

  const find = (written: string, path: readonly PropertyKey[]): StagedPerson | null => {
    const [name = "", unit] = written.split("@");
    const found = people.filter(
      (one) => one.name === normaliseName(name) && (unit === undefined || one.unit === normaliseName(unit)),
    );
    const [only, another] = found;
    if (only && !another) return only;
    if (only) complain(path, "personAmbiguous", found.map(nameWithUnit).join(", "));
    else complain(path, "personUnknown", written);
    return null;
  };

  const events = script.events.flatMap((event, index) => {
    const path = ["events", index];
    if (script.events.findIndex((one) => one.name === event.name) < index)
      complain([...path, "name"], "eventTwice", event.name);
    const staged = stageEvent(event, path, people, script.fill, find, complain);
    return staged ? [staged] : [];
  });
  if (problems.length > 0) return refuse({ kind: "bad-script" as const, problems: once(problems) });
  return accept({ script, units: Object.keys(script.units).map(normaliseName), people, events });
}

/** A name is looked up wherever it is used; one complaint about it at each place is enough. */
const once = (problems: readonly ScriptProblem[]): ScriptProblem[] => [
  ...new Map(problems.map((one) => [JSON.stringify(one), one])).values(),
];

type Find = (written: string, path: readonly PropertyKey[]) => StagedPerson | null;
type Complain = (path: readonly PropertyKey[], word: RehearsalWord, detail?: string) => void;

function stageEvent(
  event: ScriptEvent,
  path: readonly PropertyKey[],
  everybody: readonly StagedPerson[],
  fill: boolean,
  find: Find,
  complain: Complain,
): StagedEvent | null {
  const template = eventTemplate(event.rules.template);
  const ruleset = template && rulesetOf(template.ruleset);
  if (!template || !ruleset || !played.includes(template.key)) {
    complain([...path, "rules"], "templateUnknown", played.join(", "));
    return null;
  }
  const base = { ...ruleset.defaults, ...template.options };
  const wished = given(event.rules.options);
  const options = { ...base, ...wished, faults: { ...base.faults, ...wished.faults } };
  for (const problem of optionProblems(wished, base))
    complain([...path, "rules", "options", ...problem.path], problem.word, problem.detail);
  const plan = { ...defaultPlan, ...template.plan, ...given(event.rules.plan) };

  const marks = new Map<StagedPerson, readonly ScriptMark[]>();
  for (const [name, list] of Object.entries(event.marks)) {
    const at = [...path, "marks", name];
    const person = find(name, at);
    list.forEach((mark, round) => {
      const problem = markProblem(mark, options);
      if (problem) complain([...at, round], problem.word, problem.detail);
    });
    if (person) marks.set(person, list);
  }

  const entered: StagedPerson[] = [];
  const named = event.entries?.map((name, index) => find(name, [...path, "entries", index]));
  const wanted = named ?? (fill && marks.size === 0 ? everybody : [...marks.keys()]);
  wanted.forEach((person, index) => {
    if (person && entered.includes(person)) complain([...path, "entries", index], "entryTwice", person.name);
    else if (person) entered.push(person);
  });
  if (entered.length === 0) complain([...path, "entries"], "tooFew");
  const refused = planRefusals(plan, options, entered.length);
  if (refused.length > 0)
    complain([...path, "rules", "plan"], "planRefused", refused.map((one) => JSON.stringify(one)).join(", "));

  const takesPart = (name: string, at: readonly PropertyKey[]): StagedPerson[] => {
    const person = find(name, at);
    if (person && !entered.includes(person)) complain(at, "notEntered", name);
    return person ? [person] : [];
  };
  for (const name of Object.keys(event.marks)) takesPart(name, [...path, "marks", name]);
  const withPerson = <One extends { person: string }>(list: readonly One[], key: string) =>
    list.flatMap((one, index) =>
      takesPart(one.person, [...path, key, index, "person"]).map((person) => ({ ...one, person })),
    );
  event.corrections.forEach(({ mark }, index) => {
    const problem = markProblem(mark, options);
    if (problem) complain([...path, "corrections", index, "mark"], problem.word, problem.detail);
  });
  return {
    name: event.name,
    template: template.key,
    ruleset: ruleset.name,
    options,
    plan,
    draws: event.draws,
    entries: entered,
    marks,
    corrections: withPerson(event.corrections, "corrections"),
    withdrawals: withPerson(event.withdrawals, "withdrawals"),
    rulings: event.rulings.map((one, index) => ({
      ...one,
      admit: one.admit?.flatMap((name, at) => takesPart(name, [...path, "rulings", index, "admit", at])) ?? null,
    })),
  };
}

/** Without the keys that were left out. */
function given<Part extends object>(part: Part): { [Key in keyof Part]?: Exclude<Part[Key], undefined> } {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Part]?: Exclude<Part[Key], undefined>;
  };
}
