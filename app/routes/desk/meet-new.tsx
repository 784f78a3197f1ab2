import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noticeTemplates } from "#core/catalogue/templates.ts";
import { type OpId, parseId } from "#core/ids.ts";
import { translator } from "#i18n/catalogue.ts";
import { chooseLanguage } from "#i18n/language.ts";
import { eventName, templates as names } from "#i18n/templates.ts";
import { createMeet } from "#services/meets.ts";
import { MeetNewPage } from "#ui/desk/meet-new-page.tsx";
import { readForm } from "../form.ts";
import { signedIn } from "../guard.ts";
import { parseMeet } from "./meet-form.ts";
import { fillFromNotice } from "./notice-form.ts";

const templates = noticeTemplates.map((one) => one.key);

export async function loader({ request }: LoaderFunctionArgs) {
  const { world } = await signedIn(request);
  return { op: world.id<OpId>(), templates };
}

export async function action({ request }: ActionFunctionArgs) {
  const { world, account } = await signedIn(request);
  const form = await readForm(request);
  const intent = form.get("intent");
  if (intent === "read") {
    const { values, problems, found } = fillFromNotice(form, world.now());
    return data({ values, problems, notice: found ? ("read" as const) : ("unread" as const) });
  }
  if (intent !== "create") throw new Response(null, { status: 400 });
  const parsed = parseMeet(form, world.now());
  if (!parsed.ok) return data({ values: parsed.values, problems: parsed.problems, notice: null }, { status: 422 });

  const t = translator(names, chooseLanguage(request));
  const events = templates.filter((key) => form.getAll("event").includes(key));
  const op = parseId<OpId>(String(form.get("op")));
  const made = await createMeet(world, account, parsed.value, {
    events: events.map((key) => ({ template: key, name: eventName(key, t) })),
    ...(op && { op }),
  });
  // sent twice: the meet is there, the list shows it
  return redirect(made.ok ? `/meets/${made.value}` : "/meets");
}

export default function MeetNew() {
  const { op, templates: offered } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const shown = answer ?? { values: {}, problems: {}, notice: null };
  return <MeetNewPage {...shown} op={op} templates={offered} />;
}
