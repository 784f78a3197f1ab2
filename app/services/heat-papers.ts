import type { EventId, HeatId, MeetId, RoundId } from "#core/ids.ts";
import { nameOfRound, type RoundName } from "#core/rounds/plan.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { sheetCode } from "#core/scoring/sheet-code.ts";
import type { Executor } from "#db/client.server.ts";
import { findEvents } from "#db/events.ts";
import { findHeatsOf } from "#db/heats.ts";
import { findRoundsOfMeet } from "#db/rounds.ts";
import { findLanesOfHeats, findSheetsOfHeats } from "#db/sheets.ts";
import type { TabletMatch } from "#live/tablet-protocol.ts";
import { matchesOf } from "./met-heats.ts";

/** One page: a heat, for one of the judges who watch it. */
export interface HeatPaper {
  heat: { id: HeatId; number: number };
  event: { id: EventId; name: string; options: ScoringOptions };
  round: { id: RoundId; name: RoundName; number: number; heats: number };
  /** null where it is no match of two */
  match: TabletMatch | null;
  judge: number;
  judges: number;
  code: string;
  lanes: { lane: number; bib: number | null; name: string; unit: string }[];
}

export interface HeatPapers {
  papers: HeatPaper[];
  /** the published rounds to choose from */
  choices: { event: { id: EventId; name: string }; round: { id: RoundId; name: RoundName; number: number } }[];
}

/** The printed sheets of one round, of one event, or of all heats that have not begun. */
export async function heatPapers(
  on: Executor,
  meet: MeetId,
  wanted: { round: RoundId | null; event: EventId | null },
): Promise<HeatPapers> {
  const [events, all] = await Promise.all([findEvents(on, meet), findRoundsOfMeet(on, meet)]);
  const rounds = events.flatMap((event) =>
    all
      // judges of a panel have sheets of their own
      .filter((round) => round.eventId === event.id && round.state !== "drawn" && !event.plan.judged)
      .map((round) => ({ event, round, name: nameOfRound(round, event.plan) })),
  );
  const heats = await findHeatsOf(
    on,
    rounds.map(({ round }) => round.id),
  );
  const ids = heats.map(({ id }) => id);
  const [lanes, sheets] = await Promise.all([findLanesOfHeats(on, ids), findSheetsOfHeats(on, ids)]);
  const roundOf = new Map(rounds.map(({ round }) => [round.id, round]));
  const matches = await matchesOf(
    on,
    meet,
    heats.flatMap((heat) => {
      const round = roundOf.get(heat.roundId);
      return round ? [{ heat, round }] : [];
    }),
  );
  const papers = rounds.flatMap(({ event, round, name }) => {
    if (wanted.round !== null && wanted.round !== round.id) return [];
    if (wanted.event !== null && wanted.event !== event.id) return [];
    const here = heats.filter(({ roundId }) => roundId === round.id).sort((a, b) => a.number - b.number);
    const chosen = wanted.round === null ? here.filter(({ state }) => state === "scheduled") : here;
    return chosen.flatMap(({ id, number, match }) => {
      // who meets is not known yet
      if (match !== null && lanes.filter(({ heatId }) => heatId === id).length < 2) return [];
      const judges = [...new Set(sheets.filter(({ heatId }) => heatId === id).map(({ judge }) => judge))].sort();
      return judges.map((judge) => ({
        heat: { id, number },
        event: { id: event.id, name: event.name, options: event.options },
        round: { id: round.id, ...(matches.get(id)?.column ?? { name, number: round.number }), heats: here.length },
        match: matches.get(id)?.match ?? null,
        judge,
        judges: judges.length,
        code: sheetCode(id, judge),
        lanes: lanes
          .filter(({ heatId }) => heatId === id)
          .map(({ lane, bib, name: who, unit }) => ({ lane, bib, name: who, unit })),
      }));
    });
  });
  return {
    papers,
    choices: rounds.map(({ event, round, name }) => ({
      event: { id: event.id, name: event.name },
      round: { id: round.id, name, number: round.number },
    })),
  };
}
