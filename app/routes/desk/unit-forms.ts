import { readUnits } from "#core/entries/paste.ts";
import type { MeetId, OpId, UnitId } from "#core/ids.ts";
import type { Author } from "#db/schema/log.ts";
import { findUnit } from "#db/units.ts";
import type { UnitProblem, UnitRowProblem } from "#i18n/unit.ts";
import type { AlreadyDone } from "#services/act.ts";
import { addUnits, type NewUnit, newLink, removeUnit, renameUnit, type UnitRefusal } from "#services/units.ts";
import type { World } from "#services/world.ts";
import type { UnitAnswer, UnitDone } from "#ui/desk/unit-answer.ts";
import { idOf, lineOf, textOf } from "../entries/reading.ts";
import { formValues } from "../form.ts";

interface Sender {
  world: World;
  author: Author;
  meet: MeetId;
}

const limits = { name: 40, leader: 40, phone: 40 };
const mostRows = 500;

const answer = (form: FormData, problems: Record<string, UnitProblem>, done: UnitDone | null = null): UnitAnswer => ({
  intent: textOf(form, "intent"),
  values: formValues(form),
  problems,
  done,
});

/** The three fields, with what is too long in them. */
function unitOf(form: FormData): { unit: NewUnit; problems: Record<string, UnitProblem> } {
  const unit = { name: lineOf(form, "name"), leader: lineOf(form, "leader"), phone: lineOf(form, "phone") };
  const problems: Record<string, UnitProblem> = {};
  for (const field of ["name", "leader", "phone"] as const)
    if ([...unit[field]].length > limits[field]) problems[field] = { kind: "too-long", max: limits[field] };
  return { unit, problems };
}

function refused(form: FormData, refusal: UnitRefusal | AlreadyDone): UnitAnswer {
  if (refusal.kind === "already-done") return answer(form, {}, { kind: "again" });
  if (refusal.kind === "units-refused") {
    const [first] = refusal.problems;
    const known = { kind: "unit-known" as const, name: first?.name ?? "" };
    const alone = first?.kind === "unit-name-empty" ? { kind: first.kind } : known;
    return textOf(form, "intent") === "paste"
      ? answer(form, { list: { kind: "rows", rows: refusal.problems } })
      : answer(form, { name: alone });
  }
  const atName = refusal.kind === "unit-known" || refusal.kind === "unit-name-empty";
  return answer(form, { [atName ? "name" : ""]: refusal });
}

export async function addForm({ world, author, meet }: Sender, form: FormData): Promise<UnitAnswer> {
  const { unit, problems } = unitOf(form);
  if (Object.keys(problems).length > 0) return answer(form, problems);
  const made = await addUnits(world, author, meet, [unit], idOf<OpId>(form, "op") ?? undefined);
  return made.ok ? answer(form, {}, { kind: "added", count: 1 }) : refused(form, made.refusal);
}

export async function pasteForm({ world, author, meet }: Sender, form: FormData): Promise<UnitAnswer> {
  const text = textOf(form, "list");
  if (text.trim() === "") return answer(form, { list: { kind: "list-empty" } });
  const { rows, problems } = readUnits(text);
  if (rows.length > mostRows) return answer(form, { list: { kind: "too-many-rows", max: mostRows } });
  const kinds = {
    "name-empty": "unit-name-empty",
    "name-too-long": "too-long",
    "duplicate-row": "unit-twice",
  } as const;
  const unreadable = problems.map(({ row, kind, text: name }): UnitRowProblem => ({ row, name, kind: kinds[kind] }));
  const tooLong = rows
    .filter(({ leader, phone }) => leader.length > limits.leader || phone.length > limits.phone)
    .map(({ row, leader, phone }): UnitRowProblem => {
      const name = leader.length > limits.leader ? leader : phone;
      return { row, name: name.slice(0, 50), kind: "too-long" };
    });
  const bad = [...unreadable, ...tooLong].sort((a, b) => a.row - b.row);
  if (bad.length > 0) return answer(form, { list: { kind: "rows", rows: bad } });
  if (rows.length === 0) return answer(form, { list: { kind: "list-empty" } });
  const made = await addUnits(world, author, meet, rows, idOf<OpId>(form, "op") ?? undefined);
  return made.ok ? answer(form, {}, { kind: "added", count: made.value.length }) : refused(form, made.refusal);
}

/** The unit a form names, or its answer that there is none. */
async function unitNamed({ world, meet }: Sender, form: FormData): Promise<{ id: UnitId; name: string } | null> {
  const id = idOf<UnitId>(form, "id");
  const unit = id && (await findUnit(world.db, id));
  return unit && unit.meetId === meet ? unit : null;
}

const noSuchUnit = (form: FormData) => answer(form, { "": { kind: "no-such-unit" } });

export async function changeForm(from: Sender, form: FormData): Promise<UnitAnswer> {
  const known = await unitNamed(from, form);
  if (!known) return noSuchUnit(form);
  const { unit, problems } = unitOf(form);
  if (Object.keys(problems).length > 0) return answer(form, problems);
  const made = await renameUnit(from.world, from.author, from.meet, known.id, unit);
  return made.ok ? answer(form, {}, { kind: "changed", name: unit.name }) : refused(form, made.refusal);
}

export async function removeForm(from: Sender, form: FormData): Promise<UnitAnswer> {
  const known = await unitNamed(from, form);
  if (!known) return noSuchUnit(form);
  const made = await removeUnit(from.world, from.author, from.meet, known.id);
  return made.ok ? answer(form, {}, { kind: "removed", name: known.name }) : refused(form, made.refusal);
}

export async function linkForm(from: Sender, form: FormData): Promise<UnitAnswer> {
  const known = await unitNamed(from, form);
  if (!known) return noSuchUnit(form);
  const made = await newLink(from.world, from.author, from.meet, known.id);
  return made.ok ? answer(form, {}, { kind: "link", name: known.name }) : refused(form, made.refusal);
}
