import { Form } from "@remix-run/react";
import { clockTime } from "#i18n/clock.ts";
import { devices, sayLength } from "#i18n/devices.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import look from "#ui/desk/desk.module.css";
import style from "./devices.module.css";

export interface ShownDevice {
  id: string;
  seat: string;
  kind: "referee" | "chief";
  /** who signed in on it today */
  person: string | null;
  heard: Date;
  /** not heard for so long that nobody knows what it holds */
  silent: boolean;
  /** since when it calls for help */
  help: Date | null;
  report: {
    unsent: number;
    waitingMs: number;
    battery: { percent: number; charging: boolean } | null;
    clockOffset: number | null;
  } | null;
  behind: boolean;
}

interface Shown {
  device: ShownDevice;
  now: number;
  timeZone: string;
}

const lowPercent = 20;
/** a clock that is this little off shows the right time */
const rightMs = 1500;

/** One tablet: what it last told, its call for help, and the way to take it from its seat. */
export function DeviceRow({ device, now, timeZone }: Shown) {
  const t = useT(devices);
  const { id, seat, kind, person, help } = device;
  return (
    <tr className={help ? style.calling : undefined}>
      <th scope="row">
        {seat}
        {help ? (
          <span className={style.alarm}>{t("helpCalled", { time: clockTime(help.getTime(), timeZone) })}</span>
        ) : null}
      </th>
      {kind === "chief" ? (
        <td colSpan={6} className={look.muted}>
          {t("chief")}
        </td>
      ) : (
        <>
          <td>{person ?? <span className={look.muted}>{t("nobody")}</span>}</td>
          <td>
            <Heard device={device} now={now} timeZone={timeZone} />
          </td>
          <Told device={device} />
        </>
      )}
      <td className={style.actions}>
        {help ? (
          <Form method="post">
            <input type="hidden" name="device" value={id} />
            <Button name="intent" value="answer" look="primary" aria-label={t("answerOf", { seat })}>
              {t("answer")}
            </Button>
          </Form>
        ) : null}
        <Revoke device={device} />
      </td>
    </tr>
  );
}

function Heard({ device: { heard, silent }, now, timeZone }: Shown) {
  const t = useT(devices);
  const agoMs = now - heard.getTime();
  if (silent)
    return <span className={style.warn}>{t("silentSince", { time: clockTime(heard.getTime(), timeZone) })}</span>;
  return (
    <span className={style.good}>{agoMs < 20_000 ? t("heardNow") : t("heardAgo", { ago: sayLength(agoMs, t) })}</span>
  );
}

/** The cells of what it told of itself. */
function Told({ device: { report, silent, behind } }: { device: ShownDevice }) {
  const t = useT(devices);
  if (!report)
    return (
      <td colSpan={4} className={look.muted}>
        {t("noReport")}
      </td>
    );
  const { unsent, waitingMs, battery, clockOffset } = report;
  const low = battery !== null && !battery.charging && battery.percent <= lowPercent;
  const by = clockOffset === null ? "" : sayLength(Math.abs(clockOffset), t);
  return (
    <>
      <td>
        {silent ? (
          <span className={unsent > 0 ? style.bad : look.muted}>{t("unsentThen", { unsent })}</span>
        ) : unsent > 0 ? (
          <span className={style.bad}>{t("unsentSome", { unsent, waited: sayLength(waitingMs, t) })}</span>
        ) : (
          <span className={style.good}>{t("unsentNone")}</span>
        )}
      </td>
      <td>
        {battery ? (
          <span className={low ? style.bad : undefined}>
            {t("percent", battery)}
            {battery.charging ? ` ${t("charging")}` : low ? ` ${t("low")}` : ""}
          </span>
        ) : (
          <span className={look.muted}>{t("unknown")}</span>
        )}
      </td>
      <td>
        {clockOffset === null ? (
          <span className={look.muted}>{t("unknown")}</span>
        ) : Math.abs(clockOffset) < rightMs ? (
          t("clockRight")
        ) : (
          <span className={style.warn}>{clockOffset < 0 ? t("clockFast", { by }) : t("clockSlow", { by })}</span>
        )}
      </td>
      <td>{behind ? <span className={style.warn}>{t("behind")}</span> : t("current")}</td>
    </>
  );
}

function Revoke({ device: { id, seat, kind, silent, report } }: { device: ShownDevice }) {
  const t = useT(devices);
  const unsent = report?.unsent ?? 0;
  return (
    <details className={look.fold}>
      <summary aria-label={t("revokeOf", { seat })}>{t("revoke")}</summary>
      <Form method="post" className={style.revoke}>
        <input type="hidden" name="device" value={id} />
        <p className={look.muted}>{t("revokeWhy")}</p>
        {kind === "referee" && silent ? <p className={style.bad}>{t("revokeSilent")}</p> : null}
        {unsent > 0 && !silent ? <p className={style.bad}>{t("revokeUnsent", { unsent })}</p> : null}
        <Button name="intent" value="revoke" look="danger">
          {t("revokeNow")}
        </Button>
      </Form>
    </details>
  );
}
