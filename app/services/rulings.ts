import { z } from "zod";
import { type EntrantId, parseId, type RoundId } from "#core/ids.ts";
import type { Ruling } from "#core/rounds/qualify.ts";
import { findTieRulings } from "#db/boards.ts";
import type { Executor } from "#db/client.server.ts";

const entrantId = z.custom<EntrantId>((value) => typeof value === "string" && parseId<EntrantId>(value) !== null);

/** A ruling as the log keeps it. */
const rulingSchema = z.object({
  cut: z.custom<Ruling["cut"]>((value) => typeof value === "string"),
  tied: z.array(entrantId),
  admit: z.array(entrantId),
  method: z.enum(["all-in", "decider", "lot"]),
  places: z.number().default(0),
  /** of a lot: anybody can draw it again */
  seed: z.string().nullable().default(null),
});

export type KeptRuling = Ruling & { places: number; seed: string | null };

/** The rulings on ties in these rounds, oldest first. */
export async function rulingsOf(on: Executor, rounds: RoundId[]): Promise<Map<string, KeptRuling[]>> {
  const found = new Map<string, KeptRuling[]>();
  for (const { round, payload } of await findTieRulings(on, rounds)) {
    const read = rulingSchema.safeParse(payload);
    if (read.success) found.set(round, [...(found.get(round) ?? []), read.data]);
  }
  return found;
}
