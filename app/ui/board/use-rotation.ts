import { useEffect, useRef, useState } from "react";
import { type BoardLine, linesOf } from "./lines.ts";
import { holdOf, pageAt, pageTime } from "./pages.ts";
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

/** `held`: the rows a later page is held by; `turn` counts the pages shown. */
interface At {
  key: string;
  page: number;
  held: readonly string[];
  turn: number;
}

const keyOf = (line: BoardLine) => line.key;
/** a page that changes all the time must give way too */
const longestStay = 2;

/**
 * Which scene and page is on now, out of a playlist that may change at any moment. A scene that newly comes to the top
 * is shown at once; one that leaves the list gives way; a page is held by the rows on it, not by its number, and a change
 * of what it shows starts its time anew, up to twice that time. `onTurn` is told of every page that ended.
 */
export function useRotation(
  scenes: readonly Scene[],
  paged: (scene: Scene, lines: readonly BoardLine[]) => BoardLine[][],
  onTurn: () => void,
): Turn {
  const [at, setAt] = useState<At>({ key: "", page: 0, held: [], turn: 0 });
  const [listed, setListed] = useState<readonly string[]>([]);
  const first = scenes[0];
  if (!first) throw new Error("a playlist is never empty");
  const isNews = !listed.includes(first.key);
  if (scenes.length !== listed.length || scenes.some(({ key }, index) => key !== listed[index])) {
    setListed(scenes.map(({ key }) => key));
    if (isNews) setAt(({ turn }) => ({ key: first.key, page: 0, held: [], turn: turn + 1 }));
  }
  const scene = (isNews ? undefined : scenes.find(({ key }) => key === at.key)) ?? first;

  const all = linesOf(scene);
  const pages = paged(scene, all);
  const page = scene.key === at.key ? pageAt(pages, keyOf, at.held, at.page) : 0;
  const lines = pages[page] ?? [];

  const latest = useRef({ scenes, pages, page, scene, onTurn });
  useEffect(() => {
    latest.current = { scenes, pages, page, scene, onTurn };
  });
  const shown = useRef({ page: "", since: 0 });
  const seen = JSON.stringify(lines);
  const isOn = `${at.turn}/${scene.key}/${page}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of what is `seen` starts the time anew
  useEffect(() => {
    if (shown.current.page !== isOn) shown.current = { page: isOn, since: performance.now() };
    const stay = pageTime(lines.length);
    const most = shown.current.since + longestStay * stay - performance.now();
    const timer = setTimeout(
      () => {
        const now = latest.current;
        const more = now.page + 1 < now.pages.length;
        const index = now.scenes.findIndex(({ key }) => key === now.scene.key);
        const next = more ? now.scene : (now.scenes[(index + 1) % now.scenes.length] ?? now.scene);
        const to = more ? now.page + 1 : 0;
        setAt(({ turn }) => ({ key: next.key, page: to, held: holdOf(now.pages, to, keyOf), turn: turn + 1 }));
        now.onTurn();
      },
      Math.max(0, Math.min(stay, most)),
    );
    return () => clearTimeout(timer);
  }, [isOn, lines.length, seen]);

  return { scene, all, lines, page, pages: pages.length };
}
