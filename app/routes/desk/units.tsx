import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { OpId } from "#core/ids.ts";
import { unitList } from "#services/units.ts";
import { UnitsPage } from "#ui/desk/units-page.tsx";
import { textOf } from "../entries/reading.ts";
import { readForm } from "../form.ts";
import { organizer } from "../guard.ts";
import { publicOrigin } from "../origin.ts";
import { addForm, changeForm, linkForm, pasteForm, removeForm } from "./unit-forms.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet } = await organizer(request, params.meetId);
  const origin = publicOrigin(request);
  const units = (await unitList(world, meet.id)).map((unit) => ({
    id: unit.id,
    name: unit.name,
    leader: unit.leaderName,
    phone: unit.leaderPhone,
    link: `${origin}/u/${unit.linkToken}`,
    people: unit.people,
    entries: unit.entries,
    bibs: unit.bibFrom !== null && unit.bibTo !== null ? { from: unit.bibFrom, to: unit.bibTo } : null,
  }));
  const open = new URL(request.url).searchParams.get("unit");
  return { meet: { id: meet.id }, units, open, ops: { add: world.id<OpId>(), paste: world.id<OpId>() } };
}

const forms = { add: addForm, paste: pasteForm, change: changeForm, remove: removeForm, link: linkForm };
const isIntent = (text: string): text is keyof typeof forms => Object.hasOwn(forms, text);

export async function action({ request, params }: ActionFunctionArgs) {
  const { world, author, meet } = await organizer(request, params.meetId);
  const form = await readForm(request);
  const intent = textOf(form, "intent");
  if (!isIntent(intent)) throw new Response(null, { status: 400 });
  const answer = await forms[intent]({ world, author, meet: meet.id }, form);
  return data(answer, { status: Object.keys(answer.problems).length > 0 ? 422 : 200 });
}

export default function Units() {
  const shown = useLoaderData<typeof loader>();
  return <UnitsPage {...shown} answer={useActionData<typeof action>()} />;
}
