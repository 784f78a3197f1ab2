import { Form } from "@remix-run/react";
import { sayUnitRow, unit } from "#i18n/unit.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field, Labelled } from "#ui/base/field.tsx";
import style from "./desk.module.css";
import { Said, typed } from "./said.tsx";
import { problemAt, type UnitAnswer } from "./unit-answer.ts";
import units from "./units.module.css";

interface Props {
  op: string;
  at: string;
  answer: UnitAnswer | undefined;
}

/** Name, leader and phone; also used to change them. */
export function UnitFields({
  values,
  answer,
  focus,
}: {
  values: UnitAnswer["values"];
  answer: UnitAnswer | undefined;
  focus?: boolean;
}) {
  const t = useT(unit);
  return (
    <div className={units.fields}>
      <Field
        label={t("name")}
        name="name"
        defaultValue={typed(values, "name")}
        problem={problemAt(answer, "name", t)}
        autoComplete="off"
        autoFocus={focus}
      />
      <Field
        label={t("leader")}
        name="leader"
        defaultValue={typed(values, "leader")}
        problem={problemAt(answer, "leader", t)}
        autoComplete="off"
      />
      <Field
        label={t("phone")}
        name="phone"
        type="tel"
        defaultValue={typed(values, "phone")}
        problem={problemAt(answer, "phone", t)}
        autoComplete="off"
      />
    </div>
  );
}

/** One unit after another: Enter adds, and the cursor is back in the name. */
export function AddUnit({ op, at, answer }: Props) {
  const t = useT(unit);
  const values = answer && !answer.done ? answer.values : {};
  return (
    <section className={style.panel}>
      <h2>{t("addTitle")}</h2>
      <Form method="post" action={at} className={units.form} key={answer?.done ? op : "add"} preventScrollReset>
        <input type="hidden" name="op" value={op} />
        <input type="hidden" name="intent" value="add" />
        <UnitFields values={values} answer={answer} focus={Boolean(answer?.done)} />
        <div className={style.actions}>
          <Button look="primary">{t("add")}</Button>
        </div>
      </Form>
    </section>
  );
}

export function PasteUnits({ op, at, answer }: Props) {
  const t = useT(unit);
  const problem = answer?.problems.list;
  const values = answer && !answer.done ? answer.values : {};
  return (
    <section className={style.panel}>
      <h2>{t("pasteTitle")}</h2>
      <Form method="post" action={at} className={units.form} key={answer?.done ? op : "paste"} preventScrollReset>
        <input type="hidden" name="op" value={op} />
        <input type="hidden" name="intent" value="paste" />
        <Labelled label={t("pasteLabel")} hint={t("pasteHint")} problem={problemAt(answer, "list", t)}>
          {(ids) => <textarea {...ids} name="list" rows={5} defaultValue={typed(values, "list")} spellCheck={false} />}
        </Labelled>
        {problem?.kind === "rows" ? (
          <Said look="danger">
            <ul className={style.list}>
              {problem.rows.map((row) => (
                <li key={`${row.row} ${row.kind}`}>{sayUnitRow(row, t)}</li>
              ))}
            </ul>
          </Said>
        ) : null}
        <div className={style.actions}>
          <Button>{t("pasteAdd")}</Button>
        </div>
      </Form>
    </section>
  );
}
