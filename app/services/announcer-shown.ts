import { byTiers, stepOf } from "#core/awards/steps.ts";
import type { EventId, HeatId, MeetId } from "#core/ids.ts";
import { dueHeats, dueWaits } from "#core/judged/due.ts";
import { isJudged } from "#core/judged/outcome.ts";
import { nameOfRound, type RoundName } from "#core/rounds/plan.ts";
import { netMark } from "#core/scoring/mark.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { type Fate, fatesOf } from "#core/standing/fates.ts";
import { isOver } from "#core/standing/played.ts";
import { isRoundTold, isTold, saying } from "#core/standing/veil.ts";
import type { Executor } from "#db/client.server.ts";
import { type EventRow, findEvents } from "#db/events.ts";
import type { HeatRow } from "#db/heats.ts";
import { pinyinOf, type Syllable } from "#platform/pinyin.server.ts";
import { type DrawShown, drawsOf } from "./announcer-draws.ts";
import { isWhollyTold } from "./announcing.ts";
import { matchesTold } from "./boards.ts";
import { type PlayedEvent, peopleOf, playEvent, resultOf, type Seated } from "./results.ts";
import { type MatchName, nameOfMatch } from "./stage-shown.ts";
import { heatKey, stagesOf } from "./stages.ts";

// What the announcer has before them: whom to call, what to read out, whom to honour. It is for those who may release.

export interface Spoken {
  name: Syllable[];
  bib: number | null;
  unitName: string;
}

/** Which heat it is, in what the page says it by. */
export interface HeatTitle {
  event: string;
  round: { name: RoundName; number: number; heats: number };
  heat: number;
  /** null in an event that is run in heats */
  match: MatchName["match"] | null;
}

export interface CallShown extends HeatTitle {
  id: HeatId;
  /** epoch ms; null = not called */
  calledAt: number | null;
  /** an earlier round of the event is not told yet */
  waits: boolean;
  /** at which of the places side by side; null where there are none */
  station: number | null;
  lanes: (Spoken & { lane: number })[];
}

export interface ResultShown extends HeatTitle {
  id: HeatId;
  of: EventId;
  /** how many results of the event may be released now, this one among them */
  due: number;
  options: ScoringOptions;
  /** it is for the announcer to release it */
  asked: boolean;
  told: boolean;
  waits: boolean;
  final: boolean;
  /** best first, those without a place last */
  lines: (Spoken & { place: number | null; mark: LaneMark; fate: Fate; record: boolean })[];
}

export interface CeremonyShown {
  event: EventId;
  name: string;
  options: ScoringOptions;
  /** a step is a prize place, or a tier with its name ("" has none), that was won, the last one first */
  steps: { place: number; tier: string | null; people: (Spoken & { mark: LaneMark })[] }[];
}

export interface RecordShown {
  event: EventId;
  name: string;
  options: ScoringOptions;
  record: NonNullable<EventRow["record"]>;
  /** the best official mark so far, with whoever made it */
  best: (Spoken & { mark: LaneMark; beats: boolean }) | null;
}

/** An event whose first results are held until so many are there. */
export interface WaitShown {
  event: EventId;
  name: string;
  need: number;
  have: number;
}

export interface AnnouncerDay {
  waiting: WaitShown[];
  draws: DrawShown[];
  calls: CallShown[];
  results: ResultShown[];
  ceremonies: CeremonyShown[];
  records: RecordShown[];
}

type Round = PlayedEvent["rounds"][number];

const spoken = ({ name, bib, unitName }: Seated): Spoken => ({ name: pinyinOf(name), bib, unitName });

/** Whether a mark is better than the event's record. */
function beats(mark: LaneMark, { options, record }: Pick<EventRow, "options" | "record">): boolean {
  const net = netMark(mark, options);
  if (net === null || record === null || options.measure === "order") return false;
  return options.direction === "more" ? net > record.value : net < record.value;
}

/** An event, its matches by name, and those of them whose people everybody may know. */
interface Announced {
  played: PlayedEvent;
  matches: ReadonlyMap<HeatId, MatchName>;
  told: ReadonlySet<HeatId>;
}

