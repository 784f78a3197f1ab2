import { Form } from "@remix-run/react";
import { entries } from "#i18n/entries.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Refused } from "#ui/entries/said.tsx";
import style from "./desk.module.css";
import { askedOf, type PanelProps } from "./entries-person.tsx";

/** Numbers in blocks by unit: for those without one, or for everybody anew, asked about once start lists are out. */
export function EntriesBibs({ shown: { list, answer, ops }, at }: PanelProps) {
  const t = useT(entries);
  const asked = askedOf(answer, "renumber");
  const refused = asked.problems[""] ?? askedOf(answer, "number").problems[""];
  const sure = refused?.kind === "start-lists-published";
  const some = list.unnumbered < list.totals.people;
  return (
    <section className={style.panel}>
      <h2>{t("bibsTitle")}</h2>
      <p>
        {list.totals.people === 0 ? t("problem.nobody-entered") : null}
        {list.unnumbered > 0 ? t("bibsWithout", { count: list.unnumbered }) : null}
        {list.totals.people > 0 && list.unnumbered === 0 ? t("bibsAll") : null} {t("bibsHint")}
      </p>
      <Refused problem={refused} />
      <Form method="post" action={`${at}?panel=bibs`} className={style.actions}>
        <input type="hidden" name="op" value={ops.bibs} />
        {list.unnumbered > 0 ? (
          <Button look="primary" name="intent" value="number">
            {t("numberBibs")}
          </Button>
        ) : null}
        {some ? (
          <Button look={sure ? "danger" : "plain"} name="intent" value={sure ? "renumber-anyway" : "renumber"}>
            {t(sure ? "renumberAnyway" : "renumberBibs")}
          </Button>
        ) : null}
      </Form>
    </section>
  );
}
