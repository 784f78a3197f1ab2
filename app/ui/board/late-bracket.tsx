import { type ComponentProps, useEffect, useState } from "react";
import { reloadWhenHealthy } from "#live/use-live-board.ts";
import type { BracketPicture } from "./bracket-picture.tsx";

let picture: typeof BracketPicture | null = null;
const bring = () => import("./bracket-picture.tsx").then((brought) => (picture = brought.BracketPicture));

/** Brings the drawing of brackets while the server answers: a board must do without it later. */
export function useBracketPicture(): void {
  useEffect(() => void bring().catch(reloadWhenHealthy), []);
}

/** A bracket, once its drawing is there. */
export function LateBracket(props: ComponentProps<typeof BracketPicture>) {
  const [Picture, setPicture] = useState(() => picture);
  useEffect(() => {
    if (!Picture) void bring().then((brought) => setPicture(() => brought), reloadWhenHealthy);
  }, [Picture]);
  return Picture ? <Picture {...props} /> : null;
}
