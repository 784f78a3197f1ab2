import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseId, type UnitId } from "#core/ids.ts";
import { useLiveBoard } from "#live/use-live-board.ts";
import { world } from "#services/open.ts";
import { meetAt, snapshotOf } from "#services/snapshots.ts";
import { MeetPage } from "#ui/phone/meet-page.tsx";
import { readForm } from "../form.ts";
import { notFound } from "../guard.ts";
import { chosenUnit, unitCookie } from "./unit-choice.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const open = await world();
  const meet = await meetAt(open, params.slug);
  if (!meet) throw notFound();
  const { snapshot } = await snapshotOf(open, meet.id);
  return { slug: meet.slug, name: meet.name, snapshot, now: open.now(), own: chosenUnit(request) };
}

/** Keeps the reader's unit and shows the page again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const meet = await meetAt(await world(), params.slug);
  if (!meet) throw notFound();
  const form = await readForm(request);
  const unit = form.get("unit");
  const headers = { "Set-Cookie": unitCookie(meet.slug, parseId<UnitId>(typeof unit === "string" ? unit : null)) };
  return redirect(`/m/${meet.slug}`, { headers });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.name ?? "Fieldday" }];

export default function PhonePage() {
  const { slug, snapshot, now, own } = useLoaderData<typeof loader>();
  const live = useLiveBoard(slug, snapshot, now);
  const meet = live.rows.get("meet");
  return meet?.key === "meet" ? <MeetPage meet={meet} live={live} own={own} /> : null;
}
