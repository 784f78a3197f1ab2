import { accept, type Decision, refuse } from "#core/decision.ts";
import { normaliseName } from "#core/entries/names.ts";
import type { MeetId, OpId, UnitId } from "#core/ids.ts";
import { revokeUnitSessions } from "#db/accounts.ts";
import type { Author } from "#db/schema/log.ts";
import {
  countByUnit,
  deleteUnit,
  findLastSort,
  findUnit,
  findUnits,
  insertUnits,
  isUnitDrawn,
  findUnitByToken as queryUnitByToken,
  type UnitRow,
  updateUnit,
} from "#db/units.ts";
import { type AlreadyDone, act } from "./act.ts";
import type { World } from "./world.ts";

/** A unit as somebody typed or pasted it; `row` is its line in the paste. */
export interface NewUnit {
  name: string;
  leader: string;
  phone: string;
  row?: number;
}

export type UnitProblem = { row: number; name: string; kind: "unit-name-empty" | "unit-known" | "unit-twice" };

export type UnitRefusal =
  | { kind: "units-refused"; problems: UnitProblem[] }
  | { kind: "no-such-unit" }
  | { kind: "unit-known"; name: string }
  | { kind: "unit-name-empty" }
  | { kind: "unit-has-people"; people: number }
  | { kind: "unit-drawn" };

const linkBytes = 16;
const keyOf = (name: string) => normaliseName(name).toLowerCase();

/** What keeps each of these units from being added to those there are: rows count from 1 where the units carry none. */
export function judgeUnits(known: readonly { name: string }[], units: readonly NewUnit[]): UnitProblem[] {
  const taken = new Set(known.map(({ name }) => keyOf(name)));
  const seen = new Set<string>();
  return units.flatMap(({ name, row }, index): UnitProblem[] => {
    const key = keyOf(name);
    const at = { row: row ?? index + 1, name };
    if (key === "") return [{ ...at, kind: "unit-name-empty" }];
    if (taken.has(key)) return [{ ...at, kind: "unit-known" }];
    if (seen.has(key)) return [{ ...at, kind: "unit-twice" }];
    seen.add(key);
    return [];
  });
}

/** A new unit's row at place `sort`, with a private link of its own. */
export function unitRow(world: World, meet: MeetId, unit: NewUnit, sort: number) {
  const { name, leader, phone } = unit;
  const details = { name: normaliseName(name), leaderName: normaliseName(leader), leaderPhone: phone.trim() };
  return { ...details, id: world.id<UnitId>(), meetId: meet, sort, linkToken: world.secret(linkBytes) };
}

/** Adds units at the end of the list: all of them, or none where a name is empty, known or there twice (told by row). */
export async function addUnits(
  world: World,
  author: Author,
  meet: MeetId,
  units: readonly NewUnit[],
  op?: OpId,
): Promise<Decision<UnitId[], UnitRefusal | AlreadyDone>> {
  const request = { meet, author, lock: { kind: "meet" as const, id: meet }, ...(op ? { op } : {}) };
  return act<UnitId[], UnitRefusal>(world, request, async (deed) => {
    const problems = judgeUnits(await findUnits(deed.tx, meet), units);
    if (problems.length > 0) return refuse({ kind: "units-refused", problems });
    const last = await findLastSort(deed.tx, meet);
    const rows = units.map((unit, index) => unitRow(world, meet, unit, last + index + 1));
    await insertUnits(deed.tx, rows);
    for (const { id, name, leaderName } of rows)
      await deed.log({ kind: "unit-added", subject: "unit", subjectId: id, payload: { name, leader: leaderName } });
    deed.touch("meet");
    return accept(rows.map(({ id }) => id));
  });
}

type Held = { unit: UnitRow };

const withUnit = <Value>(
  world: World,
  author: Author,
  meet: MeetId,
  id: UnitId,
  work: (deed: Parameters<Parameters<typeof act>[2]>[0], held: Held) => Promise<Decision<Value, UnitRefusal>>,
) =>
  act<Value, UnitRefusal>(
    world,
    {
      meet,
      author,
      lock: [
        { kind: "meet", id: meet },
        { kind: "unit", id },
      ],
    },
    async (deed) => {
      const unit = await findUnit(deed.tx, id);
      return unit?.meetId === meet ? work(deed, { unit }) : refuse({ kind: "no-such-unit" });
    },
  );

/** Changes a unit's name, leader and phone. */
export async function renameUnit(
  world: World,
  author: Author,
  meet: MeetId,
  id: UnitId,
  details: NewUnit,
): Promise<Decision<null, UnitRefusal | AlreadyDone>> {
  return withUnit(world, author, meet, id, async (deed, { unit }) => {
    const name = normaliseName(details.name);
    if (name === "") return refuse({ kind: "unit-name-empty" });
    const others = (await findUnits(deed.tx, meet)).filter((other) => other.id !== id);
    if (judgeUnits(others, [details]).length > 0) return refuse({ kind: "unit-known", name });
    const change = { name, leaderName: normaliseName(details.leader), leaderPhone: details.phone.trim() };
    await updateUnit(deed.tx, id, change);
    const before = { name: unit.name, leader: unit.leaderName };
    const payload = { before, name, leader: change.leaderName };
    await deed.log({ kind: "unit-changed", subject: "unit", subjectId: id, payload });
    deed.touch("meet");
    return accept(null);
  });
}

/** Removes a unit that has nobody entered and never had anybody in a draw; its link and sessions end. */
export async function removeUnit(
  world: World,
  author: Author,
  meet: MeetId,
  id: UnitId,
): Promise<Decision<null, UnitRefusal | AlreadyDone>> {
  return withUnit(world, author, meet, id, async (deed, { unit }) => {
    const people = (await countByUnit(deed.tx, meet)).get(id)?.people ?? 0;
    if (people > 0) return refuse({ kind: "unit-has-people", people });
    if (await isUnitDrawn(deed.tx, id)) return refuse({ kind: "unit-drawn" });
    await revokeUnitSessions(deed.tx, id);
    await deleteUnit(deed.tx, id);
    await deed.log({ kind: "unit-removed", subject: "unit", subjectId: id, payload: { name: unit.name } });
    deed.touch("meet");
    return accept(null);
  });
}

/** Gives the unit a new private link; the old one, and every browser that came by it, is shut out. */
export async function newLink(
  world: World,
  author: Author,
  meet: MeetId,
  id: UnitId,
): Promise<Decision<string, UnitRefusal | AlreadyDone>> {
  return withUnit(world, author, meet, id, async (deed, { unit }) => {
    const linkToken = world.secret(linkBytes);
    await updateUnit(deed.tx, id, { linkToken });
    await revokeUnitSessions(deed.tx, id);
    await deed.log({ kind: "unit-link-renewed", subject: "unit", subjectId: id, payload: { name: unit.name } });
    return accept(linkToken);
  });
}

/** The unit a private link opens now, or undefined: unknown, or replaced by a newer link. */
export async function findUnitByToken(world: World, token: string): Promise<UnitRow | undefined> {
  return /^[\w-]{16,64}$/.test(token) ? queryUnitByToken(world.db, token) : undefined;
}

/** The meet's units with how many people and entries each has. */
export async function unitList(world: World, meet: MeetId) {
  const [units, counts] = await Promise.all([findUnits(world.db, meet), countByUnit(world.db, meet)]);
  return units.map((unit) => ({ ...unit, ...(counts.get(unit.id) ?? { people: 0, entries: 0 }) }));
}
