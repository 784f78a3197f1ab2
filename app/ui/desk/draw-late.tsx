import { Form } from "@remix-run/react";
import { day } from "#i18n/day.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field, Labelled } from "#ui/base/field.tsx";
import style from "./day.module.css";
import desk from "./desk.module.css";
import { type DayAnswer, useReasonProblem } from "./refused.tsx";

interface Place {
  heat: number;
  lane: number;
}

export interface LatePeople {
  people: { id: string; name: string; bib: number | null; unitName: string; best: Place | null; op: string }[];
  free: Place[];
}

interface Props {
  late: LatePeople;
  round: { id: string; state: "drawn" | "published" | "official"; started: boolean };
  answer: DayAnswer | undefined;
}

/** Who is entered and stands in no heat, each with a free lane to be put into; without one, what else can be done. */
export function DrawLate({ late, round, answer }: Props) {
  const t = useT(day);
  const { people, free } = late;
  if (people.length === 0) return null;
  return (
    <section className={desk.panel} aria-labelledby="late">
      <h2 id="late">{t("lateTitle")}</h2>
      <p className={desk.warn}>
        {t("lateCount", { count: people.length })}{" "}
        {t(free.length > 0 ? "lateHint" : round.started ? "lateStarted" : "lateFull")}
      </p>
      {people.map((one) =>
        one.best ? (
          <Room key={one.id} one={one} best={one.best} free={free} round={round} answer={answer} />
        ) : (
          <p key={one.id}>
            <strong>{nameOf(one)}</strong>
          </p>
        ),
      )}
    </section>
  );
}

const nameOf = ({ bib, name, unitName }: LatePeople["people"][number]) =>
  [bib, name, unitName].filter(Boolean).join(" · ");

interface RoomProps extends Pick<Props, "round" | "answer"> {
  one: LatePeople["people"][number];
  best: Place;
  free: Place[];
}

/** One person and the lanes they may take; the best one is chosen already. */
function Room({ one, best, free, round, answer }: RoomProps) {
  const t = useT(day);
  const problem = useReasonProblem(answer, "place");
  const mine = answer?.intent === "place" && answer.refusal && answer.values.entrant === one.id;
  const values = mine ? answer.values : {};
  return (
    <Form method="post" aria-label={nameOf(one)}>
      <input type="hidden" name="op" value={one.op} />
      <input type="hidden" name="round" value={round.id} />
      <input type="hidden" name="entrant" value={one.id} />
      <p>
        <strong>{nameOf(one)}</strong>
      </p>
      <div className={style.fields}>
        <Labelled label={t("latePlace")}>
          {(ids) => (
            <select {...ids} name="place" defaultValue={values.place ?? ""}>
              <option value="">{t("lateBest", best)}</option>
              {free.map(({ heat, lane }) => (
                <option key={`${heat}-${lane}`} value={`${heat}-${lane}`}>
                  {t("lateAt", { heat, lane })}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        {round.state === "drawn" ? null : (
          <Field
            label={t("reason")}
            name="reason"
            maxLength={200}
            defaultValue={values.reason ?? ""}
            hint={t("reasonHint")}
            problem={mine ? problem : undefined}
          />
        )}
        <Button look="primary" name="intent" value="place">
          {t("latePlaceNow")}
          <span className="visually-hidden"> {one.name}</span>
        </Button>
      </div>
    </Form>
  );
}
