import type { EventId, UnitId } from "#core/ids.ts";
import { phone } from "#i18n/phone.ts";
import { useT } from "#i18n/use-translator.ts";
import type { Snapshot } from "#live/protocol.ts";
import { useLiveBoard } from "#live/use-live-board.ts";
import { LanguageForm } from "#ui/base/language-form.tsx";
import { EventPage } from "./event-page.tsx";
import { MeetPage } from "./meet-page.tsx";
import style from "./page.module.css";

/** What the server sends a phone with. */
export interface PhoneData {
  slug: string;
  /** the page of one event; null = the meet's */
  event: EventId | null;
  snapshot: Snapshot;
  /** server's epoch ms when the snapshot was made */
  now: number;
  /** the reader's unit */
  own: UnitId | null;
  /** when the next matches of the event are expected */
  expected?: ExpectedTimes;
  /** everybody may see the event's works, and vote for them or not */
  gallery?: { vote: boolean };
}

/** When heats are expected to begin as things stood at `asOf`; server's epoch ms. */
export interface ExpectedTimes {
  asOf: number;
  at: Readonly<Record<string, number>>;
}

/** A page for everybody's phone: readable as it was sent, it follows the meet (or its event) by itself once it is awake. */
export function PhonePage({ data }: { data: PhoneData }) {
  const { slug, event, snapshot, now, own, expected, gallery } = data;
  const t = useT(phone);
  const live = useLiveBoard(event ? { kind: "event", slug, event } : { kind: "meet", slug }, snapshot, now);
  const meet = live.rows.get("meet");
  if (meet?.key !== "meet") return null;
  return (
    <main className={style.page}>
      {event ? (
        <EventPage meet={meet} live={live} eventId={event} own={own} expected={expected} gallery={gallery} />
      ) : (
        <MeetPage meet={meet} live={live} own={own} />
      )}
      <footer className={style.foot}>
        {meet.masked ? <p className={style.hint}>{t("masked")}</p> : null}
        <LanguageForm back={event ? `/m/${slug}/events/${event}` : `/m/${slug}`} />
      </footer>
    </main>
  );
}
