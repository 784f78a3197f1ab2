import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { countEntriesByEvent, findEventProgress, findEvents } from "#db/events.ts";
import { findStages } from "#db/stages.ts";
import { type RuleProblem, ruleProblem } from "#i18n/rules.ts";
import { fingerprint, openQuestions, stagesFrom, updateEvent } from "#services/events.ts";
import { undoDraw } from "#services/undo-draw.ts";
import { EventPage } from "#ui/desk/event-page.tsx";
import { formValues, parseForm, readForm } from "../form.ts";
import { eventOrganizer } from "../guard.ts";
import { filledLine, line } from "../line.ts";
import { type EventDayProblems, eventDayValues, parseEventDay } from "./event-day.ts";
import { parseRules, problemsOf } from "./rules-form.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet, event } = await eventOrganizer(request, params);
  const [entered, progress, events, drawn] = await Promise.all([
    countEntriesByEvent(world.db, meet.id),
    findEventProgress(world.db, event.id),
    findEvents(world.db, meet.id),
    findStages(world.db, [event.id]),
  ]);
  // a draw that is being told is seen already
  const published = progress.published || drawn.some(({ state }) => state !== "drawn");
  const { id, name, venue, options, plan } = event;
  return {
    meet: meet.id,
    event: {
      ...{ id, name, venue, options, plan, entered: entered.get(id) ?? 0 },
      ...{ ...progress, published, seen: fingerprint(event) },
    },
    venues: [...new Set(events.map((one) => one.venue))].filter((one) => one !== ""),
    questions: openQuestions(event),
    stages: stagesFrom(event),
    day: { timeZone: meet.timeZone, values: eventDayValues(event, meet.timeZone) },
  };
}

const rename = z.object({
  name: filledLine(40, "nameEmpty", "nameTooLong"),
  venue: line(40, "venueTooLong").optional(),
});
const why = z.object({ reason: line(200, "invalid").default("") });
const seen = z.object({ seen: z.string().max(40, "invalid").optional() });

export async function action({ request, params }: ActionFunctionArgs) {
  const { world, meet, author, event } = await eventOrganizer(request, params);
  const form = await readForm(request);
  const intent = form.get("intent");
  const values = formValues(form);
  const refused = (problems: Record<string, RuleProblem>, status: number, day?: EventDayProblems) =>
    data({ values, problems, day: day ?? null }, { status });
  const here = `/meets/${meet.id}/events/${event.id}`;

  if (intent === "rename") {
    const parsed = parseForm(form, rename);
    if (!parsed.ok) return refused(inRules(parsed.problems), 422);
    const { name, venue } = parsed.value;
    await updateEvent(world, author, meet.id, event.id, { name, ...(venue !== undefined && { venue }) });
    return redirect(`${here}?saved=renamed`);
  }
  if (intent === "event-day") {
    const parsed = parseEventDay(form, event, meet, world.now());
    if (!parsed.ok) return refused({}, 422, parsed.problems);
    await updateEvent(world, author, meet.id, event.id, parsed.value);
    return redirect(`${here}?saved=day`);
  }
  if (intent === "undo-draw") {
    const reason = parseForm(form, why);
    if (!reason.ok) return refused({ reason: "invalid" }, 422);
    const undone = await undoDraw(world, author, meet.id, event.id, reason.value.reason);
    if (undone.ok || undone.refusal.kind === "already-done") return redirect(`${here}?saved=undone`);
    return refused({ [undone.refusal.kind === "reason-required" ? "reason" : ""]: undone.refusal.kind }, 409);
  }
  if (intent !== "rules") throw new Response(null, { status: 400 });
  const parsed = parseRules(form, event, stagesFrom(event));
  if (!parsed.ok) return refused(parsed.problems, 422);
  const from = parseForm(form, seen);
  const made = await updateEvent(world, author, meet.id, event.id, { ...parsed.value, ...(from.ok && from.value) });
  if (made.ok || made.refusal.kind === "already-done") return redirect(`${here}?saved=rulesSaved`);
  return refused(problemsOf(made.refusal), made.refusal.kind === "plan-refused" ? 422 : 409);
}

const inRules = (problems: Record<string, string>) =>
  Object.fromEntries(Object.entries(problems).map(([field, key]) => [field, ruleProblem(key)]));

export default function EventRoute() {
  const shown = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const saved = (["rulesSaved", "renamed", "undone"] as const).find((one) => one === search.get("saved")) ?? null;
  const day = answer?.day ?? null;
  return (
    <EventPage
      {...shown}
      day={{
        timeZone: shown.day.timeZone,
        values: day ? (answer?.values ?? {}) : shown.day.values,
        problems: day ?? {},
        saved: !answer && search.get("saved") === "day",
      }}
      values={day ? null : (answer?.values ?? null)}
      problems={answer?.problems ?? {}}
      saved={answer ? null : saved}
    />
  );
}
