import type { SheetId } from "#core/ids.ts";
import type { OpAnswer, TabletState } from "../tablet-protocol.ts";
import type { NotedOp } from "./outbox.ts";
import { sheetOf } from "./view.ts";

/** Of which sheets this tablet holds every op, and up to which version. */
export class Held {
  private readonly versions = new Map<SheetId, number>();

  /** What the server need not tell again. */
  get have(): ReadonlyMap<SheetId, number> {
    return this.versions;
  }

  /** The version an entry made now knows of. */
  baseOf(state: TabletState, sheet: SheetId): number {
    return this.versions.get(sheet) ?? sheetOf(state, sheet)?.version ?? 0;
  }

  /** A state that was kept on the disk: it has every op of its open sheets. */
  restore({ heats }: TabletState): void {
    for (const { sheets } of heats)
      for (const { id, version, state } of sheets) if (state === "open") this.versions.set(id, version);
  }

  /** The server's state with the ops it left out because they are here. */
  fill(fresh: TabletState, before: TabletState | null): TabletState {
    for (const { sheets } of fresh.heats)
      for (const { id, version, ops } of sheets) if (ops) this.versions.set(id, version);
    const heats = fresh.heats.map((heat) => ({
      ...heat,
      sheets: heat.sheets.map((sheet) => ({ ...sheet, ops: sheet.ops ?? sheetOf(before, sheet.id)?.ops ?? [] })),
    }));
    return { ...fresh, heats };
  }

  /** Own ops became versions of their sheets; where nobody else wrote in between, this tablet still holds all. */
  told(sent: readonly NotedOp[], answers: readonly OpAnswer[]): void {
    for (const one of answers) {
      const sheet = sent.find(({ id }) => id === one.id)?.sheet;
      if (sheet && one.ok && this.versions.get(sheet) === one.version - 1) this.versions.set(sheet, one.version);
    }
  }
}
