import { type EntrantId, type HeatId, type MeetId, parseId, type RoundId } from "#core/ids.ts";
import { moduleOptions } from "#core/judged/module-options.ts";
import { nameOfRound, type RoundName } from "#core/rounds/plan.ts";
import type { SheetAct } from "#core/scoring/ops.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import type { Executor } from "#db/client.server.ts";
import { findEntrants } from "#db/entrants.ts";
import { findEvents } from "#db/events.ts";
import { findHeatsOf } from "#db/heats.ts";
import { findLogPage, type LogEntry } from "#db/log.ts";
import { findRoundsOfMeet } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { sheetKinds } from "#db/sheets.ts";
import { hiddenKind, isHidden } from "./hidden-marks.ts";

/** Which event, round and heat an entry is about, as far as they are still there. */
export interface LogPlace {
  event: string;
  options: ScoringOptions;
  round: { id: RoundId; name: RoundName; number: number; heats: number } | null;
  heat: { id: HeatId; number: number } | null;
}

export interface LogLine {
  seq: number;
  at: Date;
  author: Author;
  kind: string;
  /** what a referee or the desk noted on a sheet */
  act: SheetAct | null;
  place: LogPlace | null;
  /** what it names: people, units, events, the seed of a draw */
  about: string[];
  reason: string | null;
}

const length = 100;
const spoken = ["name", "unit", "unitName", "seed", "event", "events", "seat", "from"];

/** Texts and people an entry's payload names, without digging into lists of marks or settings. */
function aboutOf(payload: unknown, people: ReadonlyMap<string, { name: string }>): string[] {
  if (typeof payload !== "object" || payload === null) return [];
  return Object.entries(payload).flatMap(([key, value]) =>
    [value].flat().flatMap((one: unknown) => {
      if (typeof one !== "string" || key === "tied") return [];
      const id = parseId<EntrantId>(one);
      if (id) return people.get(id)?.name ?? [];
      return spoken.includes(key) ? [one] : [];
    }),
  );
}

/** Finds the place of every entry of a meet, and whether what it says is hidden. */
async function placesOf(on: Executor, meetId: MeetId) {
  const events = new Map((await findEvents(on, meetId)).map((event) => [String(event.id), event]));
  const rounds = new Map((await findRoundsOfMeet(on, meetId)).map((round) => [String(round.id), round]));
  const all = await findHeatsOf(
    on,
    [...rounds.values()].map(({ id }) => id),
  );
  const heats = new Map(all.map((heat) => [String(heat.id), heat]));
  return ({ heatId, subjectId, payload, kind }: LogEntry): { place: LogPlace; hidden: boolean } | null => {
    const heat = heats.get(heatId ?? subjectId);
    const round = rounds.get(heat?.roundId ?? subjectId);
    const named = typeof payload === "object" && payload && "event" in payload ? String(payload.event) : "";
    const event = events.get(round?.eventId ?? subjectId) ?? events.get(named);
    if (!event) return null;
    const { name } = event;
    const options = round ? moduleOptions(event, round.number) : event.options;
    const shown = round && {
      id: round.id,
      name: nameOfRound(round, event.plan),
      number: round.number,
      heats: all.filter((one) => one.roundId === round.id).length,
    };
    const where = heat ? { id: heat.id, number: heat.number } : null;
    const hidden = heat !== undefined && sheetKinds.includes(kind) && isHidden(payload as SheetAct, event.plan, heat);
    return { place: { event: name, options, round: shown ?? null, heat: where }, hidden };
  };
}

/**
 * A hundred entries of the meet's log before `before`, newest first; `brief` leaves out every single tap and mark, which
 * the page of the heat shows.
 */
export async function logPage(
  on: Executor,
  meetId: MeetId,
  { before, brief }: { before: number | null; brief: boolean },
): Promise<{ lines: LogLine[]; older: number | null }> {
  const entries = await findLogPage(on, meetId, before, length + 1, brief);
  const people = await findEntrants(on, meetId);
  const placeOf = await placesOf(on, meetId);
  const lines = entries.slice(0, length).map((entry) => {
    const { seq, serverAt: at, author, payload, reason } = entry;
    const { place = null, hidden = false } = placeOf(entry) ?? {};
    const kind = hidden ? hiddenKind : entry.kind;
    const act = sheetKinds.includes(kind) ? (payload as SheetAct) : null;
    const about = act || hidden ? [] : aboutOf(payload, people).filter((words) => words !== place?.event);
    return { seq, at, author, kind, act, place, about, reason };
  });
  return { lines, older: entries.length > length ? (lines.at(-1)?.seq ?? null) : null };
}
