import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { OpId } from "#core/ids.ts";
import { ownUnit } from "#services/own-unit.ts";
import { UnitPage } from "#ui/unit/unit-page.tsx";
import { answering } from "../entries/answers.ts";
import { listForm, undoForm } from "../entries/list-forms.ts";
import { changeForm, enterForm, presenceForm, type Sender } from "../entries/people-forms.ts";
import { textOf } from "../entries/reading.ts";
import { readForm } from "../form.ts";
import { leader, notFound } from "../guard.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { world, author, leader: own } = await leader(request);
  const page = await ownUnit(world, author, own.meet, own.unit);
  if (!page) throw notFound();
  const edit = new URL(request.url).searchParams.get("edit");
  const ops = { enter: world.id<OpId>(), paste: world.id<OpId>() };
  return { page, ops, edit };
}

function answer(from: Sender, form: FormData) {
  const intent = textOf(form, "intent");
  const say = answering(form, intent, false);
  switch (intent) {
    case "enter":
      return enterForm(from, form, say);
    case "change":
      return changeForm(from, form, say);
    case "withdraw":
      return presenceForm(from, form, say, "withdrawn");
    case "restore":
      return presenceForm(from, form, say, "restored");
    case "preview":
    case "import":
    case "import-good":
      return listForm(from, form, say, intent);
    case "undo":
      return undoForm(from, form, say);
    default:
      throw new Response(null, { status: 400 });
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { world, author, leader: own } = await leader(request);
  const answered = await answer({ world, author, meet: own.meet, unit: own.unit }, await readForm(request));
  const refused = Object.keys(answered.problems).length > 0;
  return data(answered, { status: refused ? 422 : 200 });
}

export default function Home() {
  const { page, ops, edit } = useLoaderData<typeof loader>();
  return <UnitPage page={page} ops={ops} edit={edit} answer={useActionData<typeof action>()} />;
}
