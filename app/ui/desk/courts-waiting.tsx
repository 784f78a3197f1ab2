import { Form } from "@remix-run/react";
import { sayCourtsRefusal } from "#i18n/courts.ts";
import { Button } from "#ui/base/button.tsx";
import style from "./courts.module.css";
import type { CourtShown } from "./courts-cards.tsx";
import type { CourtsAnswer } from "./courts-page.tsx";
import type { CourtWords, MatchTitle, Wait } from "./courts-says.ts";
import desk from "./desk.module.css";

export interface MatchWaiting extends MatchTitle {
  why: Wait[];
  court: string | null;
  notBefore: number | null;
  expected: { court: string; at: number } | null;
}

interface Shown {
  at: string;
  op: string;
  waiting: MatchWaiting[];
  inAll: number;
  courts: CourtShown[];
  words: CourtWords;
  answer: CourtsAnswer | undefined;
}

/** Those who wait, in the order in which they are expected, with the reasons; each can be given a court and an hour. */
export function CourtsWaiting({ waiting, inAll, ...shown }: Shown) {
  const { t } = shown.words;
  return (
    <section className={desk.panel} aria-labelledby="waiting">
      <h2 id="waiting">{t("waiting", { count: inAll })}</h2>
      {waiting.length === 0 ? (
        <p className={desk.muted}>{t("nobodyWaits")}</p>
      ) : (
        <div className={desk.scroll}>
          <table className={[desk.table, style.waits].join(" ")} aria-labelledby="waiting">
            <thead>
              <tr>
                <th scope="col">{t("match")}</th>
                <th scope="col">{t("expected")}</th>
                <th scope="col">{t("why")}</th>
                <th scope="col">{t("where")}</th>
              </tr>
            </thead>
            <tbody>
              {waiting.map((one) => (
                <Line key={one.id} match={one} {...shown} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {inAll > waiting.length ? (
        <p>
          <a className={desk.link} href="?all">
            {t("showAll", { count: inAll })}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function Line({ match, at, courts, words, ...more }: Omit<Shown, "waiting" | "inAll"> & { match: MatchWaiting }) {
  const { t, time, which, sides, wait } = words;
  const { expected, why } = match;
  const court = courts.find(({ id }) => id === expected?.court)?.name ?? "";
  return (
    <tr>
      <th scope="row">
        <a href={`${at}/heats/${match.id}`}>{sides(match)}</a>
        <br />
        <span className={desk.small}>{which(match)}</span>
      </th>
      <td>{expected ? t("expectedAt", { time: time(expected.at), court }) : t("unforeseen")}</td>
      <td>
        {why.length === 0 ? (
          <span className={style.ready}>{t("ready")}</span>
        ) : (
          <ul className={style.why}>
            {why.map((one) => (
              <li key={wait(one)}>{wait(one)}</li>
            ))}
          </ul>
        )}
      </td>
      <td>
        <PlaceForm match={match} courts={courts} words={words} {...more} />
      </td>
    </tr>
  );
}

function PlaceForm({
  match,
  op,
  courts,
  words,
  answer,
}: Pick<Shown, "op" | "courts" | "words" | "answer"> & { match: MatchWaiting }) {
  const { t, time, whole } = words;
  const own = answer?.intent === "place" && answer.values.heat === match.id ? answer : null;
  const problem = own?.refusal?.kind === "time-unreadable" ? sayCourtsRefusal(own.refusal, t) : undefined;
  const saved = match.notBefore === null ? "" : time(match.notBefore);
  return (
    <Form method="post" preventScrollReset className={style.place} key={`${match.court} ${saved}`}>
      <input type="hidden" name="op" value={op} />
      <input type="hidden" name="heat" value={match.id} />
      <label>
        {t("onCourt")}
        <select name="court" defaultValue={match.court ?? ""}>
          <option value="">{t("anyCourt")}</option>
          {courts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("notBefore")}
        <input
          type="time"
          name="notBefore"
          defaultValue={problem ? own?.values.notBefore : saved}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `time-${match.id}` : undefined}
        />
      </label>
      <Button name="intent" value="place" aria-label={t("placeOf", { match: whole(match) })}>
        {t("place")}
      </Button>
      {problem ? (
        <p className={style.problem} id={`time-${match.id}`}>
          ⚠ {problem}
        </p>
      ) : null}
    </Form>
  );
}
