import type { HeatId, MeetId } from "#core/ids.ts";
import type { Executor } from "#db/client.server.ts";
import { findCourts, findDrawsOfMeet } from "#db/courts.ts";
import type { HeatRow } from "#db/heats.ts";
import type { RoundRow } from "#db/rounds.ts";
import type { TabletMatch } from "#live/tablet-protocol.ts";
import { type DrawnMatch, drawnMatches } from "./drawn-matches.ts";

interface Found {
  heat: HeatRow;
  round: Pick<RoundRow, "stageId">;
}

const callOf = ({ heat }: Found): number =>
  heat.match !== null && heat.state === "scheduled" && heat.calledAt ? heat.calledAt.getTime() : Infinity;

// Heats that are matches of two: how they are called, where and when they are played.

/** Heats in the order of play; matches that are called before those that are not, the first call first. */
export const inTurn = <One extends Found>(found: readonly One[]): One[] =>
  [...found].sort((a, b) => (callOf(a) < callOf(b) ? -1 : callOf(a) > callOf(b) ? 1 : 0));

/** How the matches among these heats are called, and where and when they are played. */
export async function matchesOf(
  on: Executor,
  meet: MeetId,
  found: readonly Found[],
): Promise<ReadonlyMap<HeatId, { column: DrawnMatch["column"]; match: TabletMatch }>> {
  if (found.every(({ heat }) => heat.match === null)) return new Map();
  const [draws, courts] = await Promise.all([findDrawsOfMeet(on, meet), findCourts(on, meet)]);
  const drawn = new Map(draws.map(({ id, draw }) => [id, drawnMatches(draw)]));
  const nameOf = new Map(courts.map(({ id, name }) => [id, name]));
  return new Map(
    found.flatMap(({ heat, round }) => {
      const { match: key, courtId, calledAt, notBefore } = heat;
      const known = key !== null && round.stageId ? drawn.get(round.stageId)?.get(key) : undefined;
      if (!known) return [];
      const match = {
        ...known.match,
        court: courtId === null ? null : (nameOf.get(courtId) ?? null),
        calledAt: calledAt?.getTime() ?? null,
        notBefore: notBefore?.getTime() ?? null,
      };
      return [[heat.id, { column: known.column, match }] as const];
    }),
  );
}
