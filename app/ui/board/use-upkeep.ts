import { useEffect, useRef } from "react";
import { clockTime } from "#i18n/clock.ts";
import { reloadWhenHealthy } from "#live/use-live-board.ts";

const nightHour = "04:";
/** a page that was opened in the night stays until the next one */
const youngMs = 2 * 3600_000;

/**
 * What keeps a board fresh that nobody looks after: a new build, and once a night whatever runs, is taken at the end of a
 * page, and only when the server answers. `now` is the server's time. Answers what to call whenever a page ended.
 */
export function useUpkeep({ behind, now, timeZone }: { behind: boolean; now: number; timeZone: string }): () => void {
  const opened = useRef(0);
  const wanted = useRef(false);
  useEffect(() => {
    opened.current = performance.now();
  }, []);
  const isNight = clockTime(now, timeZone).startsWith(nightHour);
  useEffect(() => {
    wanted.current = behind || (isNight && performance.now() - opened.current > youngMs);
  }, [behind, isNight]);
  return () => {
    if (wanted.current) reloadWhenHealthy();
  };
}
