import { Form } from "@remix-run/react";
import { useState } from "react";
import { type SeatProblem, seats } from "#i18n/seats.ts";
import { useT } from "#i18n/use-translator.ts";
import { Alert, FrontPage } from "#ui/front/front-page.tsx";
import style from "./pair-page.module.css";

interface Shown {
  op: string;
  problem: SeatProblem | null;
  waitS: number;
  /** what was typed before and not taken */
  typed: string;
  seated: { name: string; to: string } | null;
}

const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];
const length = 6;

/** Six digits, typed with gloves on: on the page's own keys or any keyboard; without JavaScript the field alone does. */
export function PairPage({ op, problem, waitS, typed, seated }: Shown) {
  const t = useT(seats);
  const [code, setCode] = useState(typed);
  const type = (digit: string) => setCode((now) => (now + digit).slice(0, length));
  return (
    <FrontPage title={t("pairTitle")} narrow>
      {problem ? <Alert>{t(problem)}</Alert> : null}
      {waitS > 0 ? <Alert>{t("tooMany", { minutes: Math.ceil(waitS / 60) })}</Alert> : null}
      {seated ? (
        <p className={style.seated}>
          {t("pairSeated", { name: seated.name })} <a href={seated.to}>{t("pairGo")}</a>
        </p>
      ) : null}
      <Form method="post" reloadDocument className={style.form}>
        <input type="hidden" name="op" value={op} />
        <label htmlFor="code">{t("pairHint")}</label>
        <input
          id="code"
          name="code"
          className={style.code}
          inputMode="numeric"
          autoComplete="off"
          aria-label={t("pairCode")}
          value={code}
          onChange={(change) => setCode(change.target.value.normalize("NFKC").replace(/\D/g, "").slice(0, length))}
        />
        <div className={style.keys}>
          {digits.map((digit) => (
            <button key={digit} type="button" onClick={() => type(digit)}>
              {digit}
            </button>
          ))}
          <button type="button" className={style.erase} onClick={() => setCode((now) => now.slice(0, -1))}>
            {t("pairDelete")}
          </button>
        </div>
        <button type="submit" className={style.submit}>
          {t("pairSubmit")}
        </button>
      </Form>
    </FrontPage>
  );
}
