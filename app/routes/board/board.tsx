import type { LoaderFunctionArgs } from "@remix-run/node";
import { bringBoard } from "#i18n/board.ts";
import { chooseLanguage } from "#i18n/language.ts";
import { keepAs } from "#live/kept.ts";
import { log } from "#platform/log.server.ts";
import { world } from "#services/open.ts";
import { meetAt, snapshotOf } from "#services/snapshots.ts";
import { type BoardData, BoardPage } from "#ui/board/board-page.tsx";
import { choiceOf } from "#ui/board/scenes.ts";
import { lostPage, pageOf } from "../page.tsx";
import { phoneLink } from "../phone-link.ts";

/** The board of a meet's public address. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = chooseLanguage(request);
  await bringBoard(language);
  const page = (data: BoardData, title: string, init: ResponseInit) =>
    pageOf({ entry: "board", language, title, data, element: <BoardPage data={data} /> }, init);
  try {
    const open = await world();
    const meet = await meetAt(open, params.slug);
    if (!meet) return lostPage("board", language);
    const { snapshot } = await snapshotOf(open, meet.id);
    const query = new URL(request.url).searchParams;
    const data: BoardData = {
      kind: "live",
      slug: meet.slug,
      snapshot,
      now: open.now(),
      settings: {
        theme: query.get("theme") === "light" ? "light" : "dark",
        density: density(query.get("rows")),
        ...choiceOf(query.get("scene")),
      },
      phone: phoneLink(request, meet.slug),
    };
    const headers = new Headers({ Vary: "Cookie, Accept-Language" });
    keepAs(headers, { meet: meet.id, epoch: snapshot.epoch, version: snapshot.version });
    return page(data, meet.name, { headers });
  } catch (error) {
    log().error({ event: "board", err: error });
    return page({ kind: "broken" }, "Fieldday", { status: 503 });
  }
}

const densities = [8, 10, 12, 14];
const usualDensity = 10;

/** `text` as a number of rows a page can have. */
const density = (text: string | null): number => densities.find((rows) => rows === Number(text)) ?? usualDensity;
