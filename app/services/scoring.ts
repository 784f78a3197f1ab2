import { accept, refuse } from "#core/decision.ts";
import type { HeatId, OfficialId } from "#core/ids.ts";
import type { Author } from "#db/schema/log.ts";
import {
  findKnownOps,
  findOfficialNames,
  findScoredHeat,
  findSheetPlaces,
  insertSheetOps,
  updateScoredHeat,
  updateSheet,
} from "#db/sheets.ts";
import { batchSchema, type OpAnswer, type OpsAnswer, opSchema, type SentOp } from "#live/tablet-protocol.ts";
import { asReferee } from "./access.ts";
import { act, type Deed } from "./act.ts";
import { findFilled, marksOfFilled } from "./heat-marks.ts";
import { heatAfter } from "./heat-state.ts";
import { hear } from "./seats.ts";
import type { Visitor } from "./sessions.ts";
import { type Judged, judgeOps } from "./sheet-ops.ts";
import type { World } from "./world.ts";

type Device = NonNullable<Visitor["device"]>;
type Seated = Visitor & { device: Device };

const idOf = (raw: unknown): string =>
  typeof raw === "object" && raw !== null && "id" in raw && typeof raw.id === "string" ? raw.id.slice(0, 64) : "";

const isSeated = (visitor: Visitor): visitor is Seated => visitor.device !== null;

/**
 * What a tablet noted, by either transport: one answer per op in the order of the batch, the same at every repeat. Never
 * throws over what was sent: a tablet without a seat, a batch that is none and each broken op are answered as such.
 */
export async function handleOps(world: World, visitor: Visitor, batch: unknown): Promise<OpsAnswer> {
  if (!isSeated(visitor)) return { kind: "not-seated" };
  const read = batchSchema.safeParse(batch);
  if (!read.success) return { kind: "bad-batch" };
  const answers = await submitOps(world, visitor, read.data);
  await hear(world, visitor.device.id);
  return { kind: "answered", answers };
}

/**
 * Takes a batch of ops into the log. All ops of one heat are one transaction with the heat's row held: they are logged,
 * the heat's marks folded anew, its state moved on, the screens told. `sentAt` and each op's `at` are the device's clock.
 */
export async function submitOps(
  world: World,
  visitor: Seated,
  batch: { sentAt: number; ops: readonly unknown[] },
): Promise<OpAnswer[]> {
  const answers: OpAnswer[] = batch.ops.map((raw) => ({ id: idOf(raw), ok: false, refusal: { kind: "bad-op" } }));
  const sent = batch.ops.flatMap((raw, index) => {
    const read = opSchema.safeParse(raw);
    return read.success ? [{ op: read.data, index }] : [];
  });
  const places = new Map(
    (await findSheetPlaces(world.db, [...new Set(sent.map(({ op }) => op.sheet))])).map((place) => [place.id, place]),
  );
  const heats = new Map<HeatId, typeof sent>();
  for (const one of sent) {
    const place = places.get(one.op.sheet);
    if (place?.meetId !== visitor.device.meet) {
      const refusal = { kind: place ? ("not-your-seat" as const) : ("no-such-sheet" as const) };
      answers[one.index] = { id: one.op.id, ok: false, refusal };
    } else heats.set(place.heatId, [...(heats.get(place.heatId) ?? []), one]);
  }
  for (const [heat, ofHeat] of heats) {
    const ops = ofHeat.map(({ op }) => op);
    const answered = await scoreHeat(world, visitor, heat, ops, batch.sentAt);
    ofHeat.forEach(({ index }, at) => {
      const answer = answered[at];
      if (answer) answers[index] = answer;
    });
  }
  return answers;
}

