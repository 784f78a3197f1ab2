import type { EntrantId, UnitId } from "#core/ids.ts";
import { unscaled } from "#core/number.ts";
import type { StageMatch } from "#core/stages/play.ts";
import { clockTime } from "#i18n/clock.ts";
import { formatMark } from "#i18n/marks.ts";
import { type MatchTranslators, saySlot } from "#i18n/match-words.ts";
import type { StageHeatShown, StageView } from "#live/stage-view.ts";

/** One of the two of a match, in words. */
export interface SeatShown {
  entrant: EntrantId | null;
  /** who it is, or who it will be */
  name: string;
  unitName: string;
  seed: number | null;
  /** of the unit that is looked for */
  own: boolean;
  winner: boolean;
  /** "" where there is nothing to say */
  score: string;
  /** why it is over, where it was not played to its end */
  ending: string;
}

const halves = (value: number): string =>
  value % 1 === 0.5 ? `${value < 1 ? "" : Math.floor(value)}½` : String(value);

function scoreOf(view: StageView, match: StageMatch, entrant: EntrantId, { m }: MatchTranslators): string {
  const { reading } = view;
  const mark = view.heats.get(match.key)?.marks.find((one) => one.entrant === entrant);
  const counted = reading.measure === "games" || reading.measure === "points";
  if (mark?.outcome === "valid" && mark.value !== null)
    return counted
      ? halves(unscaled(mark.value, reading.digits ?? 0))
      : formatMark({ outcome: "valid", value: mark.value, fault: null }, reading, m);
  const at = match.result?.players.indexOf(entrant) ?? -1;
  if (!match.result || at < 0 || !counted) return "";
  const { games, points } = match.result;
  return reading.measure === "points" ? String(points[at] ?? 0) : halves((games[at] ?? 0) / reading.parts);
}

/** The two seats of a match as they are shown, the upper one first; `own` = the unit that is looked for. */
export function seatsOf(
  view: StageView,
  match: StageMatch,
  own: UnitId | null,
  words: MatchTranslators,
): readonly [SeatShown, SeatShown] {
  const { t } = words;
  const { result, status } = match;
  const one = (at: 0 | 1): SeatShown => {
    const seat = match.seats[at];
    if (seat.kind !== "known") {
      const name =
        (seat.kind === "open" && match.slots && saySlot(view.played, match.slots[at], words)) || t(seat.kind);
      return { entrant: null, name, unitName: "", seed: null, own: false, winner: false, score: "", ending: "" };
    }
    const person = view.people.get(seat.id);
    const winner = result ? result.winner === seat.id : status === "walkover";
    const broken = result && result.ending !== "played" && result.ending !== "taken-back" ? result.ending : null;
    const unplayed = broken === "walkover" || broken === "double-walkover";
    return {
      entrant: seat.id,
      name: person?.name ?? t("open"),
      unitName: person && person.unitName !== person.name ? person.unitName : "",
      seed: person?.seed ?? null,
      own: own !== null && person?.unit === own,
      winner,
      score: unplayed ? "" : scoreOf(view, match, seat.id, words),
      ending: broken && !winner ? t(`ending.${broken}`) : "",
    };
  };
  return [one(0), one(1)];
}

/** How far a match is and where it is played, in a few words. */
export function captionOf(
  view: StageView,
  match: StageMatch,
  timeZone: string | null,
  { t }: MatchTranslators,
): string[] {
  if (match.status === "closed") return [t("notNeeded")];
  if (match.status === "walkover") return [t("straight")];
  if (match.status === "empty") return [t("nobodyLeft")];
  const heat = view.heats.get(match.key);
  const court = heat?.court ?? "";
  const state = heat ? stateOf(heat, timeZone, t) : "";
  return [court, state].filter(Boolean);
}

function stateOf(heat: StageHeatShown, timeZone: string | null, t: MatchTranslators["t"]): string {
  if (heat.state === "official") return "";
  if (heat.state !== "scheduled") return t(heat.state);
  if (heat.calledAt !== null) return t("called");
  if (heat.expected !== undefined && timeZone !== null)
    return t("expected", { time: clockTime(heat.expected, timeZone) });
  return heat.notBefore === null || timeZone === null
    ? ""
    : t("notBefore", { time: clockTime(heat.notBefore, timeZone) });
}

/** The points of its games, in the order of the seats: "11:8 9:11". */
export function gamesOf(view: StageView, match: StageMatch): string {
  if (match.result?.ending === "walkover") return "";
  const list = match.result?.list ?? listOfMarks(view, match);
  const turned = match.result && match.seats[0].kind === "known" && match.result.players[0] !== match.seats[0].id;
  return list.map(([a, b]) => (turned ? `${b}:${a}` : `${a}:${b}`)).join(" ");
}

function listOfMarks(view: StageView, { key, seats }: StageMatch): (readonly [number, number])[] {
  const marks = view.heats.get(key)?.marks ?? [];
  const [one, other] = seats.map((seat) =>
    seat.kind === "known" ? (marks.find(({ entrant }) => entrant === seat.id)?.points ?? []) : [],
  );
  return (one ?? []).map((points, i) => [points, other?.[i] ?? 0] as const);
}

/** It is being played now. */
export const isRunning = (view: StageView, { key }: StageMatch): boolean => view.heats.get(key)?.state === "running";
