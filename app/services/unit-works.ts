import type { MeetId, UnitId } from "#core/ids.ts";
import { takesWorks } from "#core/judged/works.ts";
import { findEvents } from "#db/events.ts";
import { findMeet } from "#db/meets.ts";
import { findUnit } from "#db/units.ts";
import { windowOf } from "./roster.ts";
import { readWorks } from "./works.ts";
import type { World } from "./world.ts";

/** The works of a unit's own people by event, and until when its leader may change them; null where the unit is gone. */
export async function unitWorks(world: World, meetId: MeetId, unitId: UnitId) {
  const [meet, unit, events] = await Promise.all([
    findMeet(world.db, meetId),
    findUnit(world.db, unitId),
    findEvents(world.db, meetId),
  ]);
  if (!meet || unit?.meetId !== meetId) return null;
  const taking = events.filter(({ plan }) => takesWorks(plan.judged));
  const shown = await Promise.all(
    taking.map(async (event) => {
      const { works } = await readWorks(world.db, event);
      const own = works.filter((one) => one.unitId === unitId);
      return {
        id: event.id,
        name: event.name,
        works: own.map(({ number: _number, label: _label, ...one }) => ({ ...one, label: "" })),
      };
    }),
  );
  return {
    meet: { name: meet.name, slug: meet.slug, timeZone: meet.timeZone },
    unit: unit.name,
    window: windowOf(meet, world.now()),
    closes: meet.entryClosesAt?.getTime() ?? null,
    events: shown.filter(({ works }) => works.length > 0),
  };
}
