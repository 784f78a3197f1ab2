import { countTry, type Limit, triesOf } from "#db/attempts.ts";
import type { World } from "./world.ts";

const wrongLinks: Limit = { of: "link", points: 30, windowS: 60 };

/** Whether this address may open links: not after 30 wrong ones within a minute. Right ones count nothing. */
export async function mayTryLink({ db }: World, ip: string): Promise<boolean> {
  return (await triesOf(db, wrongLinks, ip)) < wrongLinks.points;
}

/** Counts a wrong link of this address. */
export async function missedLink({ db }: World, ip: string): Promise<void> {
  await countTry(db, wrongLinks, ip);
}
