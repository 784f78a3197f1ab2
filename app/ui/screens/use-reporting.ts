import { useEffect, useRef, useState } from "react";
import type { ScreenAnswer, ScreenReport } from "#live/screen-report.ts";
import type { OnNow } from "#ui/board/board.tsx";

const everyMs = 15_000;
/** changes that follow each other at once are told as one */
const calmMs = 300;

/** Megabytes of script memory where the browser tells. */
function heapMb(): number | null {
  const { memory } = performance as { memory?: { usedJSHeapSize: number } };
  return memory ? Math.round(memory.usedJSHeapSize / 2 ** 20) : null;
}

/**
 * Tells the server what this screen shows: soon after it changed, after the window's size changed, and every 15 seconds.
 * `send` is null while there is nobody to tell; `onGone` is called once the server says that this is no screen any more.
 */
export function useReporting(
  on: OnNow,
  build: string,
  send: ((report: ScreenReport) => Promise<ScreenAnswer>) | null,
  onGone: () => void,
): void {
  const size = useSize();
  const latest = useRef({ on, onGone });
  useEffect(() => {
    latest.current = { on, onGone };
  });
  const isOn = JSON.stringify(on);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of what is on, or of the size, is told at once
  useEffect(() => {
    if (!send) return;
    const tell = async () => {
      const [width, height] = [innerWidth, innerHeight].map((px) => Math.round(px * devicePixelRatio));
      const report = { ...latest.current.on, width: width ?? 0, height: height ?? 0, build, heapMb: heapMb() };
      // lost: the next one comes in 15 seconds
      const answer = await send(report).catch(() => null);
      if (answer?.kind === "no-such-screen") latest.current.onGone();
    };
    const soon = setTimeout(tell, calmMs);
    const again = setInterval(tell, everyMs);
    return () => {
      clearTimeout(soon);
      clearInterval(again);
    };
  }, [isOn, size, build, send]);
}

/** Changes whenever the window's size does. */
function useSize(): string {
  const [size, setSize] = useState("");
  useEffect(() => {
    const read = () => setSize(`${innerWidth} ${innerHeight} ${devicePixelRatio}`);
    read();
    addEventListener("resize", read);
    return () => removeEventListener("resize", read);
  }, []);
  return size;
}
