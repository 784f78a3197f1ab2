import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { type MeetId, parseId } from "#core/ids.ts";
import { findDrawnEvents } from "#db/entries.ts";
import { findEvents } from "#db/events.ts";
import { findMeet } from "#db/meets.ts";
import { countHelp } from "#db/seats.ts";
import { asOfficial } from "#services/access.ts";
import { isMet } from "#services/court-day.ts";
import { world } from "#services/open.ts";
import { DeskFrame, type DeskVisitor } from "#ui/desk/desk-frame.tsx";
import { visitor } from "../session.ts";

/** Whose desk it is. Never refuses: the page inside does, and then nothing of this is shown. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<{ visitor: DeskVisitor | null }> {
  const open = await world();
  const who = await visitor(request);
  const id = parseId<MeetId>(params.meetId);
  const author = id && (await asOfficial(open, who, id));
  if (!id || !author) {
    const { account } = who;
    return {
      visitor: account && { name: account.name, role: "organizer", meet: null, toDraw: null, courts: false, help: 0 },
    };
  }
  const [meet, events, drawn, help] = await Promise.all([
    findMeet(open.db, id),
    findEvents(open.db, id),
    findDrawnEvents(open.db, id),
    countHelp(open.db, id),
  ]);
  const toDraw = (events.find((one) => !drawn.has(one.id)) ?? events[0])?.id ?? null;
  return {
    visitor: {
      name: author.name,
      role: author.kind === "organizer" ? "organizer" : "chief",
      meet: meet ? { id: meet.id, name: meet.name } : null,
      toDraw,
      courts: events.some(isMet),
      help,
    },
  };
}

export default function Frame() {
  const { visitor: shown } = useLoaderData<typeof loader>();
  return shown ? (
    <DeskFrame visitor={shown}>
      <Outlet />
    </DeskFrame>
  ) : (
    <Outlet />
  );
}
