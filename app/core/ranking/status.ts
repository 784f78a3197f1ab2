/** Why somebody has no place: no valid mark, no height, retired, not finished, disqualified, not started, lost by walkover. */
export type NoPlace = "failed" | "NM" | "NH" | "r" | "DNF" | "DQ" | "DNS" | "WO" | "none";

/**
 * [RK3] The order on the sheet of those without a place: who came further stands higher; `none` = nothing entered yet.
 * Source: domain 3.3 (P); R06.
 */
export const sheetOrder: Readonly<Record<NoPlace, number>> = {
  failed: 1,
  NM: 2,
  NH: 3,
  r: 4,
  DNF: 5,
  DQ: 6,
  DNS: 7,
  WO: 8,
  none: 9,
};
