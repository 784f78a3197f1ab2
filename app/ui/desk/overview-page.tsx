import { type DeskTranslator, desk, sayList } from "#i18n/desk.ts";
import { formatInstant } from "#i18n/instant.ts";
import type { Language } from "#i18n/language.ts";
import { panels } from "#i18n/panels.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import { Qr } from "#ui/base/qr.tsx";
import style from "./desk.module.css";
import own from "./overview-page.module.css";

export type ConcernShown =
  | { kind: "no-units" | "no-events" | "no-deadline" | "no-seats" }
  | { kind: "units-without-people"; units: string[] }
  | { kind: "events-without-entries" | "events-not-drawn" | "prizes-ready"; events: string[] }
  | { kind: "entries-not-open"; opens: Date }
  | { kind: "entries-open-until"; closes: Date }
  | { kind: "people-without-number"; people: number }
  | { kind: "people-without-lane"; people: number; events: string[] }
  | { kind: "heats-waiting"; heats: number }
  | { kind: "rounds-not-published"; rounds: number };

type StepKey = "units" | "events" | "entries" | "draw" | "day" | "publish";

interface Shown {
  meet: { id: string; name: string; startsAt: Date | null; place: string; timeZone: string };
  steps: { key: StepKey; done: boolean; count: number; of: number | null; concerns: ConcernShown[] }[];
  next: StepKey | null;
  people: number;
  toDraw: string | null;
  /** a panel judges one of the events */
  judged: boolean;
  /** addresses that other devices reach */
  board: string;
  phone: string;
}

/** The meet at a glance: six steps, what is missing, and the addresses for everybody else. */
export function OverviewPage(shown: Shown) {
  const { meet, steps } = shown;
  const t = useT(desk);
  const language = useLanguage();
  const when = meet.startsAt ? formatInstant(meet.startsAt, meet.timeZone, language) : t("dateOpen");
  return (
    <div className={style.page}>
      <div className={style.head}>
        <div>
          <h1>{meet.name}</h1>
          <p className={style.muted}>{[when, meet.place].filter(Boolean).join(" · ")}</p>
        </div>
        <a className={style.link} href={`/meets/${meet.id}/edit`}>
          {t("editTitle")}
        </a>
      </div>
      <ol className={own.steps}>
        {steps.map((step, index) => (
          <StepCard key={step.key} step={step} number={index + 1} shown={shown} />
        ))}
      </ol>
      <h2>{t("showTo")}</h2>
      <div className={style.two}>
        <Address title={t("phonePage")} hint={t("phoneHint")} address={shown.phone} />
        <Address title={t("board")} hint={t("boardHint")} address={shown.board} />
      </div>
      <h2>{t("print")}</h2>
      <p className={style.actions}>
        {(["links", "start-lists", "seats", "results", "prizes"] as const).map((paper) => (
          <a key={paper} className={style.link} href={`/meets/${meet.id}/print/${paper}`}>
            {t(`print.${paper}`)}
          </a>
        ))}
        {shown.judged ? <JudgedPapers meet={meet.id} /> : null}
      </p>
    </div>
  );
}

/** What a panel's events have on paper beside. */
function JudgedPapers({ meet }: { meet: string }) {
  const t = useT(panels);
  const papers = [
    ["appearances", t("paperOrder")],
    ["judge-sheets", t("paperSheets")],
    ["judged-results", t("paperResults")],
  ];
  return papers.map(([path, words]) => (
    <a key={path} className={style.link} href={`/meets/${meet}/print/${path}`}>
      {words}
    </a>
  ));
}

function StepCard({ step, number, shown }: { step: Shown["steps"][number]; number: number; shown: Shown }) {
  const t = useT(desk);
  const { meet, next, people, toDraw } = shown;
  const state = step.done ? "stepDone" : step.key === next ? "stepNext" : "stepOpen";
  const to = {
    units: "units",
    events: "events",
    entries: "entries",
    draw: toDraw ? `events/${toDraw}/draw` : "events",
    day: "day",
    publish: "prizes",
  }[step.key];
  const numbers = { count: step.count, of: step.of ?? 0, people };
  const count = step.key === "day" && step.of === 0 ? t("count.dayNone") : t(`count.${step.key}`, numbers);
  return (
    <li className={[own.step, own[state]].join(" ")}>
      <div className={own.top}>
        <h2 className={own.title}>
          <span className={own.number} aria-hidden="true">
            {step.done ? "✓" : number}
          </span>
          {t(`step.${step.key}`)}
        </h2>
        <span className={own.state}>{t(state)}</span>
      </div>
      <p>{count}</p>
      <Concerns look={own.concerns} concerns={step.concerns.filter((one) => !isNews(one))} meet={meet} />
      <Concerns look={own.news} concerns={step.concerns.filter(isNews)} meet={meet} />
      <a
        className={[style.link, own.go, state === "stepNext" ? style.primary : ""].join(" ")}
        href={`/meets/${meet.id}/${to}`}
      >
        {t(`go.${step.key}`)}
      </a>
    </li>
  );
}

/** Good to know, and nothing to mend. */
const isNews = ({ kind }: ConcernShown) =>
  kind === "entries-open-until" || kind === "entries-not-open" || kind === "prizes-ready";

function Concerns({
  look,
  concerns,
  meet,
}: {
  look: string | undefined;
  concerns: ConcernShown[];
  meet: Shown["meet"];
}) {
  const t = useT(desk);
  const language = useLanguage();
  if (concerns.length === 0) return null;
  return (
    <ul className={look}>
      {concerns.map((concern) => (
        <li key={concern.kind}>{sayConcern(concern, t, meet.timeZone, language)}</li>
      ))}
    </ul>
  );
}

function sayConcern(concern: ConcernShown, t: DeskTranslator, timeZone: string, language: Language): string {
  switch (concern.kind) {
    case "units-without-people":
      return t("concern.units-without-people", { units: sayList(concern.units, t), count: concern.units.length });
    case "events-without-entries":
    case "events-not-drawn":
    case "prizes-ready":
      return t(`concern.${concern.kind}`, { events: sayList(concern.events, t) });
    case "entries-not-open":
      return t("concern.entries-not-open", { time: formatInstant(concern.opens, timeZone, language) });
    case "entries-open-until":
      return t("concern.entries-open-until", { time: formatInstant(concern.closes, timeZone, language) });
    case "people-without-number":
      return t("concern.people-without-number", concern);
    case "people-without-lane":
      return t("concern.people-without-lane", { people: concern.people, events: sayList(concern.events, t) });
    case "heats-waiting":
      return t("concern.heats-waiting", concern);
    case "rounds-not-published":
      return t("concern.rounds-not-published", concern);
    default:
      return t(`concern.${concern.kind}`);
  }
}

function Address({ title, hint, address }: { title: string; hint: string; address: string }) {
  const t = useT(desk);
  return (
    <section className={`${style.panel} ${own.address}`} aria-label={title}>
      <Qr text={address} label={t("qrOf", { address })} className={own.qr} />
      <div>
        <h3>{title}</h3>
        <p>
          <a className={own.url} href={address}>
            {address}
          </a>
        </p>
        <p className={style.muted}>{hint}</p>
      </div>
    </section>
  );
}
