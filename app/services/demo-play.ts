import type { EventId, HeatId, OpId, RoundId, SheetId } from "#core/ids.ts";
import { seededRandom } from "#core/random.ts";
import { findHeats } from "#db/heats.ts";
import { findRounds } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import type { RefereeAct, SentOp } from "#live/tablet-protocol.ts";
import { publishRound } from "./draw.ts";
import { confirmHeat } from "./heats.ts";
import { submitOps } from "./scoring.ts";
import type { Visitor } from "./sessions.ts";
import type { World } from "./world.ts";

// The robots of the demo meet: they referee and confirm by the same services as people do.

export type Seated = Visitor & { device: NonNullable<Visitor["device"]> };

/** A clock that the demo's story sets; every entry of its log carries the time it shows. */
export interface StoryClock {
  now: number;
}

export interface Robots {
  world: World;
  clock: StoryClock;
  organizer: Author;
  chief: Author;
  referee: Seated;
  /** ops this referee's tablet has sent */
  seq: number;
}

const minute = 60_000;

/** What came out in one lane. */
type Outcome = { count: number; misses: number } | { ms: number } | { foot: number };

/** Different counts for everybody, so that no tie waits for a ruling in the middle of the demo. */
function outcomes(kind: "count" | "slow" | "race", seed: string, lanes: number): Outcome[] {
  const chance = seededRandom(seed);
  const order = chance.shuffle(Array.from({ length: lanes }, (_, n) => n));
  return order.map((n) => {
    if (kind === "count") return { count: 104 + n * 13 + chance.below(12), misses: chance.below(4) };
    const ms = (kind === "slow" ? 21_000 : 6_800) + n * (kind === "slow" ? 6_100 : 900) + chance.below(40) * 20;
    return kind === "slow" && n === 0 ? { foot: 9_000 + chance.below(70) * 100 } : { ms };
  });
}

const actOf = (lane: number, outcome: Outcome): RefereeAct => {
  if ("count" in outcome) return { kind: "set", lane, value: outcome.count, misses: outcome.misses };
  if ("foot" in outcome) return { kind: "fail", lane, fault: "foot", ms: outcome.foot };
  return { kind: "arrive", lane, ms: outcome.ms };
};

async function note(robots: Robots, sheet: SheetId, acts: readonly { act: RefereeAct; at: number }[]): Promise<void> {
  const { world, clock, referee } = robots;
  const ops = acts.map(({ act, at }): SentOp => {
    robots.seq += 1;
    return { id: world.id<OpId>(), seq: robots.seq, sheet, baseVersion: 0, at, offset: 0, by: null, act };
  });
  const answers = await submitOps(world, referee, { sentAt: clock.now, ops });
  for (const answer of answers) if (!answer.ok) throw new Error(`the demo's mark was refused: ${answer.refusal.kind}`);
}

/** Plays one heat: `running` stops with some lanes still open, `provisional` before the chief confirms. */
async function playHeat(
  robots: Robots,
  heat: { id: HeatId; roundId: RoundId },
  how: { kind: "count" | "slow" | "race"; seed: string; until: "running" | "provisional" | "official" },
): Promise<void> {
  const { world, clock } = robots;
  const [sheet] = await findSheetsOfHeat(world.db, heat.id);
  if (!sheet) throw new Error("the demo's heat has no sheet");
  const all = outcomes(how.kind, how.seed, sheet.lanes.length);
  const acts = sheet.lanes.flatMap((lane, index) => {
    const outcome = all[index];
    return outcome ? [actOf(lane, outcome)] : [];
  });
  const startedAt = clock.now;
  const start = { act: { kind: "start" } as const, at: startedAt };
  if (how.until === "running") {
    const early = acts.filter((act) => "ms" in act).sort((a, b) => a.ms - b.ms);
    clock.now += 32_000;
    await note(robots, sheet.id, [start, ...early.slice(0, 2).map((act) => ({ act, at: startedAt + act.ms }))]);
    return;
  }
  clock.now += minute + 15_000;
  await note(robots, sheet.id, [
    start,
    ...[...acts, { kind: "submit" } as const].map((act) => ({ act, at: clock.now })),
  ]);
  if (how.until === "provisional") return;
  clock.now += 20_000;
  expectOk(await confirmHeat(world, robots.chief, heat.id));
}

/** Publishes the event's last round and plays its heats as far as `heats` says; absent = all to the end. */
export async function playRound(
  robots: Robots,
  event: EventId,
  how: { kind: "count" | "slow" | "race"; seed: string; heats?: readonly ("official" | "provisional" | "running")[] },
): Promise<{ final: boolean }> {
  const { world, clock } = robots;
  const round = (await findRounds(world.db, event)).at(-1);
  if (!round) throw new Error("the demo's event is not drawn");
  clock.now += minute;
  if (round.state === "drawn") expectOk(await publishRound(world, robots.organizer, round.id));
  const heats = await findHeats(world.db, round.id);
  for (const [index, heat] of heats.entries()) {
    const until = how.heats ? how.heats[index] : "official";
    if (!until) break;
    clock.now += minute;
    await playHeat(
      robots,
      { id: heat.id, roundId: round.id },
      { ...how, seed: `${how.seed} ${round.number} ${heat.number}`, until },
    );
  }
  return { final: round.final };
}

export function expectOk<Value>(
  decision: { ok: true; value: Value } | { ok: false; refusal: { kind: string } },
): Value {
  if (!decision.ok) throw new Error(`the demo was refused: ${decision.refusal.kind}`);
  return decision.value;
}
