import { Form } from "@remix-run/react";
import { day } from "#i18n/day.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field, Labelled } from "#ui/base/field.tsx";
import style from "./day.module.css";
import desk from "./desk.module.css";
import type { RoundDrawn } from "./draw-page.tsx";
import { type DayAnswer, useReasonProblem } from "./refused.tsx";

/** What a move would do, before it is made. */
export interface MoveShown {
  id: string;
  to: { heat: number; lane: number };
  costBefore: number;
  costAfter: number;
  swappedWith: string | null;
}

interface Props {
  round: RoundDrawn;
  lanes: number;
  op: string;
  answer: (DayAnswer & { moved?: MoveShown | undefined }) | undefined;
}

/** Moves one person by hand: first the cost, then the move. */
export function DrawMove({ round, lanes, op, answer }: Props) {
  const t = useT(day);
  const people = round.heats.flatMap((heat) => heat.lanes.map((one) => ({ ...one, heat: heat.number })));
  const asked = answer?.intent === "preview" || answer?.refusal ? answer.values : {};
  const moved = answer?.moved;
  const problem = useReasonProblem(answer, "move");
  return (
    <section className={desk.panel}>
      <h2>{t("move")}</h2>
      <Form method="post" key={answer?.intent === "move" && answer.done ? op : "move"}>
        <input type="hidden" name="round" value={round.id} />
        <div className={style.fields}>
          <Labelled label={t("moveWho")}>
            {(ids) => (
              <select {...ids} name="entrant" defaultValue={asked.entrant ?? ""}>
                {people.map((one) => (
                  <option key={one.id} value={one.id}>
                    {`${one.name} · ${one.unitName} (${one.heat}-${one.lane})`}
                  </option>
                ))}
              </select>
            )}
          </Labelled>
          <Labelled label={t("moveHeat")}>
            {(ids) => (
              <select {...ids} name="heat" defaultValue={asked.heat ?? "1"}>
                {round.heats.map(({ number }) => (
                  <option key={number}>{number}</option>
                ))}
              </select>
            )}
          </Labelled>
          <Labelled label={t("moveLane")}>
            {(ids) => (
              <select {...ids} name="lane" defaultValue={asked.lane ?? "1"}>
                {Array.from({ length: lanes }, (_unused, i) => i + 1).map((number) => (
                  <option key={number}>{number}</option>
                ))}
              </select>
            )}
          </Labelled>
          <Button name="intent" value="preview">
            {t("movePreview")}
          </Button>
        </div>
      </Form>
      {moved ? (
        <Cost moved={moved} people={people} round={round} op={op} reason={asked.reason ?? ""} problem={problem} />
      ) : null}
    </section>
  );
}

interface CostProps {
  moved: MoveShown;
  people: { id: string; name: string }[];
  round: RoundDrawn;
  op: string;
  reason: string;
  problem: string | undefined;
}

/** What the move comes to, and the button that makes this move and no other. */
function Cost({ moved, people, round, op, reason, problem }: CostProps) {
  const t = useT(day);
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? "";
  const worse = moved.costAfter > moved.costBefore;
  return (
    <Form method="post" className={desk.page}>
      <div className={worse ? desk.warn : desk.ok} role="status">
        <p>
          {t("moveFacts", { name: nameOf(moved.id), ...moved.to })}
          {moved.swappedWith ? ` · ${t("moveSwaps", { name: nameOf(moved.swappedWith) })}` : ""}
        </p>
        <p>{t("moveCost", { before: moved.costBefore, after: moved.costAfter })}</p>
      </div>
      <input type="hidden" name="op" value={op} />
      <input type="hidden" name="round" value={round.id} />
      <input type="hidden" name="entrant" value={moved.id} />
      <input type="hidden" name="heat" value={moved.to.heat} />
      <input type="hidden" name="lane" value={moved.to.lane} />
      {round.state === "drawn" ? null : (
        <Field
          label={t("reason")}
          name="reason"
          maxLength={200}
          defaultValue={reason}
          hint={t("reasonHint")}
          problem={problem}
        />
      )}
      <div>
        <Button look="primary" name="intent" value="move">
          {t("moveConfirm")}
        </Button>
      </div>
    </Form>
  );
}
