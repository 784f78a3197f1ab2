import { useCallback, useEffect, useMemo, useState } from "react";
import type { ScreenId } from "#core/ids.ts";
import type { Language } from "#i18n/language.ts";
import type { Snapshot } from "#live/protocol.ts";
import type { ScreenReport } from "#live/screen-report.ts";
import { useFollower } from "#live/use-live-board.ts";
import { Board, type OnNow } from "#ui/board/board.tsx";
import type { PhoneLink } from "#ui/board/phone-code.tsx";
import { NameOverlay } from "./name-overlay.tsx";
import { Spoken } from "./spoken.tsx";
import { useReporting } from "./use-reporting.ts";

export interface ScreenData {
  kind: "screen";
  id: ScreenId;
  snapshot: Snapshot;
  /** server's epoch ms when the snapshot was made */
  now: number;
  /** the phone page's full address, for the QR code */
  phone: PhoneLink;
  /** what the browser asks for, where the organizer set nothing */
  language: Language;
}

const first: OnNow = { scene: { kind: "idle" }, page: 1, pages: 1 };

/** The server says where a browser goes that is no screen any more. */
const leave = () => location.replace("/screen");

/** The board of a screen: as the organizer set it, at once when it is told something else, telling what it shows. */
export function ScreenBoard({ id, snapshot, now: made, phone, language }: ScreenData) {
  const [behind, setBehind] = useState(false);
  const onBuild = useCallback(() => setBehind(true), []);
  const { live, follower } = useFollower({ kind: "screen" }, snapshot, made, onBuild);
  const tell = useMemo(() => follower && ((report: ScreenReport) => follower.tell(report)), [follower]);
  const [on, setOn] = useState(first);
  const row = live.rows.get(`screen:${id}`);
  const own = row && "settings" in row ? row : null;
  useReporting(on, snapshot.build, tell, leave);
  useEffect(() => {
    if (!own) leave();
  }, [own]);
  const meet = live.rows.get("meet");
  if (!own || meet?.key !== "meet") return null;
  return (
    <Spoken language={own.settings.language ?? language}>
      <Board
        meet={meet}
        live={live}
        behind={behind}
        settings={own.settings}
        phone={phone}
        screen={own.name}
        onShown={setOn}
      />
      <NameOverlay name={own.name} since={own.identifyAt} first={live.asOf} offset={live.clockOffset} />
    </Spoken>
  );
}
