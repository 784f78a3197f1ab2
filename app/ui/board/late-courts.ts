import { useEffect, useMemo, useState } from "react";
import type { Rows } from "#live/deltas.ts";
import type { Programme } from "#live/programme.ts";
import { reloadWhenHealthy } from "#live/use-live-board.ts";
import type { comingOn } from "./court-times.ts";
import type { Coming } from "./courts.ts";

let brought: typeof comingOn | null = null;
const minuteMs = 60_000;

/** What the meet's courts expect next, told anew each minute; null until that is known, and where there are no courts. */
export function useComing(programme: Programme, rows: Rows, now: number): Coming | null {
  const [tell, setTell] = useState(() => brought);
  const has = (programme.meet?.courts.length ?? 0) > 0;
  useEffect(() => {
    if (!has || tell) return;
    void import("./court-times.ts").then((made) => {
      brought = made.comingOn;
      setTell(() => brought);
    }, reloadWhenHealthy);
  }, [has, tell]);
  const minute = now - (now % minuteMs);
  return useMemo(() => (has && tell ? tell(programme, rows, minute) : null), [has, tell, programme, rows, minute]);
}
