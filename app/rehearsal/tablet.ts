import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import type { OfficialId, OpId, SheetId } from "#core/ids.ts";
import type { Random } from "#core/random.ts";
import type { SheetOp } from "#core/scoring/ops.ts";
import type { OpAnswer, OpsAnswer, SentOp, TabletState } from "#live/tablet-protocol.ts";
import { type Browser, StepFailed } from "./browser.ts";
import { onceIn } from "./chance.ts";
import { Office } from "./office.ts";

/** What a referee can do on a sheet; corrections are the chief's. */
export type TabletAct = SentOp["act"];

const answerMs = 3000;
const tries = 20;
const busyMs = 1000;
/** the four digits every robot chooses for the day */
const pin = "2027";

/** What may go wrong between a tablet and the server; null = nothing does. */
export interface Gremlins {
  random: Random;
  /** breaks every connection through the tablet's cable */
  pull(): void;
  /** how often each of them has happened */
  done: { sentTwice: number; outOfOrder: number; cut: number };
}

export interface TabletOptions {
  origin: string;
  language: string;
  /** the six digits of the seat, good for this tablet alone */
  code: string;
  /** who referees on it */
  referee: string;
  gremlins: Gremlins | null;
}

/** A referee's tablet: it numbers what is noted, sends it by socket or request until it is answered, and keeps a record. */
export class Tablet {
  /** everything the server took, by sheet: compared with the log in the end */
  readonly taken = new Map<SheetId, SheetOp[]>();
  private readonly browser: Browser;
  private readonly socket: Socket;
  private device = "";
  private person: OfficialId | null = null;
  private seq = 0;
  private waiting: SentOp[] = [];
  private readonly gremlins: Gremlins | null;

  private constructor(browser: Browser, { origin, gremlins }: TabletOptions) {
    this.browser = browser;
    this.gremlins = gremlins;
    this.socket = io(origin, {
      transports: ["websocket"],
      extraHeaders: { Cookie: browser.cookie() },
      forceNew: true,
      reconnectionDelay: 100,
      reconnectionDelayMax: 500,
    });
  }

  /** Types the seat's six digits, sits down and signs in as one of the meet's officials. */
  static async sit(options: TabletOptions): Promise<Tablet> {
    const office = new Office(options.origin, options.language);
    await office.fill("/pair", { has: "code" }, { code: options.code });
    const tablet = new Tablet(office.browser, options);
    await tablet.signIn(options.referee);
    const state = await tablet.look();
    tablet.device = state.device;
    tablet.person = state.person?.id ?? null;
    tablet.seq = state.lastSeq;
    return tablet;
  }

  private async signIn(name: string): Promise<void> {
    const { answer } = await this.browser.postJson("/api/tablet/person", { official: null, name, pin });
    const { kind } = answer as { kind: string };
    if (kind !== "signed-in") throw new Error(`${name} could not sign in on a tablet: ${kind}`);
  }

  leave(): void {
    this.socket.disconnect();
  }

  /** What the tablet shows now. */
  async look(): Promise<TabletState> {
    for (let n = 1; ; n++) {
      try {
        return (await this.browser.json("/api/tablet")) as TabletState;
      } catch (error) {
        if (n === tries || error instanceof StepFailed) throw error;
      }
    }
  }

  /** Notes acts on a sheet and sees them received; with gremlins a part may be kept back until the next ones. */
  async note(acts: readonly { sheet: { id: SheetId; version: number }; act: TabletAct }[]): Promise<void> {
    const at = Date.now();
    const fresh = acts.map(({ sheet, act }): SentOp => {
      this.seq += 1;
      return {
        id: randomUUID() as string as OpId,
        seq: this.seq,
        sheet: sheet.id,
        baseVersion: sheet.version,
        at,
        offset: 0,
        by: this.person,
        act,
      };
    });
    const late = this.waiting;
    this.waiting = [];
    const { gremlins } = this;
    if (gremlins && onceIn(gremlins.random, 6)) this.waiting = fresh;
    else await this.deliver(fresh);
    await this.deliver(late);
    if (!gremlins) return;
    if (late.length > 0) gremlins.done.outOfOrder += 1;
    if (!onceIn(gremlins.random, 8)) return;
    gremlins.done.sentTwice += 1;
    await this.deliver(fresh);
  }

  /** Sends what is still kept back. */
  async flush(): Promise<void> {
    const late = this.waiting;
    this.waiting = [];
    await this.deliver(late);
  }

  private async deliver(ops: readonly SentOp[]): Promise<void> {
    if (ops.length === 0) return;
    const { gremlins } = this;
    for (let n = 1; ; n++) {
      if (gremlins && onceIn(gremlins.random, 15)) {
        gremlins.done.cut += 1;
        // in the middle of sending, if it is quick: the answer is lost and the same ops go again
        setTimeout(() => gremlins.pull(), gremlins.random.below(4));
      }
      const bySocket = !gremlins || !onceIn(gremlins.random, 4);
      const answer = await (bySocket ? this.emit(ops) : this.post(ops)).catch(() => null);
      if (answer?.kind === "answered") return this.keep(ops, answer.answers);
      if (answer && (answer.kind === "not-seated" || answer.kind === "bad-batch"))
        throw new Error(`a tablet was answered ${answer.kind}`);
      if (n === tries) throw new Error(`a tablet got no answer in ${tries} tries`);
      // too much from one socket at once, or a server under way: a while, as a real tablet waits
      if (answer) await pause(busyMs);
    }
  }

  private emit(ops: readonly SentOp[]): Promise<OpsAnswer> {
    return this.socket.timeout(answerMs).emitWithAck("ops", { sentAt: Date.now(), ops });
  }

  private async post(ops: readonly SentOp[]): Promise<OpsAnswer> {
    const { answer } = await this.browser.postJson("/api/tablet/ops", { sentAt: Date.now(), ops });
    return answer as OpsAnswer;
  }

  private keep(ops: readonly SentOp[], answers: readonly OpAnswer[]): void {
    const versions = new Map<string, number>();
    for (const answer of answers) {
      if (!answer.ok) throw new Error(`a tablet's op was refused: ${JSON.stringify(answer.refusal)}`);
      versions.set(answer.id, answer.version);
    }
    for (const { id, seq, sheet, at, baseVersion: base, act } of ops) {
      const before = this.taken.get(sheet) ?? [];
      const version = versions.get(id);
      if (version === undefined || before.some((op) => op.id === id)) continue;
      this.taken.set(sheet, [...before, { ...act, id, device: this.device, seq, at, base, version }]);
    }
  }
}
