import type { DeviceId, OfficialId } from "#core/ids.ts";
import { blockTries, countTry, forgetTries, type Limit } from "#db/attempts.ts";
import type { World } from "./world.ts";

const lockS = 60;
/** errors further apart than ten minutes do not add up */
const wrongPins: Limit = { of: "pin", points: 5, windowS: 10 * 60 };

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
export async function countPin({ db }: World, attempt: PinAttempt): Promise<{ waitS: number; left: number }> {
  let least = wrongPins.points;
  for (const key of keysOf(attempt)) {
    const { waitMs, left } = await countTry(db, wrongPins, key);
    if (waitMs > 0) return { waitS: Math.min(lockS, Math.max(1, Math.ceil(waitMs / 1000))), left: 0 };
    least = Math.min(least, left);
  }
  return { waitS: 0, left: least };
}

/** The fifth error in a row locks this official for a minute, on this tablet and from this address. */
export async function lockPin({ db }: World, attempt: PinAttempt): Promise<void> {
  for (const key of keysOf(attempt)) await blockTries(db, wrongPins, key, lockS);
}

/** The right PIN: the errors before it count no more. */
export async function forgivePin({ db }: World, attempt: PinAttempt): Promise<void> {
  for (const key of keysOf(attempt)) await forgetTries(db, wrongPins, key);
}
