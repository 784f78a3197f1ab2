import { RateLimiterMemory } from "rate-limiter-flexible";
import { singleton } from "#platform/singleton.server.ts";

const perWindow = 30;

const limiter = () =>
  singleton("link-attempts", () => new RateLimiterMemory({ points: perWindow, duration: 60, keyPrefix: "link" }));

/** Whether this address may open links: not after 30 wrong ones within a minute. Right ones count nothing. */
export async function mayTryLink(ip: string): Promise<boolean> {
  const found = await limiter().get(ip);
  return (found?.consumedPoints ?? 0) < perWindow;
}

/** Counts a wrong link of this address. */
export async function missedLink(ip: string): Promise<void> {
  await limiter()
    .consume(ip)
    .catch(() => undefined);
}
