import { useT } from "#i18n/use-translator.ts";
import { sayWorksProblem, works } from "#i18n/works.ts";
import { Said } from "#ui/desk/said.tsx";
import type { WorksAnswer } from "./answer.ts";

const done = [
  "title",
  "move",
  "remove",
  "plan",
  "gallery-open",
  "gallery-close",
  "vote-open",
  "vote-close",
  "enter",
] as const;

/** How a deed ended; problems that stand at one of `fields` are said there. */
export function WorksSaid({ answer, fields }: { answer: WorksAnswer | undefined; fields: readonly string[] }) {
  const t = useT(works);
  if (!answer) return null;
  const problem = answer.problems.find(({ field }) => !fields.includes(field))?.problem;
  const deed = done.find((one) => one === answer.intent);
  return (
    <>
      {problem ? <Said look="danger">{sayWorksProblem(problem, t)}</Said> : null}
      {answer.added > 0 ? <Said look="ok">{t("done.add", { count: answer.added })}</Said> : null}
      {answer.done && deed ? <Said look="ok">{t(`done.${deed}`)}</Said> : null}
    </>
  );
}
