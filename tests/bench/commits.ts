import { randomUUID } from "node:crypto";
import type { OpId } from "#core/ids.ts";
import type { SentOp } from "#live/tablet-protocol.ts";
import { submitOps } from "#services/scoring.ts";
import { median, ratio, table, whole } from "./figures.ts";
import { type BenchSheet, type Ground, prepareGround } from "./ground.ts";

/** Half of what a minute of five good skippers puts on a sheet is there already; at the end of the minute the next is taken. */
const before = 375;
const opsInHeat = 750;
/** sheets for the program's marks, and as many for the bare ones, which must not fill them */
const pool = 200;

interface Case {
  sheets: number;
  batch: number;
}

const cases: Case[] = [1, 8, 32].flatMap((sheets) => [1, 10].map((batch) => ({ sheets, batch })));

const kinds = ["own", "transaction", "insert"] as const;
type Kind = (typeof kinds)[number];

/**
 * Marks committed in a second: by the program; by a bare transaction that locks the heat, inserts the same log rows and
 * updates heat and sheet; and by bare inserts of the same log rows. All of them into the same database.
 */
export async function benchCommits({ rounds, windowMs }: { rounds: number; windowMs: number }): Promise<string> {
  const ground = await prepareGround(2 * pool);
  try {
    await fillHalf(ground);
    const send = sendersOf(ground);
    const own = turns(ground.sheets.slice(0, pool));
    const bare = turns(ground.sheets.slice(pool));
    const run = (kind: Kind, one: Case) => during(one, windowMs, send[kind], kind === "own" ? own : bare);
    for (const kind of kinds) await run(kind, { sheets: 4, batch: 5 });
    const rows: string[][] = [];
    for (const one of cases) {
      const found: Record<Kind, number[]> = { own: [], transaction: [], insert: [] };
      for (let round = 0; round < rounds; round++) {
        // which of them goes first changes from round to round
        const order = round % 2 === 0 ? kinds : kinds.toReversed();
        for (const kind of order) found[kind].push(await run(kind, one));
      }
      const to = (kind: Kind) => median(found.own.map((value, round) => value / (found[kind][round] ?? Number.NaN)));
      const figures = kinds.map((kind) => whole(median(found[kind])));
      rows.push([`${one.sheets} × ${one.batch}`, ...figures, ratio(to("transaction")), ratio(to("insert"))]);
    }
    const head = ["sheets at once × taps in a batch", "marks/s", "bare transactions", "bare inserts"];
    return table([...head, "to transactions", "to inserts"], rows);
  } finally {
    await ground.end();
  }
}

type Send = (sheet: BenchSheet, ops: SentOp[]) => Promise<void>;

function sendersOf({ world, referee, database }: Ground): Record<Kind, Send> {
  const { id: device, meet, seat, name, kind } = referee.device;
  const { sql } = database;
  const author = { kind, id: seat, name };
  const rowsOf = (sheet: BenchSheet, ops: readonly SentOp[]) =>
    ops.map((op) => ({
      op_id: op.id,
      meet_id: meet,
      kind: "sheet-op",
      subject: "sheet",
      subject_id: sheet.id,
      sheet_id: sheet.id,
      heat_id: sheet.heat,
      device_id: device,
      device_seq: op.seq,
      base_version: 0,
      version: 1,
      payload: JSON.stringify(op.act),
      device_at: op.at,
      author: JSON.stringify(author),
    }));
  // five lanes' marks, as long as the real ones
  const mark = { outcome: "valid", value: 123, misses: 0, faults: [], keptMs: null, corrected: false };
  const marks = JSON.stringify([1, 2, 3, 4, 5].map((lane) => ({ lane, ...mark })));
  return {
    async own(_sheet, ops) {
      for (const answer of await submitOps(world, referee, { sentAt: Date.now(), ops }))
        if (!answer.ok) throw new Error(`refused: ${answer.refusal.kind}`);
    },
    async transaction(sheet, ops) {
      await sql.begin(async (tx) => {
        await tx`select id from heat where id = ${sheet.heat} for no key update`;
        await tx`insert into log ${tx(rowsOf(sheet, ops))}`;
        await tx`update heat set state = 'running', marks = ${marks} where id = ${sheet.heat}`;
        await tx`update sheet set version = version + 1 where id = ${sheet.id}`;
      });
    },
    async insert(sheet, ops) {
      await sql`insert into log ${sql(rowsOf(sheet, ops))}`;
    },
  };
}

/** One after another, and from the first again. */
function turns<Item>(items: readonly Item[]): () => Item {
  let next = 0;
  return () => {
    const item = items[next++ % items.length];
    if (item === undefined) throw new Error("the bench has no sheet");
    return item;
  };
}

/** What the program's sheets hold when the bench begins: taps of another tablet. */
async function fillHalf({ database: { sql }, referee, sheets }: Ground): Promise<void> {
  const ids = sheets.slice(0, pool).map(({ id }) => id);
  await sql`
    insert into log (op_id, meet_id, kind, subject, subject_id, sheet_id, heat_id, version, payload, device_at, author)
    select gen_random_uuid(), ${referee.device.meet}, 'sheet-op', 'sheet', sheet.id, sheet.id, sheet.heat_id, 1,
      jsonb_build_object('kind', 'tap', 'lane', 1 + n % 5), n, '{"kind":"referee","id":null,"name":"Bench"}'
    from sheet, generate_series(1, ${before}) n where sheet.id in ${sql(ids)}`;
  await sql`analyze log`;
}

let seq = 0;

/** Marks a second while `sheets` referees send at once, each waiting for the answer before the next batch. */
async function during({ sheets, batch }: Case, windowMs: number, send: Send, take: () => BenchSheet): Promise<number> {
  let done = 0;
  const from = performance.now();
  const referee = async () => {
    let sheet = take();
    let onSheet = before;
    while (performance.now() - from < windowMs) {
      const at = Date.now();
      const ops = Array.from({ length: batch }, (_, n): SentOp => {
        seq += 1;
        const act = { kind: "tap", lane: 1 + (n % 5) } as const;
        return {
          id: randomUUID() as string as OpId,
          seq,
          sheet: sheet.id,
          baseVersion: 0,
          at,
          offset: 0,
          by: null,
          act,
        };
      });
      await send(sheet, ops);
      done += batch;
      onSheet += batch;
      if (onSheet + batch > opsInHeat) {
        sheet = take();
        onSheet = before;
      }
    }
  };
  await Promise.all(Array.from({ length: sheets }, referee));
  return (done * 1000) / (performance.now() - from);
}
