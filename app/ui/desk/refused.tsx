import { type DayRefusal, day, sayRefusal } from "#i18n/day.ts";
import { useT } from "#i18n/use-translator.ts";
import { Said } from "./said.tsx";

/** An answer of the day's pages: refused with the reason, or done. */
export interface DayAnswer {
  intent: string;
  done: boolean;
  refusal: DayRefusal | null;
  values: Record<string, string>;
}

/** What to say at the reason's field when the deed was refused for want of one. */
export function useReasonProblem(answer: DayAnswer | undefined, intent: string): string | undefined {
  const t = useT(day);
  return answer?.intent === intent && answer.refusal?.kind === "reason-required" ? t("reason-required") : undefined;
}

/** Says how a deed ended; `done` are the words for success. Nothing where nothing was asked. */
export function Ended({ answer, done }: { answer: DayAnswer | undefined; done: string | null }) {
  const t = useT(day);
  if (!answer) return null;
  if (answer.refusal) return <Said look="danger">{sayRefusal(answer.refusal, t)}</Said>;
  return done ? <Said look="ok">{done}</Said> : null;
}
