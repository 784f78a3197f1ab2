import { Form } from "@remix-run/react";
import { formatInstant } from "#i18n/instant.ts";
import { seats } from "#i18n/seats.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Qr } from "#ui/base/qr.tsx";
import look from "#ui/desk/desk.module.css";
import style from "./seats.module.css";

export interface ShownSeat {
  id: string;
  kind: "referee" | "chief";
  name: string;
  event: string | null;
  venue: string | null;
  slot: number | null;
  judge: number | null;
  token: string;
  code: string;
  devices: { id: string; since: Date; heard: Date }[];
}

/** What the seat is for, in words. */
export function useSeatScope() {
  const t = useT(seats);
  return ({ kind, event, venue, slot, judge }: Pick<ShownSeat, "kind" | "event" | "venue" | "slot" | "judge">) => {
    if (kind === "chief") return t("kind.chief");
    return [
      event ?? (venue === null ? t("allEvents") : t("venueScope", { venue })),
      slot === null ? t("wholeHeats") : t("lane", { lane: slot }),
      ...(judge === null ? [] : [t("judgeNumber", { judge })]),
    ].join(" · ");
  };
}

interface Shown {
  seat: ShownSeat;
  now: number;
  origin: string;
  timeZone: string;
}

/** One seat: its code and address, the tablets on it, and what can be taken back. */
export function SeatCard({ seat, now, origin, timeZone }: Shown) {
  const t = useT(seats);
  const scopeOf = useSeatScope();
  const { id, name, code, token, devices } = seat;
  const address = `${origin}/s/${token}`;
  return (
    <li className={style.card}>
      <Qr text={address} label={t("qrLabel", { name })} className={style.qr} />
      <div className={style.facts}>
        <h2 className={style.name}>{name}</h2>
        <p className={look.muted}>{scopeOf(seat)}</p>
        <p>
          {t("code")}　<strong className={style.code}>{code}</strong>
        </p>
        <p className={style.address}>{t("codeOnce")}</p>
        <p className={style.address}>{`${origin}/pair`}</p>
      </div>
      <div className={style.rest}>
        <h3 className={style.small}>{t("devices")}</h3>
        {devices.length === 0 ? <p className={look.muted}>{t("noDevices")}</p> : null}
        <ul className={style.devices}>
          {devices.map((device, index) => (
            <DeviceLine key={device.id} device={device} number={index + 1} now={now} timeZone={timeZone} />
          ))}
        </ul>
        <details className={look.fold}>
          <summary>{t("more")}</summary>
          <Form method="post" className={style.serious}>
            <input type="hidden" name="seat" value={id} />
            <p className={look.muted}>{t("newCodeWhy")}</p>
            <Button name="intent" value="new-code">
              {t("newCode")}
            </Button>
            <p className={look.muted}>{t("revokeSeatWhy")}</p>
            <Button name="intent" value="revoke-seat" look="danger">
              {t("revokeSeat")}
            </Button>
          </Form>
        </details>
      </div>
    </li>
  );
}

const minuteMs = 60_000;

function DeviceLine({
  device,
  number,
  now,
  timeZone,
}: {
  device: ShownSeat["devices"][number];
  number: number;
  now: number;
  timeZone: string;
}) {
  const t = useT(seats);
  const language = useLanguage();
  const minutes = Math.floor((now - device.heard.getTime()) / minuteMs);
  const heard =
    minutes < 1
      ? t("heardNow")
      : minutes < 60
        ? t("heardMinutes", { minutes })
        : t("heardAt", { when: formatInstant(device.heard, timeZone, language, "short") });
  return (
    <li>
      <span className={minutes < 1 ? style.online : style.silent}>{t("device", { number })}</span>
      <span className={look.muted}>{heard}</span>
      <Form method="post">
        <input type="hidden" name="device" value={device.id} />
        <Button name="intent" value="revoke-device" aria-label={`${t("device", { number })} ${t("revokeDevice")}`}>
          {t("revokeDevice")}
        </Button>
      </Form>
    </li>
  );
}
