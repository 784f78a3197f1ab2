import { useEffect, useState } from "react";
import { board } from "#i18n/board.ts";
import { useT } from "#i18n/use-translator.ts";
import type { Snapshot } from "#live/protocol.ts";
import { reloadWhenHealthy, useLiveBoard } from "#live/use-live-board.ts";
import { ScreenBoard, type ScreenData } from "#ui/screens/screen-board.tsx";
import { Board, type Settings } from "./board.tsx";
import type { PhoneLink } from "./phone-code.tsx";
import { Unbreakable } from "./unbreakable.tsx";

interface LiveData {
  kind: "live";
  slug: string;
  snapshot: Snapshot;
  /** server's epoch ms when the snapshot was made */
  now: number;
  settings: Settings;
  /** the phone page's full address, for the QR code */
  phone: PhoneLink;
}

/** What the server sends a board with; `broken`: it could not say anything, and the board asks again by itself. */
export type BoardData = LiveData | ScreenData | { kind: "broken" };

export function BoardPage({ data }: { data: BoardData }) {
  if (data.kind === "broken") return <Broken reload />;
  return (
    <Unbreakable instead={<Broken />}>
      {data.kind === "screen" ? <ScreenBoard {...data} /> : <LiveBoard {...data} />}
    </Unbreakable>
  );
}

function LiveBoard({ slug, snapshot, now, settings, phone }: LiveData) {
  const [behind, setBehind] = useState(false);
  const [onBuild] = useState(() => () => setBehind(true));
  const live = useLiveBoard(slug, snapshot, now, onBuild);
  const meet = live.rows.get("meet");
  if (meet?.key !== "meet") return null;
  return <Board meet={meet} live={live} behind={behind} settings={settings} phone={phone} />;
}

/** Nobody stands at the projector: it helps itself as soon as the server answers. */
function Broken({ reload }: { reload?: boolean }) {
  const t = useT(board);
  useEffect(() => (reload ? reloadWhenHealthy() : undefined), [reload]);
  return (
    <main>
      <h1>{t("brokenTitle")}</h1>
    </main>
  );
}
