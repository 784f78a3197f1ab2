import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EntrantId, EntryId, MeetId, OpId, UnitId } from "#core/ids.ts";
import type { Executor } from "#db/client.server.ts";
import { findDrawnEvents, insertEntry } from "#db/entries.ts";
import { findEvents } from "#db/events.ts";
import { findMeet, type MeetRow } from "#db/meets.ts";
import type { Author } from "#db/schema/log.ts";
import { findLastSort, findUnit, findUnits, insertUnits, lockUnits, type UnitRow, updateUnit } from "#db/units.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import { insertPerson } from "./entries.ts";
import { type ImportPlan, type ImportRow, planImport, type RowProblem, rowId, unitKey } from "./import-plan.ts";
import type { Imported } from "./imported.ts";
import { type AccessRefusal, mayTouch, type Roster, readRoster } from "./roster.ts";
import { unitRow } from "./units.ts";
import type { World } from "./world.ts";

export interface ImportWish {
  /** the id of this import, by which it can be undone */
  op: OpId;
  /** a leader's own unit; without it the rows name their units */
  unit?: UnitId;
  /** leave the bad rows out instead of refusing the whole list */
  onlyGood?: boolean;
  /** make the units the meet does not have */
  newUnits?: boolean;
  reason?: string;
}

export type ImportRefusal =
  | AccessRefusal
  | { kind: "rows-refused"; problems: RowProblem[] }
  | { kind: "nothing-to-import" };

/** What an import of these rows would do now, changing nothing. */
export async function previewImport(
  world: World,
  author: Author,
  meet: MeetId,
  rows: readonly ImportRow[],
  how: { unit?: UnitId; newUnits?: boolean } = {},
): Promise<Decision<ImportPlan, ImportRefusal>> {
  const row = await findMeet(world.db, meet);
  if (!row) return refuse({ kind: "no-such-unit" });
  return planOf(world, world.db, author, row, rows, how);
}

async function planOf(
  world: World,
  on: Executor,
  author: Author,
  meet: MeetRow,
  rows: readonly ImportRow[],
  how: { unit?: UnitId; newUnits?: boolean },
): Promise<Decision<ImportPlan, ImportRefusal>> {
  const fixed = how.unit && (await findUnit(on, how.unit));
  if (how.unit && fixed?.meetId !== meet.id) return refuse({ kind: "no-such-unit" });
  if (author.kind === "leader" && author.id !== fixed?.id) return refuse({ kind: "not-your-unit" });
  const named = new Set(rows.map(({ unit }) => unitKey(unit)));
  const rosters = new Map<string, Roster>();
  for (const unit of fixed ? [fixed] : await findUnits(on, meet.id)) {
    if (!fixed && !named.has(unitKey(unit.name))) continue;
    const roster = await readRoster(on, meet.id, unit.id);
    if (roster) rosters.set(unitKey(unit.name), roster);
  }
  const events = (await findEvents(on, meet.id)).map(({ id, name }) => ({ id, name }));
  const drawn = await findDrawnEvents(on, meet.id);
  const empty = (name: string): Roster => {
    const made = unitRow(world, meet.id, { name, leader: "", phone: "" }, 0);
    const unit: UnitRow = { ...made, bibFrom: null, bibTo: null, isMask: false, createdAt: new Date(world.now()) };
    return { meet, unit, events, drawn, people: [], entries: [] };
  };
  const newUnits = (how.newUnits ?? false) && !fixed;
  return accept(planImport(rosters, rows, author, { fixed: fixed?.name ?? null, newUnits, empty }));
}

/**
 * Imports a list in one go: all of it, or with `onlyGood` its good rows. People of a unit who are there already get the
 * events in addition; a unit without a leader takes over the one the list names. Undone as a whole by `undoImport(op)`.
 */
export async function importEntries(
  world: World,
  author: Author,
  meet: MeetId,
  rows: readonly ImportRow[],
  wish: ImportWish,
): Promise<Decision<Imported, ImportRefusal | AlreadyDone>> {
  const lock = wish.unit ? ({ kind: "unit", id: wish.unit } as const) : ({ kind: "meet", id: meet } as const);
  return act<Imported, ImportRefusal>(world, { meet, author, lock, op: wish.op }, async (deed) => {
    const row = await findMeet(deed.tx, meet);
    if (!row) return refuse({ kind: "no-such-unit" });
    const may = mayTouch(row, wish.unit ?? null, author, deed.at, wish.reason ?? "");
    if (!may.ok) return may;
    if (!wish.unit) await lockUnits(deed.tx, meet);
    const made = await planOf(world, deed.tx, author, row, rows, wish);
    if (!made.ok) return made;
    const plan = made.value;
    if (plan.problems.length > 0 && !wish.onlyGood) return refuse({ kind: "rows-refused", problems: plan.problems });
    if (!plan.steps.some(({ kind }) => kind !== "same")) return refuse({ kind: "nothing-to-import" });
    const imported = await carryOut(world, deed, meet, plan);
    const about = { subject: "import", subjectId: wish.op, payload: imported, reason: wish.reason || null };
    await deed.log({ kind: "entries-imported", ...about });
    deed.touch("meet");
    return accept(imported);
  });
}

async function carryOut(world: World, deed: Deed, meet: MeetId, plan: ImportPlan): Promise<Imported> {
  const wanted = new Set(plan.steps.map(({ unit }) => unitKey(unit)));
  const last = await findLastSort(deed.tx, meet);
  const fresh = plan.unknownUnits
    .filter((name) => wanted.has(unitKey(name)))
    .map((name, index) => {
      const leader = plan.leaders.get(unitKey(name)) ?? "";
      return unitRow(world, meet, { name, leader, phone: "" }, last + index + 1);
    });
  await insertUnits(deed.tx, fresh);
  const units = new Map((await findUnits(deed.tx, meet)).map((unit) => [unitKey(unit.name), unit]));
  for (const [key, leaderName] of plan.leaders) {
    const unit = units.get(key);
    if (unit && wanted.has(key) && unit.leaderName === "") await updateUnit(deed.tx, unit.id, { leaderName });
  }
  const imported: Imported = { people: [], units: fresh.map(({ id, name }) => ({ id, name })), same: 0 };
  const rosters = new Map<UnitId, Roster>();
  const fromRow = new Map<string, EntrantId>();
  for (const step of plan.steps) {
    const unit = units.get(unitKey(step.unit));
    const roster = unit && (rosters.get(unit.id) ?? (await readRoster(deed.tx, meet, unit.id)));
    if (!roster) continue;
    rosters.set(roster.unit.id, roster);
    if (step.kind === "same") {
      imported.same++;
      continue;
    }
    const known = step.known && (fromRow.get(step.known) ?? step.known);
    const id = known ?? (await insertPerson(world, deed, roster, step));
    if (!known) fromRow.set(rowId(step.row), id);
    const had = roster.entries.filter((one) => one.entrantId === id).map((one) => one.eventId);
    for (const event of step.events) await insertEntry(deed.tx, world.id<EntryId>(), id, event);
    const revived = step.events.filter((event) => had.includes(event));
    imported.people.push({ id, name: step.name, unit: roster.unit.name, made: !known, events: step.events, revived });
  }
  return imported;
}
