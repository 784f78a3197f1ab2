import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import type { Db } from "./client.server.ts";
import { attempt } from "./schema/index.ts";

export interface Limit {
  /** names what is counted; part of every key */
  of: string;
  /** tries within the window */
  points: number;
  /** seconds; 0 = counts for ever */
  windowS: number;
}

const made = new WeakMap<Db, Map<string, RateLimiterDrizzle>>();

function limiterOf(db: Db, { of, points, windowS }: Limit): RateLimiterDrizzle {
  const known = made.get(db) ?? new Map<string, RateLimiterDrizzle>();
  made.set(db, known);
  const found = known.get(of);
  if (found) return found;
  // one of them clears the table for all
  const clears = known.size === 0;
  const limiter = new RateLimiterDrizzle({
    storeClient: db,
    schema: attempt,
    keyPrefix: of,
    points,
    duration: windowS,
    clearExpiredByTimeout: clears,
  });
  known.set(of, limiter);
  return limiter;
}

/** Counts one try. Answers how long to wait in ms (0 = go ahead) and how many tries are left. One statement: tries sent at once all count. */
export async function countTry(db: Db, limit: Limit, key: string): Promise<{ waitMs: number; left: number }> {
  try {
    return { waitMs: 0, left: (await limiterOf(db, limit).consume(key)).remainingPoints };
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return { waitMs: refused.msBeforeNext, left: 0 };
  }
}

/** How many tries this key has used up in its window. */
export async function triesOf(db: Db, limit: Limit, key: string): Promise<number> {
  return (await limiterOf(db, limit).get(key))?.consumedPoints ?? 0;
}

/** Takes one try back. */
export async function takeTryBack(db: Db, limit: Limit, key: string): Promise<void> {
  await limiterOf(db, limit).reward(key, 1);
}

/** Forgets every try of this key. */
export async function forgetTries(db: Db, limit: Limit, key: string): Promise<void> {
  await limiterOf(db, limit).delete(key);
}

/** No try of this key goes ahead for that many seconds. */
export async function blockTries(db: Db, limit: Limit, key: string, seconds: number): Promise<void> {
  await limiterOf(db, limit).block(key, seconds);
}
