import { maxNameLength } from "#core/entries/names.ts";
import { namesOfEvent, type PasteProblem, readEntries } from "#core/entries/paste.ts";
import { findColumns, parseTable } from "#core/entries/table.ts";
import type { EventId, OpId } from "#core/ids.ts";
import { findEvents } from "#db/events.ts";
import { findUnit } from "#db/units.ts";
import type { EntryProblem } from "#i18n/entries.ts";
import { countSteps, type ImportPlan, type ImportRow, type RowProblem } from "#services/import-plan.ts";
import { undoImport } from "#services/imported.ts";
import { importEntries, previewImport } from "#services/imports.ts";
import type { EntryAnswer, PreviewShown } from "#ui/entries/roster.ts";
import { type Answering, answerOf, problemOf } from "./answers.ts";
import { reasonOf, type Sender } from "./people-forms.ts";
import { idOf, lineOf, textOf } from "./reading.ts";

const mostRows = 5000;

interface List {
  rows: ImportRow[];
  unreadable: PreviewShown["problems"];
  eventName: (id: EventId) => string;
}

/** A leader's list may leave the unit out; where it has a column for it, that is read, to find other units' people in it. */
async function listOf(from: Sender, form: FormData): Promise<List> {
  const text = textOf(form, "list");
  const events = await findEvents(from.world.db, from.meet);
  const known = events.map(({ id, name, template }) => ({ id, names: namesOfEvent(name, template) }));
  const own = from.unit && (await findUnit(from.world.db, from.unit));
  const named = findColumns(parseTable(text)).columns.unit !== undefined;
  const { rows, problems } = readEntries(text, { events: known, unit: own && !named ? own.name : null });
  const unreadable = problems.flatMap((one) => {
    const { row, column, text } = one;
    return column === "leader" || column === "phone" ? [] : [{ row, column, text, problem: pasteProblem(one) }];
  });
  return { rows, unreadable, eventName: (id) => events.find((one) => one.id === id)?.name ?? "" };
}

const pasteProblem = ({ kind }: PasteProblem): EntryProblem =>
  kind === "name-too-long" ? { kind, max: maxNameLength } : { kind };

function shown(list: List, plan: ImportPlan, desk: boolean): PreviewShown {
  const judged = (one: RowProblem) => ({ ...one, problem: problemOf(one.refusal, desk) });
  const problems = [...list.unreadable, ...plan.problems.map(judged)].sort((a, b) => a.row - b.row);
  const counts = countSteps(plan);
  return {
    fresh: counts.new,
    adds: counts.adds,
    same: counts.same,
    bad: new Set(problems.map(({ row }) => row)).size,
    problems: problems.map(({ row, column, text, problem }) => ({ row, column, text, problem })),
    rows: plan.steps.map(({ row, unit, name, events, kind }) => ({
      row,
      unit,
      name,
      events: events.map(list.eventName),
      kind,
    })),
    unknownUnits: plan.unknownUnits,
  };
}

/** Checks a pasted list, or imports it: all rows, or with `import-good` those without a problem. */
export async function listForm(from: Sender, form: FormData, say: Answering, intent: string): Promise<EntryAnswer> {
  if (textOf(form, "list").trim() === "") return say.refused({ list: { kind: "list-empty" } });
  const list = await listOf(from, form);
  if (list.rows.length > mostRows) return say.refused({ list: { kind: "too-many-rows", max: mostRows } });
  if (list.rows.length + list.unreadable.length === 0) return say.refused({ list: { kind: "list-unreadable" } });
  const newUnits = lineOf(form, "newUnits") === "yes";
  const how = from.unit ? { unit: from.unit } : { newUnits };
  const planned = await previewImport(from.world, from.author, from.meet, list.rows, how);
  if (!planned.ok) return say.because(planned.refusal);
  const preview = shown(list, planned.value, from.unit === null);
  if (intent === "preview") return say.checked(preview);

  const { reason, problems } = reasonOf(form);
  if (Object.keys(problems).length > 0) return say.refused(problems, preview);
  const onlyGood = intent === "import-good";
  if (preview.bad > 0 && !onlyGood) return say.refused({ "": { kind: "rows-refused", count: preview.bad } }, preview);
  const op = idOf<OpId>(form, "op") ?? from.world.id<OpId>();
  const made = await importEntries(from.world, from.author, from.meet, list.rows, { ...how, op, onlyGood, reason });
  if (!made.ok && made.refusal.kind !== "already-done") return say.because(made.refusal, preview);
  return answerOf(say, made, ({ people }) => ({ kind: "imported", count: people.length }));
}

/** Takes one import back as a whole. */
export async function undoForm(from: Sender, form: FormData, say: Answering): Promise<EntryAnswer> {
  const { reason, problems } = reasonOf(form);
  const id = idOf<OpId>(form, "id");
  if (!id) return say.because({ kind: "no-such-import" });
  if (Object.keys(problems).length > 0) return say.refused(problems);
  const made = await undoImport(from.world, from.author, from.meet, id, reason);
  return answerOf(say, made, ({ people }) => ({ kind: "undone", count: people }));
}
