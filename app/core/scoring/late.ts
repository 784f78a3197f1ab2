import type { OpId } from "../ids.ts";
import type { SheetOp } from "./ops.ts";

/** An entry that the server has, with what its device had seen. */
export type Said = SheetOp & { base: number; version: number };

/** The hand-in that closed the sheet: the first one the server got since it was last opened again; null while there is none. */
export function closingOf(ops: readonly SheetOp[]): Said | null {
  const opened = Math.max(0, ...ops.flatMap(({ kind, version }) => (kind === "reopen" ? (version ?? 0) : [])));
  let closing: Said | null = null;
  for (const op of ops) {
    if (op.kind !== "submit" || op.version === undefined || op.version <= opened) continue;
    const said = { ...op, base: op.base ?? op.version, version: op.version };
    if (!closing || said.version < closing.version) closing = said;
  }
  return closing;
}

/**
 * [SC36] Whether an entry came after another device had handed the sheet in, from one that had not seen it. What a device did
 * before its own hand-in counts, however late it comes.
 */
export function isLate(closing: Said | null, { device, base, version }: SheetOp): boolean {
  if (!closing || base === undefined || version === undefined) return false;
  return device !== closing.device && version > closing.version && base < closing.version;
}

/** The ids of the late entries of a sheet. */
export function lateOps(ops: readonly SheetOp[], closing: Said | null = closingOf(ops)): ReadonlySet<OpId> {
  return new Set(closing ? ops.flatMap((op) => (isLate(closing, op) ? [op.id] : [])) : []);
}
