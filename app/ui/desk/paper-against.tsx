import { Form } from "@remix-run/react";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { day } from "#i18n/day.ts";
import { formatMark, marks, sayable } from "#i18n/marks.ts";
import { paper } from "#i18n/paper.ts";
import { sayAuthor } from "#i18n/sheet-acts.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import desk from "./desk.module.css";
import { SaidTyped } from "./paper-mark.tsx";
import style from "./paper-page.module.css";
import type { Against, PaperAnswer, PaperLane, PaperProps, PaperSheet } from "./paper-page.tsx";
import { useReasonProblem } from "./refused.tsx";

interface Shown {
  against: readonly Against[];
  options: ScoringOptions;
  lanes: readonly PaperLane[];
  answer: PaperAnswer | undefined;
}

/** Lanes that have another mark than the paper: who made it, and a box for those where the paper is right. */
export function AgainstRows({ against, options, lanes, answer }: Shown) {
  const t = useT(paper);
  const words = useT(day);
  const say = useT(marks);
  const picked = (answer?.values.pick ?? "").split(" ");
  const problem = useReasonProblem(answer && { ...answer, done: false }, answer?.intent ?? "");
  return (
    <div className={desk.page}>
      <h3>{t("againstTitle", { count: against.length })}</h3>
      <p className={desk.muted}>{t("againstHint")}</p>
      <div className={desk.scroll}>
        <table className={desk.table}>
          <thead>
            <tr>
              <th scope="col">{t("lane")}</th>
              <th scope="col">{t("name")}</th>
              <th scope="col">{t("nowThere")}</th>
              <th scope="col">{t("nowBy")}</th>
              <th scope="col">{t("paperSays")}</th>
              <th scope="col">{t("takePaper")}</th>
            </tr>
          </thead>
          <tbody>
            {against.map(({ lane, now, paper: typed, by }) => {
              const name = lanes.find((one) => one.lane === lane)?.name ?? "";
              return (
                <tr key={lane}>
                  <td>{lane}</td>
                  <td>{name}</td>
                  <td className={style.mark}>
                    {formatMark(sayable(now, options), options, say)}
                    {options.measure === "count" ? ` · ${t("misses")} ${now.misses}` : ""}
                  </td>
                  <td>{by.map((author) => sayAuthor(author, words)).join("、") || t("nobodyNamed")}</td>
                  <td className={style.mark}>
                    <SaidTyped mark={typed} options={options} />
                  </td>
                  <td>
                    <input type="hidden" name="seen" value={lane} />
                    <label className={style.pick}>
                      <input
                        type="checkbox"
                        name="pick"
                        value={lane}
                        defaultChecked={picked.includes(String(lane))}
                        aria-label={`${t("takePaper")} ${name}`}
                      />
                    </label>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Field
        label={t("reason")}
        hint={t("reasonHint")}
        name="reason"
        maxLength={200}
        defaultValue={answer?.values.reason ?? ""}
        problem={problem}
      />
    </div>
  );
}

/** What two people typed alike, before it is entered beside marks that are there already. */
export function AgainstForm({ sheet, answer, op }: Pick<PaperProps, "answer" | "op"> & { sheet: PaperSheet }) {
  const t = useT(paper);
  return (
    <Form method="post" className={desk.page}>
      <input type="hidden" name="op" value={op} />
      {sheet.against.length === 0 ? (
        <p>{t("agreedNothing")}</p>
      ) : (
        <AgainstRows against={sheet.against} options={sheet.event.options} lanes={sheet.lanes} answer={answer} />
      )}
      <div>
        <Button look="primary" name="intent" value="decide">
          {t("decideNow")}
        </Button>
      </div>
    </Form>
  );
}
