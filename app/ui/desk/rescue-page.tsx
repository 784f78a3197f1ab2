import { Form } from "@remix-run/react";
import { useEffect, useState } from "react";
import { readRescuePart } from "#core/scoring/rescue.ts";
import { paper } from "#i18n/paper.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field, Labelled } from "#ui/base/field.tsx";
import desk from "./desk.module.css";
import style from "./rescue.module.css";
import { keepCodes, keptCodes } from "./rescue-kept.ts";
import { Refused, RescueLines, type RescueShown, type Taken } from "./rescue-lines.tsx";
import { type Flaw, listed, sayCode, sayFlaw } from "./rescue-words.ts";
import { Said } from "./said.tsx";

interface Props {
  meet: { id: string; timeZone: string };
  op: string;
  answer:
    | {
        codes: string;
        from: string;
        reason: string;
        refusal: Flaw | null;
        shown: RescueShown | null;
        taken: Taken | null;
      }
    | undefined;
}

const formFlaws = ["reason-required", "bringer-required"];

/** Takes over what a tablet could not send: codes in, one a line; then a look; then they are written. */
export function RescuePage({ meet, op, answer }: Props) {
  const t = useT(paper);
  const taken = answer?.taken ?? null;
  const [codes, setCodes] = useState(answer?.codes ?? "");
  const type = (text: string) => {
    setCodes(text);
    keepCodes(text);
  };
  useEffect(() => {
    const add = () => setCodes((now) => keptCodes() || now);
    add();
    window.addEventListener("hashchange", add);
    return () => window.removeEventListener("hashchange", add);
  }, []);
  useEffect(() => {
    if (!taken) return;
    setCodes("");
    keepCodes("");
  }, [taken]);
  const problem = (kind: string) => (answer?.refusal?.kind === kind ? sayFlaw(answer.refusal, t) : undefined);
  const shown = answer?.shown ?? null;
  // what is shown is what was asked for: changed codes are looked at again first
  const fresh = shown !== null && answer?.codes.trim() === codes.trim();
  return (
    <div className={desk.page}>
      <h1>{t("rescueTitle")}</h1>
      {taken ? <Done taken={taken} /> : null}
      {answer?.refusal && !formFlaws.includes(answer.refusal.kind) ? (
        <Said look="danger">{sayFlaw(answer.refusal, t)}</Said>
      ) : null}
      <Form method="post" className={desk.panel}>
        <input type="hidden" name="op" value={op} />
        <Labelled label={t("rescueCodes")} hint={t("rescueHint")}>
          {(ids) => (
            <textarea
              {...ids}
              className={style.codes}
              name="codes"
              rows={6}
              value={codes}
              onChange={(event) => type(event.target.value)}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              // biome-ignore lint/a11y/noAutofocus: a scanner types wherever the cursor is
              autoFocus
            />
          )}
        </Labelled>
        <Progress codes={codes} />
        <div className={desk.actions}>
          <Button look={fresh ? "plain" : "primary"} name="intent" value="look">
            {t("rescueLook")}
          </Button>
          <Button type="button" onClick={() => type("")}>
            {t("rescueClear")}
          </Button>
        </div>
        {fresh && shown ? (
          <>
            <RescueLines shown={shown} timeZone={meet.timeZone} />
            <Field
              label={t("broughtBy")}
              name="from"
              maxLength={60}
              defaultValue={answer?.from ?? ""}
              problem={problem("bringer-required")}
            />
            <Field
              label={t("rescueReason")}
              name="reason"
              maxLength={200}
              defaultValue={answer?.reason ?? ""}
              problem={problem("reason-required")}
            />
            <div>
              <Button look="primary" name="intent" value="take">
                {t("rescueTake")}
              </Button>
            </div>
          </>
        ) : null}
      </Form>
    </div>
  );
}

function Done({ taken }: { taken: Taken }) {
  const t = useT(paper);
  return (
    <>
      <Said look="ok">
        {t("rescueDone", taken)} {taken.held > 0 ? t("rescueHeld", { count: taken.held }) : null}
      </Said>
      {taken.refused.length > 0 ? <Refused refused={taken.refused} /> : null}
    </>
  );
}

/** Line by line what is there and what is missing, before anything is sent. */
function Progress({ codes }: { codes: string }) {
  const t = useT(paper);
  const read = codes
    .split("\n")
    .map((line, i) => ({ line: i + 1, text: line }))
    .filter(({ text }) => text.trim() !== "")
    .map(({ line, text }) => ({ line, part: readRescuePart(text) }));
  const parts = read.flatMap(({ part }) => (part.ok ? [part.value] : []));
  const of = parts[0]?.of ?? 0;
  const numbers = parts.map(({ part }) => part);
  const missing = Array.from({ length: of }, (_unused, i) => i + 1).filter((n) => !numbers.includes(n));
  const repeated = [...new Set(numbers.filter((n, i) => numbers.indexOf(n) !== i))];
  const stranger = parts.filter(({ set }) => set !== parts[0]?.set).map(({ part }) => part);
  return (
    <div role="status">
      {parts.length === 0 && read.length === 0 ? <p className={desk.muted}>{t("rescueNothing")}</p> : null}
      {read.map(({ line, part }) =>
        part.ok ? null : (
          <p key={line} className={desk.danger}>
            ⚠ {t("inLine", { line, words: sayCode(part.refusal, t) })}
          </p>
        ),
      )}
      {of > 0 ? (
        <p>
          <strong>{t("rescueHave", { have: new Set(numbers).size, of })}</strong>{" "}
          {missing.length > 0 ? t("rescueMissing", { parts: listed(missing) }) : t("rescueComplete")}{" "}
          {repeated.length > 0 ? t("rescueRepeated", { parts: listed(repeated) }) : null}
        </p>
      ) : null}
      {stranger.length > 0 ? <p className={desk.danger}>⚠ {t("other-set", { parts: listed(stranger) })}</p> : null}
    </div>
  );
}
