import { Form } from "@remix-run/react";
import { useId, useState } from "react";
import { day } from "#i18n/day.ts";
import { type StagesTranslator, stages } from "#i18n/stages.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import { ChoiceField } from "./choice-field.tsx";
import style from "./day.module.css";
import desk from "./desk.module.css";
import { type DayAnswer, useReasonProblem } from "./refused.tsx";
import own from "./stage-seeds.module.css";

export type SeedProblem = { kind: "seed-invalid"; most: number } | { kind: "seed-twice" | "seed-gap"; seed: number };

export interface SeedPerson {
  id: string;
  name: string;
  bib: number | null;
  unitName: string;
  seed: number | null;
}

interface Props {
  people: readonly SeedPerson[];
  /** how many are seeded among so many as a rule */
  usual: number;
  /** the draw can be made; a published one only with a reason */
  published: boolean;
  drawn: boolean;
  /** people of one unit are kept apart */
  separate: boolean;
  op: string;
  answer: DayAnswer | undefined;
  problems: Readonly<Record<string, SeedProblem>>;
  /** who is seeded by an earlier event, best first; null where nobody asked */
  filled: readonly string[] | null;
}

type Numbers = Readonly<Record<string, string>>;

function begin({ people, answer, filled }: Props): Numbers {
  const typed = answer?.intent === "draw" && answer.refusal ? answer.values : null;
  return Object.fromEntries(
    people.map(({ id, seed }) => {
      if (typed) return [id, typed[`seed.${id}`] ?? ""];
      if (filled) return [id, filled.includes(id) ? String(filled.indexOf(id) + 1) : ""];
      return [id, seed === null ? "" : String(seed)];
    }),
  );
}

/** One step up or down the list of seeds; up from nothing is behind the last one, down from the last is nothing. */
function moved(numbers: Numbers, id: string, step: -1 | 1): Numbers {
  const last = Math.max(0, ...Object.values(numbers).map((one) => Number(one) || 0));
  const now = Number(numbers[id]) || (step === -1 ? last + 2 : 0);
  const next = now + step;
  if (now === 0 || next < 1) return numbers;
  const other = Object.keys(numbers).find((one) => one !== id && Number(numbers[one]) === next);
  if (next > last && step === 1) return { ...numbers, [id]: "" };
  return { ...numbers, [id]: String(next), ...(other && now <= last && { [other]: String(now) }) };
}

const sayProblem = (problem: SeedProblem, t: StagesTranslator): string =>
  problem.kind === "seed-invalid" ? t(problem.kind, problem) : t(problem.kind, problem);

/** Everybody entered with a number to seed them by, and the button that draws. */
export function SeedsForm(props: Props) {
  const { people, usual, published, drawn, separate, op, answer, problems } = props;
  const t = useT(stages);
  const td = useT(day);
  const [numbers, setNumbers] = useState(() => begin(props));
  const [said, setSaid] = useState("");
  const reasonProblem = useReasonProblem(answer, "draw");
  const typed = answer?.intent === "draw" && answer.refusal ? answer.values : {};
  const move = (one: SeedPerson, step: -1 | 1) => {
    const next = moved(numbers, one.id, step);
    setNumbers(next);
    setSaid(`${one.name} ${next[one.id] || t("seedNone")}`);
  };
  return (
    <Form method="post" className={desk.panel} aria-labelledby="seeds">
      <h2 id="seeds">{t("seedsTitle")}</h2>
      <p className={desk.muted}>
        {t("seedsHint")} {t("seedsUsual", { count: usual })}
      </p>
      <input type="hidden" name="op" value={op} />
      <div className={desk.scroll}>
        <table className={desk.table}>
          <thead>
            <tr>
              <th scope="col">{t("seedColumn")}</th>
              <th scope="col">{td("bib")}</th>
              <th scope="col">{td("name")}</th>
              <th scope="col">{td("unit")}</th>
              <th scope="col">{t("seedMove")}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((one) => {
              const problem = problems[one.id];
              return (
                <tr key={one.id}>
                  <td>
                    <SeedNumber
                      one={one}
                      value={numbers[one.id] ?? ""}
                      change={(value) => setNumbers({ ...numbers, [one.id]: value })}
                      problem={problem && sayProblem(problem, t)}
                    />
                  </td>
                  <td>{one.bib ?? ""}</td>
                  <td>{one.name}</td>
                  <td>{one.unitName}</td>
                  <td className={own.moves}>
                    <Button type="button" aria-label={t("seedUpOf", one)} onClick={() => move(one, -1)}>
                      <span aria-hidden="true">↑</span>
                    </Button>
                    <Button type="button" aria-label={t("seedDownOf", one)} onClick={() => move(one, 1)}>
                      <span aria-hidden="true">↓</span>
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <output className="visually-hidden" aria-live="polite">
        {said}
      </output>
      {published ? <p>{td("reasonAfterPublish")}</p> : null}
      <div className={style.fields}>
        <Field
          label={td("seed")}
          name="seed"
          maxLength={64}
          autoComplete="off"
          defaultValue={typed.seed ?? ""}
          hint={td("seedHint")}
        />
        <ChoiceField
          label={t("separateNow")}
          name="separate"
          value={typed.separate ?? (separate ? "yes" : "no")}
          choices={(["yes", "no"] as const).map((one) => [one, t(`separate.${one}`)])}
        />
        {published ? (
          <Field
            label={td("reason")}
            name="reason"
            maxLength={200}
            defaultValue={typed.reason ?? ""}
            hint={td("reasonHint")}
            problem={reasonProblem}
          />
        ) : null}
        <Button look={drawn ? "plain" : "primary"} name="intent" value="draw">
          {t(drawn ? "drawAgain" : "drawNow")}
        </Button>
      </div>
    </Form>
  );
}

interface NumberProps {
  one: SeedPerson;
  value: string;
  change: (value: string) => void;
  problem: string | undefined;
}

function SeedNumber({ one, value, change, problem }: NumberProps) {
  const t = useT(stages);
  const id = useId();
  return (
    <>
      <input
        id={id}
        className={own.number}
        name={`seed.${one.id}`}
        value={value}
        onChange={(event) => change(event.target.value)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        aria-label={t("seedOf", one)}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
      />
      {problem ? (
        <p id={`${id}-problem`} className={own.problem}>
          <span aria-hidden="true">⚠ </span>
          {problem}
        </p>
      ) : null}
    </>
  );
}
