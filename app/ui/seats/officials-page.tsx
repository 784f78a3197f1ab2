import { Form } from "@remix-run/react";
import { useState } from "react";
import { type OfficialNotice, type OfficialProblem, officials } from "#i18n/officials.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Labelled } from "#ui/base/field.tsx";
import look from "#ui/desk/desk.module.css";
import { Said } from "#ui/desk/said.tsx";
import { usePolled } from "#ui/desk/use-fresh.ts";
import { OfficialRow, type ShownOfficial } from "./official-row.tsx";

export type OfficialsAnswer =
  | { ok: true; made: string; notice: OfficialNotice; count: number }
  | { ok: false; problem: OfficialProblem; values: { names: string; name: string; id: string } };

interface Shown {
  op: string;
  meet: string;
  /** the chief referee's seat has no page of seats */
  organizer: boolean;
  officials: ShownOfficial[];
  answer: OfficialsAnswer | null;
}

const refreshMs = 15_000;

/** Who referees: the list that tablets offer, who is signed in where, and what helps somebody who forgot the PIN. */
export function OfficialsPage({ op, meet, organizer, officials: all, answer }: Shown) {
  const t = useT(officials);
  usePolled(refreshMs);
  // the list that was taken empties its field; nothing else does, whatever is loaded anew meanwhile
  const [taken, setTaken] = useState("");
  if (answer?.ok && answer.notice === "added" && answer.made !== taken) setTaken(answer.made);
  const wrong = answer && !answer.ok ? answer : null;
  const inList = wrong && wrong.values.id === "" ? wrong : null;
  return (
    <div className={look.page}>
      <div className={look.head}>
        <h1>{t("title")}</h1>
        <div className={look.actions}>
          {organizer ? (
            <a className={look.link} href={`/meets/${meet}/seats`}>
              {t("linkSeats")}
            </a>
          ) : null}
          <a className={look.link} href={`/meets/${meet}/devices`}>
            {t("linkDevices")}
          </a>
        </div>
      </div>
      <p className={look.muted}>{t("intro")}</p>
      {answer?.ok ? <Said look="ok">{answer.notice === "added" ? t("added", answer) : t(answer.notice)}</Said> : null}
      {wrong?.problem === "no-such-official" ? <Said look="danger">{t(wrong.problem)}</Said> : null}
      {all.length === 0 ? (
        <p className={look.warn}>{t("none")}</p>
      ) : (
        <div className={look.scroll}>
          <table className={look.table}>
            <caption>{t("list", { count: all.length })}</caption>
            <thead>
              <tr>
                <th scope="col">{t("name")}</th>
                <th scope="col">{t("where")}</th>
                <th scope="col">{t("pin")}</th>
                <th scope="col">{t("actions")}</th>
              </tr>
            </thead>
            <tbody>
              {all.map((one) => (
                <OfficialRow key={one.id} official={one} wrong={wrong?.values.id === one.id ? wrong : null} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <section className={look.panel} aria-label={t("add")}>
        <h2>{t("add")}</h2>
        <Form method="post" className={look.page} key={taken}>
          <input type="hidden" name="op" value={op} />
          <Labelled label={t("names")} hint={t("namesHint")} problem={inList ? t(inList.problem) : undefined}>
            {(ids) => (
              <textarea {...ids} name="names" rows={6} spellCheck={false} defaultValue={inList?.values.names ?? ""} />
            )}
          </Labelled>
          <p className={look.actions}>
            <Button name="intent" value="add" look="primary">
              {t("addSubmit")}
            </Button>
          </p>
        </Form>
      </section>
    </div>
  );
}
