import { zonedInstant } from "#core/meet/date.ts";
import type { WhenAsked } from "#core/meet/when.ts";
import { desk } from "#i18n/desk.ts";
import { formatInstant } from "#i18n/instant.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import { Field } from "#ui/base/field.tsx";
import style from "./desk.module.css";
import own from "./meet-form.module.css";

interface Shown {
  label: string;
  hint?: string;
  name: string;
  value: string;
  timeZone: string;
  /** a text, or what the program asks back about the text that was typed */
  problem: string | WhenAsked | undefined;
}

/** A date as people type it. What is not clear is asked back with candidates; the text stays and may be typed anew. */
export function DateField({ problem, value, name, timeZone, ...field }: Shown) {
  const t = useT(desk);
  const language = useLanguage();
  const asked = typeof problem === "object" ? problem : null;
  const words = asked ? t(`ask.${asked.why}`) : typeof problem === "string" ? problem : undefined;
  const candidates = asked?.candidates ?? [];
  return (
    <div>
      <Field
        {...field}
        name={name}
        defaultValue={value}
        autoComplete="off"
        problem={candidates.length ? undefined : words}
      />
      {candidates.length > 0 ? (
        <fieldset className={`${style.choices} ${own.ask}`}>
          <legend>
            <span aria-hidden="true">⚠ </span>
            {words}
          </legend>
          <input type="hidden" name={`${name}.asked`} value={value} />
          {candidates.map((local) => (
            <label key={local} className={style.choice}>
              <input type="radio" name={`${name}.choice`} value={local} />
              {formatInstant(zonedInstant(local, timeZone), timeZone, language)}
            </label>
          ))}
        </fieldset>
      ) : null}
    </div>
  );
}
