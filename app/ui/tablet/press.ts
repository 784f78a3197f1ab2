import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from "react";

/** A glove bounces: a second touch this soon and this near is the first one again. */
const bounceMs = 60;
const bouncePx = 20;

/** The moment of an event on the page's monotonic clock; some browsers stamp events with the wall clock instead. */
export function stampOf(event: { timeStamp: number }): number {
  const now = performance.now();
  return event.timeStamp > 0 && event.timeStamp <= now + 1 ? event.timeStamp : now;
}

const isSecondary = (event: PointerEvent) => event.pointerType === "mouse" && event.button !== 0;
/** by keyboard or a screen reader, not by a finger whose touch was counted already */
const isIndirect = (event: MouseEvent) => event.detail === 0;

/** Acts the moment a finger comes down: every finger counts by itself, bounces do not. Enter and Space work too. */
export function usePress(act: (stamp: number) => void) {
  const last = useRef({ stamp: Number.NEGATIVE_INFINITY, x: 0, y: 0 });
  return {
    onPointerDown(event: PointerEvent) {
      if (isSecondary(event)) return;
      const stamp = stampOf(event);
      const before = last.current;
      const near = Math.hypot(event.clientX - before.x, event.clientY - before.y) < bouncePx;
      last.current = { stamp, x: event.clientX, y: event.clientY };
      if (stamp - before.stamp < bounceMs && near) return;
      act(stamp);
    },
    onClick(event: MouseEvent) {
      if (isIndirect(event)) act(stampOf(event));
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.repeat) event.preventDefault();
    },
  };
}

/**
 * Acts when a finger that came down here goes up here: for keys that change the screen. The click a browser makes up for
 * a touch on what stood here before is ignored.
 */
export function useTap(act: () => void) {
  const armed = useRef(false);
  return {
    onPointerDown(event: PointerEvent) {
      armed.current = !isSecondary(event);
    },
    onClick(event: MouseEvent) {
      const meant = armed.current || isIndirect(event);
      armed.current = false;
      if (meant) act();
    },
  };
}
