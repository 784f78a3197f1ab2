import { setTimeout as pause } from "node:timers/promises";
import { and, asc, eq } from "drizzle-orm";
import { netMark } from "#core/scoring/mark.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import { log } from "#db/schema/index.ts";
import { findSheetOps } from "#db/sheets.ts";
import { isLaneRow } from "#live/protocol.ts";
import type { OpAnswer, OpsAnswer, SentOp } from "#live/tablet-protocol.ts";
import type { World } from "#services/world.ts";
import { countHeat } from "../../app/rehearsal/recount.ts";
import type { Ground, GroundTablet } from "./ground.ts";
import { fetchSnapshot } from "./live.ts";
import type { RobotTablet } from "./robot-tablet.ts";

/** What a referee would have lost or found twice, in words: nothing where the log holds each act once, in its order. */
export async function lossesOf(world: World, robot: RobotTablet): Promise<string[]> {
  const device = robot.device as never;
  const rows = await world.db
    .select({ id: log.opId, seq: log.deviceSeq, sheet: log.sheetId, payload: log.payload })
    .from(log)
    .where(and(eq(log.deviceId, device), eq(log.kind, "sheet-op")))
    .orderBy(asc(log.seq));
  const logged = new Map(rows.map((row) => [row.id, row]));
  const found: string[] = [];
  for (const { id, seq, act } of robot.noted.values()) {
    const row = logged.get(id);
    const answer = robot.answers.get(id);
    if (!row)
      found.push(`a ${act.kind} (no. ${seq}) is not in the log${answer?.ok ? ", though it was acknowledged" : ""}`);
    else if (JSON.stringify(sorted(row.payload)) !== JSON.stringify(sorted(act)))
      found.push(`no. ${seq} was noted as ${JSON.stringify(act)} and is logged as ${JSON.stringify(row.payload)}`);
    if (answer && !answer.ok) found.push(`a ${act.kind} (no. ${seq}) was refused: ${answer.refusal.kind}`);
  }
  if (logged.size !== rows.length) found.push(`${rows.length - logged.size} acts are in the log twice`);
  for (const { id, seq } of rows) if (!robot.noted.has(id)) found.push(`no. ${seq} is in the log, but nobody noted it`);
  const last = new Map<string | null, number>();
  for (const { sheet, seq } of rows) {
    const before = last.get(sheet) ?? 0;
    if (seq !== null && seq <= before) found.push(`no. ${seq} is in the sheet's log after no. ${before}`);
    last.set(sheet, seq ?? before);
  }
  return found;
}

const sorted = (value: unknown): unknown =>
  typeof value === "object" && value !== null ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : value;

const batch = 200;

/** Sends ops straight to the server, as a tablet does by request. */
export async function sendOps(origin: string, { cookie }: GroundTablet, ops: readonly SentOp[]): Promise<OpAnswer[]> {
  const answers: OpAnswer[] = [];
  for (let at = 0; at < ops.length; at += batch) {
    const response = await fetch(`${origin}/api/tablet/ops`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Cookie: cookie, Origin: origin },
      body: JSON.stringify({ sentAt: Date.now(), ops: ops.slice(at, at + batch) }),
    });
    const answer = (await response.json()) as OpsAnswer;
    if (answer.kind !== "answered") throw new Error(`the server answered ${answer.kind}`);
    answers.push(...answer.answers);
  }
  return answers;
}

/** Lane by lane what the log gives and what the board shows otherwise; nothing once they agree, after some seconds at most. */
export async function boardDifferences(
  world: World,
  origin: string,
  { meet, event, heats }: Ground,
): Promise<string[]> {
  for (const until = Date.now() + 15_000; ; await pause(100)) {
    const { rows } = await fetchSnapshot(origin, meet.slug);
    const found: string[] = [];
    for (const [index, heat] of heats.entries()) {
      const lanes = rows.filter(isLaneRow).filter((row) => row.heat === heat.id);
      const sheets = await Promise.all(
        heat.sheets.map(async ({ id, lanes }) => ({ id, lanes, ops: await findSheetOps(world.db, id) })),
      );
      const logged = { id: heat.id, number: index + 1, lanes: [], sheets, stored: null };
      for (const mark of countHeat(logged, event as never).marks) {
        const line = lanes.find(({ lane }) => lane === mark.lane)?.mark;
        const told = ({ outcome, misses }: LaneMark, net: number | null) => `${outcome} ${net} ${misses}`;
        const netOf = (one: LaneMark) => (one.outcome === "valid" ? netMark(one, event.options) : null);
        const said = told(mark, netOf(mark));
        const seen = line && told(line, netOf(line));
        if (said !== seen) found.push(`heat ${index + 1}, lane ${mark.lane}: the log says ${said}, the board ${seen}`);
      }
    }
    if (found.length === 0 || Date.now() > until) return found;
  }
}
