import type { EntrantId, HeatId, RoundId } from "#core/ids.ts";
import { moduleOptions } from "#core/judged/module-options.ts";
import type { Advance, TiePolicy } from "#core/rounds/plan.ts";
import { nameOfRound, type RoundName } from "#core/rounds/plan.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { type Fate, fatesOf } from "#core/standing/fates.ts";
import { standingOrder } from "#core/standing/order.ts";
import type { Executor } from "#db/client.server.ts";
import { rosterDiffers } from "./day.ts";
import { mayLeave } from "./judged-withdraw.ts";
import { roundResult } from "./results.ts";
import { rulingsOf } from "./rulings.ts";
import { isBetween } from "./withdraw.ts";

interface Person {
  id: EntrantId;
  name: string;
  unitName: string;
  bib: number | null;
}

interface TieShown {
  cut: string;
  /** the heat it is in; null for the next best over all heats */
  heat: number | null;
  places: number;
  tied: Person[];
}

export interface RoundShown {
  event: { id: string; name: string; options: ScoringOptions; tieAtCut: TiePolicy };
  round: {
    id: RoundId;
    number: number;
    name: RoundName;
    state: "drawn" | "published" | "official";
    advance: Advance | null;
  };
  heats: { id: HeatId; number: number; state: "scheduled" | "running" | "provisional" | "official" }[];
  standing: (Person & { heat: number; place: number | null; mark: LaneMark; fate: Fate })[];
  /** ties that wait for a ruling, once every heat is official */
  ties: TieShown[];
  /** rulings that count, and may be made anew until the next round has started */
  rulings: (TieShown & { admit: Person[]; method: TiePolicy; seed: string | null })[];
  /** another ruling may still be made */
  mayRule: boolean;
  reserves: Person[];
  rosterDiffers: boolean;
  /** who may still be taken out: people of the last round whose heat has not started, or is over with a next round to draw */
  mayWithdraw: Person[];
  next: { id: RoundId; name: RoundName; number: number; state: "drawn" | "published" | "official" } | null;
}

/** A round as the chief referee sees it. */
export async function roundShown(on: Executor, roundId: RoundId): Promise<RoundShown | null> {
  const result = await roundResult(on, roundId);
  if (!result) return null;
  const { played, one, qualification } = result;
  const { withdrawn } = played;
  const { round, heats } = one;
  const event = { ...played.event, options: moduleOptions(played.event, round.number) };
  const people = new Map<EntrantId, Person>(
    heats.flatMap(({ lanes }) =>
      lanes.map(({ entrant, name, unitName, bib }) => [entrant, { id: entrant, name, unitName, bib }]),
    ),
  );
  const known = (ids: readonly EntrantId[]) => ids.flatMap((id) => people.get(id) ?? []);
  const over = heats.length > 0 && heats.every(({ heat }) => heat.state === "official");
  const fates = fatesOf(one, event, withdrawn);
  const next = played.rounds.find(({ round: other }) => other.number === round.number + 1);
  const last = next ?? one;
  const waiting = last.heats.flatMap(({ heat, lanes, ranked }) => {
    if (heat.state === "scheduled") return lanes;
    if (!isBetween(last.round, heat.state)) return [];
    return lanes.filter(({ entrant }) => ranked.get(entrant)?.place !== null && !withdrawn.includes(entrant));
  });
  const rulings = (await rulingsOf(on, [round.id])).get(round.id) ?? [];
  const ruledIn = new Set(qualification?.qualified.filter(({ by }) => by === "ruling").map(({ id }) => id));
  const tie = ({ cut, tied, places }: { cut: string; tied: EntrantId[]; places: number }): TieShown => ({
    cut,
    places,
    heat: heats.find(({ heat }) => cut === `heat:${heat.id}`)?.heat.number ?? null,
    tied: known(tied),
  });
  return {
    event: { id: event.id, name: event.name, options: event.options, tieAtCut: event.plan.tieAtCut },
    round: {
      id: round.id,
      number: round.number,
      name: nameOfRound(round, event.plan),
      state: round.state,
      advance: round.advance,
    },
    heats: heats.map(({ heat: { id, number, state } }) => ({ id, number, state })),
    standing: standingOrder(one, event, fates).map(({ entrant, name, unitName, bib, heat, place, mark }) => ({
      ...{ id: entrant, name, unitName, bib, heat: heat.number, place, mark },
      fate: fates.get(entrant) ?? "open",
    })),
    ties: (over ? (qualification?.ties ?? []) : []).map(tie),
    rulings: rulings
      .filter((ruling, i) => rulings.findLastIndex(({ cut }) => cut === ruling.cut) === i)
      .filter(({ admit }) => admit.some((id) => ruledIn.has(id)))
      .map((ruling) => ({ ...tie(ruling), admit: known(ruling.admit), method: ruling.method, seed: ruling.seed })),
    mayRule: !next?.heats.some(({ heat }) => heat.state !== "scheduled"),
    reserves: over ? known(qualification?.reserves ?? []) : [],
    rosterDiffers: rosterDiffers(played, one),
    mayWithdraw: event.plan.judged
      ? await mayLeave(on, event.id, event.plan.judged.modules.length)
      : waiting.map(({ entrant, name, unitName, bib }) => ({ id: entrant, name, unitName, bib })),
    next: next
      ? {
          id: next.round.id,
          number: next.round.number,
          state: next.round.state,
          name: nameOfRound(next.round, event.plan),
        }
      : null,
  };
}
