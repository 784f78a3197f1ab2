import { randomUUID } from "node:crypto";
import type { OpId, SheetId } from "#core/ids.ts";
import type { SentOp } from "#live/tablet-protocol.ts";
import { submitOps } from "#services/scoring.ts";
import { median, ratio, table, whole } from "./figures.ts";
import { type Ground, prepareGround } from "./ground.ts";

/** A minute of five good skippers: past it the next heat's sheet is taken. */
const opsInHeat = 750;

interface Case {
  sheets: number;
  batch: number;
}

const cases: Case[] = [1, 8, 32].flatMap((sheets) => [1, 10].map((batch) => ({ sheets, batch })));

/** Marks committed in a second: by the program, and by bare inserts of the same log rows into the same database. */
export async function benchCommits({ rounds, windowMs }: { rounds: number; windowMs: number }): Promise<string> {
  const ground = await prepareGround(400);
  try {
    const tablet = tabletOf(ground);
    await during(ground, { sheets: 4, batch: 5 }, windowMs, tablet.submit);
    await during(ground, { sheets: 4, batch: 5 }, windowMs, tablet.insert);
    const rows: string[][] = [];
    for (const one of cases) {
      const own: number[] = [];
      const bare: number[] = [];
      for (let round = 0; round < rounds; round++) {
        // which of the two goes first changes from round to round
        for (const kind of round % 2 === 0 ? ["own", "bare"] : ["bare", "own"]) {
          if (kind === "own") own.push(await during(ground, one, windowMs, tablet.submit));
          else bare.push(await during(ground, one, windowMs, tablet.insert));
        }
      }
      const ratios = own.map((value, round) => value / (bare[round] ?? Number.NaN));
      rows.push([`${one.sheets} × ${one.batch}`, whole(median(own)), whole(median(bare)), ratio(median(ratios))]);
    }
    return table(["sheets at once × taps in a batch", "marks/s", "bare inserts/s", "ratio"], rows);
  } finally {
    await ground.end();
  }
}

type Send = (sheet: SheetId, ops: SentOp[]) => Promise<void>;

function tabletOf({ world, referee, database }: Ground): { submit: Send; insert: Send } {
  const { id: device, meet, seat, name, kind } = referee.device;
  const author = { kind, id: seat, name };
  return {
    async submit(_sheet, ops) {
      for (const answer of await submitOps(world, referee, { sentAt: Date.now(), ops }))
        if (!answer.ok) throw new Error(`refused: ${answer.refusal.kind}`);
    },
    async insert(sheet, ops) {
      const { sql } = database;
      const rows = ops.map((op) => ({
        op_id: op.id,
        meet_id: meet,
        kind: "sheet-op",
        subject: "sheet",
        subject_id: sheet,
        sheet_id: sheet,
        device_id: device,
        device_seq: op.seq,
        base_version: 0,
        version: 1,
        payload: JSON.stringify(op.act),
        device_at: op.at,
        author: JSON.stringify(author),
      }));
      await sql`insert into log ${sql(rows)}`;
    },
  };
}

let seq = 0;
let nextSheet = 0;

/** Marks a second while `sheets` referees send at once, each waiting for the answer before the next batch. */
async function during(ground: Ground, { sheets, batch }: Case, windowMs: number, send: Send): Promise<number> {
  let done = 0;
  const from = performance.now();
  const referee = async () => {
    let sheet = takeSheet(ground);
    let onSheet = 0;
    while (performance.now() - from < windowMs) {
      const at = Date.now();
      const ops = Array.from({ length: batch }, (_, n): SentOp => {
        seq += 1;
        const act = { kind: "tap", lane: 1 + (n % 5) } as const;
        return { id: randomUUID() as string as OpId, seq, sheet, baseVersion: 0, at, act };
      });
      await send(sheet, ops);
      done += batch;
      onSheet += batch;
      if (onSheet + batch > opsInHeat) {
        sheet = takeSheet(ground);
        onSheet = 0;
      }
    }
  };
  await Promise.all(Array.from({ length: sheets }, referee));
  return (done * 1000) / (performance.now() - from);
}

/** A sheet nobody writes on; after the last one the first ones come again, as full as they are. */
function takeSheet({ sheets }: Ground): SheetId {
  const sheet = sheets[nextSheet++ % sheets.length];
  if (!sheet) throw new Error("the bench has no sheet");
  return sheet;
}
