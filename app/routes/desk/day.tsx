import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type HeatId, parseId, type RoundId } from "#core/ids.ts";
import { findHeat } from "#db/heats.ts";
import { findRound } from "#db/rounds.ts";
import { dayOf } from "#services/day.ts";
import { publishRound } from "#services/draw.ts";
import { confirmHeat } from "#services/heats.ts";
import { openContests } from "#services/in-question.ts";
import { DayPage } from "#ui/desk/day-page.tsx";
import { useKept } from "#ui/desk/use-fresh.ts";
import { answer, noSuchIntent, text } from "../answer.ts";
import { readForm } from "../form.ts";
import { notFound, official } from "../guard.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet, author } = await official(request, params.meetId);
  return {
    meet: { id: meet.id, slug: meet.slug },
    organizer: author.kind === "organizer",
    events: await dayOf(world.db, meet.id),
    inQuestion: (await openContests(world.db, meet.id)).heats,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { world, meet, author } = await official(request, params.meetId);
  const form = await readForm(request);
  const id = text(form, "id");
  switch (text(form, "intent")) {
    case "confirm": {
      const heat = parseId<HeatId>(id);
      if (!heat || (await findHeat(world.db, heat))?.meetId !== meet.id) throw notFound();
      return answer(form, asWished(await confirmHeat(world, author, heat)));
    }
    case "publish": {
      const round = parseId<RoundId>(id);
      if (!round || (await findRound(world.db, round))?.meetId !== meet.id) throw notFound();
      return answer(form, await publishRound(world, author, round));
    }
    default:
      throw noSuchIntent();
  }
}

/** Confirmed a moment ago, by a double click or by somebody else: the heat is as it was wished to be. */
const asWished = <Made extends { ok: true } | { ok: false; refusal: { kind: string } }>(made: Made) =>
  !made.ok && made.refusal.kind === "heat-official" ? { ok: true as const } : made;

export default function Day() {
  return <DayPage {...useLoaderData<typeof loader>()} answer={useKept(useActionData<typeof action>())} />;
}
