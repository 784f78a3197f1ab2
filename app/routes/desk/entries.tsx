import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type EntrantId, type EventId, type OpId, parseId, type UnitId } from "#core/ids.ts";
import { entryList } from "#services/entry-list.ts";
import { EntriesPage } from "#ui/desk/entries-page.tsx";
import { answering } from "../entries/answers.ts";
import { numberForm, substituteForm } from "../entries/desk-forms.ts";
import { listForm, undoForm } from "../entries/list-forms.ts";
import { changeForm, enterForm, presenceForm, type Sender } from "../entries/people-forms.ts";
import { textOf } from "../entries/reading.ts";
import { readForm } from "../form.ts";
import { organizer } from "../guard.ts";

const panels = ["add", "paste", "change", "replace", "withdraw", "bibs"] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, author, meet } = await organizer(request, params.meetId);
  const { searchParams: query } = new URL(request.url);
  const filter = {
    unit: parseId<UnitId>(query.get("unit")),
    event: parseId<EventId>(query.get("event")),
    text: (query.get("q") ?? "").slice(0, 60),
    page: Number.parseInt(query.get("page") ?? "1", 10) || 1,
  };
  const { person, peopleOf, ...list } = await entryList(world, author, meet, filter);
  const id = parseId<EntrantId>(query.get("person"));
  const chosen = id && person(id);
  return {
    meet: { id: meet.id },
    list,
    filter,
    panel: panels.find((one) => one === query.get("panel")) ?? null,
    chosen,
    colleagues: chosen ? peopleOf(chosen.unit).filter((one) => one.id !== chosen.id) : [],
    ops: { enter: world.id<OpId>(), paste: world.id<OpId>(), replace: world.id<OpId>(), bibs: world.id<OpId>() },
  };
}

function answer(from: Sender, form: FormData) {
  const intent = textOf(form, "intent");
  const say = answering(form, intent, true);
  switch (intent) {
    case "enter":
      return enterForm(from, form, say);
    case "change":
      return changeForm(from, form, say);
    case "withdraw":
      return presenceForm(from, form, say, "withdrawn");
    case "restore":
      return presenceForm(from, form, say, "restored");
    case "substitute":
      return substituteForm(from, form, say);
    case "preview":
    case "import":
    case "import-good":
      return listForm(from, form, say, intent);
    case "undo":
      return undoForm(from, form, say);
    case "number":
    case "renumber":
    case "renumber-anyway":
      return numberForm(from, form, say, intent);
    default:
      throw new Response(null, { status: 400 });
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { world, author, meet } = await organizer(request, params.meetId);
  const answered = await answer({ world, author, meet: meet.id, unit: null }, await readForm(request));
  const refused = Object.keys(answered.problems).length > 0;
  return data(answered, { status: refused ? 422 : 200 });
}

export default function Entries() {
  return <EntriesPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
