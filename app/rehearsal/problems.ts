import type { z } from "zod";
import { accept, type Decision, refuse } from "#core/decision.ts";
import type { RehearsalWord } from "#i18n/rehearsal.ts";
import { type Script, scriptSchema } from "./script.ts";

/** What is wrong with a script, and where in it. `detail` is a piece of the script, or what would be right. */
export interface ScriptProblem {
  path: readonly PropertyKey[];
  word: RehearsalWord;
  detail: string;
}

/** The script does not say what happened at a point that only playing leads to. */
export class ScriptGap extends Error {
  constructor(readonly problem: ScriptProblem) {
    super(problem.word);
    this.name = "ScriptGap";
  }
}

export type BadScript = { kind: "bad-script"; problems: ScriptProblem[] };

/** A place in the script as one would type it: events[0].marks["Li Na"][1]; "" is the whole. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => {
      if (typeof step === "number") return `[${step}]`;
      const name = String(step);
      if (/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name)) return index === 0 ? name : `.${name}`;
      return `[${JSON.stringify(name)}]`;
    })
    .join("");
}

/** Reads a script; every problem found is named. Whether its names fit together is checked by `stage`. */
export function readScript(text: string): Decision<Script, BadScript> {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : "";
    return refuse({ kind: "bad-script" as const, problems: [{ path: [], word: "notJson", detail }] });
  }
  const parsed = scriptSchema.safeParse(written, { reportInput: true });
  if (parsed.success) return accept(parsed.data);
  return refuse({ kind: "bad-script" as const, problems: parsed.error.issues.flatMap(problemsOf) });
}

const ownWord = /^[a-z][A-Za-z]+$/;

/** Most messages of the schema are words already; the rest are told by the kind of the issue. */
function problemsOf(issue: z.core.$ZodIssue): ScriptProblem[] {
  const { path } = issue;
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ path: [...path, key], word: "unknownKey" as const, detail: key }));
  const missing = "input" in issue && issue.input === undefined;
  if (issue.code === "invalid_type" && missing) return [{ path, word: "missing", detail: "" }];
  const word = ownWord.test(issue.message) ? (issue.message as RehearsalWord) : "wrongKind";
  return [{ path, word, detail: detailOf(issue) }];
}

function detailOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return issue.values.map(String).join(", ");
  if (issue.code === "too_small") return `≥ ${issue.minimum}`;
  if (issue.code === "too_big") return `≤ ${issue.maximum}`;
  if (issue.code === "invalid_type") return issue.expected;
  if (issue.code === "custom") return String(issue.params?.detail ?? "");
  return "";
}
