import type { Fault } from "#core/scoring/ops.ts";
import type { Measure } from "#core/scoring/ruleset.ts";
import { day } from "#i18n/day.ts";
import { marks } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./day.module.css";

const statuses = ["DNS", "DNF", "DQ", "NM"] as const;

interface Props {
  /** told from other lanes' controls by it; also the end of every control's name */
  suffix: string;
  measure: Measure;
  faults: readonly Fault[];
  values: Record<string, string>;
  /** whose result it is, for screen readers */
  label: string;
}

/** How a lane came out: with a mark, failed by a fault, or a status. */
export function OutcomeControl({ suffix, faults, values, label }: Props) {
  const t = useT(day);
  const say = useT(marks);
  return (
    <select
      className={style.control}
      name={`outcome${suffix}`}
      defaultValue={values[`outcome${suffix}`] || "value"}
      aria-label={`${label} ${t("outcome")}`}
    >
      <option value="value">{t("outcomeValue")}</option>
      {faults.map((fault) => (
        <option key={fault} value={`failed:${fault}`}>
          {say("failedBy", { fault: say(`fault.${fault}`) })}
        </option>
      ))}
      {statuses.map((status) => (
        <option key={status} value={status}>
          {say(`status.${status}`)}
        </option>
      ))}
    </select>
  );
}

/** The mark as it is typed; of somebody who failed, the time until then. */
export function ValueControl({ suffix, measure, values, label }: Props) {
  const t = useT(day);
  return (
    <input
      className={style.control}
      name={`value${suffix}`}
      defaultValue={values[`value${suffix}`] ?? ""}
      inputMode={measure === "time" ? "text" : "numeric"}
      autoComplete="off"
      maxLength={12}
      size={9}
      placeholder={measure === "time" ? "1:12.4" : ""}
      aria-label={`${label} ${t("value")}`}
    />
  );
}

/** Misses, which break ties of counts. */
export function MissesControl({ suffix, values, label }: Props) {
  const t = useT(day);
  return (
    <input
      className={style.control}
      name={`misses${suffix}`}
      defaultValue={values[`misses${suffix}`] ?? ""}
      inputMode="numeric"
      autoComplete="off"
      maxLength={4}
      size={4}
      aria-label={`${label} ${t("misses")}`}
    />
  );
}
