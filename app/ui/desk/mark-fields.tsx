import type { Fault } from "#core/scoring/ops.ts";
import type { Measure } from "#core/scoring/ruleset.ts";
import { day } from "#i18n/day.ts";
import { marks } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";

const statuses = ["DNS", "DNF", "DQ", "NM"] as const;

/** The controls of one lane's result: outcome, mark, misses, fault; named with the lane's suffix. */
export function MarkFields({
  suffix,
  measure,
  faults,
  values,
  label,
}: {
  suffix: string;
  measure: Measure;
  faults: readonly Fault[];
  values: Record<string, string>;
  /** whose result it is, for screen readers */
  label: string;
}) {
  const t = useT(day);
  const say = useT(marks);
  const shown = (name: string) => values[`${name}${suffix}`] ?? "";
  return (
    <>
      <select
        name={`outcome${suffix}`}
        defaultValue={shown("outcome") || "value"}
        aria-label={`${label} ${t("outcome")}`}
      >
        <option value="value">{t("outcomeValue")}</option>
        {faults.length > 0 ? <option value="failed">{t("outcomeFailed")}</option> : null}
        {statuses.map((status) => (
          <option key={status} value={status}>
            {say(`status.${status}`)}
          </option>
        ))}
      </select>
      <input
        name={`value${suffix}`}
        defaultValue={shown("value")}
        inputMode={measure === "time" ? "text" : "numeric"}
        autoComplete="off"
        maxLength={12}
        size={8}
        placeholder={measure === "time" ? "1:12.4" : ""}
        aria-label={`${label} ${t("value")}`}
      />
      {measure === "count" ? (
        <input
          name={`misses${suffix}`}
          defaultValue={shown("misses")}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          size={4}
          placeholder={t("misses")}
          aria-label={`${label} ${t("misses")}`}
        />
      ) : null}
      {faults.length > 0 ? (
        <select name={`fault${suffix}`} defaultValue={shown("fault")} aria-label={`${label} ${t("fault")}`}>
          <option value="">{t("fault")}</option>
          {faults.map((fault) => (
            <option key={fault} value={fault}>
              {say(`fault.${fault}`)}
            </option>
          ))}
        </select>
      ) : null}
    </>
  );
}
