import { useEffect, useState, useSyncExternalStore } from "react";
import { connect } from "./connect.ts";
import { type Followed, Follower, shownFirst } from "./follow.ts";
import type { Snapshot } from "./protocol.ts";

const never = () => () => {};

/**
 * The meet's rows as they stand now: first those the page was sent with (`snapshot`, made at the server's `now`), then
 * whatever the server tells. Reconnects, catches up and polls by itself. When the server runs a new build the page reloads,
 * or `onBuild`, always the same function, is told, again and again until it did.
 */
export function useLiveBoard(slug: string, snapshot: Snapshot, now: number, onBuild = reloadWhenHealthy): Followed {
  const [first] = useState(() => shownFirst(snapshot, now));
  const [options] = useState({ snapshot, now, onBuild });
  const [follower, setFollower] = useState<Follower | null>(null);
  useEffect(() => {
    const made = new Follower({ slug, ...options });
    setFollower(made);
    return () => made.stop();
  }, [slug, options]);
  return useSyncExternalStore(follower?.subscribe ?? never, follower?.read ?? (() => first), () => first);
}

const calmMs = 300;

/** Calls `onChange` soon after anything of the meet changed, and after a time without connection: office pages revalidate. */
export function useMeetHint(slug: string, onChange: () => void): void {
  const [latest] = useState({ onChange });
  useEffect(() => {
    latest.onChange = onChange;
  });
  useEffect(() => {
    const socket = connect();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let met = false;
    const hint = () => {
      clearTimeout(timer);
      timer = setTimeout(() => latest.onChange(), calmMs);
    };
    socket.on("connect", () => {
      socket.emit("watch", { slug, since: null }, () => {
        if (met) hint();
        met = true;
      });
    });
    socket.on("delta", hint);
    return () => {
      clearTimeout(timer);
      socket.disconnect();
    };
  }, [slug, latest]);
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
