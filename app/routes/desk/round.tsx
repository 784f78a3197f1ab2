import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refuse } from "#core/decision.ts";
import { type EntrantId, type HeatId, type OpId, parseId, type RoundId } from "#core/ids.ts";
import { findRound } from "#db/rounds.ts";
import { publishRound } from "#services/draw.ts";
import { roundShown } from "#services/round-shown.ts";
import { ruleTie } from "#services/rounds.ts";
import { withdrawFromEvent } from "#services/withdraw.ts";
import { RoundPage } from "#ui/desk/round-page.tsx";
import { useKept } from "#ui/desk/use-fresh.ts";
import { answer, noSuchIntent, opOf, text } from "../answer.ts";
import { readForm } from "../form.ts";
import { notFound, official } from "../guard.ts";

async function roundAt(request: Request, params: { meetId?: string; roundId?: string }) {
  const at = await official(request, params.meetId);
  const id = parseId<RoundId>(params.roundId);
  const round = id && (await findRound(at.world.db, id));
  if (!round || round.meetId !== at.meet.id) throw notFound();
  return { ...at, round };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet, round } = await roundAt(request, params);
  // a column of matches stands on the page of all of them
  if (round.stageId !== null) throw redirect(`/meets/${meet.id}/events/${round.eventId}/matches`);
  const shown = await roundShown(world.db, round.id);
  if (!shown) throw notFound();
  return { meet: { id: meet.id, slug: meet.slug }, ...shown, op: world.id<OpId>() };
}

const methods = ["decider", "lot", "all-in"] as const;

export async function action({ request, params }: ActionFunctionArgs) {
  const { world, author, round } = await roundAt(request, params);
  const form = await readForm(request);
  const { op } = opOf(form);
  const reason = text(form, "reason");
  switch (text(form, "intent")) {
    case "publish": {
      const next = parseId<RoundId>(text(form, "round"));
      const found = next && (await findRound(world.db, next));
      if (!found || found.eventId !== round.eventId) throw notFound();
      return answer(form, await publishRound(world, author, found.id, op));
    }
    case "rule": {
      const method = methods.find((one) => one === text(form, "method"));
      if (!method) return answer(form, refuse({ kind: "choose-one" as const }));
      const heat = parseId<HeatId>(text(form, "cut").replace("heat:", ""));
      const cut = heat ? (`heat:${heat}` as const) : ("next-best" as const);
      const admit = form
        .getAll("admit")
        .flatMap((one) => (typeof one === "string" ? (parseId<EntrantId>(one) ?? []) : []));
      return answer(
        form,
        await ruleTie(world, author, round.id, { cut, admit, method, reason, ...(op ? { op } : {}) }),
      );
    }
    case "withdraw": {
      const entrant = parseId<EntrantId>(text(form, "entrant"));
      if (!entrant) return answer(form, refuse({ kind: "choose-one" as const }));
      const done = await withdrawFromEvent(world, author, round.eventId, entrant, reason, op);
      return answer(form, done, done.ok ? done.value : {});
    }
    default:
      throw noSuchIntent();
  }
}

export default function Round() {
  return <RoundPage {...useLoaderData<typeof loader>()} answer={useKept(useActionData<typeof action>())} />;
}
