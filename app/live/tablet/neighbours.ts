import { freshId } from "./fresh-id.ts";
import type { NotedOp } from "./outbox.ts";

const answerMs = 300;

type Word = { kind: "ops"; ops: readonly NotedOp[] } | { kind: "anybody" } | { kind: "here" };

/** The other tabs of this tablet: what one has on the disk, all show. Browsers without channels read the disk instead. */
export class Neighbours {
  /** names this tab */
  readonly tab = freshId<string>();
  private readonly channel = "BroadcastChannel" in window ? new BroadcastChannel("fieldday-tablet") : null;
  private met = () => {};

  constructor(changed: (ops: readonly NotedOp[]) => void) {
    this.channel?.addEventListener("message", ({ data }: MessageEvent<Word>) => {
      if (data.kind === "ops") changed(data.ops);
      else if (data.kind === "anybody") this.say({ kind: "here" });
      else this.met();
    });
  }

  get hears(): boolean {
    return this.channel !== null;
  }

  tell(ops: readonly NotedOp[]): void {
    this.say({ kind: "ops", ops });
  }

  /** Whether no other tab of this tablet is open, as far as anybody can tell. */
  alone(): Promise<boolean> {
    return new Promise((resolve) => {
      if (!this.channel) return resolve(true);
      const timer = setTimeout(() => resolve(true), answerMs);
      this.met = () => {
        clearTimeout(timer);
        resolve(false);
      };
      this.say({ kind: "anybody" });
    });
  }

  stop(): void {
    this.channel?.close();
  }

  private say(word: Word): void {
    this.channel?.postMessage(word);
  }
}
