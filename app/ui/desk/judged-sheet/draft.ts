// A contest sheet as it stands in the fields of its form: texts, whatever they say. Fields are named by their path.

const lineFields = ["key", "group", "name", "kind", "most", "step", "unit", "better", "bands"] as const;
const deductionFields = ["key", "name", "each", "most"] as const;
const moduleFields = [
  ...(["key", "name", "kind", "share", "most", "together", "judges", "panels", "drop", "method", "spread"] as const),
  ...(["balance", "blind", "stations", "take", "timed", "least", "longest", "under", "over", "beyond"] as const),
  ...(["every", "give", "atMost"] as const),
] as const;
const awardFields = ["key", "way", "names", "amounts", "rounding", "tie", "excellence"] as const;
const sheetFields = ["digits", "theoryCap", "when", "first", "by", "best"] as const;

export type LineDraft = Record<(typeof lineFields)[number], string>;
export type DeductionDraft = Record<(typeof deductionFields)[number], string>;
export type ModuleDraft = Record<(typeof moduleFields)[number], string> & {
  lines: LineDraft[];
  deductions: DeductionDraft[];
};
export type AwardDraft = Record<(typeof awardFields)[number], string>;
export type SheetDraft = Record<(typeof sheetFields)[number], string> & {
  modules: ModuleDraft[];
  /** "", "exact", "module:<key>", "time:<key>" */
  ties: string[];
  awards: AwardDraft[];
};

/** How many ties the form offers. */
export const tieFields = 5;
const longest = 200;

export const blankLine: LineDraft = {
  ...{ key: "", group: "", name: "", kind: "points", most: "", step: "", unit: "", better: "more", bands: "" },
};
export const blankDeduction: DeductionDraft = { key: "", name: "", each: "", most: "" };
export const blankModule: Omit<ModuleDraft, "lines" | "deductions"> = {
  ...{ key: "", name: "", kind: "practice", share: "", most: "", together: "no", judges: "3", panels: "1", drop: "0" },
  ...{ method: "mean", spread: "", balance: "none", blind: "", stations: "", take: "", timed: "", least: "" },
  ...{ longest: "", under: "", over: "", beyond: "", every: "", give: "", atMost: "" },
};
export const blankAward: AwardDraft = {
  ...{ key: "", way: "shares", names: "", amounts: "", rounding: "floor", tie: "better", excellence: "" },
};

/** A name of the form: a control character is a space, the rest stands as typed. */
const clean = (value: string): string => value.slice(0, longest).replace(/\p{Cc}+/gu, " ");

/** What the form's fields say, however little that is; rows are counted anew from 0. */
export function readDraft(form: Iterable<[string, unknown]>): SheetDraft {
  const said = new Map<string, string>();
  const rows = new Map<string, Set<number>>();
  for (const [name, value] of form) {
    if (typeof value !== "string") continue;
    said.set(name, clean(value));
    for (const found of name.matchAll(/\.(\d{1,2})(?=\.)/g)) {
      const list = name.slice(0, found.index);
      rows.set(list, (rows.get(list) ?? new Set()).add(Number(found[1])));
    }
  }
  const pick = <Field extends string>(at: string, fields: readonly Field[]) =>
    Object.fromEntries(fields.map((field) => [field, said.get(at + field) ?? ""])) as Record<Field, string>;
  const each = <Row>(list: string, row: (at: string) => Row): Row[] =>
    [...(rows.get(list) ?? [])].sort((a, b) => a - b).map((index) => row(`${list}.${index}.`));
  return {
    ...pick("", sheetFields),
    modules: each("modules", (at) => ({
      ...pick(at, moduleFields),
      lines: each(`${at}lines`, (line) => pick(line, lineFields)),
      deductions: each(`${at}deductions`, (line) => pick(line, deductionFields)),
    })),
    ties: Array.from({ length: tieFields }, (_unused, at) => said.get(`ties.${at}`) ?? ""),
    awards: each("awards", (at) => pick(at, awardFields)),
  };
}

const isBlank = (row: Record<string, unknown>, fields: readonly string[]) =>
  fields.every((field) => String(row[field] ?? "").trim() === "");

/** The same without the rows that say nothing. */
export const tidied = (draft: SheetDraft): SheetDraft => ({
  ...draft,
  modules: draft.modules.map((module) => ({
    ...module,
    // a new line begins with the criterion of the one above
    lines: module.lines.filter(
      (line, at) =>
        !isBlank(line, ["name", "most", "bands"]) || !(line.group === "" || line.group === module.lines[at - 1]?.group),
    ),
    deductions: module.deductions.filter((line) => !isBlank(line, ["name", "each"])),
  })),
  awards: draft.awards.filter((award) => !isBlank(award, ["names", "amounts"])),
});

/** The fields a draft would be read from again. */
export function fieldsOf(draft: SheetDraft): [string, string][] {
  const fields: [string, string][] = [];
  const put = (at: string, value: unknown): void => {
    if (typeof value === "string") fields.push([at, value]);
    else for (const [key, one] of Object.entries(value as object)) put(at ? `${at}.${key}` : key, one);
  };
  put("", draft);
  return fields;
}
