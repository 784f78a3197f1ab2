import { sayUnitProblem, type UnitProblem, type UnitTranslator } from "#i18n/unit.ts";

export type UnitDone =
  | { kind: "added"; count: number }
  | { kind: "changed" | "removed" | "link"; name: string }
  | { kind: "again" };

/** What a form of the units page was answered. */
export interface UnitAnswer {
  intent: string;
  values: Record<string, string | string[]>;
  /** by field; "" concerns the form as a whole */
  problems: Record<string, UnitProblem>;
  done: UnitDone | null;
}

export function sayUnitDone(done: UnitDone, t: UnitTranslator): string {
  if (done.kind === "added") return t("done.added", done);
  return done.kind === "again" ? t("done.again") : t(`done.${done.kind}`, done);
}

/** The problem of one field in words, if it has one. */
export function problemAt(answer: UnitAnswer | undefined, field: string, t: UnitTranslator): string | undefined {
  const problem = answer?.problems[field];
  return problem && sayUnitProblem(problem, t);
}
