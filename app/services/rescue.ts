import { accept, type Decision, refuse } from "#core/decision.ts";
import { type DeviceId, type HeatId, type MeetId, type OpId, parseId } from "#core/ids.ts";
import { moduleOptions } from "#core/judged/module-options.ts";
import { nameOfRound, type RoundName } from "#core/rounds/plan.ts";
import { decodeRescue } from "#core/scoring/rescue.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import type { Executor } from "#db/client.server.ts";
import { findEvent } from "#db/events.ts";
import { findHeat, findHeats, findLanes } from "#db/heats.ts";
import { findOfficials } from "#db/officials.ts";
import { findRound } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { findDevice, findSeat } from "#db/seats.ts";
import { findKnownOps, findSheetPlaces } from "#db/sheets.ts";
import { type OpAnswer, type OpRefusal, opSchema, type RefereeAct, type SentOp } from "#live/tablet-protocol.ts";
import { act } from "./act.ts";
import { submitOps } from "./scoring.ts";
import { nobody, type Visitor } from "./sessions.ts";
import type { World } from "./world.ts";

// Ops that a tablet cannot send, handed over by codes: written as if that tablet had sent them.

export type RescueRefusal =
  | Extract<ReturnType<typeof decodeRescue>, { ok: false }>["refusal"]
  /** the tablet never had a seat at this meet */
  | { kind: "no-such-device" }
  /** none of what the codes hold can be read by this program */
  | { kind: "rescue-unreadable" }
  | { kind: "reason-required" }
  | { kind: "bringer-required" };

type Seated = Visitor & { device: NonNullable<Visitor["device"]> };

interface Rescued {
  build: string;
  repeated: number[];
  ops: SentOp[];
  /** of a build whose acts this program does not know */
  unreadable: number;
  /** whoever sits on the seat of that device */
  visitor: Seated;
  revoked: boolean;
}

/** What the codes hold, and the device of this meet that noted it. */
async function readCodes(
  on: Executor,
  meet: MeetId,
  texts: readonly string[],
): Promise<Decision<Rescued, RescueRefusal>> {
  const read = decodeRescue(texts);
  if (!read.ok) return read;
  const { build, repeated } = read.value;
  const id = parseId<DeviceId>(read.value.device);
  const device = id && (await findDevice(on, id));
  const seat = device && device.meetId === meet ? await findSeat(on, device.seatId) : undefined;
  if (!device || !seat) return refuse({ kind: "no-such-device" });
  const parsed = read.value.ops.map((op) => opSchema.safeParse(op));
  const ops = parsed.flatMap((one) => (one.success ? [one.data] : []));
  if (ops.length === 0) return refuse({ kind: "rescue-unreadable" });
  const { kind, name, eventId: event, venue, slot, judge } = seat;
  return accept({
    build,
    repeated,
    ops,
    unreadable: parsed.length - ops.length,
    visitor: {
      ...nobody,
      device: { id: device.id, meet, seat: seat.id, kind, name, event, venue, slot, judge, person: null },
    },
    revoked: device.revokedAt !== null,
  });
}

/** Acts of one kind of one lane that follow each other; of taps how many. */
export interface RescuedLine {
  /** null where the sheet is none of this meet, or its round is not published */
  heat: {
    id: HeatId;
    number: number;
    event: string;
    options: ScoringOptions;
    round: { name: RoundName; number: number; heats: number };
  } | null;
  lane: { number: number; name: string; bib: number | null } | null;
  act: RefereeAct;
  count: number;
  /** who had signed in */
  person: string | null;
  /** by the server's clock as far as the tablet knew it, epoch ms */
  at: number;
}

export interface RescueShown {
  seat: string;
  build: string;
  revoked: boolean;
  repeated: number[];
  unreadable: number;
  ops: number;
  /** of these the server had all along */
  known: number;
  lines: RescuedLine[];
}

const isTap = ({ kind }: RefereeAct) => kind === "tap" || kind === "miss";

