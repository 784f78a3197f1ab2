import { useNavigate, useNavigation } from "@remix-run/react";
import { type RefObject, useEffect } from "react";
import type { Line } from "./lines.ts";

const typing = "input, textarea, select";
const pressing = `${typing}, button, a, summary`;

/**
 * The console by keyboard alone: arrows choose a line, Enter presses the card's main button, H its second one. A key that is
 * held down, or pressed while a deed is on its way, does nothing: nobody releases the next result by a trembling finger.
 */
export function useKeys(lines: readonly Line[], chosen: string | null, card: RefObject<HTMLElement>): void {
  const navigate = useNavigate();
  const idle = useNavigation().state === "idle";
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const at = event.target instanceof Element ? event.target : null;
      if (event.ctrlKey || event.metaKey || event.altKey || at?.closest(typing)) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) {
        const from = lines.findIndex(({ key }) => key === chosen);
        const to = lines[Math.min(lines.length - 1, Math.max(0, from + step))];
        event.preventDefault();
        if (to) navigate(`?line=${to.key}`, { replace: true, preventScrollReset: true });
        return;
      }
      const wanted = event.key === "Enter" ? "main" : event.key.toLowerCase() === "h" ? "second" : null;
      if (!wanted || (wanted === "main" && at?.closest(pressing))) return;
      if (event.repeat || !idle) return;
      const button = card.current?.querySelector<HTMLElement>(`[data-key="${wanted}"]`);
      if (button) event.preventDefault();
      button?.click();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [lines, chosen, card, navigate, idle]);
}
