import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { parseId, type UnitId } from "#core/ids.ts";
import { world } from "#services/open.ts";
import { meetAt, snapshotOf } from "#services/snapshots.ts";
import { readForm } from "../form.ts";
import { notFound } from "../guard.ts";
import { lostPhone, phonePage } from "./phone-page.tsx";
import { unitCookie } from "./unit-choice.ts";

/** Everything of a meet for everybody's phone. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const open = await world();
  const meet = await meetAt(open, params.slug);
  if (!meet) return lostPhone(request);
  const { snapshot } = await snapshotOf(open, meet.id);
  return phonePage(request, meet, { slug: meet.slug, event: null, snapshot, now: open.now() });
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
