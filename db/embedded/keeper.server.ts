import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import type { Connection } from "./probe.server.ts";

const oneProgram = 727_275;

/** A session that says "this program has the database". */
export type Keeper = {
  /** Takes the database, again after a restart of the server; false where another program has it. */
  claim(): Promise<boolean>;
  end(): Promise<void>;
};

/**
 * The folder's second lock, held in the server itself: containers that share a volume do not see each other's
 * processes and names, but they do meet at the server's socket.
 */
export function keeperOf(connection: Connection): Keeper {
  const sql = postgres({ ...connection, max: 1, max_lifetime: null, fetch_types: false, onnotice: () => {} });
  return {
    claim: async () => {
      const [row] = await sql`select case when exists (
          select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and granted
        ) then true else pg_try_advisory_lock(${oneProgram}) end as held`;
      return row?.held === true;
    },
    end: () => sql.end({ timeout: 1 }),
  };
}

/** Claims until it succeeds or `patience` ms are over: the session of a killed program takes a moment to go. */
export async function claimWithin(keeper: Keeper, patience: number): Promise<boolean> {
  for (const end = Date.now() + patience; ; await sleep(100)) {
    const held = await keeper.claim();
    if (held || Date.now() >= end) return held;
  }
}
