import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ScreenId } from "#core/ids.ts";
import { type ScreenNotice, screenProblem } from "#i18n/screens.ts";
import {
  addScreen,
  identifyScreen,
  newScreenCode,
  removeScreen,
  type ScreenRefusal,
  setScreen,
  showOn,
} from "#services/screens.ts";
import { screenList } from "#services/screens-shown.ts";
import { sceneKinds } from "#ui/board/scenes.ts";
import { useKept } from "#ui/desk/use-fresh.ts";
import { ScreensPage } from "#ui/screens/screens-page.tsx";
import { noSuchIntent, opOf, text } from "../answer.ts";
import { formValues, parseForm, readForm } from "../form.ts";
import { type AtMeet, notFound, organizer } from "../guard.ts";
import { publicOrigin } from "../origin.ts";
import { fieldOf, nameSchema, parseScreen, parseShow, parseWhich } from "./screen-form.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet } = await organizer(request, params.meetId);
  const origin = publicOrigin(request);
  return {
    op: world.id(),
    now: world.now(),
    meet: { id: meet.id, slug: meet.slug, timeZone: meet.timeZone },
    pairAt: `${origin}/b`,
    board: `${origin}/board/${meet.slug}`,
    kinds: [...sceneKinds],
    ...(await screenList(world, meet.id)),
  };
}

/** What became of a form: whose it was (an id, "all", "new"), and either what was done or what to correct by field. */
interface Answer {
  of: string;
  notice: ScreenNotice | null;
  values: Record<string, string | string[]>;
  problems: Record<string, string>;
}

type Decision = { ok: true } | { ok: false; refusal: ScreenRefusal | { kind: "already-done" } };

function answer(of: string, form: FormData, decision: Decision, notice: ScreenNotice) {
  const refusal = decision.ok || decision.refusal.kind === "already-done" ? null : decision.refusal;
  if (!refusal) return data<Answer>({ of, notice, values: {}, problems: {} });
  const problems = { [fieldOf[refusal.kind]]: refusal.kind };
  // a screen that was taken away has no card to say it at
  const gone = refusal.kind === "no-such-screen";
  return data<Answer>(
    { of: gone ? "" : of, notice: null, values: formValues(form), problems },
    { status: gone ? 404 : 422 },
  );
}

const wrong = (of: string, { values, problems }: Pick<Answer, "values" | "problems">) =>
  data<Answer>({ of, notice: null, values, problems }, { status: 422 });

async function add({ world, author, meet }: AtMeet, form: FormData) {
  const parsed = parseForm(form, nameSchema);
  if (!parsed.ok) return wrong("new", parsed);
  return answer("new", form, await addScreen(world, author, meet.id, parsed.value.name, opOf(form).op), "added");
}

/** What is done to one screen alone. */
async function toOne({ world, author, meet }: AtMeet, form: FormData, intent: string, id: ScreenId) {
  if (intent === "new-code") return answer(id, form, await newScreenCode(world, author, meet.id, id), "renewed");
  if (intent === "remove") return answer("", form, await removeScreen(world, author, meet.id, id), "removed");
  const parsed = parseScreen(form);
  if (!parsed.ok) return wrong(id, parsed);
  return answer(id, form, await setScreen(world, author, meet.id, id, parsed.value), "saved");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const at = await organizer(request, params.meetId);
  const { world, author, meet } = at;
  const form = await readForm(request);
  const intent = text(form, "intent");
  if (intent === "add") return add(at, form);
  if (!["switch", "identify", "new-code", "remove", "save"].includes(intent)) throw noSuchIntent();
  const which = parseWhich(text(form, "screen"));
  if (!which) throw notFound();
  if (intent === "identify")
    return answer(which, form, await identifyScreen(world, author, meet.id, which), "identified");
  if (intent === "switch") {
    const what = parseShow(text(form, "to"));
    if (!what) throw noSuchIntent();
    return answer(which, form, await showOn(world, author, meet.id, which, what), "switched");
  }
  if (which === "all") throw notFound();
  return toOne(at, form, intent, which);
}

export default function Screens() {
  const answered = useKept(useActionData<typeof action>());
  const problems = Object.entries(answered?.problems ?? {}).map(([field, key]) => [field, screenProblem(key)] as const);
  return (
    <ScreensPage
      {...useLoaderData<typeof loader>()}
      answer={answered ? { ...answered, problems: Object.fromEntries(problems) } : null}
    />
  );
}
