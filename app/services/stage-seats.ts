import type { EntrantId, HeatId } from "#core/ids.ts";
import type { StageMatch } from "#core/stages/play.ts";
import { deleteHeats, deleteLanes, deleteSheets, insertHeat } from "#db/heats.ts";
import { holdHeats } from "#db/stages.ts";
import type { Deed } from "./act.ts";
import { type Seating, seatMatches } from "./stage-rows.ts";
import { heatKey, type PlayedStages, type StageHeat } from "./stages.ts";
import type { World } from "./world.ts";

/** A match whose lanes are not (or no longer) who plays it. */
export interface Displaced {
  heat: StageHeat;
  /** null: nobody is known, or it is not played */
  players: readonly [EntrantId, EntrantId] | null;
}

/** Who plays a match; null while somebody is not known, and where it is not played. */
export function playersOf({ seats: [a, b], status }: StageMatch): readonly [EntrantId, EntrantId] | null {
  return status !== "closed" && a.kind === "known" && b.kind === "known" ? [a.id, b.id] : null;
}

/** The matches in whose lanes others stand than play them by draws and results. */
export function displacedIn({ played, heats }: PlayedStages): Displaced[] {
  return played.stages.flatMap(({ number, matches }) =>
    matches.flatMap((match) => {
      const heat = heats.get(heatKey(number, match.key));
      if (!heat) return [];
      const players = playersOf(match);
      const stand = heat.lanes.map(({ entrant }) => entrant);
      const same = players && stand.length === 2 && players.every((id) => stand.includes(id));
      // two who changed sides after they began go on playing
      const right = same ? isBegun(heat) || stand.join() === players.join() : !players && stand.length === 0;
      return right ? [] : [{ heat, players }];
    }),
  );
}

/** Holds these heats, so that nothing starts there meanwhile, and reads anew how they stand. */
export async function held(deed: Deed, displaced: readonly Displaced[]): Promise<Displaced[]> {
  const states = await holdHeats(
    deed.tx,
    displaced.map(({ heat }) => heat.id),
  );
  return displaced.map(({ heat, players }) => ({
    heat: { ...heat, state: states.get(heat.id) ?? heat.state },
    players,
  }));
}

/** Whether something happened in a heat already. */
export const isBegun = ({ state }: Pick<StageHeat, "state">): boolean => state !== "scheduled";

/** Says in the log that a match counts no longer, with all that was known of it. */
export async function voidMatch(
  deed: Deed,
  heat: StageHeat,
  why: "players-changed" | "stage-drawn-anew",
  reason: string | null,
): Promise<void> {
  const players = heat.lanes.map(({ entrant }) => entrant);
  await deed.log({
    ...{ kind: "match-voided", subject: "heat", subjectId: heat.id, heatId: heat.id },
    payload: { event: heat.eventId, stage: heat.stage, match: heat.match, players, marks: heat.marks, why },
    reason,
  });
  deed.touch(`heat:${heat.id}`);
}

/**
 * Puts the people who play them into the lanes of these matches, and nobody where somebody is not known. A match that had
 * begun is voided in the log, and a new heat takes its place.
 */
export async function reseat(
  world: World,
  deed: Deed,
  displaced: readonly Displaced[],
  { event }: Pick<PlayedStages, "event">,
  reason: string | null,
): Promise<void> {
  const { tx } = deed;
  const [begun, waiting] = [
    displaced.filter((one) => isBegun(one.heat)),
    displaced.filter((one) => !isBegun(one.heat)),
  ];
  const ids = waiting.flatMap(({ heat }) => (heat.lanes.length > 0 ? [heat.id] : []));
  await deleteLanes(tx, ids);
  await deleteSheets(tx, ids);
  await deleteHeats(
    tx,
    begun.map(({ heat }) => heat.id),
  );
  const seatings: Seating[] = [];
  const seat = (id: HeatId, { heat, players }: Displaced) => {
    deed.touch(`heat:${id}`);
    if (players) seatings.push({ id, roundId: heat.roundId, players });
  };
  for (const one of waiting) seat(one.heat.id, one);
  for (const one of begun) {
    const { meetId, eventId, roundId, number, match } = one.heat;
    await voidMatch(deed, one.heat, "players-changed", reason);
    const id = world.id<HeatId>();
    await insertHeat(tx, { id, meetId, eventId, roundId, number, match });
    seat(id, one);
  }
  await seatMatches(deed, seatings, event);
}
