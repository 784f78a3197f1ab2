import type { OpenQuestion } from "#core/catalogue/templates.ts";
import { rules } from "#i18n/rules.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./desk.module.css";

export interface Asked {
  key: OpenQuestion["key"];
  /** whether the event still follows the default; null where the answer is only said */
  asProposed: boolean | null;
}

/** What the notice leaves open, each with the default and its reason. */
export function OpenQuestions({ questions }: { questions: Asked[] }) {
  const t = useT(rules);
  if (questions.length === 0) return null;
  const state = ({ asProposed }: Asked) =>
    asProposed === null ? t("saidOnly") : t(asProposed ? "asProposed" : "changed");
  return (
    <section className={style.panel} aria-label={t("questionsTitle")}>
      <h2>{t("questionsTitle")}</h2>
      <p>{t("questionsIntro")}</p>
      <div className={style.scroll}>
        <table className={style.table}>
          <thead>
            <tr>
              <th scope="col">{t("question")}</th>
              <th scope="col">{t("proposed")}</th>
              <th scope="col">{t("why")}</th>
              <th scope="col">{t("state")}</th>
            </tr>
          </thead>
          <tbody>
            {questions.map((one) => (
              <tr key={one.key}>
                <th scope="row">{t(`question.${one.key}`)}</th>
                <td>{t(`proposed.${one.key}`)}</td>
                <td>{t(`why.${one.key}`)}</td>
                <td className={style.keep}>{state(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
