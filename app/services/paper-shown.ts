import type { Executor } from "#db/client.server.ts";
import { findHeat } from "#db/heats.ts";
import type { Author } from "#db/schema/log.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import { findFilled } from "./heat-marks.ts";
import { type HeatShown, heatShown } from "./heat-shown.ts";
import type { DeskMark } from "./heats.ts";
import { againstPaper } from "./paper.ts";
import {
  agreedRows,
  differencesOf,
  isSamePerson,
  type PaperPlace,
  type RowDifference,
  type Typing,
  typingsOf,
} from "./paper-typings.ts";

type Against = Awaited<ReturnType<typeof againstPaper>>[number] & {
  /** who made the mark that is there */
  by: Author[];
};

export interface PaperShown {
  /** `type`: anybody types it; `second`: somebody typed it, another person types next */
  step: "unpublished" | "type" | "second" | "settle" | "decide" | "entered";
  shown: HeatShown;
  judge: number;
  judges: number;
  /** those of this judge's sheets */
  lanes: HeatShown["lanes"];
  first: Pick<Typing, "author" | "at"> | null;
  /** the visitor typed first */
  mine: boolean;
  differences: RowDifference[];
  against: Against[];
  /** who has the last word on each lane so far, by lane */
  by: Record<number, Author[]>;
}

/** Who noted something on each lane, in order, each once. */
function authorsByLane({ history }: HeatShown): Record<number, Author[]> {
  const by: Record<number, Author[]> = {};
  for (const { act, author } of history) {
    if (!act || !("lane" in act) || act.lane === 0) continue;
    const before = by[act.lane] ?? [];
    if (!before.some((one) => isSamePerson(one, author))) by[act.lane] = [...before, author];
  }
  return by;
}

/** The lanes that have another mark than these rows of the paper, with who made it. */
export async function againstShown(
  on: Executor,
  { heat: id, judge }: PaperPlace,
  rows: readonly DeskMark[],
  by: PaperShown["by"],
): Promise<Against[]> {
  const heat = await findHeat(on, id);
  return heat ? (await againstPaper(on, heat, judge, rows)).map((one) => ({ ...one, by: by[one.lane] ?? [] })) : [];
}

/** A printed sheet on its way in: which step is next for `visitor`, and what that step needs. What another typed is told only when both have typed. */
export async function paperShown(
  on: Executor,
  place: PaperPlace,
  { twice, visitor }: { twice: boolean; visitor: Author },
): Promise<PaperShown | null> {
  const [heat, shown, sheets] = await Promise.all([
    findHeat(on, place.heat),
    heatShown(on, place.heat),
    findSheetsOfHeat(on, place.heat),
  ]);
  if (!heat || !shown) return null;
  const own = sheets.filter(({ judge }) => judge === place.judge);
  const numbers = new Set(own.flatMap(({ lanes }) => lanes));
  const typings = twice ? await typingsOf(on, place) : { first: null, second: null, settled: null };
  const { first, second } = typings;
  const rows = agreedRows(typings);
  const differences = rows || !first || !second ? [] : differencesOf(first.rows, second.rows);
  const by = authorsByLane(shown);
  const against = rows ? await againstShown(on, place, rows, by) : [];
  const entered = (await findFilled(on, place.heat)).some(
    ({ sheet, ops }) => sheet.judge === place.judge && ops.some((op) => op.kind === "submit" && "paper" in op),
  );
  const all = own.length > 0 && own.every(({ state }) => state === "submitted");
  const stepOf = (): PaperShown["step"] => {
    if (!shown.round.published) return "unpublished";
    if (entered && all) return "entered";
    if (differences.length > 0) return "settle";
    if (rows) return "decide";
    return first ? "second" : "type";
  };
  return {
    step: stepOf(),
    shown,
    judge: place.judge,
    judges: Math.max(...sheets.map(({ judge }) => judge), 1),
    lanes: shown.lanes.filter(({ lane }) => numbers.has(lane)),
    first: first && { author: first.author, at: first.at },
    mine: first !== null && isSamePerson(first.author, visitor),
    differences,
    against,
    by,
  };
}
