import { Form } from "@remix-run/react";
import { desk } from "#i18n/desk.ts";
import { type SeatNotice, type SeatProblem, seats } from "#i18n/seats.ts";
import { useT } from "#i18n/use-translator.ts";
import { AnnouncerLink } from "#ui/announcer/announcer-link.tsx";
import { Button } from "#ui/base/button.tsx";
import look from "#ui/desk/desk.module.css";
import { usePolled } from "#ui/desk/use-fresh.ts";
import { AddSeatForm, type SeatEvent } from "./add-seat-form.tsx";
import { SeatCard, type ShownSeat } from "./seat-card.tsx";
import style from "./seats.module.css";

interface Shown {
  op: string;
  now: number;
  origin: string;
  meet: { id: string; timeZone: string };
  seats: ShownSeat[];
  /** the secret of the announcer's link; null = there is none */
  announcer: string | null;
  events: SeatEvent[];
  problems: Record<string, SeatProblem>;
  values: Record<string, string | string[]>;
  notice: { kind: SeatNotice | "usual"; made: number } | null;
}

/** who sits where tells itself, and used digits are replaced before somebody reads them out again */
const refreshMs = 5_000;

type OfSeats = { kind: Exclude<SeatNotice, "announcer-make" | "announcer-end"> | "usual"; made: number };
const ofSeats = (notice: NonNullable<Shown["notice"]>): notice is OfSeats =>
  notice.kind !== "announcer-make" && notice.kind !== "announcer-end";

/** The seats of a meet: codes for the tablets, who sits where, what can be taken back. */
export function SeatsPage({ op, now, origin, meet, seats: all, announcer, events, problems, values, notice }: Shown) {
  const t = useT(seats);
  const words = useT(desk);
  usePolled(refreshMs);
  const told = notice && ofSeats(notice) ? notice : null;
  return (
    <div className={look.page}>
      <div className={look.head}>
        <h1>{t("title")}</h1>
        <div className={look.actions}>
          <a className={look.link} href={`/meets/${meet.id}/officials`}>
            {t("linkOfficials")}
          </a>
          <a className={look.link} href={`/meets/${meet.id}/devices`}>
            {t("linkDevices")}
          </a>
          {all.length > 0 ? (
            <a className={look.link} href={`/meets/${meet.id}/print/seats`}>
              {t("print")}
            </a>
          ) : null}
        </div>
      </div>
      <p className={look.muted}>{t("intro")}</p>
      {told ? (
        <p className={look.ok} role="status">
          {told.kind === "usual" ? t("usualMade", { count: told.made }) : t(told.kind)}
        </p>
      ) : null}
      {problems[""] ? (
        <p className={look.danger} role="alert">
          {t(problems[""])}
        </p>
      ) : null}
      {all.length === 0 ? <p className={look.warn}>{events.length > 0 ? t("none") : t("noneNoEvents")}</p> : null}
      {events.length > 0 ? (
        <Form method="post" className={look.actions}>
          <Button name="intent" value="usual" look={all.length === 0 ? "primary" : "plain"}>
            {t("usual")}
          </Button>
          <span className={look.muted}>{t("usualHint")}</span>
        </Form>
      ) : (
        <p>
          <a className={look.link} href={`/meets/${meet.id}/events`}>
            {words("nav.events")}
          </a>
        </p>
      )}
      <ul className={style.cards}>
        {all.map((seat) => (
          <SeatCard key={seat.id} seat={seat} now={now} origin={origin} timeZone={meet.timeZone} />
        ))}
      </ul>
      <details className={look.fold} open={Object.keys(problems).some((field) => field !== "") || undefined}>
        <summary>{t("add")}</summary>
        <AddSeatForm key={all.length} op={op} events={events} problems={problems} values={values} />
      </details>
      <AnnouncerLink
        address={announcer === null ? null : `${origin}/a/${announcer}`}
        done={notice?.kind === "announcer-make" ? "make" : notice?.kind === "announcer-end" ? "end" : null}
      />
    </div>
  );
}
