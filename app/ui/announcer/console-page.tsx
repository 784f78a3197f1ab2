import { Link, useSearchParams } from "@remix-run/react";
import { Fragment, useEffect, useRef } from "react";
import { type AnnouncerRefusal, announcer, announcerDeeds, sayAnnouncerRefusal } from "#i18n/announcer.ts";
import { desk } from "#i18n/desk.ts";
import { formatHeat, marks } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import { LanguageSwitch } from "#ui/base/language-switch.tsx";
import { useFresh } from "#ui/desk/use-fresh.ts";
import { NoticeForm, RecordWatch, Waiting } from "./beside.tsx";
import { CallCard } from "./call-card.tsx";
import { CeremonyCard } from "./ceremony-card.tsx";
import style from "./console.module.css";
import { DrawCard, useStageName } from "./draw-card.tsx";
import { type DayShown, type Line, lineAfter, linesOf, type Podium } from "./lines.ts";
import { ResultCard } from "./result-card.tsx";
import { useKeys } from "./use-keys.ts";

interface Shown {
  op: string;
  /** came by the announcer's link: the office's pages are not theirs */
  own: boolean;
  meet: { id: string; slug: string; name: string; timeZone: string; notice: string; podium: Podium };
  day: DayShown;
  answer:
    | { intent: string; done: boolean; refusal: AnnouncerRefusal | null; values: Record<string, string> }
    | undefined;
}

/** Beside the microphone: the next line to read in large letters, and one button for what follows from it. */
export function ConsolePage({ op, own, meet, day, answer }: Shown) {
  const t = useT(announcer);
  const office = useT(desk);
  useFresh(meet.slug);
  const [search] = useSearchParams();
  const lines = linesOf(day, meet.podium);
  const wished = search.get("line");
  const chosen = lines.find(({ key }) => key === wished) ?? lines[0];
  const card = useRef<HTMLElement>(null);
  useKeys(lines, chosen?.key ?? null, card);
  // what was to be done may be gone, and its line with it; on another line it would seem to be about that one
  const isGone = !lines.some(({ key }) => key === answer?.values.line);
  const isHere = isGone || answer?.intent === "notice" || answer?.values.line === chosen?.key;
  const done = announcerDeeds.find((deed) => isHere && answer?.done && deed === answer.intent);
  const refused = (isHere ? answer?.refusal : null) ?? null;
  const noticeRefused =
    answer?.intent === "notice" && refused ? { refusal: refused, typed: answer.values.notice ?? "" } : null;
  return (
    <div className={style.page}>
      <header className={style.header}>
        <h1>
          {meet.name} · {t("title")}
        </h1>
        <div className={style.row}>
          {own ? null : <a href={`/meets/${meet.id}/day`}>{office("nav.day")}</a>}
          <LanguageSwitch />
        </div>
      </header>
      <main className={style.main}>
        <nav className={style.lines} aria-label={t("linesLabel")}>
          <Lines lines={lines} chosen={chosen?.key ?? null} />
          <p className={style.keys}>{t("keys")}</p>
        </nav>
        <div className={style.middle}>
          <div role="status" className={style.said}>
            {done ? <p className={style.ok}>✓ {t(`done.${done}`)}</p> : null}
            {refused && !noticeRefused ? <p className={style.danger}>⚠ {sayAnnouncerRefusal(refused, t)}</p> : null}
          </div>
          <section ref={card} className={style.card} aria-labelledby="chosen">
            {chosen ? (
              <Card line={chosen} next={lineAfter(lines, chosen.key)?.key} op={op} meet={meet} />
            ) : (
              <p id="chosen">{t("nothing")}</p>
            )}
          </section>
        </div>
        <aside className={style.beside}>
          <NoticeForm notice={meet.notice} line={chosen?.key ?? ""} refused={noticeRefused} />
          <Waiting waiting={day.waiting} />
          <RecordWatch records={day.records} />
        </aside>
      </main>
    </div>
  );
}

function useNameOf() {
  const say = useT(marks);
  const stageName = useStageName();
  return (line: Line) => {
    if (line.kind === "draw") return { event: line.draw.name, heat: stageName(line.draw) };
    if (line.kind === "ceremony") return { event: line.ceremony.name, heat: "" };
    const { event, round, heat, match } = line.kind === "call" ? line.call : line.result;
    return { event, heat: formatHeat(round, heat, say, match) };
  };
}

function Lines({ lines, chosen }: { lines: Line[]; chosen: string | null }) {
  const t = useT(announcer);
  const nameOf = useNameOf();
  const current = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (chosen !== null) current.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const groups = [...new Set(lines.map(({ group }) => group))];
  return groups.map((group) => (
    <Fragment key={group}>
      <h2>{t(group)}</h2>
      <ul>
        {lines
          .filter((line) => line.group === group)
          .map((line) => {
            const { event, heat } = nameOf(line);
            const isChosen = line.key === chosen;
            return (
              <li key={line.key}>
                <Link
                  ref={isChosen ? current : null}
                  to={`?line=${line.key}`}
                  replace
                  preventScrollReset
                  aria-current={isChosen ? "true" : undefined}
                  className={style[group]}
                >
                  <strong>{event}</strong> <span>{heat}</span>
                </Link>
              </li>
            );
          })}
      </ul>
    </Fragment>
  ));
}

const titles = { call: "callTitle", result: "resultTitle", ceremony: "ceremonyTitle", draw: "drawTitle" } as const;

function Card({ line, next, op, meet }: { line: Line; next: string | undefined; op: string; meet: Shown["meet"] }) {
  const t = useT(announcer);
  const { event, heat } = useNameOf()(line);
  const at = { line: line.key, next: next === line.key ? undefined : next, op };
  return (
    <>
      <h2 id="chosen">
        <span className={style.what}>{t(titles[line.kind])}</span> {event} {heat}
      </h2>
      {line.kind === "call" ? <CallCard {...at} call={line.call} timeZone={meet.timeZone} /> : null}
      {line.kind === "result" ? <ResultCard {...at} result={line.result} /> : null}
      {line.kind === "draw" ? <DrawCard {...at} draw={line.draw} /> : null}
      {line.kind === "ceremony" ? <CeremonyCard {...at} ceremony={line.ceremony} podium={meet.podium} /> : null}
    </>
  );
}
