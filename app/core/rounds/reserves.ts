/** [AD17] One withdrawal and who comes in for it; null where nobody is left. */
export interface Call<Id extends string> {
  withdrew: Id;
  called: Id | null;
}

export interface Called<Id extends string> {
  calls: Call<Id>[];
  /** who goes on now: those who stayed, then those called, in the order of the calls */
  roster: Id[];
  /** who is still to be called, in their order */
  reserves: Id[];
}

/**
 * [AD17] Who is called up as people withdraw one after another: for each who was to go on, the best reserve who is still there.
 * A reserve who withdraws is passed over; nobody is called twice, and no withdrawal counts twice. a to h qualified, e and then
 * b withdraw: i, then j. Source: domain 2.3 ([WCA 9p3]; an explicit record of withdrawals, P); A23.
 */
export function callReserves<Id extends string>(
  qualified: readonly Id[],
  reserves: readonly Id[],
  withdrawals: readonly Id[],
): Called<Id> {
  const roster = [...qualified];
  const left = reserves.filter((id) => !qualified.includes(id));
  const calls: Call<Id>[] = [];
  for (const withdrew of withdrawals) {
    const [on, waits] = [roster.indexOf(withdrew), left.indexOf(withdrew)];
    if (waits >= 0) left.splice(waits, 1);
    if (on < 0) continue;
    roster.splice(on, 1);
    const called = left.shift() ?? null;
    if (called !== null) roster.push(called);
    calls.push({ withdrew, called });
  }
  return { calls, roster, reserves: left };
}
