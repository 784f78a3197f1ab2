import type { EntrantId, UnitId } from "#core/ids.ts";
import type { HeatView, Programme } from "#live/programme.ts";
import type { LaneLine } from "#live/shown.ts";

/** Somebody's place in a heat. */
export interface Stand extends HeatView {
  line: LaneLine;
}
export interface OwnPerson {
  entrant: EntrantId;
  name: string;
  bib: number | null;
  /** per event the latest round, what runs or comes next before what is over */
  stands: Stand[];
}

const order = { running: 0, called: 1, scheduled: 2, held: 3, provisional: 4, official: 5 };
const urgencyOf = ({ heat }: Stand): number =>
  order[heat.state === "scheduled" && heat.calledAt !== null ? "called" : heat.state];

/** A unit's people in published heats: who is on, called or next comes first. */
export function ownPeople(programme: Programme, unit: UnitId): OwnPerson[] {
  const people = new Map<EntrantId, OwnPerson>();
  for (const { rounds } of programme.events) {
    const latest = new Map<EntrantId, Stand>();
    for (const { heats } of rounds)
      for (const view of heats)
        for (const line of view.heat.lanes) if (line.unit === unit) latest.set(line.entrant, { ...view, line });
    for (const [entrant, stand] of latest) {
      const { name, bib } = stand.line;
      const person = people.get(entrant) ?? { entrant, name, bib, stands: [] };
      person.stands.push(stand);
      people.set(entrant, person);
    }
  }
  const urgency = (person: OwnPerson) => Math.min(...person.stands.map(urgencyOf));
  const all = [...people.values()];
  for (const { stands } of all) stands.sort((a, b) => urgencyOf(a) - urgencyOf(b));
  return all.sort((a, b) => urgency(a) - urgency(b) || (a.bib ?? 0) - (b.bib ?? 0));
}
