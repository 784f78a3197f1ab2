import type { MeetId } from "#core/ids.ts";
import { roundName } from "#core/rounds/plan.ts";
import { findEvents } from "#db/events.ts";
import { findMeet } from "#db/meets.ts";
import { findUnits } from "#db/units.ts";
import type { WireRows } from "#live/derive.ts";
import type { WireRow } from "#live/protocol.ts";
import { playEvent } from "#services/results.ts";
import type { World } from "#services/world.ts";
import { there } from "./play.ts";

/** A meet's rows as they would travel with nothing held back. */
export async function wireRows({ db }: World, meetId: MeetId): Promise<WireRows> {
  const { id, slug, name, place, host, timeZone, notice } = there(await findMeet(db, meetId));
  const rows: WireRow[] = [
    {
      key: "meet",
      ...{ id, slug, name, place, host, startsAt: null, timeZone, notice, masked: false, podium: null },
      units: (await findUnits(db, meetId)).map((unit) => ({ id: unit.id, name: unit.name })),
    },
  ];
  for (const { id: eventId } of await findEvents(db, meetId)) {
    const { event, rounds, withdrawn } = there(await playEvent(db, eventId));
    const { sort, venue, ruleset, options, plan, release, record } = event;
    rows.push({
      key: `event:${eventId}`,
      id: eventId,
      ...{ sort, name: event.name, venue, startsAt: null, ruleset, options, plan, release, record, withdrawn },
    });
    for (const { round, heats, rulings } of rounds) {
      const { number, of, final, state, advance } = round;
      if (state === "drawn") continue;
      rows.push({
        key: `round:${round.id}`,
        ...{ id: round.id, event: eventId, number, of, name: roundName(number, of, final), final, state, advance },
        rulings: rulings.map(({ cut, tied, admit, method }) => ({ cut, tied, admit, method })),
      });
      for (const { heat, lanes } of heats) {
        rows.push({
          key: `heat:${heat.id}`,
          ...{ id: heat.id, round: round.id, event: eventId, number: heat.number, state: heat.state },
          calledAt: null,
          startedAt: heat.startedAt?.getTime() ?? null,
          closedAt: heat.closedAt?.getTime() ?? null,
        });
        for (const { lane, entrant, bib, name: own, unit, mark } of lanes)
          rows.push({
            key: `lane:${heat.id}:${lane}`,
            ...{ heat: heat.id, round: round.id, event: eventId, lane, entrant, bib, name: own, unit },
            mark: heat.state === "scheduled" ? null : mark,
          });
      }
    }
  }
  const travelled: WireRow[] = JSON.parse(JSON.stringify(rows));
  return new Map(travelled.map((row) => [row.key, row]));
}
