import { listen } from "./listen.ts";

const lookMs = 1000;
/** what a page that runs may see between two looks without anything having happened */
const awakeMs = 1000;
const wokenMs = 100;

/** How far the wall clock went away from the monotonic one; `woken`: while nobody saw this page. */
export interface Jump {
  gapMs: number;
  woken: boolean;
}

/**
 * Watches the two clocks of a device. A tablet that sleeps stops its monotonic clock; somebody who sets the clock moves the
 * other one. Both show as a gap between them.
 */
export class ClockWatch {
  private behind = Date.now() - performance.now();
  private readonly looking = setInterval(() => this.look(false), lookMs);
  private readonly deaf: (() => void)[];

  constructor(private readonly jumped: (jump: Jump) => void) {
    const wake = () => this.look(true);
    this.deaf = [listen(document, ["visibilitychange", "resume"], wake), listen(window, ["pageshow", "focus"], wake)];
  }

  stop(): void {
    clearInterval(this.looking);
    for (const stop of this.deaf) stop();
  }

  private look(woken: boolean): void {
    // while nobody sees the page the gap is kept for the moment of waking
    if (!woken && document.visibilityState === "hidden") return;
    const behind = Date.now() - performance.now();
    const gapMs = Math.round(behind - this.behind);
    if (Math.abs(gapMs) <= (woken ? wokenMs : awakeMs)) {
      // what creeps (the network's time service) is no jump
      if (!woken) this.behind = behind;
      return;
    }
    this.behind = behind;
    this.jumped({ gapMs, woken });
  }
}
