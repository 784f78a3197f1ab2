import { countTry, forgetTries, type Limit, takeTryBack, triesOf } from "#db/attempts.ts";
import { spellLogin } from "./accounts.ts";
import type { World } from "./world.ts";

const windowS = 10 * 60;

// a whole office may sit behind one address
const ofIp: Limit = { of: "ip", points: 30, windowS };
const ofLogin: Limit = { of: "login", points: 10, windowS };
// where a login has succeeded before: a stranger who uses up the login's tries must not lock its owner out
const ofKnown: Limit = { of: "known", points: 10, windowS };
const known: Limit = { of: "known-pair", points: 1, windowS: 0 };

export interface Attempt {
  ip: string;
  /** empty for the set-up code, which has no login */
  login: string;
}

const pairOf = ({ ip, login }: Attempt) => `${spellLogin(login)}@${ip}`;

async function guarding({ db }: World, attempt: Attempt) {
  const address = { limit: ofIp, key: attempt.ip };
  if (!attempt.login) return [address];
  const pair = pairOf(attempt);
  const isKnown = (await triesOf(db, known, pair)) > 0;
  return [address, isKnown ? { limit: ofKnown, key: pair } : { limit: ofLogin, key: spellLogin(attempt.login) }];
}

/**
 * Counts one try to sign in or to set up: 30 an address and 10 a login within ten minutes, over all processes. Returns the
 * whole seconds to wait, 0 where the try may go ahead. Counting before the password is checked also holds tries sent all at once.
 */
export async function countAttempt(world: World, attempt: Attempt): Promise<number> {
  const counted = [];
  for (const { limit, key } of await guarding(world, attempt)) counted.push(await countTry(world.db, limit, key));
  return Math.max(...counted.map(({ waitMs }) => Math.ceil(waitMs / 1000)));
}

/** A try that succeeded counts no more, and its pair of login and address is known from now on. */
export async function forgiveAttempt(world: World, attempt: Attempt): Promise<void> {
  const { db } = world;
  for (const { limit, key } of await guarding(world, attempt)) {
    // the address keeps what others behind it, or other logins, have used up
    if (limit === ofIp) await takeTryBack(db, limit, key);
    else await forgetTries(db, limit, key);
  }
  if (attempt.login) await countTry(db, known, pairOf(attempt));
}
