import { Form } from "@remix-run/react";
import { common } from "#i18n/common.ts";
import { entries, sayProblem } from "#i18n/entries.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Labelled } from "#ui/base/field.tsx";
import style from "./entries.module.css";
import { PastePreview } from "./paste-preview.tsx";
import { ReasonField } from "./person-fields.tsx";
import { type EntryAnswer, typed } from "./roster.ts";
import { Refused } from "./said.tsx";

/** Paste, check, import: the text stays in its field through all of it, so nothing pasted is lost. */
export function PasteForm({
  op,
  action,
  answer,
  whole,
  reason,
}: {
  op: string;
  action: string;
  answer: EntryAnswer | undefined;
  /** the list is the whole meet's and names its units */
  whole: boolean;
  /** ask for a reason: the deadline has passed */
  reason: boolean;
}) {
  const t = useT(entries);
  const tc = useT(common);
  const mine = answer && ["preview", "import", "import-good"].includes(answer.intent) ? answer : undefined;
  const values = mine && !mine.done ? mine.values : {};
  const problems = mine?.problems ?? {};
  const preview = mine?.preview ?? null;
  const problem = problems.list;
  const good = preview ? preview.fresh + preview.adds : 0;
  return (
    <Form method="post" action={action} className={style.form} key={mine?.done ? op : "paste"} preventScrollReset>
      <input type="hidden" name="op" value={op} />
      <Labelled
        label={t("pasteLabel")}
        hint={`${t("pasteHint")} ${t(whole ? "pasteColumnsMeet" : "pasteColumnsUnit")}`}
        problem={problem && sayProblem(problem, t)}
      >
        {(ids) => <textarea {...ids} name="list" rows={6} defaultValue={typed(values, "list")} spellCheck={false} />}
      </Labelled>
      <Refused problem={problems[""]} />
      {preview ? <PastePreview preview={preview} whole={whole} /> : null}
      {whole && preview && preview.unknownUnits.length > 0 ? (
        <div>
          <p>{t("unknownUnits", { names: preview.unknownUnits.join(tc("listJoin")) })}</p>
          <label className={style.choice}>
            <input type="checkbox" name="newUnits" value="yes" defaultChecked={typed(values, "newUnits") === "yes"} />
            {t("makeUnits")}
          </label>
        </div>
      ) : null}
      {reason && preview ? <ReasonField values={values} problems={problems} /> : null}
      <div className={style.buttons}>
        {preview && preview.bad === 0 && good > 0 ? (
          <Button look="primary" name="intent" value="import">
            {t("importAll", { count: good })}
          </Button>
        ) : null}
        <Button look={preview ? "plain" : "primary"} name="intent" value="preview">
          {t(preview ? "checkAgain" : "check")}
        </Button>
        {preview && preview.bad > 0 && good > 0 ? (
          <>
            <Button name="intent" value="import-good">
              {t("importGood", { count: good })}
            </Button>
            <span className={style.hint}>{t("importGoodHint")}</span>
          </>
        ) : null}
      </div>
    </Form>
  );
}
