import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type EventId, parseId } from "#core/ids.ts";
import type { WorksProblem } from "#i18n/works.ts";
import { galleryShown } from "#services/gallery-shown.ts";
import { world } from "#services/open.ts";
import { meetAt } from "#services/snapshots.ts";
import { castVote } from "#services/votes.ts";
import { GalleryPage } from "#ui/works/gallery-page.tsx";
import { noSuchIntent, text } from "../answer.ts";
import { readForm } from "../form.ts";
import { notFound } from "../guard.ts";
import { voterCookie, voterOf } from "./voter-cookie.ts";

const secretBytes = 24;

async function galleryHere(request: Request, params: { slug?: string; eventId?: string }) {
  const open = await world();
  const meet = await meetAt(open, params.slug);
  const event = parseId<EventId>(params.eventId);
  const secret = voterOf(request);
  const page = meet && event && (await galleryShown(open, meet, event, secret));
  if (!page) throw notFound();
  return { open, secret, page };
}

/** Whoever may vote gets a secret to vote by, once. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { open, secret, page } = await galleryHere(request, params);
  const gives = page.vote === "open" && !secret;
  return data(page, {
    headers: gives ? { "Set-Cookie": voterCookie(open.secret(secretBytes), context.secure ?? false) } : {},
  });
}

/** A form names works by number; anything else of that name names none that hangs. */
const chosenOf = (form: FormData) =>
  form.getAll("pick").map((one) => (/^\d{1,6}$/.test(String(one)) ? Number(one) : 0));

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { open, secret, page } = await galleryHere(request, params);
  const form = await readForm(request);
  if (text(form, "intent") !== "vote") throw noSuchIntent();
  const chosen = chosenOf(form);
  const code = text(form, "code");
  const cast = await castVote(open, page.event.id, { secret, code, chosen, ip: context.ip ?? "" });
  const problem: WorksProblem | null = cast.ok ? null : cast.refusal;
  const answer = { voted: cast.ok ? cast.value.picks : null, problem, chosen, code };
  const gives = !cast.ok && cast.refusal.kind === "no-cookie";
  return data(answer, {
    status: !problem ? 200 : problem.kind === "slow-down" ? 429 : 422,
    headers: gives ? { "Set-Cookie": voterCookie(open.secret(secretBytes), context.secure ?? false) } : {},
  });
}

export const meta = ({ data: page }: { data: { event: { name: string } } | undefined }) => [
  { title: page?.event.name ?? "Fieldday" },
];

export default function Gallery() {
  return <GalleryPage page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
