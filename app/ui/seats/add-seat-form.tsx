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
  /** how many lanes it counts apart; 0 = whole heats only */
  lanes: number;
}

interface Shown {
  op: string;
  events: SeatEvent[];
  problems: Record<string, SeatProblem>;
  values: Record<string, string | string[]>;
}

/** One more seat: what it is for and what stands on its poster. */
export function AddSeatForm({ op, events, problems, values }: Shown) {
  const t = useT(seats);
  const typed = (field: string) => (typeof values[field] === "string" ? values[field] : "");
  const [event, setEvent] = useState(typed("event"));
  const problem = (field: string) => problems[field] && t(problems[field]);
  const most = Math.max(0, ...events.filter(({ id }) => event === "" || id === event).map(({ lanes }) => lanes));
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
            <select {...ids} name="event" value={event} onChange={(change) => setEvent(change.target.value)}>
              <option value="">{t("allEvents")}</option>
              {events.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled label={t("slot")} hint={t("slotHint")} problem={problem("slot")}>
          {(ids) => (
            <select {...ids} name="slot" defaultValue={typed("slot")}>
              <option value="">{t("wholeHeats")}</option>
              {Array.from({ length: most }, (_, index) => index + 1).map((lane) => (
                <option key={lane} value={lane}>
                  {t("lane", { lane })}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      </div>
      <div className={look.actions}>
        <Button name="intent" value="add">
          {t("addSubmit")}
        </Button>
      </div>
    </Form>
  );
}
