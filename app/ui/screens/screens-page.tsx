import { Form } from "@remix-run/react";
import { screens } from "#i18n/screens.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import look from "#ui/desk/desk.module.css";
import { Said, typed } from "#ui/desk/said.tsx";
import { useFresh, usePolled } from "#ui/desk/use-fresh.ts";
import { type ScreenAnswer, ScreenCard } from "./screen-card.tsx";
import style from "./screens.module.css";
import type { Offer, ShownScreen } from "./shown.ts";
import { SwitchPanel } from "./switch-panel.tsx";

interface Shown extends Offer {
  op: string;
  /** the server's clock when this was read */
  now: number;
  meet: { id: string; slug: string; timeZone: string };
  /** the short address that a screen's computer opens */
  pairAt: string;
  /** the board anybody may open */
  board: string;
  screens: ShownScreen[];
  /** whose form was answered how: a screen's id, "all", "new", or "" where its screen is gone */
  answer: (ScreenAnswer & { of: string }) | null;
}

/** what a screen shows now is told by itself, not by a change of the meet */
const nowMs = 3000;

/** Every screen of the meet, and the way to switch any of them, or all, in two taps. */
export function ScreensPage({ op, now, meet, pairAt, board, screens: all, answer, ...offer }: Shown) {
  const t = useT(screens);
  useFresh(meet.slug);
  usePolled(nowMs);
  const answerOf = (who: string) => (answer?.of === who ? answer : null);
  // once every screen has its computer the address is seldom needed
  const waiting = all.length === 0 || all.some(({ code }) => code !== null);
  const pairing = (
    <p>
      {t("pairAt")} <strong className={style.address}>{pairAt}</strong>
      <br />
      <span className={look.small}>{t("pairAnew", { address: `${pairAt}?new` })}</span>
    </p>
  );
  const [top, forAll, forNew] = [answerOf(""), answerOf("all"), answerOf("new")];
  return (
    <div className={look.page}>
      <h1>{t("title")}</h1>
      <p className={look.muted}>{t("intro")}</p>
      {waiting ? pairing : null}
      {top?.notice ? <Said look="ok">{t(top.notice)}</Said> : null}
      {top?.problems[""] ? <Said look="danger">{t(top.problems[""])}</Said> : null}
      {forNew?.notice ? <Said look="ok">{t(forNew.notice)}</Said> : null}
      {all.length === 0 ? <p className={look.warn}>{t("none")}</p> : null}
      {all.length > 1 ? (
        <section className={style.all} aria-labelledby="all">
          <div className={style.top}>
            <h2 id="all" className={style.name}>
              {t("all")}
            </h2>
            <span className={look.muted}>{t("allCount", { count: all.length })}</span>
          </div>
          {forAll?.notice ? <Said look="ok">{t(forAll.notice)}</Said> : null}
          <SwitchPanel screen="all" label={t("switchAll")} name={t("switchAll")} told={null} offer={offer} />
          <Form method="post" preventScrollReset>
            <input type="hidden" name="screen" value="all" />
            <Button name="intent" value="identify" className={style.wide}>
              {t("identifyAll")}
            </Button>
          </Form>
        </section>
      ) : null}
      <ul className={style.cards}>
        {all.map((screen) => (
          <ScreenCard
            key={screen.id}
            screen={screen}
            offer={offer}
            now={now}
            timeZone={meet.timeZone}
            answer={answerOf(screen.id)}
          />
        ))}
      </ul>
      <details
        className={look.fold}
        open={all.length === 0 || Object.keys(forNew?.problems ?? {}).length > 0 || undefined}
      >
        <summary>{t("add")}</summary>
        <Form method="post" preventScrollReset className={style.add} key={all.length}>
          <input type="hidden" name="op" value={op} />
          <Field
            label={t("name")}
            hint={t("nameHint")}
            name="name"
            maxLength={40}
            defaultValue={typed(forNew?.values ?? {}, "name")}
            problem={forNew?.problems.name && t(forNew.problems.name)}
          />
          <Button name="intent" value="add" look={all.length === 0 ? "primary" : "plain"}>
            {t("addSubmit")}
          </Button>
        </Form>
      </details>
      {waiting ? null : pairing}
      <p className={look.small}>
        {t("openBoard")} <a href={board}>{board}</a>
      </p>
    </div>
  );
}
