import type { OpsAnswer } from "../tablet-protocol.ts";
import type { NotedOp } from "./outbox.ts";

/** Sends one batch; null where nothing came back or the server could not be asked. */
export type Transport = (ops: readonly NotedOp[]) => Promise<OpsAnswer | null>;

interface Source {
  /** what waits, oldest first */
  pending(): readonly NotedOp[];
  /** the server's answer to these; what is still pending afterwards is sent again */
  told(ops: readonly NotedOp[], answer: OpsAnswer): Promise<void>;
  /** whether the last try reached the server */
  reached(yes: boolean): void;
  /** whether this tab may send now; where it is left out, it may */
  allowed?(): Promise<boolean>;
}

const batch = 200;
/** taps travel together: the board wants them, but not one by one */
const gatherMs = 1000;
const backoffMs = [1000, 2000, 4000, 8000, 15_000];
/** another tab sends: how soon to ask whether it still does */
const othersMs = 3000;

/** Empties the outbox, one batch at a time, for as long as it takes. */
export class Sender {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dueAt = Number.POSITIVE_INFINITY;
  private failures = 0;
  private sending = false;
  private stopped = false;

  constructor(
    private readonly transport: Transport,
    private readonly source: Source,
  ) {}

  /** Something new waits: `urgent` goes at once, the rest within a second; while the server is away its pause is kept. */
  wake(urgent: boolean): void {
    if (this.failures > 0 && Number.isFinite(this.dueAt)) return;
    this.schedule(urgent ? 0 : gatherMs);
  }

  /** The connection may be back: tries at once. */
  retry(): void {
    this.failures = 0;
    this.schedule(0);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private schedule(waitMs: number): void {
    const due = performance.now() + waitMs;
    if (this.stopped || due >= this.dueAt) return;
    clearTimeout(this.timer);
    this.dueAt = due;
    this.timer = setTimeout(() => {
      this.dueAt = Number.POSITIVE_INFINITY;
      void this.send();
    }, waitMs);
  }

  private async send(): Promise<void> {
    if (this.sending || this.stopped || this.source.pending().length === 0) return;
    this.sending = true;
    const outcome = await this.attempt().catch(() => "lost" as const);
    this.sending = false;
    if (outcome === "others") return this.schedule(othersMs);
    if (outcome === "answered") {
      this.failures = 0;
      if (this.source.pending().length > 0) this.schedule(0);
      return;
    }
    const pause = backoffMs[Math.min(this.failures, backoffMs.length - 1)] ?? 15_000;
    this.failures += 1;
    this.schedule(pause * (0.75 + Math.random() / 2));
  }

  private async attempt(): Promise<"answered" | "others" | "lost"> {
    if (this.source.allowed && !(await this.source.allowed())) return "others";
    const ops = this.source.pending().slice(0, batch);
    if (ops.length === 0) return "answered";
    const answer = await this.transport(ops).catch(() => null);
    if (answer) await this.source.told(ops, answer);
    this.source.reached(answer !== null);
    return answer?.kind === "answered" ? "answered" : "lost";
  }
}
