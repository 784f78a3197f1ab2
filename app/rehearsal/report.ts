import type { EntrantId, UnitId } from "#core/ids.ts";
import { POINT_SCALE, placePoints, unitTotals } from "#core/points/table.ts";
import { roundName } from "#core/rounds/plan.ts";
import { netMark } from "#core/scoring/mark.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import { translator } from "#i18n/catalogue.ts";
import { day } from "#i18n/day.ts";
import type { Language } from "#i18n/language.ts";
import { formatMark, formatPlace, formatRound, marks, sayable } from "#i18n/marks.ts";
import { sayPrizeNote } from "#i18n/prize-notes.ts";
import type { TabletLane } from "#live/tablet-protocol.ts";
import { countEvent, type LoggedEvent } from "./recount.ts";

/** What a rehearsal prints: plain facts, with words in the script's language beside them. */
export type Report = ReturnType<typeof reportOn>;

/** The whole meet from its log: rounds, places, prizes, unit totals. */
export function reportOn(events: readonly LoggedEvent[], units: readonly string[], language: Language) {
  const counted = events.map((event) => reportEvent(event, language));
  return {
    events: counted.map(({ shown }) => shown),
    unitTotals: totals(
      counted.map(({ won }) => won),
      units,
    ),
  };
}

function reportEvent(event: LoggedEvent, language: Language) {
  const { staged, rounds, withdrawn } = event;
  const { options, plan } = staged;
  const counted = countEvent(event);
  const t = translator(marks, language);
  const days = translator(day, language);
  const people = new Map<EntrantId, TabletLane>(
    rounds.flatMap(({ heats }) => heats.flatMap(({ lanes }) => lanes.map((lane) => [lane.entrant, lane] as const))),
  );
  const who = (id: EntrantId) => {
    const { name = "", unit = "", bib = null } = people.get(id) ?? {};
    return { name, unit, bib };
  };
  const say = (mark: LaneMark) => ({
    // as ranked: with the seconds that faults add
    mark: formatMark(sayable(mark, options), options, t),
    outcome: mark.outcome,
    value: netMark(mark, options),
    misses: mark.misses,
  });
  const fateOf = (round: (typeof counted.rounds)[number], id: EntrantId) => {
    if (!round.qualification) return null;
    if (withdrawn.includes(id)) return "withdrawn" as const;
    return round.qualification.qualified.find((one) => one.id === id)?.by ?? ("out" as const);
  };
  const shown = {
    name: staged.name,
    ruleset: staged.ruleset,
    entered: staged.entries.length,
    rounds: counted.rounds.map((round) => {
      const { number, final } = round;
      const { advance = null, heats = [], seed = "" } = rounds.find((one) => one.number === number) ?? {};
      return {
        number,
        name: formatRound(roundName(number, final ? number : rounds.length, final), number, t),
        final,
        seed,
        advance,
        heats: round.heats.map((heat) => ({
          number: heat.number,
          lanes: (heats.find((one) => one.number === heat.number)?.lanes ?? []).flatMap(({ lane, entrant }) => {
            const ranked = heat.ranked.find(({ id }) => id === entrant);
            const fate = fateOf(round, entrant);
            if (!ranked) return [];
            const through = fate && { fate, words: t(`fate.${fate}`) };
            return [{ lane, ...who(entrant), ...say(ranked.mark), place: ranked.place, through }];
          }),
        })),
      };
    }),
    places: counted.places.map(({ id, place, round, mark, tiedWith }) => ({
      place,
      words: place === null ? t("noPlace") : formatPlace(place, tiedWith.length > 0, t),
      ...who(id),
      ...say(mark),
      round,
    })),
    prizes: counted.prizes.lines.map(({ place, id, shared, round }) => ({
      place,
      words: formatPlace(place, shared.length > 0, t),
      ...who(id),
      mark: say(counted.places.find((one) => one.id === id)?.mark ?? nothing).mark,
      sharedWith: shared.map((other) => who(other).name),
      round,
    })),
    vacantPrizes: counted.prizes.vacant,
    notes: counted.prizes.words.map((note) =>
      sayPrizeNote({ ...note, names: "ids" in note ? note.ids.map((id) => who(id).name) : [] }, days),
    ),
  };
  const points = placePoints(
    counted.places.map(({ place }) => place),
    plan.points,
    plan.pointsTie,
  );
  const won = counted.places.map(({ id, place }, index) => ({
    unit: who(id).unit as string as UnitId,
    event: event.id,
    place,
    points: points[index] ?? 0,
  }));
  return { shown, won };
}

const nothing: LaneMark = {
  lane: 0,
  outcome: "none",
  value: null,
  misses: 0,
  faults: [],
  keptMs: null,
  corrected: false,
};

/** [TP6] Points of the units, which a script knows by name. */
function totals(
  won: { unit: UnitId; event: LoggedEvent["id"]; place: number | null; points: number }[][],
  units: readonly string[],
) {
  const placed = won.flat().filter((one) => one.place !== null);
  return unitTotals(placed, units as readonly string[] as readonly UnitId[]).map(({ points, ...one }) => ({
    ...one,
    points: points / POINT_SCALE,
  }));
}
