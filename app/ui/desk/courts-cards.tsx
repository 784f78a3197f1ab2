import { Form, useNavigation } from "@remix-run/react";
import { Button } from "#ui/base/button.tsx";
import style from "./courts.module.css";
import type { CourtWords, MatchTitle } from "./courts-says.ts";
import desk from "./desk.module.css";

export interface OnCourt extends MatchTitle {
  state: "called" | "running";
  since: number | null;
  score: (number | null)[] | null;
  court: string | null;
}
export interface CourtShown {
  id: string;
  name: string;
  venue: string;
  on: OnCourt[];
  next: { title: MatchTitle; at: number; ready: boolean } | null;
}

interface Shown {
  at: string;
  op: string;
  words: CourtWords;
}

/** Every court with what is on and what is next; then what is on without one. */
export function Courts({ courts, nowhere, ...shown }: Shown & { courts: CourtShown[]; nowhere: OnCourt[] }) {
  const { t } = shown.words;
  const free = courts.filter(({ on }) => on.length === 0);
  return (
    <>
      {courts.length > 0 ? (
        <section className={desk.page} aria-labelledby="courts">
          <h2 id="courts">{t("courts")}</h2>
          <ul className={style.courts}>
            {courts.map((court) => (
              <li key={court.id} className={[style.court, court.on.length > 0 ? "" : style.free].join(" ")}>
                <Court court={court} free={free} {...shown} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {nowhere.length > 0 ? (
        <section className={desk.panel} aria-labelledby="nowhere">
          <h2 id="nowhere">{t("nowhere")}</h2>
          {nowhere.map((one) => (
            <Match key={one.id} match={one} free={free} {...shown} />
          ))}
        </section>
      ) : null}
    </>
  );
}

function Court({ court, ...shown }: Shown & { court: CourtShown; free: CourtShown[] }) {
  const { t, time, which, sides, whole } = shown.words;
  const sending = useNavigation().formData;
  const busy = sending?.get("intent") === "call" && sending.get("court") === court.id;
  const { on, next, name } = court;
  return (
    <>
      <div className={desk.head}>
        <h3>{name}</h3>
        {on.length === 0 ? <span className={desk.tag}>{t("free")}</span> : null}
      </div>
      <div>
        {on.map((match) => (
          <Match key={match.id} match={match} {...shown} />
        ))}
      </div>
      <div className={style.next}>
        {next ? (
          <>
            <p className={desk.small}>
              {t("next")} · {t("nextAt", { time: time(next.at) })}
            </p>
            <p>
              <strong>{sides(next.title)}</strong>
              <br />
              {which(next.title)}
            </p>
            {on.length > 0 ? null : next.ready ? (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="op" value={shown.op} />
                <input type="hidden" name="court" value={court.id} />
                <input type="hidden" name="heat" value={next.title.id} />
                <Button look="primary" name="intent" value="call" disabled={busy}>
                  {t("callNext")}
                  <span className="visually-hidden"> {t("callNextOn", { court: name, match: whole(next.title) })}</span>
                </Button>
              </Form>
            ) : (
              <p className={desk.muted}>{t("notYet")}</p>
            )}
          </>
        ) : (
          <p className={desk.muted}>{t("nothingNext")}</p>
        )}
      </div>
    </>
  );
}

function Match({ match, free, at, op, words }: Shown & { match: OnCourt; free: CourtShown[] }) {
  const { t, time, which, sides, whole } = words;
  const { state, since, score } = match;
  const said = since === null ? t("runningOnly") : t(state === "called" ? "called" : "running", { time: time(since) });
  return (
    <div className={style.on}>
      <p className={desk.small}>{said}</p>
      <p className={style.sides}>{sides(match)}</p>
      {score ? <p className={style.score}>{score.map((one) => one ?? 0).join(" : ")}</p> : null}
      <p>{which(match)}</p>
      <div className={desk.actions}>
        <a
          className={desk.link}
          href={`${at}/heats/${match.id}`}
          aria-label={t("openMatchOf", { match: whole(match) })}
        >
          {t("openMatch")}
        </a>
        {state === "called" ? (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="op" value={op} />
            <input type="hidden" name="heat" value={match.id} />
            <Button name="intent" value="take-back" aria-label={t("takeBackOf", { match: whole(match) })}>
              {t("takeBack")}
            </Button>
          </Form>
        ) : null}
      </div>
      {free.length > 0 ? (
        <Form method="post" preventScrollReset className={style.place}>
          <input type="hidden" name="op" value={op} />
          <input type="hidden" name="heat" value={match.id} />
          <label>
            {t("onCourt")}
            <select name="court">
              {free.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <Button name="intent" value="place" aria-label={t("moveOf", { match: whole(match) })}>
            {t("move")}
          </Button>
        </Form>
      ) : null}
    </div>
  );
}
