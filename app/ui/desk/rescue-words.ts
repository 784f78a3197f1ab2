import type { Translator } from "#i18n/catalogue.ts";
import type { paper } from "#i18n/paper.ts";

type T = Translator<(typeof paper)["zh-Hans"]>;

export type CodeFlaw =
  | { kind: "rescue-empty" | "rescue-short" }
  | { kind: "rescue-format"; format: number }
  | { kind: "rescue-letter"; group: number; letter: string; letters: string }
  | { kind: "rescue-group"; group: number; letters: string };

export type SetFlaw =
  | { kind: "other-set"; parts: number[] }
  | { kind: "parts-missing"; parts: number[]; of: number }
  | { kind: "rescue-damaged" };

export type Flaw =
  | (CodeFlaw & { text: number })
  | SetFlaw
  | { kind: "no-such-device" | "rescue-unreadable" | "reason-required" | "bringer-required" };

export const listed = (parts: readonly number[]): string => parts.join("、");

/** What is wrong with one code, in words. */
export function sayCode(flaw: CodeFlaw, t: T): string {
  switch (flaw.kind) {
    case "rescue-letter":
      return t(flaw.kind, flaw);
    case "rescue-group":
      return t(flaw.kind, flaw);
    default:
      return t(flaw.kind);
  }
}

/** Why codes cannot be taken over, in words. */
export function sayFlaw(flaw: Flaw, t: T): string {
  switch (flaw.kind) {
    case "other-set":
      return t(flaw.kind, { parts: listed(flaw.parts) });
    case "parts-missing":
      return t(flaw.kind, { parts: listed(flaw.parts), of: flaw.of });
    case "rescue-damaged":
    case "no-such-device":
    case "rescue-unreadable":
    case "reason-required":
    case "bringer-required":
      return t(flaw.kind);
    default:
      return t("inLine", { line: flaw.text, words: sayCode(flaw, t) });
  }
}
