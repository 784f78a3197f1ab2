import type { EntrantId, MeetId, OpId, UnitId } from "#core/ids.ts";
import { findEntrant } from "#db/entrants.ts";
import type { Author } from "#db/schema/log.ts";
import type { EntryProblem } from "#i18n/entries.ts";
import { changeEntrant, enter } from "#services/entries.ts";
import { restoreEntrant, withdrawEntrant } from "#services/presence.ts";
import type { Wish } from "#services/wishes.ts";
import type { World } from "#services/world.ts";
import type { EntryAnswer } from "#ui/entries/roster.ts";
import { type Answering, answerOf } from "./answers.ts";
import { eventsOf, idOf, lineOf, reasonLimit, sexOf } from "./reading.ts";

/** Who sends an entries form, and about which meet. `unit`: a leader's own; null at the desk, whose forms name it. */
export interface Sender {
  world: World;
  author: Author;
  meet: MeetId;
  unit: UnitId | null;
}

/** The reason given, or what is wrong with it. */
export function reasonOf(form: FormData): { reason: string; problems: Record<string, EntryProblem> } {
  const reason = lineOf(form, "reason");
  const problems: Record<string, EntryProblem> =
    reason.length > reasonLimit ? { reason: { kind: "too-long", max: reasonLimit } } : {};
  return { reason, problems };
}

function wishOf(form: FormData): { wish: Wish; problems: Record<string, EntryProblem> } {
  const { reason, problems } = reasonOf(form);
  const [sex, events, op] = [sexOf(form), eventsOf(form), idOf<OpId>(form, "op")];
  if (sex === undefined) problems.sex = { kind: "invalid" };
  if (events === null) problems.events = { kind: "no-such-event" };
  const namesake = lineOf(form, "namesake") === "yes";
  const wish = { name: lineOf(form, "name"), sex: sex ?? null, events: events ?? [], namesake, reason };
  return { wish: op ? { ...wish, op } : wish, problems };
}

const bad = (problems: object) => Object.keys(problems).length > 0;

export async function enterForm(from: Sender, form: FormData, say: Answering): Promise<EntryAnswer> {
  const { wish, problems } = wishOf(form);
  const unit = from.unit ?? idOf<UnitId>(form, "unit");
  if (!unit) problems.unit = { kind: "unit-missing" };
  if (!unit || bad(problems)) return say.refused(problems);
  const made = await enter(from.world, from.author, from.meet, unit, wish);
  return answerOf(say, made, () => ({ kind: "entered", name: wish.name }));
}

export async function changeForm(from: Sender, form: FormData, say: Answering): Promise<EntryAnswer> {
  const { wish, problems } = wishOf(form);
  const id = idOf<EntrantId>(form, "id");
  if (!id) problems[""] = { kind: "no-such-entrant" };
  if (!id || bad(problems)) return say.refused(problems);
  const { op: _once, ...change } = wish;
  const made = await changeEntrant(from.world, from.author, from.meet, id, change);
  return answerOf(say, made, () => ({ kind: "changed", name: wish.name }));
}

/** Withdrawing and taking it back: one button each, and at the desk a reason after the deadline. */
export async function presenceForm(
  from: Sender,
  form: FormData,
  say: Answering,
  kind: "withdrawn" | "restored",
): Promise<EntryAnswer> {
  const { reason, problems } = reasonOf(form);
  const id = idOf<EntrantId>(form, "id");
  const found = id && (await findEntrant(from.world.db, id));
  if (!found || found.meetId !== from.meet) return say.because({ kind: "no-such-entrant" });
  if (bad(problems)) return say.refused(problems);
  const deed = kind === "withdrawn" ? withdrawEntrant : restoreEntrant;
  const made = await deed(from.world, from.author, from.meet, found.id, reason);
  return answerOf(say, made, () => ({ kind, name: found.name }));
}
