import type { HeatId, MeetId, OpId, SheetId } from "#core/ids.ts";
import type { Confirmation, Contest as Differing } from "#core/scoring/contest.ts";
import { reconcile } from "#core/scoring/contest.ts";
import type { SheetOp } from "#core/scoring/ops.ts";
import type { Executor } from "#db/client.server.ts";
import { findAskAnswers, findAuthors, findNoted, findSheetsInQuestion } from "#db/contests.ts";
import type { Author } from "#db/schema/log.ts";
import { findOpsOfSheets, findSheetsOfHeat } from "#db/sheets.ts";
import type { Ask, Contest } from "#live/tablet-protocol.ts";

// What of sheets is in question: what devices said differently, and what referees ask to correct.

/** A request for correction with who made it. */
export interface AskOf extends Ask {
  sheet: SheetId;
  author: Author;
  /** server's epoch ms */
  at: number;
}

export interface InQuestion {
  contests: Map<SheetId, Contest[]>;
  confirmed: Map<SheetId, Confirmation[]>;
  asks: AskOf[];
}

const nobody: Author = { kind: "program", id: null, name: "" };
type Entries = ReadonlyMap<OpId, { author: Author; at: Date }>;

function named(contest: Differing, entries: Entries): Contest {
  const claims = contest.claims.map((claim) => {
    const { author = nobody, at } = entries.get(claim.op) ?? {};
    return { ...claim, seat: author.name, person: author.person?.name ?? null, at: at?.getTime() ?? 0 };
  });
  return { ...contest, claims };
}

/** The requests of these sheets that were not withdrawn, with the chief's answers. */
async function asksOf(on: Executor, ops: ReadonlyMap<SheetId, SheetOp[]>, entries: Entries): Promise<AskOf[]> {
  const answers = new Map(
    (await findAskAnswers(on, [...ops.keys()])).map(
      ({ ask, granted }) => [ask, granted ? "granted" : "declined"] as const,
    ),
  );
  return [...ops].flatMap(([sheet, all]) =>
    reconcile(all).standing.flatMap((op) => {
      if (op.kind !== "ask") return [];
      const { author = nobody, at } = entries.get(op.id) ?? {};
      const { id, lane, mark, reason } = op;
      const state = answers.get(id) ?? ("open" as const);
      return [{ op: id, sheet, lane, mark, reason, state, author, at: at?.getTime() ?? 0 }];
    }),
  );
}

/** What is in question on these sheets, decided or not. Reads the log only of those that can have something. */
export async function questionsOf(on: Executor, ids: readonly SheetId[]): Promise<InQuestion> {
  const noted = (await findNoted(on, ids)).filter(({ devices, asks }) => devices > 1 || asks > 0);
  const ops = new Map<SheetId, SheetOp[]>(noted.map(({ sheetId }) => [sheetId, []]));
  for (const { sheetId, op } of await findOpsOfSheets(on, [...ops.keys()])) ops.get(sheetId)?.push(op);
  const read = [...ops].map(([sheet, all]) => ({ sheet, ...reconcile(all) }));
  const told = read.flatMap(({ contests, standing }) => [
    ...contests.flatMap(({ claims }) => claims.map(({ op }) => op)),
    ...standing.flatMap(({ kind, id }) => (kind === "ask" ? [id] : [])),
  ]);
  const entries = new Map((await findAuthors(on, told)).map(({ op, ...entry }) => [op, entry]));
  const asked = new Map([...ops].filter(([id]) => noted.some(({ sheetId, asks }) => sheetId === id && asks > 0)));
  return {
    contests: new Map(read.map(({ sheet, contests }) => [sheet, contests.map((one) => named(one, entries))])),
    confirmed: new Map(read.map(({ sheet, confirmed }) => [sheet, confirmed])),
    asks: asked.size > 0 ? await asksOf(on, asked, entries) : [],
  };
}

/** A sheet that is not handed in; `judges`: how many watch the same lanes. */
export interface MissingSheet {
  id: SheetId;
  /** 0 = the whole heat, or the lane */
  slot: number;
  judge: number;
  judges: number;
  /** anything noted on it so far */
  begun: boolean;
}

/** Whose sheets of a heat are missing, by slot and judge. */
export async function missingSheets(on: Executor, heatId: HeatId): Promise<MissingSheet[]> {
  const sheets = await findSheetsOfHeat(on, heatId);
  return sheets.flatMap(({ id, slot, judge, version, state }) => {
    const judges = sheets.filter((other) => other.slot === slot).length;
    return state === "open" ? [{ id, slot, judge, judges, begun: version > 0 }] : [];
  });
}

const inOrder = (lanes: readonly number[]) => [...new Set(lanes)].sort((a, b) => a - b);

/** What keeps a heat from being confirmed: lanes in a contest, lanes somebody asked to correct, sheets that are missing. */
export async function openOf(on: Executor, heatId: HeatId) {
  const sheets = await findSheetsOfHeat(on, heatId);
  const { contests, asks } = await questionsOf(
    on,
    sheets.map(({ id }) => id),
  );
  const differing = [...contests].flatMap(([sheet, all]) =>
    all.flatMap(({ lane, settled }) => {
      if (settled) return [];
      // what is said of the whole sheet, such as a game, is about all its lanes
      return lane > 0 ? [lane] : (sheets.find(({ id }) => id === sheet)?.lanes ?? []);
    }),
  );
  return {
    contested: inOrder(differing),
    asked: inOrder(asks.flatMap(({ lane, state }) => (state === "open" ? [lane] : []))),
    missing: await missingSheets(on, heatId),
  };
}

/** Everything devices said differently on a heat's sheets, with who, when and where; the decided ones too. */
export async function contestsOf(on: Executor, heatId: HeatId): Promise<(Contest & { sheet: SheetId })[]> {
  const { contests } = await questionsOf(
    on,
    (await findSheetsOfHeat(on, heatId)).map(({ id }) => id),
  );
  return [...contests].flatMap(([sheet, all]) => all.map((one) => ({ ...one, sheet })));
}

/** What referees asked to correct on a heat's sheets, answered or not, oldest first. */
export async function asksOfHeat(on: Executor, heatId: HeatId): Promise<AskOf[]> {
  const { asks } = await questionsOf(
    on,
    (await findSheetsOfHeat(on, heatId)).map(({ id }) => id),
  );
  return asks.sort((a, b) => a.at - b.at);
}

/** What waits for the chief in a whole meet: how many contests and requests are open, and in which heats. */
export async function openContests(
  on: Executor,
  meetId: MeetId,
): Promise<{ count: number; heats: { heat: HeatId; contests: number; asks: number }[] }> {
  const sheets = await findSheetsInQuestion(on, meetId);
  const { contests, asks } = await questionsOf(
    on,
    sheets.map(({ id }) => id),
  );
  const heats = new Map<HeatId, { heat: HeatId; contests: number; asks: number }>();
  for (const { id, heatId } of sheets) {
    const one = heats.get(heatId) ?? { heat: heatId, contests: 0, asks: 0 };
    one.contests += contests.get(id)?.filter(({ settled }) => !settled).length ?? 0;
    one.asks += asks.filter(({ sheet, state }) => sheet === id && state === "open").length;
    heats.set(heatId, one);
  }
  const open = [...heats.values()].filter((one) => one.contests + one.asks > 0);
  return { count: open.reduce((all, one) => all + one.contests + one.asks, 0), heats: open };
}
