import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EntrantId, OpId, RoundId } from "#core/ids.ts";
import type { Executor } from "#db/client.server.ts";
import { findHeats, findLanes } from "#db/heats.ts";
import { findLogOf, findLogOfOp } from "#db/log.ts";
import { findCodes, maskName } from "#db/masks.ts";
import { findRound } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { type AlreadyDone, act } from "./act.ts";
import { moduleOfRound } from "./judged-module.ts";
import type { World } from "./world.ts";

/** A line of the list that says who is behind a number. */
export type Code = {
  number: string;
  /** the turn, or the number of the list */
  heat: number;
  lane: number;
  entrant: EntrantId;
  name: string;
  bib: number | null;
  unit: string;
};

export type CodesRefusal = { kind: "no-such-round" } | { kind: "not-blind" } | { kind: "reason-required" };

/** Who is behind the numbers of a blind module: who asks, when and why stands in the log before anything is answered. */
export async function lookAtCodes(
  world: World,
  author: Author,
  roundId: RoundId,
  reason: string,
  op?: OpId,
): Promise<Decision<Code[], CodesRefusal | AlreadyDone>> {
  const found = await findRound(world.db, roundId);
  if (!found) return refuse({ kind: "no-such-round" });
  const lock = { kind: "event" as const, id: found.eventId };
  const request = { meet: found.meetId, author, lock, ...(op ? { op } : {}) };
  const looked = await act(world, request, async (deed): Promise<Decision<Code[], CodesRefusal>> => {
    const drawn = await moduleOfRound(deed.tx, roundId);
    if (!drawn) return refuse({ kind: "no-such-round" });
    if (!drawn.module.blind) return refuse({ kind: "not-blind" });
    const why = reason.trim();
    if (why === "") return refuse({ kind: "reason-required" });
    const payload = { event: drawn.event.id, number: drawn.round.number };
    await deed.log({ kind: "codes-looked", subject: "round", subjectId: roundId, payload, reason: why });
    return accept(await codesOf(deed.tx, roundId));
  });
  if (looked.ok || looked.refusal.kind !== "already-done") return looked;
  // the answer to the same wish was lost: it is in the log, and may be answered again
  const entry = op && (await findLogOfOp(world.db, op));
  const same = entry && entry.kind === "codes-looked" && entry.subjectId === roundId && entry.author.id === author.id;
  return same ? accept(await codesOf(world.db, roundId)) : looked;
}

async function codesOf(on: Executor, roundId: RoundId): Promise<Code[]> {
  const [codes, heats, lanes] = [
    await findCodes(on, roundId),
    await findHeats(on, roundId),
    await findLanes(on, roundId),
  ];
  return codes.flatMap(({ id, number, ...who }) => {
    const lane = lanes.find(({ entrant }) => entrant === id || entrant === who.entrant);
    const heat = heats.find((one) => one.id === lane?.heatId);
    return lane && heat ? [{ number: maskName(number), heat: heat.number, lane: lane.lane, ...who }] : [];
  });
}

/** Who looked at the numbers of a round, when and why. */
export async function codeLooks(on: Executor, roundId: RoundId) {
  return (await findLogOf(on, roundId)).flatMap(({ kind, serverAt, author, reason }) =>
    kind === "codes-looked" ? [{ at: serverAt.getTime(), who: author.name, reason: reason ?? "" }] : [],
  );
}
