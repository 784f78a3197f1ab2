import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { eventTemplates } from "#core/catalogue/templates.ts";
import { chooseLanguage } from "#i18n/language.ts";
import { fingerprint } from "#services/events.ts";
import { moduleStates } from "#services/judged-plan.ts";
import { draftOf } from "#ui/desk/judged-sheet/from-plan.ts";
import { SheetPage } from "#ui/desk/judged-sheet/page.tsx";
import type { SheetAnswer } from "#ui/desk/judged-sheet/shown.ts";
import { readForm } from "../form.ts";
import { eventOrganizer, notFound } from "../guard.ts";
import { answerSheet, wordsIn } from "./judged-sheet-form.ts";

async function sheetHere(request: Request, params: { meetId?: string; eventId?: string }) {
  const at = await eventOrganizer(request, params);
  const plan = at.event.plan.judged;
  if (!plan) throw notFound();
  return { ...at, plan, language: chooseLanguage(request) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet, event, plan, language } = await sheetHere(request, params);
  return {
    meet: meet.id,
    event: { id: event.id, name: event.name },
    seen: fingerprint(event),
    draft: draftOf(plan, event.options.digits ?? 0, wordsIn(language)),
    states: await moduleStates(world.db, event),
    templates: eventTemplates.filter(({ plan: of }) => of.judged).map(({ key }) => key),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const at = await sheetHere(request, params);
  return answerSheet(at, await readForm(request));
}

const untouched = { problems: {}, before: "", focus: "", reason: "", list: "", cells: [], changed: false };

export default function JudgedSheet() {
  const shown = useLoaderData<typeof loader>();
  // every answer but a redirect is one
  const answer = (useActionData<typeof action>() ?? null) as SheetAnswer | null;
  const [search] = useSearchParams();
  const now = answer ? { ...shown, ...answer, changed: true } : { ...shown, ...untouched };
  return <SheetPage shown={now} answer={answer} saved={!answer && search.has("saved")} />;
}
