import { type CourtsRefusal, courtIntents, sayCourtsRefusal } from "#i18n/courts.ts";
import { type CourtShown, Courts, type OnCourt } from "./courts-cards.tsx";
import { type Clash, useCourtWords } from "./courts-says.ts";
import { CourtsSetUp } from "./courts-set-up.tsx";
import { CourtsWaiting, type MatchWaiting } from "./courts-waiting.tsx";
import style from "./desk.module.css";
import { Said } from "./said.tsx";
import { useFresh } from "./use-fresh.ts";

export interface CourtsAnswer {
  intent: string;
  done: boolean;
  refusal: CourtsRefusal | null;
  values: Record<string, string>;
}

interface Shown {
  op: string;
  meet: { id: string; slug: string; timeZone: string };
  met: boolean;
  courts: CourtShown[];
  nowhere: OnCourt[];
  waiting: MatchWaiting[];
  waitingInAll: number;
  clashes: Clash[];
  venues: string[];
  answer: CourtsAnswer | undefined;
}

/** The courts of a meet: what is on, who comes next, who waits and why, what will clash. */
export function CourtsPage({ op, meet, met, answer, ...shown }: Shown) {
  const words = useCourtWords(meet.timeZone);
  const { t, clash } = words;
  useFresh(meet.slug);
  const done = answer?.done ? courtIntents.find((one) => one === answer.intent) : undefined;
  const at = `/meets/${meet.id}`;
  const setUp = <CourtsSetUp courts={shown.courts} venues={shown.venues} op={op} answer={answer} />;
  return (
    <div className={style.page}>
      <h1>{t("title")}</h1>
      <p className={style.muted}>{t("intro")}</p>
      {done ? <Said look="ok">{t(`done.${done}`)}</Said> : null}
      {answer?.refusal ? <Said look="danger">{sayCourtsRefusal(answer.refusal, t)}</Said> : null}
      {met ? null : <p className={style.warn}>{t("noEvents")}</p>}
      {met && shown.courts.length === 0 ? <p className={style.warn}>{t("noCourts")}</p> : null}
      {shown.courts.length === 0 ? setUp : null}
      <Courts at={at} op={op} courts={shown.courts} nowhere={shown.nowhere} words={words} />
      {shown.clashes.length > 0 ? (
        <section className={style.warn} aria-labelledby="clashes">
          <h2 id="clashes">{t("clashes")}</h2>
          <ul className={style.list}>
            {shown.clashes.map((one) => (
              <li key={clash(one)}>{clash(one)}</li>
            ))}
          </ul>
          <p>{t("clashWhat")}</p>
        </section>
      ) : null}
      {met ? (
        <CourtsWaiting
          at={at}
          op={op}
          waiting={shown.waiting}
          inAll={shown.waitingInAll}
          courts={shown.courts}
          words={words}
          answer={answer}
        />
      ) : null}
      {met && shown.clashes.length === 0 ? <p className={style.small}>{t("noClashes")}</p> : null}
      {shown.courts.length > 0 ? setUp : null}
    </div>
  );
}
