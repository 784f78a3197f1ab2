import type { PrizeNote } from "#core/awards/prizes.ts";
import type { EntrantId, EventId, MeetId } from "#core/ids.ts";
import type { AwardPlan } from "#core/judged/plan.ts";
import { nameOfRound, type RoundName } from "#core/rounds/plan.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import type { Executor } from "#db/client.server.ts";
import { findEvents } from "#db/events.ts";
import { eventResult, peopleOf } from "./results.ts";

interface PrizeShown {
  place: number;
  name: string;
  bib: number | null;
  unitName: string;
  mark: LaneMark;
  shared: boolean;
  /** which prize it is, where prizes go by the round reached; null where they go by place */
  prize: number | null;
  /** the round the mark was made in */
  round: { name: RoundName; number: number };
}

export interface EventPrizes {
  event: { id: EventId; name: string; options: ScoringOptions; prizes: number };
  /** whose tiers the prizes are, where a panel judges and awards are announced */
  award: Pick<AwardPlan, "way" | "names"> | null;
  /** the final is official: the list is for good */
  over: boolean;
  lines: PrizeShown[];
  notes: (PrizeNote & { names: string[] })[];
}

/** The prize lists of a meet's events in order; an event that is not over has none yet. */
export async function prizesShown(on: Executor, meetId: MeetId): Promise<EventPrizes[]> {
  const lists: EventPrizes[] = [];
  for (const event of await findEvents(on, meetId)) {
    const result = await eventResult(on, event.id);
    if (!result) continue;
    const [award = null] = event.plan.judged?.awards ?? [];
    const people = peopleOf(result.played);
    const marks = new Map(result.places.map((one) => [one.id, one.mark]));
    const rounds = new Map(result.played.rounds.map(({ round }) => [round.number, round]));
    const lines = result.prizes.lines.flatMap((line): PrizeShown[] => {
      const [person, mark, round] = [people.get(line.id), marks.get(line.id), rounds.get(line.round)];
      if (!person || !mark || !round) return [];
      const named = { name: nameOfRound(round, event.plan), number: round.number };
      const { name, bib, unitName } = person;
      const prize = award || event.plan.stages?.prizesBy === "round" ? line.prize : null;
      return [{ place: line.place, name, bib, unitName, mark, shared: line.shared.length > 0, prize, round: named }];
    });
    const nameOf = (id: EntrantId) => people.get(id)?.name ?? "";
    lists.push({
      event: { id: event.id, name: event.name, options: event.options, prizes: event.plan.prizes },
      award: award && { way: award.way, names: award.names },
      over: result.over,
      lines: result.over ? lines : [],
      notes: result.over
        ? result.prizes.words.map((note) => ({ ...note, names: "ids" in note ? note.ids.map(nameOf) : [] }))
        : [],
    });
  }
  return lists;
}
