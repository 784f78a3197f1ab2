import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, useLoaderData, useRouteError } from "@remix-run/react";
import { useEffect } from "react";
import { board } from "#i18n/board.ts";
import { common } from "#i18n/common.ts";
import { useT } from "#i18n/use-translator.ts";
import { reloadWhenHealthy, useLiveBoard } from "#live/use-live-board.ts";
import { world } from "#services/open.ts";
import { meetAt, snapshotOf } from "#services/snapshots.ts";
import { Message } from "#ui/base/message.tsx";
import { Board } from "#ui/board/board.tsx";
import { pinnedKind } from "#ui/board/scenes.ts";
import { notFound } from "../guard.ts";
import { publicOrigin } from "../origin.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const open = await world();
  const meet = await meetAt(open, params.slug);
  if (!meet) throw notFound();
  const { snapshot } = await snapshotOf(open, meet.id);
  const query = new URL(request.url).searchParams;
  return {
    slug: meet.slug,
    snapshot,
    now: open.now(),
    pinned: pinnedKind(query.get("scene")),
    theme: query.get("theme") === "light" ? ("light" as const) : ("dark" as const),
    phoneUrl: `${publicOrigin(request)}/m/${meet.slug}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const meet = data?.snapshot.rows.find((row) => row.key === "meet");
  return [{ title: meet?.key === "meet" ? meet.name : "Fieldday" }];
};

export default function BoardPage() {
  const { slug, snapshot, now, pinned, theme, phoneUrl } = useLoaderData<typeof loader>();
  const live = useLiveBoard(slug, snapshot, now);
  const meet = live.rows.get("meet");
  if (meet?.key !== "meet") return null;
  return <Board meet={meet} live={live} pinned={pinned} theme={theme} phoneUrl={phoneUrl} />;
}

/** Nobody stands at the projector: it helps itself as soon as the server answers. A wrong address is for people to mend. */
export function ErrorBoundary() {
  const t = useT(board);
  const c = useT(common);
  const error = useRouteError();
  const lost = isRouteErrorResponse(error) && error.status === 404;
  useEffect(() => {
    if (!lost) reloadWhenHealthy();
  }, [lost]);
  if (lost) return <Message title={c("notFoundTitle")} body={c("notFoundBody")} home={c("home")} />;
  return (
    <main>
      <h1>{t("brokenTitle")}</h1>
    </main>
  );
}
