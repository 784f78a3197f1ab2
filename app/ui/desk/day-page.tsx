import { Form, useNavigation } from "@remix-run/react";
import { announcer } from "#i18n/announcer.ts";
import { common } from "#i18n/common.ts";
import { day } from "#i18n/day.ts";
import { formatHeat, formatRound, type MarksTranslator, marks, type NamedMatch, type NamedRound } from "#i18n/marks.ts";
import { matches } from "#i18n/matches-at-once.ts";
import { paper } from "#i18n/paper.ts";
import { stages } from "#i18n/stages.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import style from "./day.module.css";
import desk from "./desk.module.css";
import { type DayAnswer, Ended } from "./refused.tsx";
import { useFresh } from "./use-fresh.ts";

interface DayHeat {
  id: string;
  number: number;
  state: "scheduled" | "running" | "provisional" | "official";
  match: (NamedMatch & { people: [string, string] }) | null;
}
interface DayRound {
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
interface DayEvent {
  id: string;
  name: string;
  entered: number;
  over: boolean;
  rounds: DayRound[];
  stages: number;
  stageTies: number;
  late: { name: string; unitName: string }[];
  lateWaiting: boolean;
}

interface Props {
  meet: { id: string; slug: string };
  organizer: boolean;
  events: DayEvent[];
  /** heats with something two tablets said differently, or a correction that is asked for */
  inQuestion: { heat: string; contests: number; asks: number }[];
  answer: DayAnswer | undefined;
}

/** The day at a glance: what waits for the chief referee on top, then every event with its rounds and heats. */
export function DayPage({ meet, organizer, events, inQuestion, answer }: Props) {
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

/** A heat by its number, a match by its name and its people. */
function heatName(round: DayRound, { number, match }: DayHeat, say: MarksTranslator): string {
  const of = { name: round.name, number: round.number, heats: round.heats.length };
  const name = formatHeat(of, number, say, match);
  const [a, b] = match?.people ?? [];
  return a !== undefined && b !== undefined ? `${name} · ${say("versus", { a, b })}` : name;
}

function Waiting({
  at,
  organizer,
  events,
  inQuestion,
}: Pick<Props, "organizer" | "events" | "inQuestion"> & { at: string }) {
  const t = useT(day);
  const ts = useT(stages);
  const say = useT(marks);
  const onItsWay = useNavigation().formData?.get("id");
  const items = events.flatMap((event) => {
    const rounds = event.rounds.flatMap((round) => {
      const name = `${event.name} · ${formatRound(round.name, round.number, say)}`;
      const questions = round.heats.flatMap((heat) => {
        const { contests = 0, asks = 0 } = inQuestion.find((one) => one.heat === heat.id) ?? {};
        const what = `${event.name} · ${heatName(round, heat, say)}`;
        const href = `${at}/heats/${heat.id}`;
        return [
          ...(contests > 0
            ? [{ key: `contest${heat.id}`, words: t("waitContest", { what, count: contests }), href, deed: null }]
            : []),
          ...(asks > 0 ? [{ key: `ask${heat.id}`, words: t("waitAsk", { what, count: asks }), href, deed: null }] : []),
        ];
      });
      const waits = new Set(inQuestion.map(({ heat }) => heat));
      const heats = round.heats
        .filter((heat) => heat.state === "provisional" && !waits.has(heat.id))
        .map((heat) => ({
          key: heat.id,
          words: t("waitConfirm", { what: `${event.name} · ${heatName(round, heat, say)}` }),
          href: `${at}/heats/${heat.id}`,
          deed: { intent: "confirm", text: t("confirm") },
        }));
      const tie = {
        key: `tie${round.id}`,
        words: t("waitTie", { what: name }),
        href: `${at}/rounds/${round.id}`,
        deed: null,
      };
      const publish = {
        key: round.id,
        words: t("waitPublish", { what: event.stages > 0 ? event.name : name }),
        href: organizer ? `${at}/events/${event.id}/draw` : `${at}/rounds/${round.id}`,
        deed: { intent: "publish", text: t("publish") },
      };
      // all columns of an event that is met two by two are published together
      const first = event.rounds.find(({ state }) => state === "drawn");
      const waitsAlone = round.state === "drawn" && (event.stages === 0 || round === first);
      return [...questions, ...heats, ...(round.ties > 0 ? [tie] : []), ...(waitsAlone ? [publish] : [])];
    });
    const lot = {
      key: `lot${event.id}`,
      words: ts("waitLot", { what: event.name, count: event.stageTies }),
      href: `${at}/events/${event.id}/matches`,
      deed: null,
    };
    if (event.stageTies > 0) rounds.unshift(lot);
    const href = `${at}/events/${event.id}/draw`;
    const undrawn = { key: `draw${event.id}`, words: t("waitDraw", { what: event.name }), href, deed: null };
    if (event.rounds.length === 0 && organizer && event.entered > 0) return [undrawn];
    const words = t("waitLate", { what: event.name, count: event.late.length });
    const late = { key: `late${event.id}`, words, href, deed: null };
    return event.lateWaiting && organizer ? [late, ...rounds] : rounds;
  });
  return (
    <section className={desk.panel} aria-labelledby="waiting">
      <h2 id="waiting">{t("waiting")}</h2>
      {items.length === 0 ? <p className={desk.muted}>{t("nothingWaiting")}</p> : null}
      <ul className={style.waiting}>
        {items.map((item) => (
          <li key={item.key}>
            <span>{item.words}</span>
            <span className={desk.actions}>
              <a className={desk.link} href={item.href}>
                {t("open")}
              </a>
              {item.deed ? (
                <Form method="post">
                  <input type="hidden" name="id" value={item.key} />
                  <Button look="primary" name="intent" value={item.deed.intent} disabled={onItsWay === item.key}>
                    {item.deed.text}
                    <span className="visually-hidden"> {item.words}</span>
                  </Button>
                </Form>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function EventOfDay({ at, organizer, event }: { at: string; organizer: boolean; event: DayEvent }) {
  const t = useT(day);
  const ts = useT(stages);
  const tc = useT(common);
  return (
    <section className={desk.panel} aria-labelledby={`event-${event.id}`}>
      <div className={desk.head}>
        <h2 id={`event-${event.id}`}>{event.name}</h2>
        <span className={desk.actions}>
          {event.over ? <span className={desk.tag}>{t("eventOver")}</span> : null}
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
        {stage ? ts("dayMatchesDone", done) : t("roundHeatsDone", done)}{" "}
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
                  : say("heat", { number: heat.number })}
              </span>
              <span className={style.state}>{say(`heatState.${heat.state}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
