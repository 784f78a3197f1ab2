import type { EventId } from "#core/ids.ts";
import type { TabletHeat, TabletLane } from "#live/tablet-protocol.ts";
import type { Chief } from "./chief.ts";
import type { Speed } from "./pace.ts";
import { ScriptGap, type ScriptProblem } from "./problems.ts";
import type { LoggedEvent } from "./recount.ts";
import type { Staged, StagedEvent, StagedPerson } from "./stage.ts";
import type { Tablet } from "./tablet.ts";

export interface Scene {
  staged: Staged;
  chief: Chief;
  speed: Speed;
  tell(what: Told): void;
}

/** What happened, for whoever watches the terminal. */
export type Told =
  | { kind: "published" | "confirmed"; event: string; heat: TabletHeat }
  | { kind: "unused"; event: string; person: string; round: number };

/** An event being played: on these tablets, its log growing. */
export interface Part {
  scene: Scene;
  event: StagedEvent;
  id: EventId;
  tablets: readonly [Tablet, ...Tablet[]];
  log: LoggedEvent;
}

/** Where somebody stands in these heats. */
export function laneOf(heats: readonly Pick<TabletHeat, "lanes">[], person: StagedPerson): TabletLane | undefined {
  return heats.flatMap(({ lanes }) => lanes).find(({ name, unit }) => name === person.name && unit === person.unit);
}

/** why things are corrected, ruled and withdrawn where the script does not say */
export const defaultReason = "rehearsal";

/** The script lacks something at a place below the event's. */
export const gap = (
  { event, scene }: Part,
  path: readonly PropertyKey[],
  word: ScriptProblem["word"],
  detail: string,
) => new ScriptGap({ path: ["events", scene.staged.events.indexOf(event), ...path], word, detail });
