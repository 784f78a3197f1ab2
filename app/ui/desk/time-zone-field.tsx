import { desk } from "#i18n/desk.ts";
import { useT } from "#i18n/use-translator.ts";
import { Labelled } from "#ui/base/field.tsx";

const zones = [
  "Asia/Shanghai",
  "Asia/Urumqi",
  "Asia/Hong_Kong",
  "Asia/Macau",
  "Asia/Taipei",
  "Asia/Singapore",
  "Asia/Tokyo",
  "Europe/Berlin",
  "Europe/London",
  "America/New_York",
  "America/Los_Angeles",
  "UTC",
] as const;

/** The zone in which the meet's times are said; one that is not in the list is kept and shown by its own name. */
export function TimeZoneField({ value, problem }: { value: string; problem: string | undefined }) {
  const t = useT(desk);
  const listed = zones.some((zone) => zone === value);
  return (
    <Labelled label={t("timeZone")} problem={problem}>
      {(ids) => (
        <select {...ids} name="timeZone" defaultValue={value}>
          {listed ? null : <option value={value}>{value}</option>}
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {t(`zone.${zone}`)}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
