import { z } from "zod";
import type {
  DeviceId,
  EntrantId,
  EventId,
  HeatId,
  MeetId,
  OfficialId,
  OpId,
  RoundId,
  SeatId,
  SheetId,
} from "#core/ids.ts";
import type { JudgedModule } from "#core/judged/plan.ts";
import type { PictureShown } from "#core/judged/works.ts";
import type { Claimed, Confirmation } from "#core/scoring/contest.ts";
import { type CorrectedMark, faultKinds, type SheetAct, type SheetOp } from "#core/scoring/ops.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import type { RoundName, ShownMatch } from "./shown.ts";

// What travels between a tablet and the server. The tablet's bundle takes only types from here: no zod in the browser.

export const dayMs = 24 * 3600 * 1000;
export const countLimit = 100_000;
/** ops in one batch; a tablet with more to say sends several */
export const batchLimit = 500;

const uuid = <Id extends string>() =>
  z
    .string()
    .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
    .transform((text) => text as Id);
const whole = (most: number) => z.int().min(0).max(most);
const lane = z.int().min(1).max(100);
const ms = whole(dayMs);
const fault = z.enum(faultKinds);
const status = z.enum(["DNS", "DNF", "DQ", "NM"]);

/** What a referee may do to a sheet. To correct and to settle is the chief's, at the desk. */
export type RefereeAct = Exclude<SheetAct, { kind: "correct" | "settle" }>;

const text = (most: number) => z.string().trim().min(1).max(most);
const correctedMark = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("value"), value: ms, misses: whole(countLimit) }),
  z.object({ kind: z.literal("failed"), fault, ms }),
  z.object({ kind: z.literal("status"), status }),
]);
const attempt = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("valid"), value: ms }),
  z.object({ kind: z.literal("foul") }),
  z.object({ kind: z.literal("passed") }),
]);
const nth = z.int().min(1).max(1000);

const act = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("start") }),
  z
    .object({ kind: z.literal("tap"), lane, game: nth.optional() })
    .transform(({ game, ...rest }) => (game === undefined ? rest : { ...rest, game })),
  z.object({ kind: z.literal("miss"), lane }),
  z.object({ kind: z.literal("arrive"), lane, ms }),
  z.object({ kind: z.literal("fail"), lane, fault, ms }),
  z.object({ kind: z.literal("fault"), lane, fault }),
  z
    .object({ kind: z.literal("set"), lane, value: ms, misses: whole(countLimit).optional() })
    .transform(({ misses, ...rest }) => (misses === undefined ? rest : { ...rest, misses })),
  z.object({ kind: z.literal("status"), lane, status: status.nullable() }),
  z.object({ kind: z.literal("undo"), target: uuid<OpId>() }),
  z.object({ kind: z.literal("withdraw"), target: uuid<OpId>() }),
  z.object({ kind: z.literal("clear") }),
  z.object({ kind: z.literal("submit") }),
  z.object({ kind: z.literal("interrupted"), gapMs: z.int().nullable() }),
  z.object({ kind: z.literal("ask"), lane, mark: correctedMark, reason: text(200) }),
  z.object({ kind: z.literal("count"), lane, counter: nth, value: whole(countLimit) }),
  z.object({ kind: z.literal("turn"), lane, turn: z.enum(["pass", "miss", "double", "empty", "violation", "in"]) }),
  z.object({ kind: z.literal("attempt"), lane, attempt: nth, result: attempt }),
  z.object({ kind: z.literal("bar"), lane, mm: ms, trial: nth, result: z.enum(["over", "failed", "passed"]) }),
  z.object({ kind: z.literal("slot"), ms }),
  z.object({ kind: z.literal("member"), lane, member: nth, ms }),
  z
    .object({
      kind: z.literal("game"),
      game: nth,
      winner: lane.nullable(),
      score: z.tuple([whole(countLimit), whole(countLimit)]).optional(),
    })
    .transform(({ score, ...rest }) => (score === undefined ? rest : { ...rest, score })),
  z.object({ kind: z.literal("caution"), lane }),
  z
    .object({ kind: z.literal("score"), lane, judge: nth, value: whole(dayMs), criterion: text(60).optional() })
    .transform(({ criterion, ...rest }) => (criterion === undefined ? rest : { ...rest, criterion })),
]) satisfies z.ZodType<RefereeAct>;

export interface SentOp {
  id: OpId;
  /** counts on this device, over all sheets; never used twice */
  seq: number;
  sheet: SheetId;
  /** the version of the sheet the tablet had seen */
  baseVersion: number;
  /** the device's clock, epoch ms */
  at: number;
  /** what to add to `at` to have the server's time, ms, as measured when this was noted; null = never measured */
  offset: number | null;
  /** who had signed in on the tablet; null = nobody */
  by: OfficialId | null;
  act: RefereeAct;
}

export const opSchema: z.ZodType<SentOp> = z.object({
  id: uuid<OpId>(),
  seq: z.int().min(0),
  sheet: uuid<SheetId>(),
  baseVersion: z.int().min(0).max(2_000_000_000),
  at: z.int().min(0),
  // pages of the build before sent neither
  offset: z.int().nullable().default(null),
  by: uuid<OfficialId>().nullable().default(null),
  act,
});

