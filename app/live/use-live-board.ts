import { useEffect, useState, useSyncExternalStore } from "react";
import { connect } from "./connect.ts";
import { type Followed, Follower, type FollowOptions, shownFirst } from "./follow.ts";
import type { Point, Snapshot, WatchAnswer } from "./protocol.ts";

const never = () => () => {};

type Shown = FollowOptions["room"];

/**
 * The rows of a meet (its address), or of another room, as they stand now: first those the page was sent with (`snapshot`,
 * made at the server's `now`), then whatever the server tells. Reconnects, catches up and polls by itself. When the server
 * runs a new build the page reloads, or `onBuild`, always the same function, is told, again and again until it did.
 */
export function useLiveBoard(...following: Parameters<typeof useFollower>): Followed {
  return useFollower(...following).live;
}

/** The same with what follows; null before the page is awake. */
export function useFollower(
  of: string | Shown,
  snapshot: Snapshot,
  now: number,
  onBuild = reloadWhenHealthy,
): { live: Followed; follower: Follower | null } {
  const [first] = useState(() => shownFirst(snapshot, now));
  const [options] = useState({ snapshot, now, onBuild });
  const [follower, setFollower] = useState<Follower | null>(null);
  // an object made anew with each render must not connect anew
  const wish = JSON.stringify(typeof of === "string" ? { kind: "meet", slug: of } : of);
  useEffect(() => {
    const made = new Follower({ room: JSON.parse(wish) as Shown, ...options });
    setFollower(made);
    return () => made.stop();
  }, [wish, options]);
  const live = useSyncExternalStore(follower?.subscribe ?? never, follower?.read ?? (() => first), () => first);
  return { live, follower };
}

const calmMs = 300;

/**
 * Calls `onChange` soon after anything of the meet (its id or address) changed, and after a time without connection: pages
 * of those who run the meet revalidate.
 */
export function useMeetHint(meet: string, onChange: () => void): void {
  const [latest] = useState({ onChange });
  useEffect(() => {
    latest.onChange = onChange;
  });
  useEffect(() => {
    const socket = connect();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let seen: Point | null = null;
    let met = false;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => latest.onChange(), calmMs);
    };
    socket.on("connect", () => {
      socket.emit("watch", { room: { kind: "hint", meet }, since: null }, (answer: WatchAnswer) => {
        if (answer.kind === "following" && met) soon();
        met = true;
      });
    });
    socket.on("hint", (hint) => {
      seen = hint;
      soon();
    });
    socket.on("tick", (tick) => {
      // a hint was lost on its way
      if (seen && (seen.epoch !== tick.epoch || seen.version < tick.version)) soon();
      seen = tick;
    });
    return () => {
      clearTimeout(timer);
      socket.disconnect();
    };
  }, [meet, latest]);
}

const reloadPauseMs = 60_000;
const askAgainMs = 3_000;
const reloadedAtKey = "fieldday-reloaded-at";
let reloading = false;

/** Reloads once the server answers: a reload while it is down would leave an error page on the wall. At most once a minute. */
export function reloadWhenHealthy(): void {
  if (reloading) return;
  reloading = true;
  const ask = async () => {
    const healthy = await fetch("/healthz", { cache: "no-store" }).then(
      (response) => response.ok,
      () => false,
    );
    if (!healthy) return void setTimeout(ask, askAgainMs);
    sessionStorage.setItem(reloadedAtKey, String(Date.now()));
    location.reload();
  };
  // a clock that was set back must not forbid it for hours
  const since = Math.abs(Date.now() - Number(sessionStorage.getItem(reloadedAtKey) ?? 0));
  setTimeout(ask, Math.max(0, reloadPauseMs - since));
}
