import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { singleton } from "#platform/singleton.server.ts";
import { spellLogin } from "./accounts.ts";

const windowS = 10 * 60;

const limits = () =>
  singleton("attempts", () => ({
    // a whole office may sit behind one address
    ip: new RateLimiterMemory({ points: 30, duration: windowS, keyPrefix: "ip" }),
    login: new RateLimiterMemory({ points: 10, duration: windowS, keyPrefix: "login" }),
    // where a login has succeeded before: a stranger who uses up the login's tries must not lock its owner out
    known: new RateLimiterMemory({ points: 10, duration: windowS, keyPrefix: "known" }),
    knownPairs: new Set<string>(),
  }));

export interface Attempt {
  ip: string;
  /** empty for the set-up code, which has no login */
  login: string;
}

const pairOf = ({ ip, login }: Attempt) => `${spellLogin(login)}@${ip}`;

const guarding = (attempt: Attempt) => {
  const { ip, login, known, knownPairs } = limits();
  const own = knownPairs.has(pairOf(attempt))
    ? { limiter: known, key: pairOf(attempt) }
    : { limiter: login, key: spellLogin(attempt.login) };
  return attempt.login ? [{ limiter: ip, key: attempt.ip }, own] : [{ limiter: ip, key: attempt.ip }];
};

/**
 * Counts one try to sign in or to set up: 30 an address and 10 a login within ten minutes. Returns the whole seconds to
 * wait, 0 where the try may go ahead. Counting before the password is checked also holds tries sent all at once.
 */
export async function countAttempt(attempt: Attempt): Promise<number> {
  let wait = 0;
  for (const { limiter, key } of guarding(attempt)) {
    try {
      await limiter.consume(key);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      wait = Math.max(wait, Math.ceil(refused.msBeforeNext / 1000));
    }
  }
  return wait;
}

/** A try that succeeded counts no more, and its pair of login and address is known from now on. */
export async function forgiveAttempt(attempt: Attempt): Promise<void> {
  const { ip, knownPairs } = limits();
  for (const { limiter, key } of guarding(attempt)) {
    // the address keeps what others behind it, or other logins, have used up
    if (limiter === ip) await limiter.reward(key, 1);
    else await limiter.delete(key);
  }
  if (attempt.login) knownPairs.add(pairOf(attempt));
}
