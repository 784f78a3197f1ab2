import { type InputHTMLAttributes, type ReactNode, useId } from "react";
import style from "./field.module.css";

interface Shown {
  label: string;
  hint?: ReactNode;
  /** what to correct, in the reader's language */
  problem?: string | undefined;
}

/** A label, a control, its hint and its problem, tied together for screen readers; `children` draws the control. */
export function Labelled({
  label,
  hint,
  problem,
  children,
}: Shown & {
  children: (ids: {
    id: string;
    "aria-describedby": string | undefined;
    "aria-invalid": true | undefined;
  }) => ReactNode;
}) {
  const id = useId();
  const described = [hint ? `${id}-hint` : "", problem ? `${id}-problem` : ""].filter(Boolean).join(" ");
  return (
    <div className={style.field}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p id={`${id}-hint`} className={style.hint}>
          {hint}
        </p>
      ) : null}
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": problem ? true : undefined })}
      {problem ? (
        <p id={`${id}-problem`} className={style.problem}>
          <span aria-hidden="true">⚠ </span>
          {problem}
        </p>
      ) : null}
    </div>
  );
}

/** A one-line text field. */
export function Field({ label, hint, problem, ...input }: Shown & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Labelled label={label} hint={hint} problem={problem}>
      {(ids) => <input {...ids} {...input} />}
    </Labelled>
  );
}
