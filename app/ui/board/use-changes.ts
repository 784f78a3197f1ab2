import { useEffect, useRef, useState } from "react";
import type { BoardLine } from "./lines.ts";

/** How many rows it went up (positive) or down; `own`: its own content changed, not only its place among the others. */
export interface Change {
  by: number;
  own: boolean;
}
interface Marked extends Change {
  until: number;
}
const none: ReadonlyMap<string, Marked> = new Map();
const shownMs = 6000;

/** What of a row is news; not that something is expected a minute later. */
const newsOf = (line: BoardLine): string => JSON.stringify("expected" in line ? { ...line, expected: null } : line);

/** What changed in each row of a scene during its last six seconds. Rows that are new, and a new scene, are no change. */
export function useChanges(sceneKey: string, lines: readonly BoardLine[]): ReadonlyMap<string, Change> {
  const [marked, setMarked] = useState(none);
  const seen = useRef({ sceneKey: "", lines: new Map<string, { index: number; text: string }>() });
  useEffect(() => {
    const rows = new Map(lines.map((line, index) => [line.key, { index, text: newsOf(line) }]));
    const before = seen.current;
    seen.current = { sceneKey, lines: rows };
    if (before.sceneKey !== sceneKey) return setMarked(none);
    const until = performance.now() + shownMs;
    const found = new Map<string, Marked>();
    for (const [key, { index, text }] of rows) {
      const old = before.lines.get(key);
      if (old && (old.text !== text || old.index !== index))
        found.set(key, { by: old.index - index, own: old.text !== text, until });
    }
    if (found.size > 0) setMarked((held) => new Map([...held, ...found]));
  }, [sceneKey, lines]);
  useEffect(() => {
    if (marked.size === 0) return;
    const now = performance.now();
    const next = Math.min(...[...marked.values()].map(({ until }) => until));
    const timer = setTimeout(
      () => {
        const late = performance.now();
        setMarked((held) => new Map([...held].filter(([, { until }]) => until > late)));
      },
      Math.max(0, next - now) + 1,
    );
    return () => clearTimeout(timer);
  }, [marked]);
  return marked;
}
