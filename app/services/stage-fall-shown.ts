import type { EntrantId, HeatId, UnitId } from "#core/ids.ts";
import { idOf } from "#core/matches/play.ts";
import { POINT_SCALE } from "#core/points/scale.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import { wonPlaces } from "#core/standing/totals.ts";
import type { Executor } from "#db/client.server.ts";
import { findEntries } from "#db/entries.ts";
import { findHeat, type HeatRow } from "#db/heats.ts";
import type { MatchesFall } from "./stage-fall.ts";
import { type MatchName, nameOfMatch } from "./stage-shown.ts";
import { type PlayedStages, playStagesOf } from "./stages.ts";

interface Change {
  name: string;
  was: number | null;
  now: number | null;
}

/** What a correction would do, with everything by its name. */
export interface FallShown {
  /** stands for what is shown: an approval of something else is asked again */
  seen: string;
  fall: { name: MatchName; people: string[]; state: HeatRow["state"]; marks: LaneMark[] }[];
  moves: { name: MatchName; was: string | null; now: string | null }[];
  places: Change[];
  prizes: Change[];
  /** of units, where the event's points count already */
  points: Change[];
  /** matches whose printed sheets name other people now */
  sheets: MatchName[];
}

type People = ReadonlyMap<EntrantId, { name: string; unitId: UnitId; unitName: string }>;

/** What the units' points of this event are now and with the changed places; [] while it is not over. */
function pointsOf({ event, played }: PlayedStages, places: MatchesFall["places"], people: People): Change[] {
  if (!played.over) return [];
  const changed = new Map(places.map(({ id, now }) => [id, now]));
  const unitOf = (id: EntrantId) => people.get(id)?.unitId;
  const sums = (list: readonly { id: EntrantId; place: number | null }[]) => {
    const by = new Map<UnitId, number>();
    for (const { unit, points } of wonPlaces(event.id, list, event.plan, unitOf))
      by.set(unit, (by.get(unit) ?? 0) + points);
    return by;
  };
  const was = sums(played.places);
  const now = sums(
    played.places.map(({ id, place }) => ({ id, place: changed.has(id) ? (changed.get(id) ?? null) : place })),
  );
  const units = new Map([...people.values()].map(({ unitId, unitName }) => [unitId, unitName]));
  return [...units].flatMap(([unit, name]) => {
    const [before, after] = [was.get(unit) ?? 0, now.get(unit) ?? 0];
    return before === after ? [] : [{ name, was: before / POINT_SCALE, now: after / POINT_SCALE }];
  });
}

/** The preview of a correction of this heat; null where it is no match. */
export async function fallShown(on: Executor, heatId: HeatId, what: MatchesFall): Promise<FallShown | null> {
  const heat = await findHeat(on, heatId);
  const of = heat && (await playStagesOf(on, heat.eventId));
  if (!heat || !of) return null;
  const people: People = new Map((await findEntries(on, heat.eventId)).map((one) => [one.entrantId, one]));
  const nameOf = (id: EntrantId | null) => (id ? (people.get(id)?.name ?? null) : null);
  const named = (stage: number, key: string): MatchName | null => {
    const played = of.played.stages.find(({ number }) => number === stage);
    const match = played?.matches.find((one) => one.key === key);
    return played && match ? nameOfMatch(played, match) : null;
  };
  const change = ({ id, was, now }: MatchesFall["places"][number]): Change => ({ name: nameOf(id) ?? "", was, now });
  const touched = new Set([...what.fall, ...what.moves].map(({ stage, key }) => `${stage} ${key}`));
  return {
    seen: [...what.fall]
      .map(({ heat: id, state }) => `${id} ${state}`)
      .sort()
      .join(),
    fall: what.fall.flatMap(({ stage, key, players, state, marks }) => {
      const name = named(stage, key);
      return name ? [{ name, people: players.map((id) => nameOf(id) ?? ""), state, marks }] : [];
    }),
    moves: what.moves.flatMap(({ stage, key, was, now }) => {
      const name = named(stage, key);
      return name ? [{ name, was: nameOf(idOf(was)), now: nameOf(idOf(now)) }] : [];
    }),
    places: what.places.map(change),
    prizes: what.prizes.map(change),
    points: pointsOf(of, what.places, people),
    sheets: of.played.stages.flatMap((stage) =>
      stage.matches.flatMap((match) =>
        touched.has(`${stage.number} ${match.key}`) ? [nameOfMatch(stage, match)] : [],
      ),
    ),
  };
}
