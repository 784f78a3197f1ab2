import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { OpId } from "#core/ids.ts";
import { closeGallery, openGallery, planVote } from "#services/gallery.ts";
import { worksForDesk } from "#services/gallery-shown.ts";
import { enterVoteMarks } from "#services/vote-marks.ts";
import { closeVote, openVote } from "#services/votes.ts";
import type { WorksAnswer } from "#ui/works/answer.ts";
import { DeskWorksPage } from "#ui/works/desk-page.tsx";
import { noSuchIntent, opOf, text } from "../answer.ts";
import { eventOrganizer } from "../guard.ts";
import { publicOrigin } from "../origin.ts";
import { decided, pictureDeed } from "./deeds.ts";
import { readUpload } from "./upload.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet, event } = await eventOrganizer(request, params);
  return {
    op: world.id<OpId>(),
    meet: meet.id,
    event: { id: event.id, name: event.name },
    gallery: `${publicOrigin(request)}/m/${meet.slug}/works/${event.id}`,
    ...(await worksForDesk(world.db, event)),
  };
}

const fieldOf: Record<string, string> = {
  "code-too-short": "code",
  "code-too-long": "code",
  "picks-out-of-range": "picks",
};

type Here = Awaited<ReturnType<typeof eventOrganizer>>;

/** A deed on the gallery or the vote. */
async function galleryDeed({ world, author, event }: Here, form: FormData): Promise<WorksAnswer> {
  const intent = text(form, "intent");
  const values = { code: text(form, "code"), picks: text(form, "picks"), titles: text(form, "titles") };
  const answer: WorksAnswer = { intent, target: "", done: false, added: 0, problems: [], values };
  const { op } = opOf(form);
  switch (intent) {
    case "plan": {
      const wish = { code: values.code, picks: Number(values.picks || Number.NaN), titles: values.titles === "yes" };
      const planned = await planVote(world, author, event.id, wish, op);
      return decided(answer, planned, planned.ok ? "" : (fieldOf[planned.refusal.kind] ?? ""));
    }
    case "gallery-open":
      return decided(answer, await openGallery(world, author, event.id, op));
    case "gallery-close":
      return decided(answer, await closeGallery(world, author, event.id, op));
    case "vote-open":
      return decided(answer, await openVote(world, author, event.id, op));
    case "vote-close": {
      const closed = decided(answer, await closeVote(world, author, event.id, op));
      // what cannot be entered yet waits, and the page says so
      if (closed.done) await enterVoteMarks(world, author, event.id);
      return closed;
    }
    case "enter":
      return decided(answer, await enterVoteMarks(world, author, event.id, op));
    default:
      throw noSuchIntent();
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const here = await eventOrganizer(request, params);
  const upload = await readUpload(request);
  const of = { world: here.world, author: here.author, event: here.event.id };
  const answer = (await pictureDeed(of, upload)) ?? (await galleryDeed(here, upload?.form ?? new FormData()));
  return data(answer, { status: answer.problems.length > 0 ? 422 : 200 });
}

export default function DeskWorks() {
  return <DeskWorksPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
