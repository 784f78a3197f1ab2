import { Fit } from "#ui/board/fit.tsx";
import style from "./name-overlay.module.css";

const shownMs = 15_000;

/** The screen's name over everything for a quarter of a minute, so that people find which one it is. */
export function NameOverlay({ name, since, now }: { name: string; since: number | null; now: number }) {
  if (since === null || now - since > shownMs) return null;
  return (
    <div className={style.overlay} role="status">
      <Fit text={name} className={style.name} />
    </div>
  );
}
