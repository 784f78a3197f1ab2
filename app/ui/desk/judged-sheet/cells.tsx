import { type InputHTMLAttributes, useId } from "react";
import { Field } from "#ui/base/field.tsx";
import { ChoiceField } from "../choice-field.tsx";
import { useProblem } from "./context.ts";
import style from "./judged-sheet.module.css";

interface Shown extends InputHTMLAttributes<HTMLInputElement> {
  name: string;
  value: string;
  label: string;
}

/** A field of a table, named for those who do not see its column. */
export function Cell({ name, value, label, ...input }: Shown) {
  const id = useId();
  const problem = useProblem()(name);
  const wrong = problem ? { "aria-invalid": true, "aria-describedby": `${id}-problem` } : {};
  return (
    <>
      <input {...input} {...wrong} id={id} name={name} defaultValue={value} aria-label={label} autoComplete="off" />
      {problem ? (
        <p id={`${id}-problem`} className={style.problem}>
          <span aria-hidden="true">⚠ </span>
          {problem}
        </p>
      ) : null}
    </>
  );
}

interface Choice {
  name: string;
  value: string;
  label: string;
  hint?: string | undefined;
  choices: readonly (readonly [string, string])[];
}

/** One of a few, in a table. */
export function ChoiceCell({ name, value, label, choices }: Choice) {
  const id = useId();
  const problem = useProblem()(name);
  const wrong = problem ? { "aria-invalid": true, "aria-describedby": `${id}-problem` } : {};
  return (
    <>
      <select {...wrong} id={id} name={name} defaultValue={value} aria-label={label}>
        {choices.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
      {problem ? (
        <p id={`${id}-problem`} className={style.problem}>
          <span aria-hidden="true">⚠ </span>
          {problem}
        </p>
      ) : null}
    </>
  );
}

/** A field with its label above. */
export function Named({ name, value, label, hint, ...input }: Shown & { hint?: string | undefined }) {
  const problem = useProblem()(name);
  return (
    <Field {...input} name={name} defaultValue={value} label={label} hint={hint} problem={problem} autoComplete="off" />
  );
}

export function NamedChoice({ name, value, label, hint, choices }: Choice) {
  const problem = useProblem()(name);
  return <ChoiceField {...{ name, value, label, hint, choices, problem }} />;
}

/** Yes or nothing. */
export function Tick({ name, on, children }: { name: string; on: boolean; children: string }) {
  return (
    <label className={style.tick}>
      <input type="checkbox" name={name} value="yes" defaultChecked={on} />
      {children}
    </label>
  );
}

/** What a row of a list can do: go up, go down, go. */
export function RowButtons({
  path,
  at,
  count,
  name,
  after,
  words,
}: {
  path: string;
  at: number;
  count: number;
  name: string;
  /** offers a row below this one */
  after?: boolean;
  words: Record<"up" | "down" | "remove" | "after", (p: { name: string }) => string>;
}) {
  const deed = (intent: "up" | "down" | "remove" | "after", sign: string, off = false) => (
    <button
      type="submit"
      className={style.small}
      name="intent"
      value={`${intent}:${path}.${at}`}
      formAction={`#${path}`}
      aria-label={words[intent]({ name })}
      title={words[intent]({ name })}
      disabled={off}
    >
      {sign}
    </button>
  );
  return (
    <span className={style.deeds}>
      {deed("up", "↑", at === 0)}
      {deed("down", "↓", at === count - 1)}
      {after ? deed("after", "＋") : null}
      {deed("remove", "✕")}
    </span>
  );
}
