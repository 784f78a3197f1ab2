import { Form } from "@remix-run/react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { CorrectedMark } from "#core/scoring/ops.ts";
import type { Measure, ScoringOptions } from "#core/scoring/ruleset.ts";
import { day } from "#i18n/day.ts";
import { marks } from "#i18n/marks.ts";
import { paper } from "#i18n/paper.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import desk from "./desk.module.css";
import { MissesControl, OutcomeControl, ValueControl } from "./mark-fields.tsx";
import { AgainstRows } from "./paper-against.tsx";
import { SaidTyped } from "./paper-mark.tsx";
import style from "./paper-page.module.css";
import type { PaperLane, PaperProps, PaperSheet } from "./paper-page.tsx";

type Shown = Pick<PaperProps, "meet" | "answer" | "op"> & { sheet: PaperSheet };

const hints = {
  count: "valueCountHint",
  time: "valueTimeHint",
  order: "valueOrderHint",
  distance: "valueDistanceHint",
  points: "valuePointsHint",
} as const;

const hintOf = (measure: Measure) => (measure === "games" ? "valueCountHint" : hints[measure]);

/** by event.code: an input method must not swallow them */
const statusKeys: Record<string, string> = { KeyS: "DNS", KeyF: "DNF", KeyQ: "DQ", KeyN: "NM" };

const fieldsOf = (form: HTMLElement) =>
  [...form.querySelectorAll<HTMLElement>("input[name^=value-], input[name^=misses-], button[name=intent]")].filter(
    (one) => !one.hasAttribute("disabled"),
  );

/** Sets the row's outcome by a letter typed into its mark. */
function setOutcome(input: HTMLInputElement, code: string): boolean {
  const select = input.closest("tr")?.querySelector("select");
  if (!select) return false;
  const status = statusKeys[code];
  if (status) {
    select.value = status;
    input.value = "";
    return true;
  }
  const failing = [...select.options].map(({ value }) => value).filter((value) => value.startsWith("failed:"));
  if (code !== "KeyX" || failing.length === 0) return false;
  select.value = failing[(failing.indexOf(select.value) + 1) % failing.length] ?? select.value;
  return true;
}

/** Enter goes on to the next field, letters set the outcome, a digit takes a status back. */
function onKey(event: KeyboardEvent<HTMLElement>) {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || !/^(value|misses)-/.test(input.name)) return;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "Enter" && !event.nativeEvent.isComposing) {
    event.preventDefault();
    const all = fieldsOf(event.currentTarget);
    const next = all[all.indexOf(input) + 1];
    next?.focus();
    if (next instanceof HTMLInputElement) next.select();
    return;
  }
  if (!input.name.startsWith("value-")) return;
  if (setOutcome(input, event.code)) return event.preventDefault();
  const select = input.closest("tr")?.querySelector("select");
  if (select && /^\d$/.test(event.key) && Object.values(statusKeys).includes(select.value)) select.value = "value";
}

function Keys({ sheet, children }: { sheet: PaperSheet; children?: React.ReactNode }) {
  const t = useT(paper);
  const words = useT(day);
  const failing = sheet.faults.length > 0;
  return (
    <p className={desk.muted}>
      {words(hintOf(sheet.event.options.measure))} {t("keys")}
      {failing ? t("keysFaults") + t("failedHint") : ""}。{children}
    </p>
  );
}

/** Every lane of a sheet, in the order of the paper. */
export function TypeForm({ meet, sheet, answer, op }: Shown) {
  const t = useT(paper);
  const form = useRef<HTMLFormElement>(null);
  const asked = answer?.outcome?.kind === "same-person" || answer?.outcome?.kind === "against";
  const values = answer?.intent === "type" && (answer.refusal || asked) ? answer.values : {};
  const against = answer?.against ?? null;
  const stored = answer?.outcome?.kind === "first";
  useEffect(() => {
    if (answer) return;
    form.current?.querySelector<HTMLInputElement>("input[name^=value-]")?.focus();
  }, [answer]);
  const submit = !meet.twice ? "enterNow" : sheet.step === "type" ? "storeFirst" : "storeSecond";
  // the first typist hands the paper on: no empty form that asks for the same again
  if (stored) return null;
  return (
    <Form method="post" className={desk.page} onKeyDown={onKey} ref={form}>
      <Keys sheet={sheet} />
      <input type="hidden" name="op" value={op} />
      <Rows sheet={sheet} lanes={sheet.lanes} values={values} />
      {sheet.step === "second" && sheet.mine ? <Own values={values} /> : null}
      {against ? (
        <AgainstRows against={against} options={sheet.event.options} lanes={sheet.lanes} answer={answer} />
      ) : null}
      <div>
        <Button look="primary" name="intent" value="type">
          {t(submit)}
        </Button>
      </div>
    </Form>
  );
}