function matchesOf(played: PlayedEvent): Map<HeatId, MatchName> {
  const stages = stagesOf(played);
  const named = stages?.played.stages.flatMap((stage) =>
    stage.matches.flatMap((match) => {
      const heat = stages.heats.get(heatKey(stage.number, match.key));
      return heat ? [[heat.id, nameOfMatch(stage, match)] as const] : [];
    }),
  );
  return new Map(named);
}

function titleOf({ played, matches }: Announced, { round, heats }: Round, { id, number }: HeatRow): HeatTitle {
  const named = matches.get(id);
  const name = named?.column ?? { name: nameOfRound(round, played.event.plan), number: round.number };
  return {
    event: played.event.name,
    round: { ...name, heats: heats.length },
    heat: number,
    match: named?.match ?? null,
  };
}

/** Whether something before this heat is held back that says who stands in it. */
const waitsFor = ({ played: { event, rounds }, told }: Announced, { round }: Round, heat: HeatRow): boolean =>
  heat.match !== null
    ? event.release !== "live" && !told.has(heat.id)
    : !isRoundTold(
        event.release,
        rounds.flatMap((one) =>
          one.round.number <= saying(event.plan, round.number) ? one.heats.map(({ heat: of }) => of) : [],
        ),
      );

const callsOf = (announced: Announced): CallShown[] =>
  announced.played.rounds
    .filter(({ round }) => round.state !== "drawn")
    .flatMap((one) =>
      one.heats
        .filter(({ heat, lanes }) => heat.state === "scheduled" && (heat.match === null || lanes.length === 2))
        .map(({ heat, lanes }) => ({
          ...titleOf(announced, one, heat),
          id: heat.id,
          calledAt: heat.calledAt?.getTime() ?? null,
          station: heat.station,
          waits: waitsFor(announced, one, heat),
          lanes: lanes.map((lane) => ({ ...spoken(lane), lane: lane.lane })),
        })),
    );

/** [JD41] What of a judged event the announcer may release; null where nothing but the heat itself decides it. */
function dueOf({ event, rounds }: PlayedEvent): ReadonlySet<HeatId> | null {
  const { judged } = event.plan;
  if (!judged) return null;
  // what the program lets out is never for the announcer to release
  return new Set(judged.publish.by === "program" ? [] : dueHeats(judged, drawnModules(rounds)));
}

const drawnModules = (rounds: PlayedEvent["rounds"]) =>
  rounds.map(({ heats }) => ({ heats: heats.map(({ heat }) => heat) }));

function waitingOf({ event: { id, name, plan }, rounds }: PlayedEvent): WaitShown[] {
  const waits = plan.judged?.publish.by === "announcer" && dueWaits(plan.judged, drawnModules(rounds));
  return waits ? [{ event: id, name, ...waits }] : [];
}

type Dated = ResultShown & { at: number };

function resultsOf(announced: Announced): Dated[] {
  const { played } = announced;
  const { event, withdrawn } = played;
  const due = dueOf(played);
  const untold = played.rounds.flatMap(({ heats }) =>
    heats.filter(({ heat }) => due?.has(heat.id) && !isTold(event.release, heat)),
  );
  const places = placesInModules(played);
  return played.rounds.flatMap((one) => {
    const fates = fatesOf(one, event, withdrawn);
    return one.heats
      .filter(({ heat }) => heat.state === "official")
      .map(({ heat, lanes, ranked }) => ({
        ...titleOf(announced, one, heat),
        id: heat.id,
        of: event.id,
        due: untold.length,
        options: event.options,
        asked: event.release === "announced" && (due?.has(heat.id) ?? true),
        told: isTold(event.release, heat),
        waits: waitsFor(announced, one, heat),
        final: one.round.final,
        at: heat.officialAt?.getTime() ?? 0,
        lines: lanes
          .map((lane) => ({
            ...spoken(lane),
            place: (places ? places(one.round.number, lane.entrant) : ranked.get(lane.entrant)?.place) ?? null,
            mark: lane.mark,
            fate: fates.get(lane.entrant) ?? ("open" as const),
            record: beats(lane.mark, event),
          }))
          .sort((a, b) => (a.place ?? Number.MAX_SAFE_INTEGER) - (b.place ?? Number.MAX_SAFE_INTEGER)),
      }));
  });
}

