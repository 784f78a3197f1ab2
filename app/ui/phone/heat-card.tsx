import type { UnitId } from "#core/ids.ts";
import { clockTime } from "#i18n/clock.ts";
import { formatHeat, marks } from "#i18n/marks.ts";
import { phone } from "#i18n/phone.ts";
import { useT } from "#i18n/use-translator.ts";
import type { HeatView } from "#live/programme.ts";
import type { ShownHeat } from "#live/shown.ts";
import { recordsOf } from "#live/totals.ts";
import style from "./heat-card.module.css";
import { FateTag, MarkCell, Who } from "./lines.tsx";

interface Shown {
  view: HeatView;
  own: UnitId | null;
  timeZone: string;
}

/** How far a heat is, in words. */
export function HeatState({ heat, timeZone }: { heat: ShownHeat; timeZone: string }) {
  const t = useT(phone);
  const m = useT(marks);
  if (heat.state === "scheduled" && heat.calledAt !== null)
    return <span className={style.called}>{t("calledAt", { time: clockTime(heat.calledAt, timeZone) })}</span>;
  return <span className={heat.state === "running" ? style.running : style.state}>{m(`heatState.${heat.state}`)}</span>;
}

/** A heat's lanes: in lane order before and during it, by place afterwards; of a held one only who took part. */
function Lanes({ view, own }: Omit<Shown, "timeZone">) {
  const t = useT(phone);
  const m = useT(marks);
  const { heat, event, round } = view;
  const turns = round.module?.together === false;
  const over = heat.state === "provisional" || heat.state === "official";
  const rank = (place: number | null) => place ?? Number.MAX_SAFE_INTEGER;
  const lines = over ? [...heat.lanes].sort((a, b) => rank(a.place) - rank(b.place) || a.lane - b.lane) : heat.lanes;
  const records = new Set(recordsOf(heat, event).map((line) => line.entrant));
  return (
    <ol className={style.lines}>
      {lines.map((line) => (
        <li key={line.entrant} className={line.unit === own ? style.ownLine : style.line}>
          <span className={style.lane}>
            <span className="visually-hidden">
              {turns ? m("turn", { number: heat.number }) : m("lane", { number: line.lane })}
            </span>
            <span aria-hidden="true">{turns ? heat.number : line.lane}</span>
          </span>
          <span className={style.both}>
            <Who line={line} own={own} />
            {heat.state === "scheduled" || heat.state === "held" ? null : (
              <MarkCell mark={line.mark} place={line.place} event={event} />
            )}
          </span>
          <FateTag fate={line.fate} />
          {records.has(line.entrant) ? <strong className={style.record}>{t("beatsRecord")}</strong> : null}
        </li>
      ))}
    </ol>
  );
}

/** A heat with its lanes; its name leads to all of its event where the page is not the event's own. */
export function HeatCard({ view, own, timeZone, href }: Shown & { href?: string }) {
  const t = useT(phone);
  const m = useT(marks);
  const { heat, round, event } = view;
  const name = formatHeat(round, heat.number, m, heat.match);
  return (
    <article className={style.card}>
      <h3 className={style.head}>
        {href ? (
          <a href={href} className={style.link}>
            {event.name} · {name}
          </a>
        ) : (
          <span>{name}</span>
        )}
        <HeatState heat={heat} timeZone={timeZone} />
      </h3>
      {heat.state === "held" ? (
        <p className={style.hint}>{t(event.release === "announced" ? "heldUntilAnnounced" : "heldUntilOfficial")}</p>
      ) : null}
      <Lanes view={view} own={own} />
    </article>
  );
}

/** A heat without marks, to come or held, on one line that opens to its lanes; says where the reader's own unit is in it. */
export function HeatLine({ view, own, timeZone }: Shown) {
  const t = useT(phone);
  const m = useT(marks);
  const { heat, round, event } = view;
  return (
    <details className={style.card}>
      <summary className={style.summary}>
        <strong>{event.name}</strong> {formatHeat(round, heat.number, m, heat.match)}{" "}
        {heat.lanes.some((line) => line.unit === own) ? <strong className={style.mine}>{t("mine")} </strong> : null}
        {heat.state === "held" ? <HeatState heat={heat} timeZone={timeZone} /> : null}
      </summary>
      {heat.state === "held" || (event.startsAt === null && !event.venue) ? null : (
        <p className={style.hint}>
          {[event.startsAt === null ? "" : t("startsAt", { time: clockTime(event.startsAt, timeZone) }), event.venue]
            .filter(Boolean)
            .join(" · ")}
        </p>
      )}
      <Lanes view={view} own={own} />
    </details>
  );
}
