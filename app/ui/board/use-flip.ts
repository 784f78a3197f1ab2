import { type RefObject, useRef } from "react";
import { useBeforePaint } from "./use-before-paint.ts";

const moveMs = 600;

/** Rows (children with data-key) glide to their new place instead of jumping; not where less motion is asked for. */
export function useFlip(list: RefObject<HTMLElement>, sceneKey: string): void {
  const before = useRef({ sceneKey: "", tops: new Map<string, number>() });
  useBeforePaint(() => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-key]") ?? [])];
    const tops = new Map(rows.map((row) => [row.dataset.key ?? "", row.offsetTop]));
    const old = before.current;
    before.current = { sceneKey, tops };
    if (old.sceneKey !== sceneKey || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    for (const row of rows) {
      const from = old.tops.get(row.dataset.key ?? "");
      const to = row.offsetTop;
      if (from !== undefined && from !== to)
        row.animate([{ transform: `translateY(${from - to}px)` }, { transform: "none" }], {
          duration: moveMs,
          easing: "ease-out",
        });
    }
  });
}
