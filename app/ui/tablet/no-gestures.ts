import { useEffect } from "react";

const kinds = ["gesturestart", "gesturechange", "contextmenu", "dragstart", "selectstart"];
const isField = ({ target }: Event) => target instanceof HTMLInputElement;

/** Safari zooms by pinching whatever the style says; a long touch opens menus, a trackpad zooms by Ctrl and wheel. */
export function useNoGestures(): void {
  useEffect(() => {
    const stop = (event: Event) => isField(event) || event.preventDefault();
    const onTouches = (event: TouchEvent) => event.touches.length > 1 && event.cancelable && event.preventDefault();
    const onWheel = (event: WheelEvent) => event.ctrlKey && event.preventDefault();
    for (const kind of kinds) document.addEventListener(kind, stop);
    document.addEventListener("touchmove", onTouches, { passive: false });
    document.addEventListener("wheel", onWheel, { passive: false });
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, stop);
      document.removeEventListener("touchmove", onTouches);
      document.removeEventListener("wheel", onWheel);
    };
  }, []);
}
