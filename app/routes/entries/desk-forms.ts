import { type EntrantId, type OpId, parseId } from "#core/ids.ts";
import { findEntrant } from "#db/entrants.ts";
import { numberEntrants } from "#services/bibs.ts";
import { type Substitute, substitute } from "#services/substitutes.ts";
import type { EntryAnswer } from "#ui/entries/roster.ts";
import { type Answering, answerOf } from "./answers.ts";
import { reasonOf, type Sender } from "./people-forms.ts";
import { eventsOf, idOf, lineOf, sexOf } from "./reading.ts";

/** Somebody else in a person's place: a colleague by id, or a new person by name. */
export async function substituteForm(from: Sender, form: FormData, say: Answering): Promise<EntryAnswer> {
  const { reason, problems } = reasonOf(form);
  const out = idOf<EntrantId>(form, "id");
  const [by, events, sex, op] = [lineOf(form, "by"), eventsOf(form), sexOf(form), idOf<OpId>(form, "op")];
  const known = parseId<EntrantId>(by);
  if (by !== "" && !known) problems.by = { kind: "invalid" };
  if (!out) problems[""] = { kind: "no-such-entrant" };
  if (events === null) problems.events = { kind: "no-such-event" };
  if (sex === undefined) problems.sex = { kind: "invalid" };
  if (!out || !events || Object.keys(problems).length > 0) return say.refused(problems);
  const namesake = lineOf(form, "namesake") === "yes";
  const name = lineOf(form, "name");
  const comesIn: Substitute = known ? { id: known } : { name, sex: sex ?? null, namesake };
  const wish = op ? { events, op } : { events };
  const made = await substitute(from.world, from.author, from.meet, out, comesIn, reason, wish);
  const incoming = made.ok ? await findEntrant(from.world.db, made.value) : undefined;
  return answerOf(say, made, () => ({ kind: "substituted", name: incoming?.name ?? name }));
}

/** Numbers for those without one, or for everybody anew. */
export async function numberForm(
  from: Sender,
  form: FormData,
  say: Answering,
  intent: "number" | "renumber" | "renumber-anyway",
): Promise<EntryAnswer> {
  const op = idOf<OpId>(form, "op");
  const wish = { renew: intent !== "number", despitePublished: intent === "renumber-anyway", ...(op ? { op } : {}) };
  const made = await numberEntrants(from.world, from.author, from.meet, wish);
  return answerOf(say, made, ({ given }) => ({ kind: "numbered", count: given }));
}
