import { countTry, type Limit, triesOf } from "#db/attempts.ts";
import type { World } from "./world.ts";

const windowS = 10 * 60;
/** a code of six digits stands against that for years */
const wrongCodes: Limit = { of: "vote-code", points: 30, windowS };
/** a whole hall may be behind one address */
const votes: Limit = { of: "vote", points: 200, windowS };

/** Whether this address may try a code: not after 30 wrong ones within ten minutes. Right ones count nothing. */
export const mayTryCode = async ({ db }: World, ip: string): Promise<boolean> =>
  (await triesOf(db, wrongCodes, ip)) < wrongCodes.points;

/** Counts a wrong code of this address. */
export async function missedCode({ db }: World, ip: string): Promise<void> {
  await countTry(db, wrongCodes, ip);
}

/** Counts a vote of this address; false where 200 came from it within ten minutes. */
export const mayVote = async ({ db }: World, ip: string): Promise<boolean> =>
  (await countTry(db, votes, ip)).waitMs === 0;
