import { type ComponentType, useEffect, useState } from "react";

interface Drawn {
  text: string;
  label: string;
  className?: string | undefined;
}

// a chunk of its own, asked for as soon as the tablet has a server, long before it may be needed
const drawing = () => import("#ui/base/qr.tsx");

/** Has the drawing of codes at hand for when the server is away. */
export function useDrawingAtHand(connected: boolean): void {
  useEffect(() => {
    if (connected) drawing().catch(() => {});
  }, [connected]);
}

/** What draws a QR code; null where it has not come: the code's letters are enough. */
export function useDrawing(): ComponentType<Drawn> | null {
  const [Drawing, setDrawing] = useState<ComponentType<Drawn> | null>(null);
  useEffect(() => {
    drawing().then(
      ({ Qr }) => setDrawing(() => Qr),
      () => {},
    );
  }, []);
  return Drawing;
}
