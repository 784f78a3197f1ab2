import { buildId } from "#platform/build-id.ts";
import type { DeviceReport } from "../device-report.ts";
import type { Wire } from "./wire.ts";

const everyMs = 15_000;
/** what changes with every tap is told once it has been calm */
const calmMs = 2000;

interface Battery extends EventTarget {
  level: number;
  charging: boolean;
}
type WithBattery = Navigator & { getBattery?: () => Promise<Battery> };

/** What the tablet knows of itself at this moment. */
export type Known = Pick<DeviceReport, "unsent" | "waitingMs" | "clockOffset">;

/** Tells the server how this tablet is: every 15 seconds, and soon after something changed. */
export class Reports {
  private battery: Battery | null = null;
  private soon: ReturnType<typeof setTimeout> | undefined;
  private unsent = 0;
  private readonly timer = setInterval(() => this.tell(), everyMs);
  private readonly changed = () => this.tellSoon();

  constructor(
    private readonly wire: Pick<Wire, "report">,
    private readonly known: () => Known | null,
  ) {
    // only some browsers tell, and only on a secure page
    void (navigator as WithBattery).getBattery?.().then(
      (battery) => {
        this.battery = battery;
        for (const kind of ["levelchange", "chargingchange"]) battery.addEventListener(kind, this.changed);
        this.tellSoon();
      },
      () => {},
    );
  }

  /** So many wait for the server now. */
  waits(unsent: number): void {
    if (unsent === this.unsent) return;
    this.unsent = unsent;
    this.tellSoon();
  }

  tell(): void {
    clearTimeout(this.soon);
    this.soon = undefined;
    const known = this.known();
    if (!known) return;
    const { battery } = this;
    const charge = battery && { percent: Math.round(battery.level * 100), charging: battery.charging };
    void this.wire.report({ ...known, battery: charge, build: buildId });
  }

  stop(): void {
    clearInterval(this.timer);
    clearTimeout(this.soon);
    for (const kind of ["levelchange", "chargingchange"]) this.battery?.removeEventListener(kind, this.changed);
  }

  private tellSoon(): void {
    this.soon ??= setTimeout(() => this.tell(), calmMs);
  }
}
