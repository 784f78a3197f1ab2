import { Labelled } from "#ui/base/field.tsx";

interface Shown {
  label: string;
  hint?: string | undefined;
  name: string;
  value: string;
  problem?: string | undefined;
  disabled?: boolean | undefined;
  /** value and its words */
  choices: readonly (readonly [string, string])[];
}

/** One of a few, with a label. */
export function ChoiceField({ label, hint, name, value, problem, disabled, choices }: Shown) {
  return (
    <Labelled label={label} hint={hint} problem={problem}>
      {(ids) => (
        <select {...ids} name={name} defaultValue={value} disabled={disabled}>
          {choices.map(([key, words]) => (
            <option key={key} value={key}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
