import { bring, type Changes, editionOf, noContent, scoped } from "./content.ts";
import { type Line, type Steps, since, withStep } from "./history.ts";
import type { Outlet, Read } from "./hub.server.ts";
import type { Point, WatchAnswer } from "./protocol.ts";
import type { Scope } from "./rooms.ts";

export type Since = Extract<WatchAnswer, { kind: "following" | "resync" }>;

interface Told {
  scope: Scope;
  /** the version this room was sent last; nothing of the room changed from there to the line's version */
  sent: number;
  /** what comes after a version, for all who come back with it */
  answers: Map<number, Since>;
}

/** The rooms of one meet that somebody is in, and the rows they are told of. */
export class Rooms {
  line: Line | null = null;
  private readonly told = new Map<string, Told>();

  get isWatched(): boolean {
    return this.told.size > 0;
  }

  open(name: string, scope: Scope): void {
    this.told.set(name, { scope, sent: this.line?.version ?? 0, answers: new Map() });
  }

  close(name: string): void {
    this.told.delete(name);
  }

  sent(name: string): Point | null {
    const room = this.told.get(name);
    return room && this.line ? { epoch: this.line.epoch, version: room.sent } : null;
  }

  /** Goes on to what was read, and tells every room what of it concerns it. */
  take({ epoch, version, touched, ...reading }: Read, outlet: Outlet | null): void {
    const at = performance.now();
    const { line } = this;
    if (line?.epoch === epoch) {
      if (version === line.version) return;
      if (version < line.version) throw new Error(`version ${version} after ${line.version}`);
      const changes = bring(line.content, reading);
      const keys = reading.covers === "all" ? (["meet"] as const) : touched.flatMap((one) => one.keys);
      const step = { at, from: line.version, version, keys, changes };
      this.line = { ...line, version, steps: withStep(line.steps, step) };
      this.tell(this.line, changes, outlet);
      return;
    }
    const content = noContent();
    bring(content, { ...reading, covers: "all" });
    const steps = touched.reduce<Steps>(
      (all, { version: to, keys }) => withStep(all, { at, from: to - 1, version: to, keys, changes: null }),
      [],
    );
    this.line = { epoch, version, content, steps };
    for (const [name, room] of this.told) {
      room.sent = version;
      room.answers.clear();
      if (room.scope.kind === "hint") outlet?.hint(name, { epoch, version });
      // of an epoch nobody holds: whoever gets it fetches everything
      else outlet?.delta(name, { epoch, from: version, version, rows: [], gone: [] });
    }
  }

  private tell({ epoch, version }: Line, changes: Changes, outlet: Outlet | null): void {
    for (const [name, room] of this.told) {
      room.answers.clear();
      const { scope, sent: from } = room;
      if (scope.kind === "hint") {
        room.sent = version;
        outlet?.hint(name, { epoch, version });
        continue;
      }
      const part = scoped(scope, changes[editionOf(scope)]);
      if (part.rows.length + part.gone.length === 0) continue;
      room.sent = version;
      outlet?.delta(name, { epoch, from, version, ...part });
    }
  }

  /** Everything of a room after a point as one delta, or that a snapshot is needed, or cheaper. */
  since(name: string, scope: Scope, point: Point | null): Since {
    const { line } = this;
    const resync: Since = { kind: "resync", at: line?.version ?? 0 };
    if (!line || point?.epoch !== line.epoch) return resync;
    const answers = this.told.get(name)?.answers;
    const known = answers?.get(point.version);
    if (known) return known;
    const delta = since(line, scope, point.version);
    if (delta === "gap") return resync;
    const answer: Since = { kind: "following", delta };
    answers?.set(point.version, answer);
    return answer;
  }
}
