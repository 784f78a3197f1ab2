import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { SheetId } from "#core/ids.ts";
import { netMark } from "#core/scoring/mark.ts";
import type { SheetOp } from "#core/scoring/ops.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import "#live/judged-rules-at-once.ts";
import { programmeOf } from "#live/programme.ts";
import type { RowKey, WireRow } from "#live/protocol.ts";
import type { LineMark } from "#live/shown.ts";
import { type Counted, countEvent, countHeat, type LoggedEvent } from "./recount.ts";
import type { Tablet } from "./tablet.ts";
import { fetchSnapshot, type WallBoard } from "./wall.ts";

// Where what a board shows is not what the log says. Each difference is one line: where, what the log says, what is shown.

const patienceMs = 10_000;

interface Difference {
  where: string;
  log: unknown;
  shown: unknown;
}

type Rows = ReadonlyMap<RowKey, WireRow>;

const shownMark = (mark: LaneMark, options: ScoringOptions): LineMark => ({
  outcome: mark.outcome,
  value: mark.outcome === "valid" ? netMark(mark, options) : null,
  misses: mark.misses,
  fault: mark.outcome === "failed" ? (mark.faults.at(-1) ?? null) : null,
});

/** The rows of one event on a board against the recount of its log. */
function boardDifferences(rows: Rows, event: LoggedEvent, counted: Counted): Difference[] {
  const { options, name } = event.staged;
  const found: Difference[] = [];
  const expect = (where: string, log: unknown, shown: unknown) => {
    if (!isDeepStrictEqual(log, shown)) found.push({ where: `${name} · ${where}`, log, shown });
  };
  const view = programmeOf(rows).events.find((one) => one.event.id === event.id);
  for (const round of event.rounds) {
    const count = counted.rounds.find(({ number }) => number === round.number);
    const inView = view?.rounds.find((one) => one.round.id === round.id);
    const row = inView?.round;
    expect(`round ${round.number}, state`, "official", row?.state ?? null);
    for (const heat of round.heats) {
      const lanes = inView?.heats.find((one) => one.heat.id === heat.id)?.heat.lanes ?? [];
      const ranked = count?.heats.find(({ number }) => number === heat.number)?.ranked ?? [];
      expect(`round ${round.number}, heat ${heat.number}, lanes`, heat.lanes.length, lanes.length);
      for (const { lane, entrant } of heat.lanes) {
        const line = lanes.find((one) => one.lane === lane);
        const one = ranked.find(({ id }) => id === entrant);
        expect(
          `round ${round.number}, heat ${heat.number}, lane ${lane}`,
          { entrant, mark: one && shownMark(one.mark, options), place: one?.place ?? null },
          line && { entrant: line.entrant, mark: line.mark, place: line.place },
        );
      }
    }
    if (!count?.qualification || !row) continue;
    const { qualified } = count.qualification;
    const gone = new Set(event.withdrawn);
    for (const { entrant, fate, name: who } of row.standing) {
      const through = qualified.find(({ id }) => id === entrant);
      expect(`round ${round.number}, ${who}`, gone.has(entrant) ? "withdrawn" : (through?.by ?? "out"), fate);
    }
  }
  const row = view?.event;
  expect(
    "prizes",
    counted.prizes.lines.map(({ place, id, shared }) => ({ place, id, shared: shared.length })).sort(byPlaceAndId),
    row?.prizes.map(({ place, entrant: id, shared }) => ({ place, id, shared })).sort(byPlaceAndId) ?? null,
  );
  expect("vacant prizes", counted.prizes.vacant, row?.vacant ?? null);
  return found;
}

const byPlaceAndId = (a: { place: number; id: string }, b: { place: number; id: string }) =>
  a.place - b.place || (a.id < b.id ? -1 : 1);

/**
 * What tablets sent and had received, against the log: each op once, as it was sent, and none besides but corrections; and
 * the marks the program keeps, against those its log gives.
 */
function logDifferences(event: LoggedEvent, sent: ReadonlyMap<SheetId, readonly SheetOp[]>): Difference[] {
  const found: Difference[] = [];
  for (const round of event.rounds)
    for (const heat of round.heats) {
      const where = `${event.staged.name} · round ${round.number}, heat ${heat.number}`;
      const marks = countHeat(heat, event.staged).marks;
      const stored = heat.stored && [...heat.stored].sort((a, b) => a.lane - b.lane);
      if (stored && !isDeepStrictEqual(marks, stored))
        found.push({ where: `${where}, stored marks`, log: marks, shown: stored });
      for (const sheet of heat.sheets) {
        const noted = byId(sent.get(sheet.id) ?? []);
        const logged = byId(sheet.ops.filter((op) => op.kind !== "correct"));
        if (!isDeepStrictEqual(noted, logged))
          found.push({ where: `${where}, ops`, log: logged.length, shown: noted.length });
      }
    }
  return found;
}

const byId = (ops: readonly SheetOp[]) => [...ops].sort((a, b) => (a.id < b.id ? -1 : 1));

/** Two boards, or a board and a fresh snapshot, row by row. */
function rowDifferences(fresh: Rows, shown: Rows): Difference[] {
  const keys = new Set([...fresh.keys(), ...shown.keys()]);
  return [...keys]
    .filter((key) => !isDeepStrictEqual(fresh.get(key), shown.get(key)))
    .map((key) => ({ where: key, log: fresh.get(key) ?? null, shown: shown.get(key) ?? null }));
}

export interface Agreement {
  agree: boolean;
  boards: number;
  tablets: number;
  /** log entries of sheets that were counted again */
  marks: number;
  differences: Difference[];
}

/** Whether every board shows what the log says, and the log holds what every tablet was told it holds. */
export async function agreement({
  origin,
  slug,
  logs,
  boards,
  tablets,
}: {
  origin: string;
  slug: string;
  logs: readonly LoggedEvent[];
  boards: readonly WallBoard[];
  tablets: readonly Tablet[];
}): Promise<Agreement> {
  const sent = new Map<SheetId, SheetOp[]>();
  for (const { taken } of tablets)
    for (const [sheet, ops] of taken) sent.set(sheet, [...(sent.get(sheet) ?? []), ...ops]);
  const counted = logs.map((log) => ({ log, count: countEvent(log) }));
  const ofLog = logs.flatMap((log) => logDifferences(log, sent));
  const shown = async (): Promise<Difference[]> => {
    const fresh = await fetchSnapshot(origin, slug);
    const rows = new Map(fresh.rows.map((row) => [row.key, row]));
    const onBoards = await Promise.all(boards.map((board) => board.settled(fresh)));
    return [
      ...counted.flatMap(({ log, count }) => [rows, ...onBoards].flatMap((one) => boardDifferences(one, log, count))),
      ...onBoards.flatMap((one) => rowDifferences(rows, one)),
    ];
  };
  // the last change may still be on its way: what does not settle is a difference
  const until = Date.now() + patienceMs;
  let found = await shown();
  while (found.length > 0 && Date.now() < until) {
    await pause(200);
    found = await shown();
  }
  const sheets = logs.flatMap(({ rounds }) => rounds.flatMap(({ heats }) => heats.flatMap((heat) => heat.sheets)));
  const differences = [...ofLog, ...found];
  return {
    agree: differences.length === 0,
    boards: boards.length,
    tablets: tablets.length,
    marks: sheets.reduce((sum, sheet) => sum + sheet.ops.length, 0),
    differences,
  };
}
