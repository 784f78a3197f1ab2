import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { TabletStore } from "#live/tablet/store.ts";
import { firstView, type TabletView } from "#live/tablet/view.ts";

export const TabletContext = createContext<TabletStore | null>(null);

/** The tablet's store; only below the provider. */
export function useTablet(): TabletStore {
  const store = useContext(TabletContext);
  if (!store) throw new Error("no tablet here");
  return store;
}

/** All the tablet holds, drawn again when it changes; only below the provider. */
export function useTabletView(): TabletView {
  const store = useTablet();
  return useSyncExternalStore(store.subscribe, store.read, store.read);
}

const never = () => () => {};

/** Opens the tablet's store for as long as the page stands, and shows what it holds. */
export function useTabletStore(): { store: TabletStore | null; view: TabletView } {
  const [store, setStore] = useState<TabletStore | null>(null);
  useEffect(() => {
    const opened = new TabletStore();
    setStore(opened);
    return () => opened.stop();
  }, []);
  const view = useSyncExternalStore(store?.subscribe ?? never, store?.read ?? (() => firstView), () => firstView);
  return { store, view };
}

/** Draws again every `ms` while `on`: for clocks. */
export function useTicking(ms: number, on: boolean): void {
  const [, draw] = useState(0);
  useEffect(() => {
    if (!on) return;
    const timer = setInterval(() => draw((n) => n + 1), ms);
    return () => clearInterval(timer);
  }, [ms, on]);
}

type Hand = "right" | "left";
const handKey = "fieldday-hand";

/** On which side the keys lie; remembered by this tablet. */
export function useHand(): [Hand, (hand: Hand) => void] {
  const [hand, setHand] = useState<Hand>("right");
  useEffect(() => {
    if (localStorage.getItem(handKey) === "left") setHand("left");
  }, []);
  return [
    hand,
    (next) => {
      localStorage.setItem(handKey, next);
      setHand(next);
    },
  ];
}

/** Keeps the screen on where the browser can (a secure page); elsewhere the tablet's own settings must. */
export function useWakeLock(on: boolean): void {
  useEffect(() => {
    if (!on || !("wakeLock" in navigator)) return;
    let held: WakeLockSentinel | null = null;
    const hold = () => {
      if (document.visibilityState !== "visible") return;
      navigator.wakeLock.request("screen").then(
        (lock) => {
          held = lock;
        },
        () => {},
      );
    };
    hold();
    document.addEventListener("visibilitychange", hold);
    return () => {
      document.removeEventListener("visibilitychange", hold);
      void held?.release();
    };
  }, [on]);
}
