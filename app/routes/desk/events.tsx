import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { noticeTemplates, offeredTemplates } from "#core/catalogue/templates.ts";
import { type EventId, type OpId, parseId } from "#core/ids.ts";
import { countEntriesByEvent, findEvent, findEvents } from "#db/events.ts";
import { countPlay } from "#db/overview.ts";
import { translator } from "#i18n/catalogue.ts";
import { chooseLanguage } from "#i18n/language.ts";
import { eventName, templates as names } from "#i18n/templates.ts";
import { addEvents, moveEvent, removeEvent } from "#services/events.ts";
import { EventsPage } from "#ui/desk/events-page.tsx";
import { readForm } from "../form.ts";
import { organizer } from "../guard.ts";

const templates: readonly string[] = noticeTemplates.map((one) => one.key);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet } = await organizer(request, params.meetId);
  const [events, entered, play] = await Promise.all([
    findEvents(world.db, meet.id),
    countEntriesByEvent(world.db, meet.id),
    countPlay(world.db, meet.id),
  ]);
  const stateOf = (id: EventId) => {
    const found = play.find((one) => one.id === id);
    if (found?.started) return "started" as const;
    return found?.rounds ? ("drawn" as const) : ("open" as const);
  };
  return {
    meet: meet.id,
    op: world.id<OpId>(),
    templates,
    others: offeredTemplates.filter((key) => !templates.includes(key)),
    events: events.map(({ id, name }) => ({ id, name, entered: entered.get(id) ?? 0, state: stateOf(id) })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { world, meet, author } = await organizer(request, params.meetId);
  const form = await readForm(request);
  const intent = String(form.get("intent"));
  const here = `/meets/${meet.id}/events`;

  if (intent.startsWith("add")) {
    const t = translator(names, chooseLanguage(request));
    const chosen = intent === "add-chosen" ? String(form.get("template")) : intent.slice("add:".length);
    const keys: readonly string[] = intent === "add-all" ? templates : [chosen];
    const op = parseId<OpId>(String(form.get("op"))) ?? undefined;
    const wishes = keys.map((key) => ({ template: key, name: eventName(key, t) }));
    const added = await addEvents(world, author, meet.id, wishes, op);
    if (!added.ok && added.refusal.kind === "no-such-template") throw new Response(null, { status: 400 });
    const [made, ...more] = added.ok ? added.value : [];
    const judged = made && more.length === 0 && (await findEvent(world.db, made))?.plan.judged;
    return redirect(judged ? `${here}/${made}/sheet` : `${here}?added`);
  }
  const id = parseId<EventId>(String(form.get("event")));
  if (!id) throw new Response(null, { status: 400 });
  if (intent === "up" || intent === "down") {
    const moved = await moveEvent(world, author, meet.id, id, intent);
    return moved.ok ? redirect(here) : data({ answer: "no-such-event" as const }, { status: 404 });
  }
  if (intent === "remove") {
    const removed = await removeEvent(world, author, meet.id, id);
    if (removed.ok || removed.refusal.kind === "already-done") return redirect(here);
    const answer = removed.refusal.kind === "event-drawn" ? ("event-drawn-remove" as const) : removed.refusal.kind;
    return data({ answer }, { status: 409 });
  }
  throw new Response(null, { status: 400 });
}

export default function Events() {
  const shown = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return <EventsPage {...shown} answer={answer?.answer ?? (search.has("added") ? "added" : null)} />;
}
