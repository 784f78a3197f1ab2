import { useEffect, useRef, useState } from "react";
import { type BoardLine, linesOf, stickyRows } from "./lines.ts";
import { pageAt, pagesOf, pageTime } from "./pages.ts";
import type { Scene } from "./scenes.ts";

export interface Turn {
  scene: Scene;
  /** every row of the scene */
  all: BoardLine[];
  /** those of the page that is on */
  lines: BoardLine[];
  page: number;
  pages: number;
}

/** `anchor`: the row a later page is held by. */
interface At {
  key: string;
  page: number;
  anchor: string | null;
  turn: number;
}

/**
 * Which scene and page is on now, out of a playlist that may change at any moment. A scene that newly comes to the top
 * is shown at once; one that leaves the list gives way; a page is held by the first row on it, not by its number.
 * A change of `pause` starts the present page's time anew.
 */
export function useRotation(scenes: readonly Scene[], capacity: number, pause: unknown): Turn {
  const [at, setAt] = useState<At>({ key: "", page: 0, anchor: null, turn: 0 });
  const known = useRef<ReadonlySet<string>>(new Set());
  const first = scenes[0];
  if (!first) throw new Error("a playlist is never empty");
  const isNews = !known.current.has(first.key);
  const scene = (isNews ? undefined : scenes.find((one) => one.key === at.key)) ?? first;
  useEffect(() => {
    known.current = new Set(scenes.map((one) => one.key));
  });

  const sticky = stickyRows(scene);
  const all = linesOf(scene);
  const pages = pagesOf(all, capacity, sticky);
  const page = scene.key === at.key ? pageAt(pages, (line) => line.key, sticky, at.anchor, at.page) : 0;
  const lines = pages[page] ?? [];

  const latest = useRef({ scenes, pages });
  useEffect(() => {
    latest.current = { scenes, pages };
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of `pause` is there to start the time anew
  useEffect(() => {
    const timer = setTimeout(() => {
      const { scenes: list, pages: now } = latest.current;
      const index = list.findIndex((one) => one.key === scene.key);
      const next = page + 1 < now.length ? scene : (list[(index + 1) % list.length] ?? scene);
      const nextPage = page + 1 < now.length ? page + 1 : 0;
      const anchor = nextPage > 0 ? (now[nextPage]?.[sticky]?.key ?? null) : null;
      setAt(({ turn }) => ({ key: next.key, page: nextPage, anchor, turn: turn + 1 }));
    }, pageTime(lines.length));
    return () => clearTimeout(timer);
  }, [scene.key, page, lines.length, sticky, at.turn, pause]);

  return { scene, all, lines, page, pages: pages.length };
}
