import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { type EventId, type HeatId, parseId, type StageId } from "#core/ids.ts";
import { findEvent } from "#db/events.ts";
import { findHeat } from "#db/heats.ts";
import { findStage } from "#db/stages.ts";
import { announcerDay } from "#services/announcer-shown.ts";
import { setNotice, setPodium } from "#services/announcing.ts";
import { releaseDue } from "#services/judged-release.ts";
import { callHeat, holdHeat, releaseHeat, takeBackCall } from "#services/release.ts";
import { ConsolePage } from "#ui/announcer/console-page.tsx";
import { useKept } from "#ui/desk/use-fresh.ts";
import { answer, noSuchIntent, opOf, text } from "../answer.ts";
import { readForm } from "../form.ts";
import { type AtMeet, announcer, notFound } from "../guard.ts";
import { beginTelling, publishTold, tellSlots } from "../stage-telling.ts";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [{ title: shown?.meet.name ?? "Fieldday" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet, author } = await announcer(request, params.meetId);
  const { id, slug, name, timeZone, notice, podium } = meet;
  return {
    op: world.id(),
    own: author.kind === "announcer",
    meet: { id, slug, name, timeZone, notice, podium },
    day: await announcerDay(world.db, id),
  };
}

/** Choosing another line asks for nothing new. */
export const shouldRevalidate = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) =>
  !formMethod && currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search
    ? false
    : defaultShouldRevalidate;

const ofHeats = {
  release: { deed: releaseHeat, wished: "heat-released" },
  hold: { deed: holdHeat, wished: "heat-held" },
  call: { deed: callHeat, wished: null },
  "take-back": { deed: takeBackCall, wished: "heat-not-called" },
} as const;

const isOfHeats = (intent: string): intent is keyof typeof ofHeats => Object.hasOwn(ofHeats, intent);

async function atHeat({ world, author, meet }: AtMeet, form: FormData, intent: keyof typeof ofHeats) {
  const heat = parseId<HeatId>(text(form, "heat"));
  if (!heat || (await findHeat(world.db, heat))?.meetId !== meet.id) throw notFound();
  const { deed, wished } = ofHeats[intent];
  const made = await deed(world, author, heat, opOf(form).op);
  // done a moment ago, by a second announcer: it is as it was wished to be
  return answer(form, !made.ok && made.refusal.kind === wished ? { ok: true as const } : made);
}

const ofDraws = { "draw-begin": beginTelling, "draw-reveal": tellSlots, "draw-publish": publishTold } as const;

const isOfDraws = (intent: string): intent is keyof typeof ofDraws => Object.hasOwn(ofDraws, intent);

async function atDraw({ world, author, meet }: AtMeet, form: FormData, intent: keyof typeof ofDraws) {
  const id = parseId<StageId>(text(form, "stage"));
  const stage = id && (await findStage(world.db, id));
  if (!stage || stage.meetId !== meet.id) throw notFound();
  return answer(form, await ofDraws[intent]({ world, author, stage }, form));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const at = await announcer(request, params.meetId);
  const { world, author, meet } = at;
  const form = await readForm(request);
  const intent = text(form, "intent");
  if (isOfHeats(intent)) return atHeat(at, form, intent);
  if (isOfDraws(intent)) return atDraw(at, form, intent);
  const { op } = opOf(form);
  switch (intent) {
    case "podium": {
      const event = parseId<EventId>(text(form, "event"));
      if (!event) throw notFound();
      return answer(form, await setPodium(world, author, meet.id, { event, shown: Number(text(form, "shown")) }, op));
    }
    case "release-due": {
      const event = parseId<EventId>(text(form, "event"));
      if (!event || (await findEvent(world.db, event))?.meetId !== meet.id) throw notFound();
      return answer(form, await releaseDue(world, author, event, op));
    }
    case "podium-end":
      return answer(form, await setPodium(world, author, meet.id, null, op));
    case "notice":
      return answer(form, await setNotice(world, author, meet.id, text(form, "notice"), op));
    default:
      throw noSuchIntent();
  }
}

export default function Console() {
  return <ConsolePage {...useLoaderData<typeof loader>()} answer={useKept(useActionData<typeof action>())} />;
}