/** Where panels judge, a place is one in the module. */
function placesInModules(played: PlayedEvent) {
  const outcome = played.event.plan.judged && resultOf(played);
  if (!outcome || !isJudged(outcome)) return null;
  const places = outcome.modules.map(({ rows }) => new Map(rows.map(({ id, place }) => [id, place])));
  return (module: number, entrant: Seated["entrant"]) => places[module - 1]?.get(entrant);
}

function ceremonyOf(played: PlayedEvent): CeremonyShown[] {
  const result = resultOf(played);
  if (!isWhollyTold(result)) return [];
  const people = peopleOf(played);
  const marks = new Map(result.places.map(({ id, mark }) => [id, mark]));
  const { plan } = played.event;
  const places = [...new Set(result.prizes.lines.map((line) => stepOf(line, plan)))].sort((a, b) => b - a);
  const names = isJudged(result) ? (result.awards[0]?.names ?? []) : [];
  const steps = places.map((place) => ({
    place,
    tier: byTiers(plan) ? (names[place - 1] ?? "") : null,
    people: result.prizes.lines.flatMap((line) => {
      const [person, mark] = [people.get(line.id), marks.get(line.id)];
      return stepOf(line, plan) === place && person && mark ? [{ ...spoken(person), mark }] : [];
    }),
  }));
  const { id, name, options } = played.event;
  return steps.length > 0 ? [{ event: id, name, options, steps }] : [];
}

function recordOf({ event, rounds }: PlayedEvent): RecordShown[] {
  const { id, name, options, record } = event;
  if (!record) return [];
  const marked = rounds.flatMap(({ heats }) =>
    heats.flatMap(({ heat, lanes }) => (isOver(heat) && heat.state === "official" ? lanes : [])),
  );
  const net = ({ mark }: Seated) => netMark(mark, options);
  const better = (a: number, b: number) => (options.direction === "more" ? a > b : a < b);
  let best: Seated | null = null;
  for (const lane of marked) {
    const [now, before] = [net(lane), best && net(best)];
    if (now !== null && (before === null || better(now, before))) best = lane;
  }
  const shown = best && { ...spoken(best), mark: best.mark, beats: beats(best.mark, event) };
  return [{ event: id, name, options, record, best: shown }];
}

/** First the next heat of every event, then the ones after those. */
function inTurn(queues: readonly CallShown[][]): CallShown[] {
  const longest = Math.max(0, ...queues.map((queue) => queue.length));
  return Array.from({ length: longest }, (_unused, turn) => queues.flatMap((queue) => queue[turn] ?? [])).flat();
}

/** Everything the announcer reads, in the order in which it wants reading: results wait longest first, calls in their turn. */
export async function announcerDay(on: Executor, meetId: MeetId): Promise<AnnouncerDay> {
  const events: PlayedEvent[] = [];
  for (const { id } of await findEvents(on, meetId)) {
    const played = await playEvent(on, id);
    if (played) events.push(played);
  }
  const draws: DrawShown[] = [];
  for (const played of events) draws.push(...(await drawsOf(on, played)));
  const veiled = events.filter(({ event, stages }) => event.release !== "live" && stages.length > 0);
  const ids = veiled.map(({ event }) => event.id);
  const told = ids.length > 0 ? await matchesTold(on, meetId, ids) : new Set<HeatId>();
  const announced = events.map((played) => ({ played, matches: matchesOf(played), told }));
  const calls = inTurn(announced.map(callsOf));
  const results = announced.flatMap(resultsOf).sort((a, b) => a.at - b.at);
  return {
    draws,
    waiting: events.flatMap(waitingOf),
    calls: [...calls.filter(({ calledAt }) => calledAt === null), ...calls.filter(({ calledAt }) => calledAt !== null)],
    results: results.map(({ at: _at, ...shown }) => shown),
    ceremonies: events.flatMap(ceremonyOf),
    records: events.flatMap(recordOf),
  };
}
