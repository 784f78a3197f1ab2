import { devices } from "#i18n/devices.ts";
import { useT } from "#i18n/use-translator.ts";
import look from "#ui/desk/desk.module.css";
import { Said } from "#ui/desk/said.tsx";
import { useFresh } from "#ui/desk/use-fresh.ts";
import { DeviceRow, type ShownDevice } from "./device-row.tsx";
import { type Unsent, UnsentSummary } from "./unsent-summary.tsx";

interface Shown {
  /** the server's clock when this was read */
  now: number;
  meet: { id: string; slug: string; timeZone: string };
  /** the chief referee's seat has no page of seats */
  organizer: boolean;
  devices: ShownDevice[];
  unsent: Unsent;
  answer: { done: "answered" | "revoked" | null } | null;
}

/** Every tablet as it last told: who calls, what is still unsent, which are silent. */
export function DevicesPage({ now, meet, organizer, devices: all, unsent, answer }: Shown) {
  const t = useT(devices);
  useFresh(meet.slug);
  const calling = all.filter(({ help }) => help !== null);
  return (
    <div className={look.page}>
      <div className={look.head}>
        <h1>{t("title")}</h1>
        <div className={look.actions}>
          {organizer ? (
            <a className={look.link} href={`/meets/${meet.id}/seats`}>
              {t("linkSeats")}
            </a>
          ) : null}
          <a className={look.link} href={`/meets/${meet.id}/officials`}>
            {t("linkOfficials")}
          </a>
        </div>
      </div>
      <p className={look.muted}>{t("intro")}</p>
      {answer ? <Said look={answer.done ? "ok" : "danger"}>{t(answer.done ?? "no-such-device")}</Said> : null}
      {calling.length > 0 ? (
        <div className={look.danger} role="alert">
          <p>
            <span aria-hidden="true">⚠ </span>
            {t("helpList", { count: calling.length })}
          </p>
          <ul className={look.list}>
            {calling.map(({ id, seat }) => (
              <li key={id}>{seat}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <UnsentSummary unsent={unsent} timeZone={meet.timeZone} />
      {all.length === 0 ? (
        <p className={look.warn}>{t("none")}</p>
      ) : (
        <div className={look.scroll}>
          <table className={look.table}>
            <caption>{t("list")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("seat")}</th>
                <th scope="col">{t("person")}</th>
                <th scope="col">{t("heard")}</th>
                <th scope="col">{t("unsent")}</th>
                <th scope="col">{t("battery")}</th>
                <th scope="col">{t("clock")}</th>
                <th scope="col">{t("build")}</th>
                <th scope="col">{t("actions")}</th>
              </tr>
            </thead>
            <tbody>
              {all.map((device) => (
                <DeviceRow key={device.id} device={device} now={now} timeZone={meet.timeZone} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
