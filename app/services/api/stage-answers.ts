import type { EntrantId } from "#core/ids.ts";
import type { Seat } from "#core/matches/play.ts";
import { rulesOf } from "#core/stages/group-names.ts";
import type { StageMatch } from "#core/stages/play.ts";
import type { TieBreak } from "#core/swiss/tie-breaks.ts";
import type { Line } from "#live/shown.ts";
import type { StageView } from "#live/stage-view.ts";
import type { Part } from "./schemas.ts";

// The stages of an event for the read API, numbers as people say them: halves are 0.5.

interface Saying {
  person: (line: Line) => Part<"Entrant">;
  instant: (ms: number | null) => string | null;
}

export function stageAnswer(view: StageView, say: Saying): Part<"Stage"> {
  const { id, number, kind, state, played, people } = view;
  const personOf = (entrant: EntrantId) => {
    const found = people.get(entrant);
    return found ? say.person(found) : null;
  };
  const seated = (seat: Seat<EntrantId>) => (seat.kind === "known" ? personOf(seat.id) : null);
  return {
    ...{ id, number, kind, state: state === "official" ? "official" : "published", over: played.over },
    matches: played.matches.map((match) => ({
      ...matchFacts(match, view, say),
      entrants: [seated(match.seats[0]), seated(match.seats[1])],
    })),
    byes: played.byes.map(({ column, seat }) => ({ column, entrant: seated(seat) })),
    tables: played.tables.map(({ group, rows }) => {
      const parts = played.draw.kind === "groups" ? rulesOf(played.draw.rules).parts : 1;
      const whole = rows.flatMap(({ id: entrant, matchPoints, ...row }) => {
        const who = personOf(entrant);
        return who ? { ...row, entrant: who, matchPoints: matchPoints / parts } : [];
      });
      return { group, rows: whole };
    }),
    swiss: swissRows(view, personOf),
  };
}

function matchFacts(match: StageMatch, { reading, heats }: StageView, { instant }: Saying) {
  const { key, column, side, group, position, best, status, result } = match;
  const heat = heats.get(key);
  const turned = result && match.seats[0].kind === "known" && result.players[0] !== match.seats[0].id;
  const asSeated = ([a, b]: readonly [number, number]): [number, number] => (turned ? [b, a] : [a, b]);
  const games = result ? asSeated(result.games) : null;
  return {
    ...{ key, column, side, group, position, best, status },
    winner: result?.winner ?? null,
    ending: !result || result.ending === "taken-back" ? null : result.ending,
    games: games ? ([games[0] / reading.parts, games[1] / reading.parts] as [number, number]) : null,
    points: result ? asSeated(result.points) : null,
    list: (result?.list ?? []).map(asSeated),
    heat: heat ? { id: heat.id, state: heat.state, court: heat.court, notBefore: instant(heat.notBefore) } : null,
  };
}

/** What a tie-break's value counts in. */
const stepOf = (tieBreak: TieBreak): number => {
  if (tieBreak === "wins" || tieBreak === "rounds-won") return 1;
  return tieBreak === "sonneborn-berger" ? 4 : 2;
};

function swissRows({ played }: StageView, personOf: (id: EntrantId) => Part<"Entrant"> | null) {
  const tieBreaks = played.draw.kind === "swiss" ? played.draw.tieBreaks : [];
  return played.swiss.flatMap(({ id, place, score, values }) => {
    const entrant = personOf(id);
    const told = tieBreaks.map((name, i) => {
      const value = values[i] ?? null;
      return { name, value: value === null ? null : value / stepOf(name) };
    });
    return entrant ? { entrant, place, score: score / 2, tieBreaks: told } : [];
  });
}
