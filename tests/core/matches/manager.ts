import { BracketsManager } from "brackets-manager";
import { InMemoryDatabase } from "brackets-memory-db";
import type { Drop } from "#core/matches/drops.ts";
import { bracketSize, roundsOf } from "#core/matches/size.ts";

// The same contests in brackets-manager with its memory storage, to be compared with ours.

export interface Managed {
  /** who meets in each match that two played, by our id of it */
  meetings: Record<string, string>;
  /** matches of two people that can still be played */
  open: string[];
  /** its final standings: name and rank */
  standings: [string, number][];
}

export interface ManagedOptions {
  type: "single_elimination" | "double_elimination";
  drops?: readonly Drop[];
  thirdPlace?: boolean;
  balanceByes?: boolean;
}

const ready = 2;

/** A stage with everybody in it, the best first. */
async function begin(
  names: readonly string[],
  { type, drops, thirdPlace = false, balanceByes = false }: ManagedOptions,
) {
  const manager = new BracketsManager(new InMemoryDatabase());
  const size = bracketSize(names.length);
  const seeding = Array.from({ length: size }, (_, i) => names[i] ?? null);
  const below = drops?.map((drop) => drop.replaceAll("-", "_") as "natural") ?? [];
  const { id } = await manager.create.stage({
    tournamentId: 0,
    name: "meet",
    type,
    seeding,
    settings: {
      seedOrdering: [
        "inner_outer",
        ...(drops && type === "double_elimination" ? (["natural", ...below, "natural"] as const) : []),
      ],
      grandFinal: "double",
      consolationFinal: thirdPlace,
      ...(balanceByes ? { balanceByes } : {}),
    },
  });
  return { manager, stage: id, rounds: roundsOf(size) };
}

/** Plays a whole stage; `winnerOf` is asked with our id of the match and the two names. */
export async function manage(
  names: readonly string[],
  options: ManagedOptions,
  winnerOf: (match: string, a: string, b: string) => string,
): Promise<Managed> {
  const { manager, stage, rounds } = await begin(names, options);
  for (;;) {
    const { match, round, group, participant } = await manager.get.stageData(stage);
    const nameOf = new Map(participant.map((one) => [one.id, one.name]));
    const sides = new Map(group.map((one) => [one.id, one.number]));
    const roundNumber = new Map(round.map((one) => [one.id, one.number]));
    const ourId = ({ group_id, round_id, number }: (typeof match)[number]) => {
      const [side, at] = [sides.get(group_id) ?? 0, roundNumber.get(round_id) ?? 0];
      if (side === 1) return `W-${at}-${number}`;
      if (options.type === "single_elimination") return `P3-${rounds}-1`;
      return side === 2 ? `L-${at}-${number}` : at === 1 ? "F-1-1" : "R-1-1";
    };
    const named = match.flatMap((one) => {
      const [a, b] = [nameOf.get(one.opponent1?.id ?? -1), nameOf.get(one.opponent2?.id ?? -1)];
      return a && b ? [{ one, id: ourId(one), a, b }] : [];
    });
    // it would let the second grand final be played in any case; here it is where the rules want it
    const needed = named.some(({ one, id }) => id === "F-1-1" && one.opponent2?.result === "win");
    const playable = named.filter(({ one, id }) => one.status === ready && (id !== "R-1-1" || needed));
    if (playable.length === 0) {
      const played = named.filter(({ one }) => one.opponent1?.result ?? one.opponent2?.result);
      const standings = await manager.get.finalStandings(stage);
      return {
        meetings: Object.fromEntries(played.map(({ id, a, b }) => [id, `${a} ${b}`])),
        open: named.filter(({ one }) => one.status === ready).map(({ id }) => id),
        standings: standings.map(({ name, rank }): [string, number] => [name, rank]),
      };
    }
    for (const { one, id, a, b } of playable) {
      const first = winnerOf(id, a, b) === a;
      await manager.update.match({
        id: one.id,
        opponent1: { score: first ? 2 : 0, ...(first ? { result: "win" } : {}) },
        opponent2: { score: first ? 0 : 2, ...(first ? {} : { result: "win" }) },
      });
    }
  }
}

/** Who has a bye in the first round, by name. */
export async function managedByes(names: readonly string[], balanceByes: boolean): Promise<string[]> {
  const { manager, stage } = await begin(names, { type: "single_elimination", balanceByes });
  const { match, participant } = await manager.get.stageData(stage);
  const nameOf = new Map(participant.map((one) => [one.id, one.name]));
  return match
    .filter((one) => (one.opponent1 === null) !== (one.opponent2 === null))
    .flatMap(({ opponent1, opponent2 }) => nameOf.get(opponent1?.id ?? opponent2?.id ?? -1) ?? [])
    .sort();
}
