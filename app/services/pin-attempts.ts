import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { DeviceId, OfficialId } from "#core/ids.ts";
import { singleton } from "#platform/singleton.server.ts";

const errors = 5;
const lockS = 60;
/** errors further apart than this do not add up */
const windowS = 10 * 60;

const limiter = () =>
  singleton("pin-attempts", () => new RateLimiterMemory({ points: errors, duration: windowS, keyPrefix: "pin" }));

export interface PinAttempt {
  official: OfficialId;
  device: DeviceId;
  ip: string;
}

// the address too: a tablet that takes its seat anew is another device
const keysOf = ({ official, device, ip }: PinAttempt) => [`${official}@${device}`, `${official}@${ip}`];

/**
 * Counts one try at an official's PIN before it is checked, so that tries sent all at once count as well. Answers the whole
 * seconds to wait (0 = go on), and how many tries are left after this one.
 */
export async function countPin(attempt: PinAttempt): Promise<{ waitS: number; left: number }> {
  let left = errors;
  for (const key of keysOf(attempt)) {
    try {
      left = Math.min(left, (await limiter().consume(key)).remainingPoints);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return { waitS: Math.min(lockS, Math.max(1, Math.ceil(refused.msBeforeNext / 1000))), left: 0 };
    }
  }
  return { waitS: 0, left };
}

/** The fifth error in a row locks this official for a minute, on this tablet and from this address. */
export async function lockPin(attempt: PinAttempt): Promise<void> {
  for (const key of keysOf(attempt)) await limiter().block(key, lockS);
}

/** The right PIN: the errors before it count no more. */
export async function forgivePin(attempt: PinAttempt): Promise<void> {
  for (const key of keysOf(attempt)) await limiter().delete(key);
}
