import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { OpId } from "#core/ids.ts";
import { type RescueRefusal, type RescueShown, rescueShown, type TakenOver, takeOver } from "#services/rescue.ts";
import { RescuePage } from "#ui/desk/rescue-page.tsx";
import { noSuchIntent, opOf, text } from "../answer.ts";
import { readForm } from "../form.ts";
import { official } from "../guard.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet } = await official(request, params.meetId);
  return { meet: { id: meet.id, timeZone: meet.timeZone }, op: world.id<OpId>() };
}

interface Said {
  codes: string;
  from: string;
  reason: string;
  refusal: RescueRefusal | null;
  shown: RescueShown | null;
  taken: TakenOver | null;
}

/** far more than any tablet can have unsent */
const longest = 400_000;

export async function action({ request, params }: ActionFunctionArgs) {
  const { world, meet, author } = await official(request, params.meetId);
  const form = await readForm(request);
  const intent = text(form, "intent");
  if (intent !== "look" && intent !== "take") throw noSuchIntent();
  const typed = form.get("codes");
  const codes = typeof typed === "string" ? typed.slice(0, longest) : "";
  const texts = codes.split(/[\r\n]+/).filter((line) => line.trim() !== "");
  const said: Said = {
    codes,
    from: text(form, "from"),
    reason: text(form, "reason"),
    refusal: null,
    shown: null,
    taken: null,
  };
  if (intent === "take") {
    const taken = await takeOver(world, author, meet.id, texts, {
      from: said.from,
      reason: said.reason,
      ...opOf(form),
    });
    if (taken.ok) return data({ ...said, taken: taken.value });
    said.refusal = taken.refusal;
  }
  const shown = await rescueShown(world.db, meet.id, texts);
  if (shown.ok) said.shown = shown.value;
  else said.refusal ??= shown.refusal;
  return data(said, { status: said.refusal ? 422 : 200 });
}

export default function Rescue() {
  return <RescuePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
