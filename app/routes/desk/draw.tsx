import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refuse } from "#core/decision.ts";
import { type EntrantId, type OpId, parseId, type RoundId } from "#core/ids.ts";
import type { EventRow } from "#db/events.ts";
import { findRound } from "#db/rounds.ts";
import { drawRound, moveInDraw, previewMove, publishRound } from "#services/draw.ts";
import { drawShown } from "#services/draw-shown.ts";
import { lateShown, placeInDraw } from "#services/late.ts";
import { stageDrawShown } from "#services/stage-draw-shown.ts";
import { DrawPage } from "#ui/desk/draw-page.tsx";
import { StageDrawPage } from "#ui/desk/stage-draw-page.tsx";
import { answer, noSuchIntent, opOf, text } from "../answer.ts";
import { readForm } from "../form.ts";
import { eventOrganizer } from "../guard.ts";
import { stageDrawAction } from "./stage-draw.ts";

/** Drawn as matches from the beginning; an event that is run in heats first is drawn in heats. */
const isMet = ({ plan }: EventRow) => plan.stages !== undefined && plan.stages.format !== "heats";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet, event } = await eventOrganizer(request, params);
  // modules are drawn where their judges are seated
  if (event.plan.judged) throw redirect(`/meets/${meet.id}/events/${event.id}/panels`);
  const { people, free } = await lateShown(world.db, event);
  const late = { free, people: people.map((one) => ({ ...one, op: world.id<OpId>() })) };
  const page = { meet: { id: meet.id }, late, op: world.id<OpId>() };
  if (isMet(event)) return { met: { ...page, ...(await stageDrawShown(world.db, event)) }, heats: null };
  return { met: null, heats: { ...page, ...(await drawShown(world.db, event)) } };
}

/** what the page's buttons do to a round */
const intents = ["publish", "preview", "move", "place"];

/** "2-5" is lane 5 of heat 2; nothing leaves it to the rules. */
function placeIn(typed: string) {
  if (typed === "") return null;
  const [heat, lane] = typed.split("-");
  return { heat: Number(heat), lane: Number(lane) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { world, author, event } = await eventOrganizer(request, params);
  const form = await readForm(request);
  if (isMet(event)) return stageDrawAction({ world, author, event }, form);
  const [seed, reason, wish] = [text(form, "seed").slice(0, 64), text(form, "reason"), opOf(form)];
  const intent = text(form, "intent");
  if (intent === "draw") return answer(form, await drawRound(world, author, event.id, { seed, reason, ...wish }));
  if (!intents.includes(intent)) throw noSuchIntent();
  const roundId = parseId<RoundId>(text(form, "round"));
  const round = roundId && (await findRound(world.db, roundId));
  if (round?.eventId !== event.id) return answer(form, refuse({ kind: "no-such-round" as const }));
  if (intent === "publish") return answer(form, await publishRound(world, author, round.id, wish.op));
  const id = parseId<EntrantId>(text(form, "entrant"));
  if (intent === "place") {
    if (!id) return answer(form, refuse({ kind: "not-entered" as const }));
    const made = await placeInDraw(world, author, round.id, { id, to: placeIn(text(form, "place")), reason, ...wish });
    return answer(form, made, made.ok ? { placed: made.value } : {});
  }
  const to = { heat: Number(text(form, "heat")), lane: Number(text(form, "lane")) };
  if (!id) return answer(form, refuse({ kind: "not-in-draw" as const }));
  const preview = await previewMove(world, round.id, id, to);
  const shown = preview.ok ? { moved: { id, to, ...preview.value, heats: null } } : {};
  if (intent === "preview") return answer(form, preview, shown);
  const made = await moveInDraw(world, author, round.id, { id, to, reason, ...wish });
  return answer(form, made, made.ok ? {} : shown);
}

export default function Draw() {
  const { met, heats } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return met ? <StageDrawPage {...met} answer={answer} /> : <DrawPage {...heats} answer={answer} />;
}
