import type { ReactNode } from "react";
import { common } from "#i18n/common.ts";
import { formatInstant } from "#i18n/instant.ts";
import { print } from "#i18n/print.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import style from "./paper.module.css";

export interface PaperMeet {
  id: string;
  name: string;
  timeZone: string;
  startsAt: number | null;
  place: string;
  host: string;
}

export interface Choice {
  words: string;
  href: string;
  current: boolean;
}

/** A page to print: what stands above it on the screen only, and the sheets, each on paper of its own. */
export function Paper(props: {
  title: string;
  back: string;
  choices?: Choice[];
  none: string | null;
  /** how it is printed, where it is not like lists of an event on A4 upright */
  hint?: string;
  children: ReactNode;
}) {
  const t = useT(print);
  const { choices = [], hint = t("printHint") } = props;
  return (
    <main className={style.paper}>
      <div className={style.screen}>
        <h1>{props.title}</h1>
        {props.none ? <p>{props.none}</p> : <p>{hint}</p>}
        <div className={style.buttons}>
          {props.none ? null : (
            <Button look="primary" type="button" onClick={() => window.print()}>
              {t("printNow")}
            </Button>
          )}
          <a href={props.back}>{useT(common)("back")}</a>
        </div>
        {choices.length > 1 ? (
          <nav aria-label={t("choose")}>
            <ul className={style.choices}>
              {choices.map(({ words, href, current }) => (
                <li key={href}>
                  <a href={href} aria-current={current ? "page" : undefined}>
                    {words}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
      </div>
      {props.children}
    </main>
  );
}

/** One sheet with the meet's name on top, the signatures and the time of printing below. */
export function Sheet(props: { meet: PaperMeet; title: string; facts: string[]; at: number; children: ReactNode }) {
  const t = useT(print);
  const language = useLanguage();
  const { meet, title, facts, at } = props;
  const when = meet.startsAt === null ? "" : formatInstant(meet.startsAt, meet.timeZone, language);
  const told = [when, meet.place, meet.host].filter(Boolean).join("　");
  return (
    <section className={style.sheet}>
      <header className={style.head}>
        <p className={style.meet}>{meet.name}</p>
        <h2>{title}</h2>
        {told ? <p className={style.facts}>{told}</p> : null}
        {facts.map((words) => (
          <p key={words} className={style.facts}>
            {words}
          </p>
        ))}
      </header>
      {props.children}
      <footer>
        <div className={style.signatures}>
          {[t("signChief"), t("signRecorder"), t("signDate")].map((words) => (
            <p key={words} className={style.line}>
              <span>{words}</span>
              <span />
            </p>
          ))}
        </div>
        <p className={style.facts}>{t("printedAt", { time: formatInstant(at, meet.timeZone, language) })}</p>
      </footer>
    </section>
  );
}
