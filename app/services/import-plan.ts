import { normaliseName } from "#core/entries/names.ts";
import type { EntrantId, EntryId, EventId, UnitId } from "#core/ids.ts";
import type { EntrantRow } from "#db/entrants.ts";
import type { Author } from "#db/schema/log.ts";
import type { UnitRow } from "#db/units.ts";
import { eventsOf, namesakeOf, type Roster } from "./roster.ts";
import { judgeWish, type Sex, type WishRefusal } from "./wishes.ts";

/** One line of a pasted list. `unit` is empty where the list is one unit's. */
export interface ImportRow {
  row: number;
  unit: string;
  name: string;
  sex: Sex | null;
  events: readonly EventId[];
  leader?: string;
}

export type ImportColumn = "unit" | "name" | "sex" | "events";
export type RowProblem = {
  row: number;
  column: ImportColumn;
  text: string;
  refusal: WishRefusal | { kind: "unknown-unit" } | { kind: "other-unit" } | { kind: "unit-empty" };
};

/** What a good row does: a new person, more events for somebody known, or nothing because all of it is there. */
export type Step = {
  kind: "new" | "adds" | "same";
  row: number;
  unit: string;
  name: string;
  sex: Sex | null;
  known: EntrantId | null;
  /** the events that come in addition */
  events: EventId[];
};

export interface ImportPlan {
  steps: Step[];
  problems: RowProblem[];
  /** names of units the meet does not have, in the order of the list */
  unknownUnits: string[];
  /** the leader the list names, by unit */
  leaders: Map<string, string>;
}

export const unitKey = (name: string) => normaliseName(name).toLowerCase();

/** Stands for a person whom an earlier row of the same list brings. */
export const rowId = (row: number) => `row ${row}` as EntrantId;

const columnOf = (refusal: WishRefusal): ImportColumn =>
  refusal.kind.startsWith("name") || refusal.kind === "same-name" || refusal.kind === "too-many-people"
    ? "name"
    : "events";

/**
 * Goes down a list row by row, each judged as if those above it were in. `rosters` are by unit key; `fixed` is the one
 * unit a leader imports into; `newUnits` lets units the meet does not have be made.
 */
export function planImport(
  rosters: ReadonlyMap<string, Roster>,
  rows: readonly ImportRow[],
  author: Author,
  how: { fixed: string | null; newUnits: boolean; empty: (unit: string) => Roster },
): ImportPlan {
  const open = new Map([...rosters].map(([key, roster]) => [key, copy(roster)]));
  const plan: ImportPlan = { steps: [], problems: [], unknownUnits: [], leaders: new Map() };
  for (const row of rows) {
    const named = normaliseName(row.unit) || how.fixed || "";
    const key = unitKey(named);
    const refuse = (column: ImportColumn, text: string, refusal: RowProblem["refusal"]) =>
      plan.problems.push({ row: row.row, column, text, refusal });
    if (key === "") {
      refuse("unit", row.unit, { kind: "unit-empty" });
      continue;
    }
    if (how.fixed !== null && key !== unitKey(how.fixed)) {
      refuse("unit", row.unit, { kind: "other-unit" });
      continue;
    }
    let roster = open.get(key);
    if (!roster) {
      if (!plan.unknownUnits.some((name) => unitKey(name) === key)) plan.unknownUnits.push(named);
      if (!how.newUnits) {
        refuse("unit", row.unit, { kind: "unknown-unit" });
        continue;
      }
      roster = how.empty(named);
      open.set(key, roster);
    }
    if (row.leader && !plan.leaders.has(key)) plan.leaders.set(key, normaliseName(row.leader));
    const step = judgeRow(roster, row, author);
    if (step.kind === "refused") refuse(columnOf(step.refusal), step.text, step.refusal);
    else {
      plan.steps.push(step);
      take(roster, step);
    }
  }
  return plan;
}

type Refused = { kind: "refused"; refusal: WishRefusal; text: string };

function judgeRow(roster: Roster, row: ImportRow, author: Author): Step | Refused {
  const known = namesakeOf(roster, row.name) ?? null;
  const held = known ? eventsOf(roster, known.id) : [];
  const events = [...new Set(row.events)].filter((id) => !held.includes(id));
  const person = { row: row.row, unit: roster.unit.name, name: normaliseName(row.name), sex: row.sex };
  const step = { ...person, known: known?.id ?? null, events };
  if (known && events.length === 0 && row.events.length > 0) return { ...step, kind: "same" };
  const self = known && { id: known.id, name: known.name, events: held };
  const wish = { name: known?.name ?? row.name, sex: row.sex, events: [...held, ...events] };
  const refusal = judgeWish(roster, author, wish, self);
  if (!refusal) return { ...step, kind: known ? "adds" : "new" };
  const names = roster.events.filter(({ id }) => row.events.includes(id)).map(({ name }) => name);
  return { kind: "refused", refusal, text: columnOf(refusal) === "name" ? row.name : names.join("、") };
}

const copy = (roster: Roster): Roster => ({
  ...roster,
  people: [...roster.people],
  entries: [...roster.entries],
});

/** Lets the rows below see this one as done. */
function take(roster: Roster, step: Step): void {
  const id = step.known ?? rowId(step.row);
  const { unit } = roster;
  if (!step.known) roster.people.push(imagined(unit, id, step));
  for (const eventId of step.events) {
    const entry = { id: `${id} ${eventId}` as EntryId, eventId, entrantId: id, state: "entered" as const };
    roster.entries.push({ ...entry, createdAt: unit.createdAt });
  }
}

const imagined = (unit: UnitRow, id: EntrantId, { name, sex }: { name: string; sex: Sex | null }): EntrantRow => ({
  id,
  name,
  sex,
  meetId: unit.meetId,
  unitId: unit.id as UnitId,
  bib: null,
  namesake: 0,
  isMask: false,
  createdAt: unit.createdAt,
  removedAt: null,
});

/** How many of each kind, for the preview. */
export const countSteps = (plan: ImportPlan) => {
  const count = (kind: Step["kind"]) => plan.steps.filter((step) => step.kind === kind).length;
  const bad = new Set(plan.problems.map(({ row }) => row)).size;
  return { new: count("new"), adds: count("adds"), same: count("same"), bad };
};
