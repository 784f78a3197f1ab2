import { useEffect, useRef, useState } from "react";
import type { BoardLine } from "./lines.ts";

/** How many rows it went up (positive) or down; `own`: its own content changed, not only its place among the others. */
export interface Change {
  by: number;
  own: boolean;
}
const none: ReadonlyMap<string, Change> = new Map();
const shownMs = 6000;

/** What changed in the rows of a scene during the last six seconds. Rows that are new, and a new scene, are no change. */
export function useChanges(sceneKey: string, lines: readonly BoardLine[]): ReadonlyMap<string, Change> {
  const [changes, setChanges] = useState(none);
  const seen = useRef({ sceneKey: "", lines: new Map<string, { index: number; text: string }>() });
  useEffect(() => {
    const now = new Map(lines.map((line, index) => [line.key, { index, text: JSON.stringify(line) }]));
    const before = seen.current;
    seen.current = { sceneKey, lines: now };
    if (before.sceneKey !== sceneKey) return setChanges(none);
    const found = new Map<string, Change>();
    for (const [key, { index, text }] of now) {
      const old = before.lines.get(key);
      if (old && (old.text !== text || old.index !== index))
        found.set(key, { by: old.index - index, own: old.text !== text });
    }
    if (found.size > 0) setChanges(found);
  }, [sceneKey, lines]);
  useEffect(() => {
    if (changes.size === 0) return;
    const timer = setTimeout(() => setChanges(none), shownMs);
    return () => clearTimeout(timer);
  }, [changes]);
  return changes;
}
