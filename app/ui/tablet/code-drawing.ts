import { useLate } from "./use-late.ts";

export const drawing = () => import("#ui/base/qr.tsx").then(({ Qr }) => Qr);

/** What draws a QR code; null where it has not come: the code's letters are enough. */
export const useDrawing = () => useLate(drawing);
