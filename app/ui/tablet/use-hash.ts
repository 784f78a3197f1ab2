import { useSyncExternalStore } from "react";

const listHash = "#list";
const moved = "fieldday-moved";

const read = () => window.location.hash || listHash;

function subscribe(listener: () => void): () => void {
  const kinds = ["hashchange", "popstate", moved];
  for (const kind of kinds) window.addEventListener(kind, listener);
  return () => {
    for (const kind of kinds) window.removeEventListener(kind, listener);
  };
}

/** Goes to a screen of this page; nothing is asked of the server. */
export function go(hash: string, replace = false): void {
  if (replace) window.history.replaceState(null, "", hash);
  else window.history.pushState(null, "", hash);
  window.dispatchEvent(new Event(moved));
}

/** Which screen the address's hash names: a reload comes back to it. */
export function useHash(): [string, typeof go] {
  return [useSyncExternalStore(subscribe, read, () => listHash), go];
}
