import { type EntryDone, type EntryProblem, entries, sayDone, sayProblem } from "#i18n/entries.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./entries.module.css";

/** What was done, told at once. */
export function Done({ done }: { done: EntryDone | null | undefined }) {
  const t = useT(entries);
  return (
    <div role="status">
      {done ? (
        <p className={style.done}>
          <span aria-hidden="true">✓ </span>
          {sayDone(done, t)}
        </p>
      ) : null}
    </div>
  );
}

/** What stands against a form as a whole. */
export function Refused({ problem }: { problem: EntryProblem | undefined }) {
  const t = useT(entries);
  return problem ? (
    <p className={style.alert} role="alert">
      <span aria-hidden="true">⚠ </span>
      {sayProblem(problem, t)}
    </p>
  ) : null;
}
