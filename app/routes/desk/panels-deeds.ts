import { refuse } from "#core/decision.ts";
import { type EntrantId, type EventId, type HeatId, parseId, type RoundId } from "#core/ids.ts";
import type { EventRow } from "#db/events.ts";
import { findHeat } from "#db/heats.ts";
import { findRound } from "#db/rounds.ts";
import type { DayRefusal } from "#i18n/day.ts";
import { publishRound } from "#services/draw.ts";
import { markAgain } from "#services/judged-again.ts";
import { type Code, lookAtCodes } from "#services/judged-codes.ts";
import { confirmAll } from "#services/judged-confirm.ts";
import { drawModule } from "#services/judged-draw.ts";
import { placeInModule } from "#services/judged-late.ts";
import { answer, opOf, text } from "../answer.ts";
import type { AtMeet } from "../guard.ts";
import { judges, override, seats, units } from "./panels-seats.ts";

// What the page of judges and appearances does. Seats, the lot and the numbers are the organizer's, marks the chief's.

/** Where a deed is done. */
interface At extends Pick<AtMeet, "world" | "author"> {
  event: { id: EventId };
}
/** What beside the words a deed answers. */
interface More {
  codes?: Code[];
  confirmed?: number;
  left?: number;
  made?: number;
  placed?: number;
}
type Said = ReturnType<typeof answer<DayRefusal, More>>;
type Deed = (at: AtMeet & { event: EventRow; request: Request }, form: FormData) => Promise<Said>;

/** The round a form names, where it is one of this event. */
async function roundIn({ world, event }: At, form: FormData): Promise<RoundId | null> {
  const id = parseId<RoundId>(text(form, "round"));
  const round = id && (await findRound(world.db, id));
  return round?.eventId === event.id ? round.id : null;
}
const noRound = refuse({ kind: "no-such-round" as const });

/** Judges' numbers a form ticked. */
const judgesIn = (form: FormData): number[] =>
  form.getAll("judge").flatMap((one) => (typeof one === "string" && /^\d{1,4}$/.test(one) ? [Number(one)] : []));

/** Has judges mark a heat again. */
export async function again(at: At, form: FormData) {
  const { world, author, event } = at;
  const id = parseId<HeatId>(text(form, "heat"));
  const heat = id && (await findHeat(world.db, id));
  if (heat?.eventId !== event.id) return answer(form, refuse({ kind: "no-such-heat" as const }));
  const judges = judgesIn(form);
  if (judges.length === 0) return answer(form, refuse({ kind: "choose-one" as const }));
  return answer(form, await markAgain(world, author, heat.id, judges, text(form, "reason"), opOf(form).op));
}

async function all(at: At, form: FormData) {
  const round = await roundIn(at, form);
  if (!round) return answer(form, noRound);
  const made = await confirmAll(at.world, at.author, round, opOf(form).op);
  const { confirmed = [], left = [] } = made.ok ? made.value : {};
  return answer(form, made, { confirmed: confirmed.length, left: left.length });
}

async function draw({ world, author, event }: At, form: FormData) {
  const [seed, reason, number] = [text(form, "seed").slice(0, 64), text(form, "reason"), Number(text(form, "module"))];
  return answer(form, await drawModule(world, author, event.id, number, { seed, reason, ...opOf(form) }));
}

async function publish(at: At, form: FormData) {
  const round = await roundIn(at, form);
  return answer(form, round ? await publishRound(at.world, at.author, round, opOf(form).op) : noRound);
}

async function late(at: At, form: FormData) {
  const round = await roundIn(at, form);
  const id = parseId<EntrantId>(text(form, "entrant"));
  if (!round) return answer(form, noRound);
  if (!id) return answer(form, refuse({ kind: "choose-one" as const }));
  const wish = { id, reason: text(form, "reason"), ...opOf(form) };
  const made = await placeInModule(at.world, at.author, round, wish);
  return answer(form, made, made.ok ? { placed: made.value.heat } : {});
}

async function codes(at: At, form: FormData) {
  const round = await roundIn(at, form);
  if (!round) return answer(form, noRound);
  const made = await lookAtCodes(at.world, at.author, round, text(form, "reason"), opOf(form).op);
  return answer(form, made, made.ok ? { codes: made.value } : {});
}

/** What the chief may do as well. */
export const chiefDeeds = new Map<string, Deed>([
  ["again", again],
  ["confirm-all", all],
]);

/** What only an organizer may do. */
export const organizerDeeds = new Map<string, Deed>(
  Object.entries<Deed>({ judges, units, seats, draw, publish, late, codes, override }),
);