/** What taking the codes over would write, in words that a chief can check; writes nothing. */
export async function rescueShown(
  on: Executor,
  meet: MeetId,
  texts: readonly string[],
): Promise<Decision<RescueShown, RescueRefusal>> {
  const read = await readCodes(on, meet, texts);
  if (!read.ok) return read;
  const { ops, visitor, build, revoked, repeated, unreadable } = read.value;
  const known = await findKnownOps(on, visitor.device.id, ops);
  const heats = await heatsOf(on, meet, ops);
  const officials = new Map((await findOfficials(on, meet)).map(({ id, name }) => [id, name]));
  const lines: RescuedLine[] = [];
  let last: SentOp | null = null;
  for (const op of ops) {
    const line = lines[lines.length - 1];
    const same = last?.sheet === op.sheet && JSON.stringify(last.act) === JSON.stringify(op.act);
    last = op;
    if (line && same && isTap(op.act)) {
      line.count += 1;
      continue;
    }
    const place = heats.get(op.sheet) ?? null;
    const lane = "lane" in op.act ? place?.lanes.get(op.act.lane) : undefined;
    lines.push({
      heat: place?.heat ?? null,
      lane: lane ?? null,
      act: op.act,
      count: 1,
      person: op.by === null ? null : (officials.get(op.by) ?? null),
      at: op.at + (op.offset ?? 0),
    });
  }
  const had = new Set(known.map(({ id }) => id));
  return accept({
    seat: visitor.device.name,
    build,
    revoked,
    repeated,
    unreadable,
    ops: ops.length,
    known: ops.filter(({ id }) => had.has(id)).length,
    lines,
  });
}

/** Heat and lanes behind each sheet. */
async function heatsOf(on: Executor, meet: MeetId, ops: readonly SentOp[]) {
  const places = await findSheetPlaces(on, [...new Set(ops.map(({ sheet }) => sheet))]);
  const found = new Map<string, { heat: RescuedLine["heat"]; lanes: Map<number, NonNullable<RescuedLine["lane"]>> }>();
  for (const { id, heatId, meetId } of places) {
    const heat = meetId === meet ? await findHeat(on, heatId) : undefined;
    const event = heat && (await findEvent(on, heat.eventId));
    const round = heat && (await findRound(on, heat.roundId));
    if (!heat || !event || !round) continue;
    const lanes = (await findLanes(on, round.id)).filter((one) => one.heatId === heatId);
    const heats = (await findHeats(on, round.id)).length;
    found.set(id, {
      heat: {
        id: heatId,
        number: heat.number,
        event: event.name,
        options: moduleOptions(event, round.number),
        round: { name: nameOfRound(round, event.plan), number: round.number, heats },
      },
      lanes: new Map(lanes.map(({ lane, name, bib }) => [lane, { number: lane, name, bib }])),
    });
  }
  return found;
}

export interface TakenOver {
  seat: string;
  /** written now or before, each once */
  stored: number;
  /** of these beside what another device said */
  held: number;
  refused: { act: RefereeAct; refusal: OpRefusal }[];
}

/**
 * Writes the ops of the codes as if the tablet had sent them: their ids, numbers, times, seat and person. The tablet that comes
 * back later gets the same answers. `from`: who brought the codes; both that and the reason go into the log.
 */
export async function takeOver(
  world: World,
  author: Author,
  meet: MeetId,
  texts: readonly string[],
  { from, reason, op }: { from: string; reason: string; op?: OpId },
): Promise<Decision<TakenOver, RescueRefusal>> {
  if (from.trim() === "") return refuse({ kind: "bringer-required" });
  if (reason.trim() === "") return refuse({ kind: "reason-required" });
  const read = await readCodes(world.db, meet, texts);
  if (!read.ok) return read;
  const { visitor, ops, build, unreadable } = read.value;
  // what the tablet's clock shows now, for how long ago each was noted; never measured: as if handed over at the last one
  const offset = ops.map((one) => one.offset).find((one) => one !== null);
  const sentAt = offset === undefined ? Math.max(...ops.map(({ at }) => at)) : world.now() - (offset ?? 0);
  const answers = await submitOps(world, visitor, { sentAt, ops });
  const refused = answers.flatMap((answer, i) => {
    const of = ops[i];
    return answer.ok || !of ? [] : [{ act: of.act, refusal: answer.refusal }];
  });
  const held = answers.filter((answer) => answer.ok && answer.held !== undefined).length;
  const { id, name } = visitor.device;
  await act(world, { meet, author, lock: { kind: "meet", id: meet }, ...(op && { op }) }, async (deed) => {
    const counts = { ops: ops.length, stored: ops.length - refused.length, held, unreadable };
    await deed.log({
      kind: "ops-rescued",
      subject: "device",
      subjectId: id,
      payload: { seat: name, build, from: from.trim(), ...counts, refused: refusedKinds(answers) },
      reason: reason.trim(),
    });
    return accept(null);
  });
  return accept({ seat: name, stored: ops.length - refused.length, held, refused });
}

/** How often each refusal was given. */
function refusedKinds(answers: readonly OpAnswer[]): Record<string, number> {
  const kinds: Record<string, number> = {};
  for (const answer of answers) if (!answer.ok) kinds[answer.refusal.kind] = (kinds[answer.refusal.kind] ?? 0) + 1;
  return kinds;
}
