import { Form } from "@remix-run/react";
import { type AnnouncerRefusal, announcer, sayAnnouncerRefusal } from "#i18n/announcer.ts";
import { formatMark, marks, sayable } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import style from "./console.module.css";
import type { RecordShown, WaitShown } from "./lines.ts";
import { SpokenName } from "./spoken-name.tsx";

/** The one text on every board and phone. */
export function NoticeForm({
  notice,
  line,
  refused,
}: {
  notice: string;
  line: string;
  refused: { refusal: AnnouncerRefusal; typed: string } | null;
}) {
  const t = useT(announcer);
  return (
    <section className={style.panel} aria-labelledby="notice">
      <h2 id="notice">{t("noticeTitle")}</h2>
      <Form method="post" action={`?line=${line}`} replace preventScrollReset className={style.notice} key={notice}>
        <input type="hidden" name="line" value={line} />
        <Field
          label={t("notice")}
          hint={t("noticeHint")}
          name="notice"
          maxLength={200}
          autoComplete="off"
          defaultValue={refused?.typed ?? notice}
          problem={refused ? sayAnnouncerRefusal(refused.refusal, t) : undefined}
        />
        <Button name="intent" value="notice">
          {t("noticeSet")}
        </Button>
      </Form>
    </section>
  );
}

/** Results that are held until so many are there, and then read out together. */
export function Waiting({ waiting }: { waiting: WaitShown[] }) {
  const t = useT(announcer);
  if (waiting.length === 0) return null;
  return (
    <section className={style.panel} aria-labelledby="waiting">
      <h2 id="waiting">{t("waitingTitle")}</h2>
      <ul className={style.records}>
        {waiting.map(({ event, name, need, have }) => (
          <li key={event}>
            <strong>{name}</strong> <span className={style.muted}>{t("waitingFor", { need, have })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The marks to beat, and the best so far. */
export function RecordWatch({ records }: { records: RecordShown[] }) {
  const t = useT(announcer);
  const say = useT(marks);
  if (records.length === 0) return null;
  return (
    <section className={style.panel} aria-labelledby="records">
      <h2 id="records">{t("records")}</h2>
      <ul className={style.records}>
        {records.map(({ event, name, options, record, best }) => (
          <li key={event}>
            <strong>{name}</strong>
            <p>
              {t("recordIs", {
                mark: formatMark({ outcome: "valid", value: record.value, fault: null }, options, say),
              })}{" "}
              <span className={style.muted}>{t("recordHolder", record)}</span>
            </p>
            {best ? (
              <p>
                {t("bestNow", { mark: formatMark(sayable(best.mark, options), options, say) })}{" "}
                <SpokenName name={best.name} /> <span className={style.muted}>{best.unitName}</span>
                {best.beats ? <span className={style.record}>{t("newRecord")}</span> : null}
              </p>
            ) : (
              <p className={style.muted}>{t("noBest")}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
