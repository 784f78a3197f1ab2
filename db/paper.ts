import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { HeatId, MeetId } from "#core/ids.ts";
import type { Executor } from "./client.server.ts";
import { log } from "./schema/index.ts";

/** The lanes of a meet's heats whose marks were keyed in from paper, at least once. */
export async function findPaperLanes(on: Executor, meetId: MeetId): Promise<{ heat: HeatId; lane: number }[]> {
  const lane = sql<number>`(${log.payload}->>'lane')::int`;
  const rows = await on
    .selectDistinct({ heat: log.heatId, lane })
    .from(log)
    .where(
      and(
        eq(log.meetId, meetId),
        isNotNull(log.heatId),
        sql`${log.payload} @> '{"paper": true}'::jsonb`,
        sql`${log.payload} ? 'lane'`,
      ),
    );
  return rows.flatMap(({ heat, lane: number }) => (heat === null ? [] : [{ heat, lane: number }]));
}
