import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EventId } from "#core/ids.ts";
import { strandedIn } from "#core/stages/consequences.ts";
import type { HeatRow } from "#db/heats.ts";
import { deleteStages } from "#db/stages.ts";
import type { Deed } from "./act.ts";
import { fallOf, type MatchesFall } from "./stage-fall.ts";
import { grow, outgrown } from "./stage-growth.ts";
import { displacedIn, held, isBegun, reseat, voidMatch } from "./stage-seats.ts";
import { markOver } from "./stage-states.ts";
import { walkOver, walkoversIn } from "./stage-walkover.ts";
import { playStagesOf } from "./stages.ts";
import type { World } from "./world.ts";

export interface Settling {
  reason: string | null;
  /** matches that were begun may fall */
  approve?: boolean;
  /** the official heat whose marks were corrected, as it was before */
  corrected?: HeatRow | undefined;
}

export type SettleRefusal =
  | MatchesFall
  /** somebody would be in again, and the round after was drawn without them */
  | { kind: "drawn-without" };

/**
 * Makes the tables what draws and results say; call it in a deed that holds the event, after anything that counts changed.
 * Newly known people get their lanes, a column or stage that waited is drawn, matches of people who withdrew are given to
 * their opponents, and what is over is official. Matches that had begun and are no longer between the same two are voided
 * [KO10], with approval only; what would leave somebody without a way on is refused. A report changes as many rows as it has followers, however large the bracket is.
 */
export async function settleStages(
  world: World,
  deed: Deed,
  eventId: EventId,
  { reason, approve = false, corrected }: Settling,
): Promise<Decision<null, SettleRefusal>> {
  for (;;) {
    const now = await playStagesOf(deed.tx, eventId);
    if (!now) return accept(null);
    const old = outgrown(now);
    const dropped = [...now.heats.values()].filter((heat) => old.some(({ number }) => number === heat.stage));
    const displaced = await held(
      deed,
      displacedIn(now).filter(({ heat }) => !dropped.includes(heat)),
    );
    const fall = [...displaced.map(({ heat }) => heat), ...dropped].filter(isBegun);
    if (fall.length > 0 && !approve) return refuse(fallOf(now, fall, corrected));
    for (const heat of dropped.filter(isBegun)) await voidMatch(deed, heat, "stage-drawn-anew", reason);
    if (old.length > 0) {
      await deleteStages(
        deed.tx,
        old.map(({ id }) => id),
      );
      deed.touch(`event:${eventId}`);
    }
    await reseat(world, deed, displaced, now, reason);
    // what follows looks at lanes as they stand
    if (old.length > 0 || (displaced.length > 0 && now.withdrawn.length > 0)) continue;
    if (await grow(world, deed, now)) continue;
    if (await walkOver(deed, walkoversIn(now), now, reason)) continue;
    if (corrected && strandedIn(now.played).length > 0) return refuse({ kind: "drawn-without" });
    await markOver(deed, now);
    return accept(null);
  }
}
