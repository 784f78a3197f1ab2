import type { Ruling } from "#core/rounds/qualify.ts";
import { type HeatVeil, isRoundTold, isTold, type Release, saying } from "#core/standing/veil.ts";
import type { BoardEvent, BoardHeat, BoardRound } from "#db/boards.ts";
import type { HeatRow } from "#live/protocol.ts";

// Pure: what of an event is told to everybody. Whatever goes to boards, phones and the public comes through here.

/** A heat that is over and tells no marks is held. */
export const stateTold = (release: Release, heat: HeatVeil): HeatRow["state"] =>
  heat.state === "scheduled" || heat.state === "running" || isTold(release, heat) ? heat.state : "held";

/** Of an event's public rounds, those that may be told. */
export function roundsTold<Round extends Pick<BoardRound, "number">>(
  { release, plan }: Pick<BoardEvent, "release" | "plan">,
  rounds: readonly Round[],
  heatsOf: (round: Round) => readonly HeatVeil[],
): Round[] {
  return rounds.filter(({ number }) => {
    const last = saying(plan, number);
    return isRoundTold(
      release,
      rounds.flatMap((one) => (one.number <= last ? heatsOf(one) : [])),
    );
  });
}

/** Of a round's rulings on ties, those that tell nothing of a heat that is held. */
export function rulingsTold(
  release: Release,
  rulings: readonly Ruling[],
  heats: readonly Pick<BoardHeat, "id" | "state" | "releasedAt">[],
): Ruling[] {
  const held = heats.filter((heat) => !isTold(release, heat));
  return rulings.filter(({ cut }) =>
    cut === "next-best" ? held.length === 0 : held.every(({ id }) => cut !== `heat:${id}`),
  );
}
