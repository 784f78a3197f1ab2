import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type EventId, type OpId, parseId } from "#core/ids.ts";
import { findEvent } from "#db/events.ts";
import { unitWorks } from "#services/unit-works.ts";
import { UnitWorksPage } from "#ui/works/unit-page.tsx";
import { noSuchIntent, text } from "../answer.ts";
import { leader, notFound } from "../guard.ts";
import { pictureDeed } from "./deeds.ts";
import { readUpload } from "./upload.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { world, leader: own } = await leader(request);
  const page = await unitWorks(world, own.meet, own.unit);
  if (!page) throw notFound();
  return { page, op: world.id<OpId>() };
}

export async function action({ request }: ActionFunctionArgs) {
  const { world, author, leader: own } = await leader(request);
  const upload = await readUpload(request);
  const id = parseId<EventId>(upload ? text(upload.form, "event") : null);
  const event = id && (await findEvent(world.db, id));
  if (upload && event?.meetId !== own.meet) throw noSuchIntent();
  const answer = await pictureDeed({ world, author, event: event?.id ?? ("" as EventId) }, upload);
  if (!answer) throw noSuchIntent();
  return data(answer, { status: answer.problems.length > 0 ? 422 : 200 });
}

export default function UnitWorks() {
  const { page } = useLoaderData<typeof loader>();
  return <UnitWorksPage page={page} answer={useActionData<typeof action>()} />;
}
