import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { OpId } from "#core/ids.ts";
import type { OpAnswer, SentOp } from "#live/tablet-protocol.ts";
import type { Minute, PageReport, PageWish } from "./robot-page.ts";

const page = path.join(import.meta.dirname, "robot-page.ts");

/** A referee's tablet without a screen: what it noted, in its order, and what the server told it of each. */
export class RobotTablet {
  readonly noted = new Map<OpId, SentOp>();
  readonly answers = new Map<OpId, OpAnswer>();
  private readonly listeners = new Set<() => void>();
  private ready = false;
  private playing = 0;
  private ended: string | null = null;

  private constructor(
    private readonly child: ChildProcess,
    readonly device: string,
  ) {
    child.on("message", (report: PageReport) => this.heard(report));
    child.on("exit", (code) => this.end(`its page ended with ${code}`));
  }

  static async start(wish: PageWish): Promise<RobotTablet> {
    const child = fork(page, [JSON.stringify(wish)], { execArgv: ["--import", "tsx"] });
    const robot = new RobotTablet(child, wish.device);
    await robot.until(() => robot.ready);
    return robot;
  }

  /** Begins to referee; resolves once the last act is noted. */
  async play(minute: Minute): Promise<void> {
    this.playing += 1;
    if (this.child.connected) this.child.send(minute);
    const left = this.playing - 1;
    await this.until(() => this.playing <= left);
  }

  /** The ops that nothing was heard of. */
  unheard(): SentOp[] {
    return [...this.noted.values()].filter(({ id }) => !this.answers.has(id));
  }

  /** Resolves once everything noted was answered; in words, what a referee would have lost, where that does not come. */
  async settled(patienceMs: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`${this.unheard().length} of ${this.noted.size} acts never reached the server`)),
        patienceMs,
      );
    });
    await Promise.race([this.until(() => this.unheard().length === 0), patience]).finally(() => clearTimeout(timer));
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, "exit");
    this.ended = "stopped";
    this.child.kill();
    await gone;
  }

  private heard(report: PageReport): void {
    if (report.kind === "noted") {
      const { id, seq, sheet, baseVersion, at, offset, by, act } = report.op;
      this.noted.set(id, { id, seq, sheet, baseVersion, at, offset, by, act });
    } else if (report.kind === "renumbered") {
      const op = this.noted.get(report.id);
      if (op) op.seq = report.seq;
    } else if (report.kind === "answered") for (const one of report.answers) this.answers.set(one.id as OpId, one);
    else if (report.kind === "ready") this.ready = true;
    else if (report.kind === "played") this.playing -= 1;
    else if (report.kind === "not-seated") this.end("the server told a seated tablet that it is not seated");
    for (const listener of this.listeners) listener();
  }

  private end(why: string): void {
    this.ended ??= why;
    for (const listener of this.listeners) listener();
  }

  private until(found: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!found() && this.ended === null) return;
        this.listeners.delete(look);
        if (found()) resolve();
        else reject(new Error(`robot tablet: ${this.ended}`));
      };
      this.listeners.add(look);
      look();
    });
  }
}