/** Whoever typed first says why the same person types again. */
function Own({ values }: { values: Record<string, string> }) {
  const t = useT(paper);
  return (
    <fieldset className={desk.choices}>
      <legend>{t("secondMine")}</legend>
      <label className={desk.choice}>
        <input type="radio" name="own" value="second" defaultChecked={values.own !== "anew"} />
        {t("ownSecond")}
      </label>
      <label className={desk.choice}>
        <input type="radio" name="own" value="anew" defaultChecked={values.own === "anew"} />
        {t("ownAnew")}
      </label>
      <Field label={t("ownSecondReason")} name="ownReason" maxLength={200} defaultValue={values.ownReason ?? ""} />
    </fieldset>
  );
}

interface Typed {
  first: CorrectedMark | null;
  second: CorrectedMark | null;
}

function Rows(props: {
  sheet: PaperSheet;
  lanes: readonly PaperLane[];
  values: Record<string, string>;
  typed?: Map<number, Typed>;
}) {
  const { sheet, lanes, values, typed } = props;
  const t = useT(paper);
  const words = useT(day);
  const say = useT(marks);
  const { options } = sheet.event;
  const counts = options.measure === "count";
  return (
    <div className={desk.scroll}>
      <table className={`${desk.table} ${style.rows}`}>
        <caption className="visually-hidden">{t("pageTitle")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("lane")}</th>
            <th scope="col">{t("bib")}</th>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("unit")}</th>
            {typed ? <th scope="col">{t("firstTyped")}</th> : null}
            {typed ? <th scope="col">{t("secondTyped")}</th> : null}
            <th scope="col">{typed ? t("onPaper") : t("mark")}</th>
            {counts ? <th scope="col">{t("misses")}</th> : null}
            <th scope="col">{words("outcome")}</th>
          </tr>
        </thead>
        <tbody>
          {lanes.map((one) => {
            const of = typed?.get(one.lane);
            const controls = {
              suffix: `-${one.lane}`,
              measure: options.measure,
              faults: sheet.faults,
              values,
              label: `${say("lane", { number: one.lane })} ${one.name}`,
            };
            return (
              <tr key={one.lane}>
                <td className={style.lane}>{one.lane}</td>
                <td>{one.bib ?? ""}</td>
                <td>{one.name}</td>
                <td>{one.unitName}</td>
                {typed ? <Said mark={of?.first ?? null} options={options} /> : null}
                {typed ? <Said mark={of?.second ?? null} options={options} /> : null}
                <td>
                  <ValueControl {...controls} />
                </td>
                {counts ? (
                  <td>
                    <MissesControl {...controls} />
                  </td>
                ) : null}
                <td>
                  <OutcomeControl {...controls} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Said({ mark, options }: { mark: CorrectedMark | null; options: ScoringOptions }) {
  return (
    <td className={style.mark}>
      <SaidTyped mark={mark} options={options} />
    </td>
  );
}

/** [SC29] The rows in which two typings differ, each with what the paper says after another look. */
export function SettleForm({ sheet, answer, op }: Shown) {
  const t = useT(paper);
  const form = useRef<HTMLFormElement>(null);
  const values = answer?.intent === "settle" && answer.refusal ? answer.values : {};
  const typed = new Map(sheet.differences.map((one) => [one.lane, one]));
  useEffect(() => form.current?.querySelector<HTMLInputElement>("input[name^=value-]")?.focus(), []);
  return (
    <Form method="post" className={desk.page} onKeyDown={onKey} ref={form}>
      <h3 role="status">{t("differsTitle", { count: typed.size })}</h3>
      <Keys sheet={sheet}>{t("differsHint")}</Keys>
      <input type="hidden" name="op" value={op} />
      <Rows sheet={sheet} lanes={sheet.lanes.filter(({ lane }) => typed.has(lane))} values={values} typed={typed} />
      <div>
        <Button look="primary" name="intent" value="settle">
          {t("settleNow")}
        </Button>
      </div>
    </Form>
  );
}
