import { useEffect, useMemo, useState } from "react";
import type { Rows } from "./deltas.ts";
import { bringJudgedRules, judgedRules } from "./judged-rules.ts";
import { type Programme, programmeOf } from "./programme.ts";
import { isEventRow, type WireRow } from "./protocol.ts";
import { reloadWhenHealthy } from "./use-live-board.ts";

/** Whether some of these rows need the rules of judged events. */
export function needsJudgedRules(rows: Iterable<WireRow>): boolean {
  for (const row of rows) if (isEventRow(row) && row.plan.judged) return true;
  return false;
}

/** What a page's rows stand for; a judged event comes to something once its rules are there. */
export function useProgramme(rows: Rows): Programme {
  const [rules, setRules] = useState(judgedRules);
  const missing = rules === null && needsJudgedRules(rows.values());
  useEffect(() => {
    if (missing) void bringJudgedRules().then(() => setRules(judgedRules), reloadWhenHealthy);
  }, [missing]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the programme is worked out by them
  return useMemo(() => programmeOf(rows), [rows, rules]);
}
