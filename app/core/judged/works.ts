import type { PictureId } from "../ids.ts";
import type { JudgedPlan } from "./plan.ts";

/** A picture of a work as pages show it. */
export type PictureShown = {
  id: PictureId;
  /** empty = none, or not to be shown while the work is blind */
  title: string;
  width: number;
  height: number;
};

/** Where a picture's bytes are; `small`: a preview where there is one, else the whole. */
export const worksPath = (id: PictureId, small = false): string => `/works/${id}${small ? "?small" : ""}`;

/** What works hang in a gallery for, the most likely first. */
const shownFor = ["works", "practice", "vote"] as const;

type Plan = Pick<JudgedPlan, "modules"> | undefined;

/** Whether pictures of works are asked for. */
export const takesWorks = (plan: Plan): boolean =>
  plan?.modules.some(({ kind }) => kind === "works" || kind === "vote") ?? false;

/** The module (and so the round) under whose numbers works hang; null where the event has none that shows any. */
export function numberedBy(plan: Plan): number | null {
  for (const wanted of shownFor) {
    const at = plan?.modules.findIndex(({ kind }) => kind === wanted) ?? -1;
    if (at >= 0) return at + 1;
  }
  return null;
}

/** The module of the public vote, or null. */
export function voteModule(plan: Plan): number | null {
  const at = plan?.modules.findIndex(({ kind }) => kind === "vote") ?? -1;
  return at < 0 ? null : at + 1;
}

/**
 * [JD31] Whether nobody may be told whose a work is: a module that shows works is blind, and its result is not official yet.
 * `official`: the numbers of the event's official rounds. Source: domain 8.2 (marked under numbers until the marks stand).
 */
export const worksBlind = (plan: Plan, official: ReadonlySet<number>): boolean =>
  plan?.modules.some(({ kind, blind }, at) => blind && shownFor.some((one) => one === kind) && !official.has(at + 1)) ??
  false;
