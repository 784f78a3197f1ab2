import { useState } from "react";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { nothingTyped, take } from "./typing-check.ts";
import { typedLength } from "./typing-value.ts";

/** What is being typed for one mark; `use` notes it, or says why not. */
export function useTyping(options: ScoringOptions, known: readonly number[], onUse: (value: number) => void) {
  const [typing, setTyping] = useState(nothingTyped);
  const type = (change: (text: string) => string) =>
    setTyping((now) => {
      // what was asked for stays said until the value is taken
      const stays = now.problem?.kind === "again" || now.problem?.kind === "apart";
      return { ...now, text: change(now.text).slice(0, typedLength), problem: stays ? now.problem : null };
    });
  const forget = () => setTyping(nothingTyped);
  const use = () => {
    if (typing.text === "") return;
    const taken = take(typing, options, known);
    if ("typing" in taken) return setTyping(taken.typing);
    forget();
    onUse(taken.value);
  };
  return { typing, type, use, forget };
}
