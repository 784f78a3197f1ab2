import type { Delta } from "../protocol.ts";
import type { TabletState } from "../tablet-protocol.ts";

/** Taps elsewhere do not concern this tablet; a heat that starts, ends or is drawn anew does. */
export function concerns(state: TabletState | null, { rows, gone }: Delta): boolean {
  if (!state || gone.length > 0) return true;
  return rows.some((row) => {
    if (!("lanes" in row)) return "standing" in row || row.key === "meet";
    const own = state.heats.find(({ id }) => id === row.id);
    if (!own) return row.state !== "official";
    const people = (lanes: readonly { lane: number; name: string; bib: number | null }[]) =>
      lanes.map(({ lane, name, bib }) => `${lane} ${bib} ${name}`).join();
    return own.state !== row.state || own.startedAt !== row.startedAt || people(own.lanes) !== people(row.lanes);
  });
}
