import type { EntrantId, HeatId, RoundId, UnitId } from "#core/ids.ts";
import { listMost } from "#core/judged/deal.ts";
import { numberedBy, type PictureShown, worksBlind } from "#core/judged/works.ts";
import type { Executor } from "#db/client.server.ts";
import type { EventRow } from "#db/events.ts";
import { maskName } from "#db/masks.ts";
import {
  findHanging,
  findHangingIn,
  findMakers,
  findPicturesOf,
  type Hanging,
  type PictureFacts,
} from "#db/pictures.ts";
import { findRounds } from "#db/rounds.ts";
import { findBallot } from "#db/votes.ts";
import { grouped } from "./grouped.ts";

/** One person's (or team's) work with all its pictures. */
export interface Work {
  entrantId: EntrantId;
  /** what it hangs under; null before that is drawn and published */
  number: number | null;
  /** the number as it is written */
  label: string;
  name: string;
  unitId: UnitId;
  unitName: string;
  pictures: PictureShown[];
}

export interface Works {
  /** names are nobody's to know yet */
  blind: boolean;
  /** since when the numbers are what they are; null where there are none to rely on */
  since: Date | null;
  works: Work[];
}

type Event = Pick<EventRow, "id" | "plan">;

const shown = ({ id, title, width, height }: PictureFacts): PictureShown => ({ id, title, width, height });

/**
 * [JD31] What somebody's work hangs under: the number it is judged under, else its place on the list or its turn. It stays what
 * it is whoever withdraws.
 */
const numberOf = ({ number, heatNumber, lane }: Hanging, together: boolean): number =>
  number ?? (together ? (heatNumber - 1) * listMost + lane : heatNumber);

/** The numbers of the works in a round, by whose they are, and how they are written: a blind one's as on its label. */
async function numbersOf(on: Executor, { plan }: Event, round: RoundId, module: number) {
  const together = plan.judged?.modules[module - 1]?.together ?? true;
  return new Map(
    (await findHanging(on, round)).map((one) => {
      const number = numberOf(one, together);
      return [one.entrantId, { number, label: one.number === null ? String(number) : maskName(number) }];
    }),
  );
}

/** Everybody's works in an event; names and numbers side by side are for the server alone. */
export async function readWorks(on: Executor, event: Event): Promise<Works> {
  const [rounds, makers, pictures] = await Promise.all([
    findRounds(on, event.id),
    findMakers(on, event.id),
    findPicturesOf(on, [event.id]),
  ]);
  const { judged } = event.plan;
  const official = new Set(rounds.filter(({ state }) => state === "official").map(({ number }) => number));
  const module = numberedBy(judged);
  const round = rounds.find(({ number, state }) => number === module && state !== "drawn");
  const numbers =
    round && module
      ? await numbersOf(on, event, round.id, module)
      : new Map<EntrantId, { number: number; label: string }>();
  const byMaker = grouped(pictures, ({ entrantId }) => entrantId);
  return {
    blind: worksBlind(judged, official),
    since: round?.drawnAt ?? null,
    works: makers.map(({ id, name, unitId, unitName }, at) => ({
      entrantId: id,
      ...(numbers.get(id) ??
        (module === null ? { number: at + 1, label: String(at + 1) } : { number: null, label: "" })),
      name,
      unitId,
      unitName,
      pictures: (byMaker.get(id) ?? []).map(shown),
    })),
  };
}

/**
 * The pictures of the works in these heats by lane, for those who judge them: never whose they are, and titles only where the
 * organizer shows them.
 */
export async function worksOfHeats(
  on: Executor,
  heats: readonly HeatId[],
): Promise<Map<HeatId, Map<number, PictureShown[]>>> {
  const hanging = await findHangingIn(on, heats);
  const events = [...new Set(hanging.map(({ eventId }) => eventId))];
  const pictures = grouped(await findPicturesOf(on, events), ({ eventId, entrantId }) => `${eventId} ${entrantId}`);
  if (pictures.size === 0) return new Map();
  const ballots = await Promise.all(events.map((id) => findBallot(on, id)));
  const titled = new Set(ballots.flatMap((one) => (one?.titles ? [one.eventId] : [])));
  const byHeat = new Map<HeatId, Map<number, PictureShown[]>>();
  for (const { eventId, entrantId, heatId, lane, number } of hanging) {
    const own = pictures.get(`${eventId} ${entrantId}`);
    if (!own) continue;
    const told = number === null || titled.has(eventId);
    const lanes = byHeat.get(heatId) ?? new Map<number, PictureShown[]>();
    lanes.set(
      lane,
      own.map((one) => ({ ...shown(one), title: told ? one.title : "" })),
    );
    byHeat.set(heatId, lanes);
  }
  return byHeat;
}
