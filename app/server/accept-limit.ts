/** Handshakes a second, and how many may come at once: what is left over keeps other requests fast. */
const perSecond = 800;
const atOnce = 200;

/**
 * Says for each new connection whether it may come in now: after a restart thousands come back within seconds, and who
 * is refused tries again later by itself. `now` in ms, never going back.
 */
export function acceptLimit(now: () => number = () => performance.now()): () => boolean {
  let tokens = atOnce;
  let since = now();
  return () => {
    const at = now();
    tokens = Math.min(atOnce, tokens + ((at - since) / 1000) * perSecond);
    since = at;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
