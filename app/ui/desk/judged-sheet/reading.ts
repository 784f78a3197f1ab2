import type { AwardPlan, JudgedModule } from "#core/judged/plan.ts";
import type { SheetProblem } from "#i18n/judged-sheet.ts";
import { stepsOf, wholeOf } from "./amounts.ts";

export type Problems = Record<string, SheetProblem>;

/** What things without a name of their own are called in the language of the form. */
export interface Names {
  module(one: Pick<JudgedModule, "key" | "name" | "kind">): string;
  line(one: { key: string }): string;
  deduction(one: { key: string; name: string }): string;
  award(one: Pick<AwardPlan, "way" | "names">, tier: number): string;
}

const longestName = 40;

export const oneOf = <Choice extends string>(choices: readonly Choice[], said: string, otherwise: Choice): Choice =>
  choices.find((one) => one === said) ?? otherwise;

/** Reads the fields under one path, and notes what is wrong with them. */
export class Reading {
  constructor(
    private readonly problems: Problems,
    private readonly at: string,
    readonly digits: number,
  ) {}

  under(path: string): Reading {
    return new Reading(this.problems, this.at + path, this.digits);
  }

  wrong(field: string, problem: SheetProblem): void {
    this.problems[this.at + field] ??= problem;
  }

  number(field: string, value: number | null, kind: "share-unreadable" | "duration-unreadable"): number {
    if (value === null) this.wrong(field, { kind });
    return value ?? 0;
  }

  /** Points in steps, at least `least`. */
  points(field: string, typed: string, least = 0): number {
    const steps = stepsOf(typed, this.digits);
    if (typed.trim() === "") this.wrong(field, { kind: "points-missing" });
    else if (steps === null || steps < least) this.wrong(field, { kind: "points-unreadable", digits: this.digits });
    return steps ?? 0;
  }

  whole(field: string, typed: string, from: number, to: number): number {
    const value = wholeOf(typed, to);
    if (value === null || value < from) this.wrong(field, { kind: "whole-out-of-range", from, to });
    return value ?? from;
  }

  list<One>(field: string, list: One[] | null, kind: "bands-unreadable" | "amounts-unreadable"): One[] {
    if (list === null) this.wrong(field, { kind });
    return list ?? [];
  }

  orNone<Value>(typed: string, value: () => Value): Value | null {
    return typed.trim() === "" ? null : value();
  }

  /** A name, or "" where it is the one this thing has anyway. */
  name(field: string, typed: string, known: string): string {
    const name = typed.trim().replace(/\s+/g, " ");
    if (name === "") this.wrong(field, { kind: "name-missing" });
    else if (Array.from(name).length > longestName) this.wrong(field, { kind: "name-too-long", most: longestName });
    return name === known ? "" : name;
  }
}
