import type { EntrantId, EventId, HeatId, MeetId, RoundId } from "#core/ids.ts";
import type { Cut } from "#core/rounds/qualify.ts";
import type { ScriptMark } from "./mark.ts";
import { Office } from "./office.ts";

export interface RulingWish {
  cut: Cut;
  method: string;
  admit: readonly EntrantId[];
  reason: string;
}

/** The chief referee at the ground and the organizer at the desk: what they decide, by their pages' own forms. */
export class Chief {
  private constructor(
    private readonly chief: Office,
    private readonly organizer: Office,
    private readonly meet: MeetId,
  ) {}

  static async sit(organizer: Office, meet: MeetId, { code, language }: { code: string; language: string }) {
    const chief = new Office(organizer.browser.origin, language);
    await chief.fill("/pair", { has: "code" }, { code });
    return new Chief(chief, organizer, meet);
  }

  private at(page: string): string {
    return `/meets/${this.meet}/${page}`;
  }

  /** Draws the event's first round, or the one that waits to be published anew, and lets everybody see it. */
  async drawAndPublish(event: EventId, seed: string): Promise<void> {
    const page = this.at(`events/${event}/draw`);
    await this.organizer.open(page);
    await this.organizer.fill(page, { intent: "draw" }, { seed });
    await this.organizer.fill(page, { intent: "publish" });
  }

  async confirm(heat: HeatId): Promise<void> {
    await this.chief.fill(this.at(`heats/${heat}`), { intent: "confirm" });
  }

  async correct(heat: HeatId, lane: number, mark: ScriptMark, reason: string): Promise<void> {
    const page = this.at(`heats/${heat}`);
    await this.chief.open(page);
    await this.chief.fill(page, { intent: "correct" }, { lane: String(lane), reason, ...typedMark(mark) });
  }

  async rule(round: RoundId, { admit, ...ruling }: RulingWish): Promise<void> {
    const page = this.at(`rounds/${round}`);
    await this.chief.open(page);
    await this.chief.fill(page, { intent: "rule", value: ruling.cut }, { ...ruling, admit });
  }

  async withdraw(round: RoundId, entrant: EntrantId, reason: string): Promise<void> {
    const page = this.at(`rounds/${round}`);
    await this.chief.open(page);
    await this.chief.fill(page, { intent: "withdraw" }, { entrant, reason });
  }
}

/** m:ss.mmm, as a time is typed. */
const typedTime = (ms: number): string =>
  `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, "0")}.${String(ms % 1000).padStart(3, "0")}`;

function typedMark(mark: ScriptMark): Record<string, string> {
  switch (mark.kind) {
    case "status":
      return { outcome: mark.status, value: "" };
    case "failed":
      return { outcome: "failed", fault: mark.fault, value: typedTime(mark.ms) };
    case "time":
      return { outcome: "value", value: typedTime(mark.ms) };
    case "number":
      return { outcome: "value", value: String(mark.value), misses: String(mark.misses) };
  }
}
