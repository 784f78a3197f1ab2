import type { EventId } from "#core/ids.ts";
import { chairsIn } from "#core/judged/chairs.ts";
import type { EventRow } from "#db/events.ts";
import type { SeatRow } from "#db/seats.ts";

export interface NewSeat {
  kind: "referee" | "chief";
  /** what stands on the poster: an area, a lane */
  name: string;
  /** null = whatever is held at `venue`, or at the whole meet */
  event: EventId | null;
  /** absent or null = wherever */
  venue?: string | null;
  /** null = whole heats */
  slot: number | null;
  /** absent or null = every judge's sheet */
  judge?: number | null;
}

export type ScopeRefusal =
  | { kind: "no-such-event" }
  | { kind: "no-such-venue" }
  | { kind: "slot-needs-lanes" }
  | { kind: "slot-out-of-range"; lanes: number }
  | { kind: "judge-needs-several" }
  | { kind: "judge-out-of-range"; judges: number };

/** A wish with every field said: the chief's seat covers the whole meet, an event's is wherever the event is. */
export function wholeSeat({ kind, name, event, venue = null, slot, judge = null }: NewSeat): Required<NewSeat> {
  return kind === "chief"
    ? { kind, name: name.trim(), event: null, venue: null, slot: null, judge: null }
    : { kind, name: name.trim(), event, venue: event === null ? venue : null, slot, judge };
}

/** How many judges watch the same lanes of an event. */
export const judgesOf = ({ options }: Pick<EventRow, "options">): number => options.judges ?? 1;

/** What keeps a seat from being made: an event, a venue, a lane or a judge that there is not. */
export function judgeScope(
  events: readonly EventRow[],
  { event, venue, slot, judge }: Required<NewSeat>,
): ScopeRefusal | null {
  const covered = events.filter(
    (one) => (event === null || one.id === event) && (venue === null || one.venue === venue),
  );
  if (covered.length === 0 && event !== null) return { kind: "no-such-event" };
  if (covered.length === 0 && venue !== null) return { kind: "no-such-venue" };
  if (slot !== null) {
    const lanes = Math.max(0, ...covered.map(({ options, plan }) => (options.sheets === "lane" ? plan.lanes : 0)));
    if (lanes === 0) return { kind: "slot-needs-lanes" };
    if (slot < 1 || slot > lanes) return { kind: "slot-out-of-range", lanes };
  }
  if (judge === null) return null;
  if (covered.some(({ plan }) => plan.judged && chairsIn(plan.judged).includes(judge))) return null;
  const judges = Math.max(1, ...covered.map(judgesOf));
  if (judges === 1) return { kind: "judge-needs-several" };
  return judge < 1 || judge > judges ? { kind: "judge-out-of-range", judges } : null;
}

/** How the usual seats are named: in the organizer's language. */
export interface SeatNames {
  chief: string;
  event(name: string): string;
  lane(name: string, lane: number): string;
  /** the n-th of several who watch the same */
  judge(seat: string, judge: number): string;
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** The seats a meet usually has, those of panels aside (judged-seats.ts makes them): for each event one for every lane it counts apart and every judge, and one for the chief. */
export function usualSeats(events: readonly EventRow[], names: SeatNames): Required<NewSeat>[] {
  const ofEvents = events.flatMap((event) => {
    if (event.plan.judged) return [];
    const slots = event.options.sheets === "lane" ? upTo(event.plan.lanes) : [null];
    const judges = judgesOf(event) > 1 ? upTo(judgesOf(event)) : [null];
    return slots.flatMap((slot) => {
      const place = slot === null ? names.event(event.name) : names.lane(event.name, slot);
      return judges.map((judge) => {
        const name = judge === null ? place : names.judge(place, judge);
        return wholeSeat({ kind: "referee", name, event: event.id, slot, judge });
      });
    });
  });
  return [...ofEvents, wholeSeat({ kind: "chief", name: names.chief, event: null, slot: null })];
}

/** Whether a seat there is does what the wish is for. */
export const isSameSeat = (row: SeatRow, { kind, event, venue, slot, judge }: Required<NewSeat>): boolean =>
  row.kind === kind && row.eventId === event && row.venue === venue && row.slot === slot && row.judge === judge;
