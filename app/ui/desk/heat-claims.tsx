import { Form } from "@remix-run/react";
import type { SheetAct } from "#core/scoring/ops.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { clockTime } from "#i18n/clock.ts";
import { type DayTranslator, day } from "#i18n/day.ts";
import { type MarksTranslator, marks } from "#i18n/marks.ts";
import { sayAct } from "#i18n/sheet-acts.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import style from "./day.module.css";
import desk from "./desk.module.css";
import { type DayAnswer, useReasonProblem } from "./refused.tsx";

export interface ClaimShown {
  op: string;
  seat: string;
  person: string | null;
  device: string;
  /** server's epoch ms */
  at: number;
  act: SheetAct | { kind: "counted"; count: number; misses: number };
}
export interface ContestShown {
  lane: number;
  aspect: string;
  /** the op that stands for now */
  stands: string;
  claims: ClaimShown[];
}

interface Shown {
  contests: ContestShown[];
  lanes: { lane: number; name: string }[];
  options: ScoringOptions;
  timeZone: string;
  op: string;
  answer: DayAnswer | undefined;
}

/** What two tablets said differently of one lane: who, when, on which tablet; the chief says which stands, with the reason. */
export function HeatClaims({ contests, ...shown }: Shown) {
  const t = useT(day);
  if (contests.length === 0) return null;
  return (
    <section className={desk.panel} aria-labelledby="contests">
      <h2 id="contests">{t("contestTitle")}</h2>
      <p className={desk.warn}>{t("contestHint")}</p>
      {contests.map((contest) => (
        <Contest key={`${contest.lane} ${contest.aspect}`} contest={contest} {...shown} />
      ))}
    </section>
  );
}

function Contest({
  contest,
  lanes,
  options,
  timeZone,
  op,
  answer,
}: Omit<Shown, "contests"> & { contest: ContestShown }) {
  const t = useT(day);
  const say = useT(marks);
  const own = answer?.intent === "settle" && answer.values.lane === String(contest.lane);
  const problem = useReasonProblem(answer, "settle");
  const values = own && answer.refusal ? answer.values : {};
  const name = lanes.find(({ lane }) => lane === contest.lane)?.name ?? "";
  return (
    <Form method="post" className={desk.page}>
      <h3>
        {say("lane", { number: contest.lane })} {name}
      </h3>
      <input type="hidden" name="op" value={op} />
      <input type="hidden" name="lane" value={contest.lane} />
      <fieldset className={style.claims}>
        <legend className="visually-hidden">{t("contestWhich")}</legend>
        {contest.claims.map((claim) => (
          <label key={claim.op} className={style.claim}>
            <input type="radio" name="pick" value={claim.op} defaultChecked={values.pick === claim.op} required />
            <span>
              <strong>{sayClaim(claim.act, options, t, say)}</strong>
              {claim.op === contest.stands ? <span className={desk.tag}>{t("contestStands")}</span> : null}
              <span className={desk.small}>
                {[claim.person, claim.seat, t("contestDevice", { device: claim.device.slice(0, 4) })]
                  .filter(Boolean)
                  .join(" · ")}
                {` · ${clockTime(claim.at, timeZone, true)}`}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className={style.fields}>
        <Field
          label={t("reason")}
          name="reason"
          maxLength={200}
          defaultValue={values.reason ?? ""}
          hint={t("reasonHint")}
          problem={own ? problem : undefined}
        />
        <Button look="primary" name="intent" value="settle">
          {t("settleNow")}
        </Button>
      </div>
    </Form>
  );
}

function sayClaim(act: ClaimShown["act"], options: ScoringOptions, t: DayTranslator, say: MarksTranslator): string {
  return act.kind === "counted" ? t("contestCounted", act) : sayAct({ act }, options, t, say);
}