/** POST /api/tablet/ops, and the socket's `ops`. Its ops are read one by one: a broken one does not stop the others. */
export const batchSchema = z.object({
  /** the device's clock when it sent this, epoch ms: tells how old each op is */
  sentAt: z.int().min(0),
  ops: z.array(z.unknown()).min(1).max(batchLimit),
});
export interface Batch {
  sentAt: number;
  ops: SentOp[];
}

export type OpRefusal =
  | { kind: "bad-op" }
  | { kind: "no-such-sheet" }
  | { kind: "not-your-seat" }
  | { kind: "sheet-closed" }
  | { kind: "sequence-reused" }
  | { kind: "no-such-lane"; lane: number }
  | { kind: "implausible" }
  | { kind: "lanes-missing"; lanes: number[] };

/**
 * In the order of the batch. `version` is the one the sheet got by this op, the same at every repeat. `held`: it is in the
 * log, but another device's entry stands [SC36]; "late" where it came after another device handed the sheet in.
 */
export type OpAnswer =
  | { id: string; ok: true; version: number; held?: "contest" | "late" }
  | { id: string; ok: false; refusal: OpRefusal };

export type OpsAnswer = { kind: "answered"; answers: OpAnswer[] } | { kind: "not-seated" } | { kind: "bad-batch" };

export interface TabletLane {
  lane: number;
  entrant: EntrantId;
  bib: number | null;
  name: string;
  unit: string;
  /** of the work that is judged, in their order */
  pictures: PictureShown[];
}

/** What one device said, and who was at it. */
export interface Claim {
  op: OpId;
  device: string;
  /** who had signed in on it; null = nobody */
  person: string | null;
  seat: string;
  /** server's epoch ms */
  at: number;
  act: Claimed;
}

/** [SC36] What devices said differently of one aspect of a lane without knowing of each other. */
export interface Contest {
  /** 0 where it is about the whole sheet, such as a game */
  lane: number;
  /** one word: "count", "outcome", "status", "attempt 2", … */
  aspect: string;
  /** the claim that counts */
  stands: OpId;
  claims: Claim[];
  /** the chief has picked the one that stands */
  settled: boolean;
}

/** A referee's wish to have a sheet corrected that is handed in. */
export interface Ask {
  op: OpId;
  lane: number;
  mark: CorrectedMark;
  reason: string;
  state: "open" | "granted" | "declined";
}

export interface TabletSheet {
  id: SheetId;
  slot: number;
  /** 1, or which of several judges of the same lanes */
  judge: number;
  lanes: number[];
  version: number;
  state: "open" | "submitted";
  /** everything on an open sheet, whoever did it; null where the tablet holds this version, and once it is submitted */
  ops: SheetOp[] | null;
  contests: Contest[];
  /** what several devices said alike */
  confirmed: Confirmation[];
  /** its judge is not there, or steps down before people of the own unit */
  excused: "absent" | "own-unit" | null;
  /** why the chief opened it again; null where that did not happen, or it is handed in once more */
  again: string | null;
}

/** Of a judged event: the module, and where the heat is judged in it. */
export interface TabletModule extends Pick<JudgedModule, "key" | "name" | "kind" | "together" | "blind" | "panels"> {
  /** from 1; null where everybody is before one panel */
  panel: number | null;
  /** of the places side by side, from 1; null where there are none */
  station: number | null;
}

export interface TabletMatch
  extends Pick<ShownMatch, "kind" | "side" | "group" | "round" | "position" | "best" | "alone"> {
  /** where it is played; null while nobody said */
  court: string | null;
  /** its people are called to it, server's epoch ms, as the next one */
  calledAt: number | null;
  notBefore: number | null;
}

export interface TabletHeat {
  id: HeatId;
  number: number;
  state: "scheduled" | "running" | "provisional" | "official";
  /** server's epoch ms */
  startedAt: number | null;
  event: { id: EventId; name: string; venue: string; ruleset: string; options: ScoringOptions };
  /** of a match: the column of its stage */
  round: { id: RoundId; number: number; name: RoundName; heats: number };
  /** null where it is no match of two */
  match: TabletMatch | null;
  /** null where no panel judges, or only judged@1 does */
  module: TabletModule | null;
  lanes: TabletLane[];
  /** those this seat may fill in */
  sheets: TabletSheet[];
  /** all lanes' marks as the server holds them; of a module only what everybody is told: a judge knows nobody else's marks */
  marks: LaneMark[];
  asks: Ask[];
  /** the screens were sent the official result of this heat */
  onBoard: boolean;
}

/** GET /api/tablet?have=sheet.version,… */
export interface TabletState {
  build: string;
  /** server's epoch ms */
  now: number;
  device: DeviceId;
  /** the highest sequence number the server holds of this device */
  lastSeq: number;
  /** `day`: today in the meet's time zone, YYYY-MM-DD */
  meet: { id: MeetId; slug: string; name: string; day: string };
  seat: { id: SeatId; name: string; kind: "referee" | "chief"; slot: number | null; judge: number | null };
  /** who signed in on this tablet */
  person: { id: OfficialId; name: string } | null;
  /** somebody was called to it and has not come yet */
  helpCalled: boolean;
  /** who may sign in on it, by name */
  officials: { id: OfficialId; name: string; hasPin: boolean }[];
  /** in the order of play; official ones only the last few */
  heats: TabletHeat[];
}
