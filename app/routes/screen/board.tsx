import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { findMeet } from "#db/meets.ts";
import { findScreen } from "#db/screens.ts";
import { bringBoard } from "#i18n/board.ts";
import { chooseLanguage } from "#i18n/language.ts";
import { log } from "#platform/log.server.ts";
import { world } from "#services/open.ts";
import { screenTokenOf } from "#services/sessions.ts";
import { roomSnapshot } from "#services/snapshots.ts";
import { type BoardData, BoardPage } from "#ui/board/board-page.tsx";
import { pageOf } from "../page.tsx";
import { phoneLink } from "../phone-link.ts";
import { screenCookie, visitor } from "../session.ts";

/** The board of the screen this browser is; one that is none types six digits first. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = screenTokenOf(request.headers.get("Cookie"));
  const asked = chooseLanguage(request);
  const page = (data: BoardData, language: typeof asked, title: string, init: ResponseInit) =>
    pageOf({ entry: "board", language, title, data, element: <BoardPage data={data} /> }, init);
  try {
    const { screen } = await visitor(request);
    if (!screen || !token) return redirect(token ? "/b?problem=screen-gone" : "/b");
    const open = await world();
    const [row, meet, stored] = await Promise.all([
      findScreen(open.db, screen.id),
      findMeet(open.db, screen.meet),
      roomSnapshot(open, { meet: screen.meet, scope: { kind: "screen", screen: screen.id } }),
    ]);
    if (!row || !meet || !stored) return redirect("/b?problem=screen-gone");
    const language = row.settings.language ?? asked;
    await bringBoard(language);
    const data: BoardData = {
      kind: "screen",
      id: screen.id,
      snapshot: stored.snapshot,
      now: open.now(),
      phone: phoneLink(request, meet.slug),
      language: asked,
    };
    // whoever comes back in time stays known
    const headers = { "Set-Cookie": screenCookie(token, context.secure ?? false) };
    return page(data, language, `${row.name} · ${meet.name}`, { headers });
  } catch (error) {
    log().error({ event: "screen", err: error });
    await bringBoard(asked);
    return page({ kind: "broken" }, asked, "Fieldday", { status: 503 });
  }
}
