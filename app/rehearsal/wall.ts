import { setTimeout as pause } from "node:timers/promises";
import { Follower } from "#live/follow.ts";
import type { RowKey, Snapshot, WireRow } from "#live/protocol.ts";

const settleMs = 15_000;

export async function fetchSnapshot(origin: string, slug: string): Promise<Snapshot> {
  const response = await fetch(new URL(`/api/board/${slug}`, origin), { cache: "no-store" });
  if (!response.ok) throw new Error(`the board's snapshot answered ${response.status}`);
  return (await response.json()) as Snapshot;
}

/** A scoreboard on the wall: the rows it shows, kept by the same code as the real one. */
export class WallBoard {
  private constructor(private readonly follower: Follower) {}

  static async hang(origin: string, slug: string): Promise<WallBoard> {
    const snapshot = await fetchSnapshot(origin, slug);
    return new WallBoard(new Follower({ room: { kind: "meet", slug }, snapshot, now: Date.now(), origin }));
  }

  /** What it shows once it is as new as `snapshot`, or after some seconds what it shows instead. */
  async settled({ epoch, version }: Snapshot): Promise<ReadonlyMap<RowKey, WireRow>> {
    const until = Date.now() + settleMs;
    for (;;) {
      const shown = this.follower.read();
      const caughtUp = shown.epoch === epoch && shown.version >= version;
      if (caughtUp || Date.now() > until) return shown.rows;
      await pause(50);
    }
  }

  takeDown(): void {
    this.follower.stop();
  }
}
