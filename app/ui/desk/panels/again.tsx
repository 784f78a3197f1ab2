import { panels } from "#i18n/panels.ts";
import { useT } from "#i18n/use-translator.ts";
import desk from "../desk.module.css";
import type { DayAnswer } from "../refused.tsx";
import { ReasonForm } from "./reason-form.tsx";

/** Has judges mark a heat again that is handed in: everybody, or those chosen. */
export function Again(props: {
  heat: string;
  judges: readonly { judge: number; name: string }[];
  /** who is chosen to begin with */
  chosen: readonly number[];
  op: string;
  mine: DayAnswer | undefined;
}) {
  const t = useT(panels);
  const { heat, judges, chosen, op, mine } = props;
  const typed = mine?.refusal ? (mine.values.judge ?? "").split(" ").map(Number) : null;
  return (
    <ReasonForm
      summary={t("again")}
      hint={t("againHint")}
      words={t("againNow")}
      intent="again"
      hidden={{ heat }}
      op={op}
      mine={mine}
    >
      <fieldset className={desk.choices}>
        <legend>{t("againWho")}</legend>
        {judges.map(({ judge, name }) => (
          <label key={judge} className={desk.choice}>
            <input
              type="checkbox"
              name="judge"
              value={judge}
              defaultChecked={(typed ?? (chosen.length > 0 ? chosen : judges.map((one) => one.judge))).includes(judge)}
            />
            {name}
          </label>
        ))}
      </fieldset>
    </ReasonForm>
  );
}
