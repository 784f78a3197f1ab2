import { type EntrantId, type EventId, type PictureId, parseId } from "#core/ids.ts";
import { pictureLimits } from "#core/judged/picture-bytes.ts";
import type { Author } from "#db/schema/log.ts";
import type { WorksProblem } from "#i18n/works.ts";
import { addPicture, movePicture, removePicture, titlePicture } from "#services/pictures.ts";
import type { World } from "#services/world.ts";
import type { WorksAnswer } from "#ui/works/answer.ts";
import { opOf, text } from "../answer.ts";
import { mostFiles, type SentFile, type Upload } from "./upload.ts";

interface From {
  world: World;
  author: Author;
  event: EventId;
}

const answerOf = (form: FormData, target: string): WorksAnswer => ({
  intent: text(form, "intent"),
  target,
  done: false,
  added: 0,
  problems: [],
  values: { title: text(form, "title") },
});

/** A refusal without what only the program needs. */
const problemOf = (refusal: WorksProblem | { kind: "already-done" }): WorksProblem | null =>
  refusal.kind === "already-done" ? null : refusal;

/** What a service decided, as an answer; a wish that came twice was done the first time. */
export function decided(
  answer: WorksAnswer,
  decision: { ok: true } | { ok: false; refusal: WorksProblem | { kind: "already-done" } },
  field = "",
): WorksAnswer {
  const problem = decision.ok ? null : problemOf(decision.refusal);
  return problem ? { ...answer, problems: [{ field, file: null, problem }] } : { ...answer, done: true };
}

async function addOne(
  { world, author, event }: From,
  entrantId: EntrantId,
  file: SentFile,
  small: SentFile | undefined,
  title: string,
) {
  if (!file.bytes) return { kind: "picture-too-large" as const, most: pictureLimits.bytes };
  const wish = { bytes: file.bytes, small: small?.bytes ?? null, title };
  const added = await addPicture(world, author, { eventId: event, entrantId }, wish);
  return added.ok ? null : problemOf(added.refusal);
}

async function add(from: From, { form, pictures, previews, tooMany }: Upload): Promise<WorksAnswer> {
  const entrant = parseId<EntrantId>(text(form, "entrant"));
  const answer = answerOf(form, entrant ?? "");
  const refused = (problem: WorksProblem) => ({ ...answer, problems: [{ field: "pictures", file: null, problem }] });
  if (!entrant) return refused({ kind: "no-such-work" });
  if (tooMany) return refused({ kind: "too-many-files", most: mostFiles });
  if (pictures.length === 0) return refused({ kind: "picture-missing" });
  const paired = previews.length === pictures.length;
  for (const [at, file] of pictures.entries()) {
    const problem = await addOne(from, entrant, file, paired ? previews[at] : undefined, answer.values.title ?? "");
    const field = problem?.kind === "title-too-long" ? "title" : "pictures";
    if (problem) answer.problems.push({ field, file: file.name.slice(0, 80), problem });
    else answer.added += 1;
  }
  return { ...answer, done: answer.problems.length === 0 };
}

/** What a form about somebody's pictures asks; null where it asks something else. */
export async function pictureDeed(from: From, upload: Upload | null): Promise<WorksAnswer | null> {
  if (!upload)
    return {
      ...answerOf(new FormData(), ""),
      ...{ intent: "add", problems: [{ field: "", file: null, problem: { kind: "upload-unreadable" } }] },
    };
  const { form } = upload;
  const { world, author, event } = from;
  const intent = text(form, "intent");
  if (intent === "add") return add(from, upload);
  if (intent !== "title" && intent !== "move" && intent !== "remove") return null;
  const id = parseId<PictureId>(text(form, "picture"));
  const answer = answerOf(form, id ?? "");
  if (!id) return decided(answer, { ok: false, refusal: { kind: "no-such-picture" } });
  const at = { eventId: event, id };
  const { op } = opOf(form);
  if (intent === "move") return decided(answer, await movePicture(world, author, at, op));
  if (intent === "remove") return decided(answer, await removePicture(world, author, at, op));
  return decided(answer, await titlePicture(world, author, at, answer.values.title ?? "", op), "title");
}
