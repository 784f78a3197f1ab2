import { useEffect } from "react";
import { board } from "#i18n/board.ts";
import { useT } from "#i18n/use-translator.ts";
import type { Snapshot } from "#live/protocol.ts";
import { reloadWhenHealthy, useLiveBoard } from "#live/use-live-board.ts";
import { Board } from "./board.tsx";
import type { SceneKind } from "./scenes.ts";

interface LiveData {
  kind: "live";
  slug: string;
  snapshot: Snapshot;
  /** server's epoch ms when the snapshot was made */
  now: number;
  pinned: SceneKind | null;
  theme: "dark" | "light";
  /** the phone page's full address, for the QR code */
  phoneUrl: string;
}

/** What the server sends a board with; `broken`: it could not say anything, and the board asks again by itself. */
export type BoardData = LiveData | { kind: "broken" };

export function BoardPage({ data }: { data: BoardData }) {
  return data.kind === "live" ? <LiveBoard {...data} /> : <Broken />;
}

function LiveBoard({ slug, snapshot, now, pinned, theme, phoneUrl }: LiveData) {
  const live = useLiveBoard(slug, snapshot, now);
  const meet = live.rows.get("meet");
  if (meet?.key !== "meet") return null;
  return <Board meet={meet} live={live} pinned={pinned} theme={theme} phoneUrl={phoneUrl} />;
}

/** Nobody stands at the projector: it helps itself as soon as the server answers. */
function Broken() {
  const t = useT(board);
  useEffect(() => reloadWhenHealthy(), []);
  return (
    <main>
      <h1>{t("brokenTitle")}</h1>
    </main>
  );
}
