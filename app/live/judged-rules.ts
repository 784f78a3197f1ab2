import type * as whole from "./judged-rules-whole.ts";

// The rules of judged events are large: a page brings them once it has such an event, the server has them at once.

export type JudgedRules = typeof whole;

let held: JudgedRules | null = null;

/** The rules of judged events, once they are there. */
export const judgedRules = (): JudgedRules | null => held;

export function holdJudgedRules(rules: JudgedRules): void {
  held = rules;
}

/** Brings them, before a page wakes that has a judged event or when it gets one. */
export async function bringJudgedRules(): Promise<void> {
  held ??= await import("./judged-rules-whole.ts");
}
