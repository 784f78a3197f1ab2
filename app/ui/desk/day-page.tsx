import { announcer } from "#i18n/announcer.ts";
import { common } from "#i18n/common.ts";
import { day } from "#i18n/day.ts";
import { formatHeatNumber, formatRound, marks, type NamedMatch, type NamedRound } from "#i18n/marks.ts";
import { matches } from "#i18n/matches-at-once.ts";
import { panels } from "#i18n/panels.ts";
import { paper } from "#i18n/paper.ts";
import { stages } from "#i18n/stages.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./day.module.css";
import { Waiting } from "./day-waiting.tsx";
import desk from "./desk.module.css";
import { type DayAnswer, Ended } from "./refused.tsx";
import { useFresh } from "./use-fresh.ts";

export interface DayHeat {
  id: string;
  number: number;
  state: "scheduled" | "running" | "provisional" | "official";
  match: (NamedMatch & { people: [string, string] }) | null;
}
export interface DayRound {
  id: string;
  number: number;
  name: NamedRound;
  state: "drawn" | "published" | "official";
  stage: { number: number; kind: NamedMatch["kind"] } | null;
  heats: DayHeat[];
  /** matches whose people are not known yet */
  unknown: number;
  ties: number;
  rosterDiffers: boolean;
}
export interface DayEvent {
  id: string;
  name: string;
  entered: number;
  over: boolean;
  rounds: DayRound[];
  stages: number;
  stageTies: number;
  /** a panel judges it: its first module that is not drawn */
  undrawn?: NamedRound | null | undefined;
  late: { name: string; unitName: string }[];
  lateWaiting: boolean;
}

export interface DayProps {
  meet: { id: string; slug: string };
  organizer: boolean;
  events: DayEvent[];
  /** heats with something two tablets said differently, or a correction that is asked for */
  inQuestion: { heat: string; contests: number; asks: number }[];
  answer: DayAnswer | undefined;
}

/** The day at a glance: what waits for the chief referee on top, then every event with its rounds and heats. */
export function DayPage({ meet, organizer, events, inQuestion, answer }: DayProps) {
  const t = useT(day);
  const words = useT(paper);
  const announces = useT(announcer);
  const of = useT(stages);
  useFresh(meet.slug);
  const done = answer?.intent === "publish" ? t("done_published") : t("done_confirmed");
  const at = `/meets/${meet.id}`;
  return (
    <div className={desk.page}>
      <div className={desk.head}>
        <h1>{t("dayTitle")}</h1>
        <div className={desk.actions}>
          <a className={desk.link} href={`${at}/announcer`}>
            {announces("title")}
          </a>
          <a className={desk.link} href={`${at}/print/start-lists`}>
            {t("printStartLists")}
          </a>
          <a className={desk.link} href={`${at}/print/heat-sheets`}>
            {words("printSheets")}
          </a>
          <a className={desk.link} href={`${at}/paper`}>
            {words("pageTitle")}
          </a>
          <a className={desk.link} href={`${at}/rescue`}>
            {words("rescueTitle")}
          </a>
          <a className={desk.link} href={`${at}/print/results`}>
            {t("printResults")}
          </a>
          {events.some(({ stages: met }) => met > 0) ? (
            <a className={desk.link} href={`${at}/print/brackets`}>
              {of("toPrint")}
            </a>
          ) : null}
        </div>
      </div>
      <Ended answer={answer} done={done} />
      <Waiting at={at} organizer={organizer} events={events} inQuestion={inQuestion} />
      {events.length === 0 ? <p>{t("noEvents")}</p> : null}
      {events.map((event) => (
        <EventOfDay key={event.id} at={at} organizer={organizer} event={event} />
      ))}
    </div>
  );
}

function EventOfDay({ at, organizer, event }: { at: string; organizer: boolean; event: DayEvent }) {
  const t = useT(day);
  const ts = useT(stages);
  const tp = useT(panels);
  const tc = useT(common);
  return (
    <section className={desk.panel} aria-labelledby={`event-${event.id}`}>
      <div className={desk.head}>
        <h2 id={`event-${event.id}`}>{event.name}</h2>
        <span className={desk.actions}>
          {event.over ? <span className={desk.tag}>{t("eventOver")}</span> : null}
          {event.undrawn === undefined ? null : (
            <>
              <a className={desk.link} href={`${at}/events/${event.id}/panels`}>
                {tp("toPanels")}
                <span className="visually-hidden"> {event.name}</span>
              </a>
              <a className={desk.link} href={`${at}/events/${event.id}/awards`}>
                {tp("toAwards")}
                <span className="visually-hidden"> {event.name}</span>
              </a>
            </>
          )}
          {event.stages > 0 ? (
            <a className={desk.link} href={`${at}/events/${event.id}/matches`}>
              {ts("toMatches")}
              <span className="visually-hidden"> {event.name}</span>
            </a>
          ) : null}
          <span className={desk.muted}>{t("enteredCount", { count: event.entered })}</span>
        </span>
      </div>
      {event.rounds.length === 0 ? (
        <p>
          {t("notDrawn")} {organizer ? <a href={`${at}/events/${event.id}/draw`}>{t("toDraw")}</a> : null}
        </p>
      ) : null}
      {event.late.length > 0 ? (
        <p className={desk.warn}>
          {t("lateNames", {
            names: event.late.map(({ name, unitName: unit }) => t("lateName", { name, unit })).join(tc("listJoin")),
          })}{" "}
          {organizer ? <a href={`${at}/events/${event.id}/draw`}>{t("toDraw")}</a> : null}
        </p>
      ) : null}
      {event.rounds.map((round) => (
        <RoundOfDay key={round.id} at={at} event={event} round={round} />
      ))}
    </section>
  );
}

function RoundOfDay({ at, event, round }: { at: string; event: DayEvent; round: DayRound }) {
  const t = useT(day);
  const ts = useT(stages);
  const tm = useT(matches);
  const tp = useT(panels);
  const say = useT(marks);
  const { stage, heats, unknown } = round;
  const name = formatRound(round.name, round.number, say);
  const done = { done: heats.filter(({ state }) => state === "official").length, of: heats.length + unknown };
  const whole = stage && event.stages > 1 ? `${tm(`stage.${stage.kind}`)} · ${name}` : name;
  return (
    <div className={style.round}>
      <h3>
        <a href={stage ? `${at}/events/${event.id}/matches` : `${at}/rounds/${round.id}`}>{whole}</a>
      </h3>
      <p className={desk.small}>
        {stage
          ? ts("dayMatchesDone", done)
          : typeof round.name === "object"
            ? tp("turnsDone", done)
            : t("roundHeatsDone", done)}{" "}
        {unknown > 0 ? ts("dayUnknown", { count: unknown }) : null}
      </p>
      {round.rosterDiffers ? <p className={desk.warn}>{t("rosterDiffers")}</p> : null}
      <ul className={style.heats}>
        {heats.map((heat) => (
          <li key={heat.id}>
            <a className={style[heat.state]} href={`${at}/heats/${heat.id}`}>
              <span>
                {heat.match
                  ? say("versus", { a: heat.match.people[0], b: heat.match.people[1] })
                  : formatHeatNumber(round.name, heat.number, say)}
              </span>
              <span className={style.state}>{say(`heatState.${heat.state}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
