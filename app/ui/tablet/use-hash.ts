import { useEffect, useState, useSyncExternalStore } from "react";

export const listHash = "#list";
const moved = "fieldday-moved";
const held = "fieldday-held";

const read = () => window.location.hash || listHash;
const isPad = (hash: string) => hash.startsWith("#heat=");

/** the screen that is shown: what a gesture may not leave */
let shown = "";

function subscribe(listener: () => void): () => void {
  const kinds = ["hashchange", moved];
  for (const kind of kinds) window.addEventListener(kind, listener);
  return () => {
    for (const kind of kinds) window.removeEventListener(kind, listener);
  };
}

/** Goes to a screen of this page; nothing is asked of the server. Below the list there is one step back, to the list. */
export function go(hash: string, replace = false): void {
  if (replace || read() !== listHash) window.history.replaceState(null, "", hash);
  else window.history.pushState(null, "", hash);
  shown = hash;
  window.dispatchEvent(new Event(moved));
}

/** Which screen the address's hash names: a reload comes back to it. */
export function useHash(): [string, typeof go] {
  return [useSyncExternalStore(subscribe, read, () => listHash), go];
}

/** The Back key and the gesture stay on a pad; everywhere else they lead to the list. */
function onBack(): void {
  if (isPad(shown) && read() !== shown) {
    window.history.pushState(null, "", shown);
    window.dispatchEvent(new Event(held));
  }
  shown = read();
  window.dispatchEvent(new Event(moved));
}

const heldMs = 4000;

/** Keeps the page on its pad; true for a while after somebody tried to go back. */
export function useBackTrap(): boolean {
  const [tried, setTried] = useState(0);
  useEffect(() => {
    shown = read();
    // a page opened on a pad has the list below it as well
    if (isPad(shown)) {
      window.history.replaceState(null, "", listHash);
      window.history.pushState(null, "", shown);
    }
    const onHeld = () => setTried((n) => n + 1);
    window.addEventListener("popstate", onBack);
    window.addEventListener(held, onHeld);
    return () => {
      window.removeEventListener("popstate", onBack);
      window.removeEventListener(held, onHeld);
    };
  }, []);
  useEffect(() => {
    if (tried === 0) return;
    const timer = setTimeout(() => setTried(0), heldMs);
    return () => clearTimeout(timer);
  }, [tried]);
  return tried > 0;
}
