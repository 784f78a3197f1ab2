import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type Decision, refuse } from "#core/decision.ts";
import type { CourtsRefusal } from "#i18n/courts.ts";
import type { AlreadyDone } from "#services/act.ts";
import { callNext, placeMatch, takeBackMatch } from "#services/court-calls.ts";
import { addCourts, changeCourt, removeCourt } from "#services/courts.ts";
import { courtsShown } from "#services/courts-shown.ts";
import { CourtsPage } from "#ui/desk/courts-page.tsx";
import { useKept } from "#ui/desk/use-fresh.ts";
import { answer, noSuchIntent, opOf, text } from "../answer.ts";
import { readForm } from "../form.ts";
import { type AtMeet, notFound, official } from "../guard.ts";
import { courtOf, heatOf, namesOf, readTime } from "./courts-form.ts";

/** more of those who wait are seldom looked at, and five hundred forms are slow */
const shownAtFirst = 30;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet } = await official(request, params.meetId);
  const now = world.now();
  const all = new URL(request.url).searchParams.has("all");
  const shown = await courtsShown(world.db, meet.id, now, all ? Number.POSITIVE_INFINITY : shownAtFirst);
  const { id, slug, timeZone } = meet;
  return { op: world.id(), meet: { id, slug, timeZone }, ...shown };
}

async function place({ world, author, meet }: AtMeet, form: FormData) {
  const heat = heatOf(form);
  const court = courtOf(form);
  if (!heat || (!court && text(form, "court") !== "")) throw notFound();
  const notBefore = readTime(form, "notBefore", meet.timeZone, world.now());
  return notBefore === undefined
    ? refuse({ kind: "time-unreadable" as const })
    : placeMatch(world, author, meet.id, heat, { court, notBefore }, opOf(form).op);
}

async function change({ world, author, meet }: AtMeet, form: FormData) {
  const court = courtOf(form);
  if (!court) throw notFound();
  if (text(form, "intent") === "remove") return removeCourt(world, author, meet.id, court);
  return changeCourt(world, author, meet.id, court, { name: text(form, "name"), venue: text(form, "venue") });
}

async function decide(at: AtMeet, form: FormData): Promise<Decision<unknown, CourtsRefusal | AlreadyDone>> {
  const { world, author, meet } = at;
  const { op } = opOf(form);
  switch (text(form, "intent")) {
    case "call": {
      const court = courtOf(form);
      if (!court) throw notFound();
      return callNext(world, author, meet.id, court, { shown: heatOf(form) ?? undefined, op });
    }
    case "take-back": {
      const heat = heatOf(form);
      if (!heat) throw notFound();
      return takeBackMatch(world, author, meet.id, heat, op);
    }
    case "place":
      return place(at, form);
    case "add":
      return addCourts(world, author, meet.id, { names: namesOf(form), venue: text(form, "venue") }, op);
    case "change":
    case "remove":
      return change(at, form);
    default:
      throw noSuchIntent();
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const at = await official(request, params.meetId);
  const form = await readForm(request);
  return answer(form, await decide(at, form));
}

export default function Courts() {
  return <CourtsPage {...useLoaderData<typeof loader>()} answer={useKept(useActionData<typeof action>())} />;
}
