import type { OpId } from "../ids.ts";
import type { QuizEntry } from "./acts.ts";
import type { QuizRefusal } from "./refusal.ts";
import { unsigned } from "./standing.ts";

/** An objection that was taken; `ruling` is null while the judges have not decided. */
export interface Objection<Id extends string> {
  entry: OpId;
  team: Id;
  at: number;
  ruling: OpId | null;
}

type Of<Id extends string, Kind extends QuizEntry<Id>["kind"]> = Extract<QuizEntry<Id>, { kind: Kind }>;

/** [QZ9] Why an objection is not taken: only after the match, by the team's leader, in writing. Source: domain 9.1 [MDJJ2]. */
export function objectionRefusal<Id extends string>(
  { by, inWriting }: Of<Id, "object">,
  ended: boolean,
): QuizRefusal<Id> | null {
  if (!ended) return { kind: "not-ended" };
  if (by !== "leader") return { kind: "not-by-leader" };
  return inWriting ? null : { kind: "not-in-writing" };
}

/**
 * [QZ9] Why a ruling does not count: it needs an author and a reason, teams of the contest, and where it answers an objection, one
 * that was taken and is still open. Source: domain 9.1 [MDJJ2]; that it is signed P.
 */
export function rulingRefusal<Id extends string>(
  ruling: Of<Id, "ruling">,
  teams: readonly Id[],
  objections: readonly Objection<Id>[],
): QuizRefusal<Id> | null {
  const lacking = unsigned(ruling);
  if (lacking) return lacking;
  const stranger = ruling.changes.find(({ team }) => !teams.includes(team));
  if (stranger) return { kind: "unknown-team", team: stranger.team, teams };
  if (ruling.objection === null) return null;
  const named = objections.find(({ entry }) => entry === ruling.objection);
  if (named?.ruling) return { kind: "ruled", ruling: named.ruling };
  if (named) return null;
  const open = objections.filter((one) => one.ruling === null);
  return { kind: "no-objection", objections: open.map(({ entry }) => entry) };
}
