import { accept, type Decision, refuse } from "#core/decision.ts";
import type { HeatId, OpId, RoundId } from "#core/ids.ts";
import type { Executor } from "#db/client.server.ts";
import { findHeats, lockHeats } from "#db/heats.ts";
import { findRound } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { type AlreadyDone, act } from "./act.ts";
import { isDoneBefore } from "./done-before.ts";
import { confirmIn } from "./heat-confirm.ts";
import type { HeatRefusal } from "./heat-deed.ts";
import { factsOfHeat } from "./heat-marks.ts";
import { moduleOfRound } from "./judged-module.ts";
import { letOutBy } from "./judged-release.ts";
import { progress } from "./rounds.ts";
import type { World } from "./world.ts";

/** What became official, and what the chief has to look at first. */
export interface ConfirmedAll {
  confirmed: HeatId[];
  left: { heat: HeatId; number: number; why: HeatRefusal["kind"] }[];
}

/** Lanes whose judges are too far apart: the chief looks at each, confirms it by itself or has it marked again. */
const lanesApart = async (on: Executor, heat: HeatId): Promise<number[]> =>
  (await factsOfHeat(on, heat)).flatMap((fact) => (fact.kind === "panel-spread" ? [fact.lane] : []));

/** Makes everything official that is handed in of a module and of which nothing is in question. */
export async function confirmAll(
  world: World,
  author: Author,
  roundId: RoundId,
  op?: OpId,
): Promise<Decision<ConfirmedAll, { kind: "no-such-round" } | AlreadyDone>> {
  const found = await findRound(world.db, roundId);
  if (!found) return refuse({ kind: "no-such-round" });
  if (await isDoneBefore(world.db, op)) return refuse({ kind: "already-done" });
  const lock = { kind: "event" as const, id: found.eventId };
  const request = { meet: found.meetId, author, lock, ...(op ? { op } : {}) };
  return act<ConfirmedAll, { kind: "no-such-round" }>(world, request, async (deed) => {
    const drawn = await moduleOfRound(deed.tx, roundId);
    if (!drawn) return refuse({ kind: "no-such-round" });
    await lockHeats(deed.tx, roundId);
    const done: ConfirmedAll = { confirmed: [], left: [] };
    for (const heat of await findHeats(deed.tx, roundId)) {
      if (heat.state !== "provisional") continue;
      const apart = await lanesApart(deed.tx, heat.id);
      const one: Decision<HeatId, HeatRefusal> =
        apart.length > 0 ? refuse({ kind: "judges-apart", lanes: apart }) : await confirmIn(deed, heat);
      if (one.ok) done.confirmed.push(heat.id);
      else done.left.push({ heat: heat.id, number: heat.number, why: one.refusal.kind });
    }
    await letOutBy(deed, drawn.event, done.confirmed);
    await progress(world, deed, roundId);
    return accept(done);
  });
}
