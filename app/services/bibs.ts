import { accept, type Decision, refuse } from "#core/decision.ts";
import { assignBibs, bibBlocks } from "#core/entries/bibs.ts";
import type { EntrantId, MeetId, OpId } from "#core/ids.ts";
import type { Tx } from "#db/client.server.ts";
import { clearBibs, type EntrantRow, findBibs, findPeople, updateBibs } from "#db/entrants.ts";
import { hasPublishedRound } from "#db/entries.ts";
import type { Author } from "#db/schema/log.ts";
import { lockUnits, type UnitRow, updateUnit } from "#db/units.ts";
import { type AlreadyDone, act } from "./act.ts";
import { rowsShowing } from "./roster.ts";
import type { World } from "./world.ts";

export type BibRefusal = { kind: "nobody-entered" } | { kind: "start-lists-published" };
type Given = { id: EntrantId; bib: number };
type Block = { from: number; to: number };

const blockOf = (unit: UnitRow): Block | null =>
  unit.bibFrom !== null && unit.bibTo !== null ? { from: unit.bibFrom, to: unit.bibTo } : null;

/** The next free number of a unit's block, or null where the unit has no block or its block is full. */
export async function nextBib(tx: Tx, unit: UnitRow): Promise<number | null> {
  const block = blockOf(unit);
  if (!block) return null;
  const [bib = null] = assignBibs(block, await findBibs(tx, unit.meetId), 1);
  return bib !== null && bib <= block.to ? bib : null;
}

/**
 * [EN5] Gives everybody who takes part a number, in blocks by unit. Without `renew`, numbers that were given out stay
 * and only those without one get one, a unit without a block or with a full one getting a block behind the last. With
 * `renew` all are taken back and given out anew, which must be confirmed (`despitePublished`) once start lists are out.
 */
export async function numberEntrants(
  world: World,
  author: Author,
  meet: MeetId,
  wish: { renew?: boolean; despitePublished?: boolean; op?: OpId } = {},
): Promise<Decision<{ given: number }, BibRefusal | AlreadyDone>> {
  const request = { meet, author, lock: { kind: "meet" as const, id: meet }, ...(wish.op ? { op: wish.op } : {}) };
  return act<{ given: number }, BibRefusal>(world, request, async (deed) => {
    const locked = await lockUnits(deed.tx, meet);
    const before = await findPeople(deed.tx, meet);
    if (before.length === 0) return refuse({ kind: "nobody-entered" });
    const renew = wish.renew ?? false;
    if (renew && !wish.despitePublished && (await hasPublishedRound(deed.tx, meet)))
      return refuse({ kind: "start-lists-published" });
    if (renew) await clearBibs(deed.tx, meet);
    const units = renew ? locked.map((unit) => ({ ...unit, bibFrom: null, bibTo: null })) : locked;
    const people = renew ? before.map((one) => ({ ...one, bib: null })) : before;
    const plan = planBibs(units, people, renew ? [] : await findBibs(deed.tx, meet));
    for (const { unit, from, to } of plan.blocks) await updateUnit(deed.tx, unit.id, { bibFrom: from, bibTo: to });
    await updateBibs(deed.tx, plan.given);
    const blocks = plan.blocks.map(({ unit, from, to }) => ({ unit: unit.name, from, to }));
    const payload = { renew, given: plan.given.length, blocks };
    await deed.log({ kind: "bibs-numbered", subject: "meet", subjectId: meet, payload });
    const changed = renew ? people.map(({ id }) => id) : plan.given.map(({ id }) => id);
    deed.touch("meet", ...(await rowsShowing(deed.tx, changed)));
    return accept({ given: plan.given.length });
  });
}

/** Who gets which number, and the blocks that are new. */
export function planBibs(units: readonly UnitRow[], people: readonly EntrantRow[], used: readonly number[]) {
  const taken = [...used];
  const given: Given[] = [];
  const waiting = units.map((unit) => ({
    unit,
    without: people.filter((one) => one.unitId === unit.id && one.bib === null),
  }));
  for (const one of waiting) {
    const block = blockOf(one.unit);
    if (block) one.without = give(block, one.without, taken, given);
  }
  const open = waiting.filter(({ without }) => without.length > 0);
  const last = Math.max(0, ...units.map(({ bibTo }) => bibTo ?? 0), ...taken);
  const shift = Math.ceil(last / 10) * 10;
  const sizes = bibBlocks(open.map(({ without }) => without.length));
  const blocks = open.flatMap(({ unit, without }, index) => {
    const block = sizes[index];
    if (!block) return [];
    const moved = { from: block.from + shift, to: block.to + shift };
    give(moved, without, taken, given);
    return [{ unit, ...moved }];
  });
  return { given, blocks };
}

/** Numbers as many as the block holds; answers those left over. */
function give(block: Block, people: EntrantRow[], taken: number[], given: Given[]): EntrantRow[] {
  const free = block.to - block.from + 1 - taken.filter((bib) => bib >= block.from && bib <= block.to).length;
  const bibs = assignBibs(block, taken, Math.min(people.length, Math.max(0, free)));
  people.slice(0, bibs.length).forEach(({ id }, index) => {
    const bib = bibs[index];
    if (bib !== undefined) given.push({ id, bib });
  });
  taken.push(...bibs);
  return people.slice(bibs.length);
}