/** Refused only where another transaction took one of the op ids for another heat meanwhile: the second try sees them. */
async function scoreHeat(
  world: World,
  visitor: Seated,
  heatId: HeatId,
  ops: readonly SentOp[],
  sentAt: number,
): Promise<OpAnswer[]> {
  const { device } = visitor;
  const author: Author = { kind: device.kind, id: device.seat, name: device.name };
  const request = { meet: device.meet, author, lock: { kind: "heat" as const, id: heatId } };
  for (let tries = 0; ; tries += 1) {
    const decision = await act(world, request, async (deed) => {
      // asked at once: one way to the database and back instead of three
      const signed = ops.flatMap(({ by }) => by ?? []);
      const [found, known, before, people] = await Promise.all([
        findScoredHeat(deed.tx, heatId),
        findKnownOps(deed.tx, device.id, ops),
        findFilled(deed.tx, heatId),
        findOfficialNames(deed.tx, device.meet, [...new Set(signed)]),
      ]);
      if (!found) return accept(ops.map(({ id }): OpAnswer => ({ id, ok: false, refusal: { kind: "no-such-sheet" } })));
      const judged = judgeOps(
        {
          scoring: found,
          official: found.heat.state === "official",
          device: device.id,
          may: ({ slot, judge }) =>
            asReferee(visitor, {
              meet: device.meet,
              event: found.heat.eventId,
              venue: found.venue,
              slot,
              judge,
            }) !== null,
          known,
          filled: before,
        },
        ops,
      );
      if (judged.accepted.length === 0) return accept(judged.answers);
      const { state } = found.heat;
      const authors = authorsOf(author, people);
      const ages = new Map(judged.accepted.map(({ id, at }) => [id, Math.max(0, sentAt - at)]));
      const marks = marksOfFilled(found, judged.filled);
      const after = heatAfter(found.heat, { before, after: judged.filled, marks, ages, now: deed.at.getTime() });
      const [kept] = await Promise.all([
        keep(deed, visitor, heatId, judged, authors),
        // what is still taken once the heat is official is held: nothing of it moves
        state === "official" ? null : updateScoredHeat(deed.tx, heatId, { ...after, marks }),
      ]);
      if (!kept) return refuse({ kind: "raced" as const });
      deed.touch(`heat:${heatId}`);
      const submitted = judged.accepted.some((op) => op.act.kind === "submit");
      // of a column of matches nothing is told that one of them changes
      if (submitted && found.heat.match === null) deed.touch(`round:${found.heat.roundId}`);
      return accept(judged.answers);
    });
    if (decision.ok) return decision.value;
    if (tries > 2) throw new Error(`ops of heat ${heatId} cannot be logged: ${decision.refusal.kind}`);
  }
}

/** The seat, and who had signed in on the tablet when each op was noted, as far as this meet knows them. */
function authorsOf(seat: Author, people: readonly { id: OfficialId; name: string }[]): (op: SentOp) => Author {
  const known = new Map(people.map(({ id, name }) => [id, { ...seat, person: { id, name } }]));
  return ({ by }) => (by && known.get(by)) || seat;
}

/**
 * Logs what was accepted and moves the sheets' versions, sent to the database together; false where an op id was taken
 * elsewhere meanwhile: then nothing of it may stand.
 */
async function keep(
  { tx, at }: Deed,
  { device }: Seated,
  heatId: HeatId,
  { accepted, filled }: Judged,
  authorOf: (op: SentOp) => Author,
): Promise<boolean> {
  const sheets = new Map(filled.map(({ sheet }) => [sheet.id, sheet]));
  const entries = accepted.map((op) => ({
    opId: op.id,
    meetId: device.meet,
    kind: "sheet-op",
    subject: "sheet",
    subjectId: op.sheet,
    sheetId: op.sheet,
    heatId,
    deviceId: device.id,
    deviceSeq: op.seq,
    baseVersion: op.baseVersion,
    version: sheets.get(op.sheet)?.version ?? null,
    payload: op.act,
    deviceAt: op.at,
    deviceOffset: op.offset,
    serverAt: at,
    author: authorOf(op),
  }));
  const written = [...new Set(accepted.map((op) => op.sheet))].flatMap((id) => sheets.get(id) ?? []);
  const [inserted] = await Promise.all([
    insertSheetOps(tx, entries),
    ...written.map(({ id, version, state, submittedAt }) =>
      updateSheet(tx, id, { version, state, submittedAt: state === "submitted" ? (submittedAt ?? at) : null }),
    ),
  ]);
  return inserted.size === entries.length;
}
