import { useEffect } from "react";
import { useLate } from "./use-late.ts";

// a chunk of its own, asked for as soon as the tablet has a server, long before it may be needed
const drawing = () => import("#ui/base/qr.tsx").then(({ Qr }) => Qr);

/** Has the drawing of codes at hand for when the server is away. */
export function useDrawingAtHand(connected: boolean): void {
  useEffect(() => {
    if (connected) drawing().catch(() => {});
  }, [connected]);
}

/** What draws a QR code; null where it has not come: the code's letters are enough. */
export const useDrawing = () => useLate(drawing);
