import { useNavigation, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useMeetHint } from "#live/use-live-board.ts";

/** Loads the page's data again, but never into a form that is on its way: its answer would be lost. */
function useCalmRevalidate(): () => void {
  const { revalidate } = useRevalidator();
  const idle = useNavigation().state === "idle";
  const state = useRef({ idle, waiting: false });
  useEffect(() => {
    state.current.idle = idle;
    if (!idle || !state.current.waiting) return;
    state.current.waiting = false;
    revalidate();
  }, [idle, revalidate]);
  return useCallback(() => {
    if (state.current.idle) revalidate();
    else state.current.waiting = true;
  }, [revalidate]);
}

/** Asks for the page's data every `everyMs` while somebody looks at it. */
export function usePolled(everyMs: number): void {
  const ask = useCalmRevalidate();
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && ask(), everyMs);
    return () => clearInterval(timer);
  }, [ask, everyMs]);
}

const pollMs = 10_000;

/** Keeps an office page fresh: at once when anything of the meet changes, every ten seconds without a connection. */
export function useFresh(slug: string): void {
  useMeetHint(slug, useCalmRevalidate());
  usePolled(pollMs);
}

/** A form's last answer: fresh data must not wipe the words that say what became of the deed. */
export function useKept<Answer>(answer: Answer | undefined): Answer | undefined {
  const [kept, setKept] = useState(answer);
  if (answer !== undefined && answer !== kept) setKept(answer);
  return answer ?? kept;
}
