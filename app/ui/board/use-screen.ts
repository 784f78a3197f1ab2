import { useEffect, useState } from "react";

const stillMs = 3000;

/** True once the mouse has not moved for three seconds. */
export function useStillCursor(): boolean {
  const [still, setStill] = useState(false);
  useEffect(() => {
    let timer = setTimeout(() => setStill(true), stillMs);
    const moved = () => {
      clearTimeout(timer);
      setStill(false);
      timer = setTimeout(() => setStill(true), stillMs);
    };
    addEventListener("pointermove", moved);
    return () => {
      clearTimeout(timer);
      removeEventListener("pointermove", moved);
    };
  }, []);
  return still;
}

/** Keeps the screen from going dark while the page is seen. Browsers do that for secure pages only; others ask nothing. */
export function useWakeLock(): void {
  useEffect(() => {
    const locks = "wakeLock" in navigator ? navigator.wakeLock : null;
    let held: { release(): Promise<void> } | null = null;
    let over = false;
    const ask = async () => {
      if (!locks || document.visibilityState !== "visible") return;
      const got = await locks.request("screen").catch(() => null);
      if (over) await got?.release();
      else held = got;
    };
    void ask();
    // the browser takes it back whenever the page is hidden
    document.addEventListener("visibilitychange", ask);
    return () => {
      over = true;
      document.removeEventListener("visibilitychange", ask);
      void held?.release();
    };
  }, []);
}

/** A convenience for whoever sets the projector up; F11 does the same. */
export function goFullscreen(): void {
  if (!document.fullscreenElement) document.documentElement.requestFullscreen?.().catch(() => {});
}
