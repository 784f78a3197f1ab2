import { Form } from "@remix-run/react";
import { useState } from "react";
import { type SeatProblem, seats } from "#i18n/seats.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field, Labelled } from "#ui/base/field.tsx";
import look from "#ui/desk/desk.module.css";

export interface SeatEvent {
  id: string;
  name: string;
  /** empty = not said */
  venue: string;
  /** how many lanes it counts apart; 0 = whole heats only */
  lanes: number;
  /** how many watch the same lanes */
  judges: number;
}

interface Shown {
  op: string;
  events: SeatEvent[];
  problems: Record<string, SeatProblem>;
  values: Record<string, string | string[]>;
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** One more seat: what it is for and what stands on its poster. */
export function AddSeatForm({ op, events, problems, values }: Shown) {
  const t = useT(seats);
  const typed = (field: string) => (typeof values[field] === "string" ? values[field] : "");
  const [scope, setScope] = useState(typed("event"));
  const problem = (field: string) => problems[field] && t(problems[field]);
  const venues = [...new Set(events.flatMap(({ venue }) => (venue === "" ? [] : [venue])))];
  const covered = events.filter(({ id, venue }) => scope === "" || scope === id || scope === `venue:${venue}`);
  const lanes = Math.max(0, ...covered.map((event) => event.lanes));
  const judges = Math.max(1, ...covered.map((event) => event.judges));
  return (
    <Form method="post" className={look.panel}>
      <input type="hidden" name="op" value={op} />
      <div className={look.two}>
        <Labelled label={t("kind")} problem={problem("kind")}>
          {(ids) => (
            <select {...ids} name="kind" defaultValue={typed("kind") || "referee"}>
              <option value="referee">{t("kind.referee")}</option>
              <option value="chief">{t("kind.chief")}</option>
            </select>
          )}
        </Labelled>
        <Field
          label={t("name")}
          hint={t("nameHint")}
          name="name"
          maxLength={40}
          required
          defaultValue={typed("name")}
          problem={problem("name")}
        />
        <Labelled label={t("event")} problem={problem("event")}>
          {(ids) => (
            <select {...ids} name="event" value={scope} onChange={(change) => setScope(change.target.value)}>
              <option value="">{t("allEvents")}</option>
              {venues.length > 0 ? (
                <optgroup label={t("scopeVenues")}>
                  {venues.map((venue) => (
                    <option key={venue} value={`venue:${venue}`}>
                      {t("venueScope", { venue })}
                    </option>
                  ))}
                </optgroup>
              ) : null}
              <optgroup label={t("scopeEvents")}>
                {events.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </optgroup>
            </select>
          )}
        </Labelled>
        <Labelled label={t("slot")} hint={t("slotHint")} problem={problem("slot")}>
          {(ids) => (
            <select {...ids} name="slot" defaultValue={typed("slot")}>
              <option value="">{t("wholeHeats")}</option>
              {upTo(lanes).map((lane) => (
                <option key={lane} value={lane}>
                  {t("lane", { lane })}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        {judges > 1 || problems.judge ? (
          <Labelled label={t("judge")} hint={t("judgeHint")} problem={problem("judge")}>
            {(ids) => (
              <select {...ids} name="judge" defaultValue={typed("judge")}>
                <option value="">{t("everyJudge")}</option>
                {upTo(judges).map((judge) => (
                  <option key={judge} value={judge}>
                    {t("judgeNumber", { judge })}
                  </option>
                ))}
              </select>
            )}
          </Labelled>
        ) : null}
      </div>
      <div className={look.actions}>
        <Button name="intent" value="add">
          {t("addSubmit")}
        </Button>
      </div>
    </Form>
  );
}
