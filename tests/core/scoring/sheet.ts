import type { OpId } from "#core/ids.ts";
import { foldSheet, type SheetState } from "#core/scoring/fold.ts";
import type { SheetAct, SheetOp } from "#core/scoring/ops.ts";
import type { LaneMark, Ruleset, ScoringFact, ScoringOptions } from "#core/scoring/ruleset.ts";
import { rulesetOf } from "#core/scoring/rulesets/index.ts";
import { id } from "../people.ts";

export type Act = SheetAct;
export type Op = SheetOp;

/** Ops of one device, numbered and clocked in their order. */
export const by = (device: string, from: number, ...acts: readonly Act[]): Op[] =>
  acts.map((act, i) => ({ ...act, id: id<OpId>(from + i), device, seq: from + i, at: 1000 * (from + i) }));

export const start: Act = { kind: "start" };
export const submit: Act = { kind: "submit" };
export const undo = (n: number): Act => ({ kind: "undo", target: id<OpId>(n) });
export const withdraw = (n: number): Act => ({ kind: "withdraw", target: id<OpId>(n) });
export const times = (n: number, act: Act): Act[] => Array.from({ length: n }, () => act);

export function ruleset(name: string): Ruleset {
  const found = rulesetOf(name);
  if (!found) throw new Error(`no ruleset ${name}`);
  return found;
}

/** A sheet of one device that did these acts, under a ruleset and what is changed in its options. */
export function sheet(name: string, acts: readonly Act[], changed: Partial<ScoringOptions> = {}) {
  const rules = ruleset(name);
  const options = { ...rules.defaults, ...changed };
  const state: SheetState = foldSheet(rules, by("a", 1, ...acts));
  return {
    state,
    options,
    marks: (...lanes: number[]): LaneMark[] => rules.marks(state, options, lanes),
    facts: (...lanes: number[]): ScoringFact[] => rules.facts?.(state, options, lanes) ?? [],
  };
}

/** A mark as one word: its value where it is valid, else its outcome. */
export const said = ({ outcome, value }: LaneMark) => (outcome === "valid" ? value : outcome);
