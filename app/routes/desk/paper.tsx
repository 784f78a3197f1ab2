import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { accept, type Decision } from "#core/decision.ts";
import type { OpId } from "#core/ids.ts";
import { findMeet } from "#db/meets.ts";
import { decidePaper, type PaperOutcome, settlePaper, typePaper } from "#services/paper.ts";
import { againstShown, type PaperShown, paperShown } from "#services/paper-shown.ts";
import { findPaper } from "#services/paper-typings.ts";
import { PaperPage } from "#ui/desk/paper-page.tsx";
import { useKept } from "#ui/desk/use-fresh.ts";
import { answer, noSuchIntent, opOf, text } from "../answer.ts";
import { readForm } from "../form.ts";
import { type AtMeet, notFound, official } from "../guard.ts";
import { readDecided, readOwn, readRows, wishes } from "./paper-form.ts";

/** The sheets behind the code of the address; `of` picks one where several have the same code. */
async function sheetsAt({ world, meet, author }: AtMeet, code: string) {
  const found = await findPaper(world.db, meet.id, code);
  if (!found.ok) return found;
  const all: PaperShown[] = [];
  for (const place of found.value) {
    const shown = await paperShown(world.db, place, { twice: meet.paperTwice, visitor: author });
    if (shown) all.push(shown);
  }
  return accept(all);
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const at = await official(request, params.meetId);
  const { code, of } = wishes(request);
  const found = code.trim() === "" ? accept<PaperShown[]>([]) : await sheetsAt(at, code);
  const sheets = found.ok ? found.value : [];
  const one = sheets.length === 1 ? sheets[0] : sheets[(of ?? 0) - 1];
  return {
    meet: { id: at.meet.id, timeZone: at.meet.timeZone, twice: at.meet.paperTwice },
    code,
    flaw: found.ok ? null : found.refusal,
    choices: one
      ? []
      : sheets.map(({ shown: { event, round, heat } }) => ({ event: event.name, round, heat: heat.number })),
    sheet: one ? plain(one) : null,
    op: at.world.id<OpId>(),
  };
}

/** What the page needs of a sheet. */
function plain({ shown, lanes, ...rest }: PaperShown) {
  const { heat, event, round, faults } = shown;
  return {
    ...rest,
    heat: { id: heat.id, number: heat.number },
    event: { name: event.name, options: event.options },
    round,
    faults,
    lanes: lanes.map(({ lane, bib, name, unitName }) => ({ lane, bib, name, unitName })),
  };
}

interface Said {
  code: string;
  outcome: PaperOutcome | null;
  against: Awaited<ReturnType<typeof againstShown>> | null;
}

function said<Refusal extends { kind: string }>(
  form: FormData,
  made: Decision<unknown, Refusal | { kind: "already-done" }>,
  more: Said,
) {
  const { data: body, init } = answer<Refusal>(form, made);
  return data({ ...body, ...more }, init ?? undefined);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const at = await official(request, params.meetId);
  const { world, author, meet } = at;
  const form = await readForm(request);
  const intent = text(form, "intent");
  if (!["type", "settle", "decide"].includes(intent)) throw noSuchIntent();
  const { code, of } = wishes(request);
  const found = await sheetsAt(at, code);
  const sheet = found.ok ? found.value[(of ?? 1) - 1] : undefined;
  if (!sheet) throw notFound();
  const place = { heat: sheet.shown.heat.id, judge: sheet.judge };
  const decided = readDecided(form);
  const { op } = opOf(form);
  if (intent === "decide") {
    const made = await decidePaper(world, author, place, decided, op);
    return said(form, made, { code, outcome: made.ok ? made.value : null, against: null });
  }
  const lanes = (intent === "settle" ? sheet.differences : sheet.lanes).map(({ lane }) => lane);
  const rows = readRows(form, lanes, sheet.shown.event.options.measure);
  if (!rows.ok) return said(form, rows, { code, outcome: null, against: null });
  const typed = { ...place, rows: rows.value, decided, ...readOwn(form) };
  const made = await (intent === "settle" ? settlePaper : typePaper)(world, author, typed, op);
  const outcome = made.ok ? made.value : null;
  const once = !(await findMeet(world.db, meet.id))?.paperTwice;
  const against =
    outcome?.kind === "against" && once ? await againstShown(world.db, place, rows.value, sheet.by) : null;
  return said(form, made, { code, outcome, against });
}

export default function Paper() {
  const shown = useLoaderData<typeof loader>();
  const last = useKept(useActionData<typeof action>());
  return (
    <PaperPage
      key={`${shown.code} ${shown.sheet?.heat.id} ${shown.sheet?.judge}`}
      {...shown}
      answer={last?.code === shown.code ? last : undefined}
    />
  );
}
