import { Fit } from "./fit.tsx";
import style from "./identify.module.css";

const shownMs = 10_000;

/** The screen's own name over everything, for ten seconds after the organizer asked which one it is. */
export function Identify({ screen, now }: { screen: { name: string; identifyAt: number | null } | null; now: number }) {
  if (!screen || screen.identifyAt === null || now - screen.identifyAt > shownMs) return null;
  return (
    <p className={style.over} role="status">
      <Fit text={screen.name} className={style.name} />
    </p>
  );
}
