/** Why the database is not there: `newer` = written by a later release, `in-use` = another Fieldday runs on the folder. */
export type DatabaseProblemKind = "cannot-open" | "in-use" | "newer" | "unsupported-platform" | "too-old-server";

/** The exit code of each kind; service units and scripts may rely on them. */
export const exitCodes: Readonly<Record<DatabaseProblemKind, number>> = {
  "cannot-open": 10,
  "in-use": 11,
  newer: 12,
  "unsupported-platform": 13,
  "too-old-server": 14,
};

/** Facts for the log and for the words the caller finds; never a password. */
export type ProblemDetail = Readonly<Record<string, string | number>>;

/** The database cannot be used. `kind` and `detail` are facts, `message` is English for the log. */
export class DatabaseProblem extends Error {
  readonly kind: DatabaseProblemKind;
  readonly detail: ProblemDetail;

  constructor(kind: DatabaseProblemKind, message: string, detail: ProblemDetail = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "DatabaseProblem";
    this.kind = kind;
    this.detail = detail;
  }
}

/** What a program that failed with `error` exits with: 10 to 14 for a database problem, else 1. */
export const exitCodeOf = (error: unknown): number => (error instanceof DatabaseProblem ? exitCodes[error.kind] : 1);
