import type { HeatId } from "#core/ids.ts";
import { type HeatView, heatsOf, type Programme } from "#live/programme.ts";

/** A court with the match that is on and the one after it. */
export interface CourtView {
  key: string;
  /** empty where nobody said where it is played */
  court: string;
  now: HeatView | null;
  next: HeatView | null;
  /** when that is expected, server's epoch ms; null while nobody can say */
  expected: number | null;
}

/** Which match is expected next on the courts of a meet, by their names. */
export type Coming = ReadonlyMap<string, { heat: HeatId; at: number }>;

const late = Number.MAX_SAFE_INTEGER;
const isDone = ({ heat: { state } }: HeatView) => state !== "scheduled" && state !== "running";

/** Whoever is called comes first, then whoever may begin earlier; else as the matches stand. */
const byTurn = (a: HeatView, b: HeatView): number =>
  (a.heat.calledAt ?? late) - (b.heat.calledAt ?? late) || (a.heat.notBefore ?? 0) - (b.heat.notBefore ?? 0);

/**
 * Every court that has a match on or to come, in the order of their names, and matches that are on nobody said where. What
 * comes next is what is expected there (`coming`); before that is known, what was put there by hand.
 */
export function courtsOf(programme: Programme, coming: Coming | null = null): CourtView[] {
  const open = heatsOf(programme).filter((one) => one.heat.match !== null && !isDone(one));
  const expected = new Map(
    [...(coming ?? [])].flatMap(([court, { heat: id, at }]) => {
      const heat = open.find((one) => one.heat.id === id);
      return heat ? [[court, { heat, at }] as const] : [];
    }),
  );
  const names = [...new Set([...open.flatMap(({ heat }) => heat.court ?? []), ...expected.keys()])];
  const order = new Intl.Collator("zh-Hans", { numeric: true });
  const courts = names.sort(order.compare).map((court): CourtView => {
    const here = open.filter(({ heat }) => heat.court === court);
    const waiting = here.filter(({ heat }) => heat.state === "scheduled").sort(byTurn);
    const running = here.find(({ heat }) => heat.state === "running");
    const called = waiting.find(({ heat }) => heat.calledAt !== null);
    const now = running ?? called ?? null;
    const byHand = coming ? null : (waiting.find((one) => one !== now) ?? null);
    const { heat: next = byHand, at = null } = expected.get(court) ?? {};
    return { key: `court:${court}`, court, now, next, expected: at };
  });
  const elsewhere = open
    .filter(({ heat }) => heat.court === null && heat.state === "running")
    .map((now): CourtView => ({ key: now.heat.id, court: "", now, next: null, expected: null }));
  return [...courts, ...elsewhere];
}
