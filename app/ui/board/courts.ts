import { type HeatView, heatsOf, type Programme } from "#live/programme.ts";

/** A court with the match that is on and the one after it. */
export interface CourtView {
  key: string;
  /** empty where nobody said where it is played */
  court: string;
  now: HeatView | null;
  next: HeatView | null;
}

const late = Number.MAX_SAFE_INTEGER;
const isDone = ({ heat: { state } }: HeatView) => state !== "scheduled" && state !== "running";

/** Whoever is called comes first, then whoever may begin earlier; else as the matches stand. */
const byTurn = (a: HeatView, b: HeatView): number =>
  (a.heat.calledAt ?? late) - (b.heat.calledAt ?? late) || (a.heat.notBefore ?? 0) - (b.heat.notBefore ?? 0);

/** Every court that has a match on or to come, in the order of their names, and matches that are on nobody said where. */
export function courtsOf(programme: Programme): CourtView[] {
  const open = heatsOf(programme).filter((one) => one.heat.match !== null && !isDone(one));
  const names = [...new Set(open.flatMap(({ heat }) => heat.court ?? []))];
  const order = new Intl.Collator("zh-Hans", { numeric: true });
  const courts = names.sort(order.compare).map((court): CourtView => {
    const here = open.filter(({ heat }) => heat.court === court);
    const waiting = here.filter(({ heat }) => heat.state === "scheduled").sort(byTurn);
    const running = here.find(({ heat }) => heat.state === "running");
    const called = waiting.find(({ heat }) => heat.calledAt !== null);
    const now = running ?? called ?? null;
    return { key: `court:${court}`, court, now, next: waiting.find((one) => one !== now) ?? null };
  });
  const elsewhere = open
    .filter(({ heat }) => heat.court === null && heat.state === "running")
    .map((now): CourtView => ({ key: now.heat.id, court: "", now, next: null }));
  return [...courts, ...elsewhere];
}
