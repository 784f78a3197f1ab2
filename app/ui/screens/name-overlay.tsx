import { Fit } from "#ui/board/fit.tsx";
import { useClock } from "#ui/board/use-clock.ts";
import style from "./name-overlay.module.css";

const shownMs = 15_000;

interface Shown {
  name: string;
  /** since when, server's epoch ms; null = it was never asked for */
  since: number | null;
  /** the server's time at first, and how far it is ahead of this computer's */
  first: number;
  offset: number;
}

/** The screen's name over everything for a quarter of a minute, so that people find which one it is. */
export function NameOverlay({ name, since, first, offset }: Shown) {
  const now = useClock(first, offset, 1000);
  if (since === null || now - since > shownMs) return null;
  return (
    <div className={style.overlay} role="status">
      <Fit text={name} className={style.name} />
    </div>
  );
}
