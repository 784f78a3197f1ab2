import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useMeetHint } from "#live/use-live-board.ts";

const pollMs = 10_000;

/** Keeps an office page fresh: at once when anything of the meet changes, every ten seconds without a connection. */
export function useFresh(slug: string): void {
  const { revalidate } = useRevalidator();
  useMeetHint(slug, revalidate);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, pollMs);
    return () => clearInterval(timer);
  }, [revalidate]);
}
