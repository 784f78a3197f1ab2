import { portion, type Share } from "../number.ts";

/** What a relay or team event pays: a multiple of the single events' table, or a table of its own. */
export type RelayTable = { mode: "times"; times: Share } | { mode: "own"; table: readonly number[] };

/**
 * [TP4] The table of a relay or team event, on the scale of `single`: each place so many times as much, exact halves up, or
 * the event's own table as it is. Source: domain 11.1 (double; [YYVTC] 14 12 10 8 6 4 2, which is not the double); T13, T14.
 */
export function relayTable(single: readonly number[], relay: RelayTable): number[] {
  if (relay.mode === "own") return [...relay.table];
  return single.map((points) => portion(points, relay.times.part, relay.times.whole, "half-up"));
}

/** What a record is worth on top of the place: nothing, a multiple of the place's points, or fixed points for each record. */
export type RecordBonus = { mode: "none" } | { mode: "times"; times: Share } | { mode: "add"; points: number };

/**
 * [TP5] Points of a place with `records` records broken in the event: a multiple counts once however many records, added points
 * count for each. Without a record nothing changes. Source: domain 11.1 ([YYVTC] doubled; +9 and once or each P); T15, T16.
 */
export function withRecord(points: number, records: number, bonus: RecordBonus): number {
  if (records === 0 || bonus.mode === "none") return points;
  if (bonus.mode === "add") return points + records * bonus.points;
  return portion(points, bonus.times.part, bonus.times.whole, "half-up");
}
