import type { LoaderFunctionArgs } from "@remix-run/node";
import { world } from "#services/open.ts";
import { roomSnapshot } from "#services/snapshots.ts";
import { answerWith, leastIn } from "../board/snapshot-answer.ts";
import { visitor } from "../session.ts";

/** What the browser's own screen shows, by its cookie: the meet's rows with names in full, and how the screen was set. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { screen } = await visitor(request);
  const room = screen && { meet: screen.meet, scope: { kind: "screen" as const, screen: screen.id } };
  const at = leastIn(new URL(request.url).searchParams);
  const stored = room && (await roomSnapshot(await world(), room, at));
  // no screen, or none any more
  if (!stored) throw new Response(null, { status: 401 });
  return answerWith(stored, request);
}
