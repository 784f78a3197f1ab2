import { Form } from "@remix-run/react";
import { type FormEvent, type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from "react";
import { contestWords } from "#i18n/contest-words.ts";
import { judged } from "#i18n/judged.ts";
import { useT } from "#i18n/use-translator.ts";
import { AwardFields } from "./award-fields.tsx";
import { Named } from "./cells.tsx";
import { checked, namesIn } from "./check.ts";
import { ClosingFields, WholeFields } from "./closing-fields.tsx";
import { FocusContext, type Live, LiveContext, WrongContext } from "./context.ts";
import { fieldsOf, readDraft, type SheetDraft } from "./draft.ts";
import { edited } from "./edit.ts";
import style from "./judged-sheet.module.css";
import { ModulePart } from "./module.tsx";
import type { Names } from "./reading.ts";
import type { SheetShown } from "./shown.ts";
import { Start } from "./start.tsx";
import { Summary } from "./summary.tsx";
import { planOf } from "./to-plan.ts";
import { totalsOf } from "./totals.ts";

function liveOf(draft: SheetDraft, names: Names): Live {
  const { plan, digits } = planOf(draft, names);
  const cap = plan.theoryCap;
  const modules = draft.modules.map(({ key, name }) => ({ key, name: name.trim() }));
  return { totals: totalsOf(plan), cap, digits, modules };
}

/** Fields whose choice shows others. */
const opens = /\.(kind|timed|way|together)$|^when$/;

/** The whole sheet as one form: it can be sent as it is at any time, and rows come and go without asking the server. */
export function SheetForm({ shown }: { shown: SheetShown }) {
  const t = useT(judged);
  const words = useT(contestWords);
  const names = useMemo(() => namesIn(words), [words]);
  const form = useRef<HTMLFormElement>(null);
  const unsaved = useRef(shown.changed);
  const [{ draft, made, focus }, setNow] = useState({ draft: shown.draft, made: 0, focus: { field: shown.focus } });
  const [before, setBefore] = useState(shown.before);
  const [problems, setProblems] = useState(shown.problems);
  const [live, setLive] = useState(() => liveOf(shown.draft, names));

  const read = () => readDraft(form.current ? new FormData(form.current) : []);
  const show = (next: SheetDraft, at: string, anew = 0) => {
    unsaved.current = true;
    setNow({ draft: next, made: made + anew, focus: { field: at } });
    setLive(liveOf(next, names));
    // rows moved, and what is wrong with them
    if (Object.keys(problems).length > 0) setProblems(checked(next, names).problems);
  };
  const deed = (intent: string): boolean => {
    if (intent === "undo" && before !== "") {
      setBefore("");
      show(readDraft(new URLSearchParams(before)), "", 1);
      return true;
    }
    const now = read();
    const next = edited(now, intent);
    if (!next) return false;
    if (intent.startsWith("remove:")) setBefore(new URLSearchParams(fieldsOf(now)).toString());
    show(next.draft, next.focus);
    return true;
  };

  useEffect(() => {
    const { field } = focus;
    if (field === "" || !form.current) return;
    form.current.querySelector<HTMLElement>(`[name="${field}"], button[value="${field}"]`)?.focus();
  }, [focus]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (unsaved.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, []);

  const onClick = (event: MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button?.name === "intent" && deed(button.value)) event.preventDefault();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.key !== "Enter" || event.nativeEvent.isComposing || !(target instanceof HTMLInputElement)) return;
    const row = /^(modules\.\d+\.(?:lines|deductions)\.\d+)\./.exec(target.name)?.[1];
    if (row && deed(`after:${row}`)) event.preventDefault();
  };
  const onInput = (event: FormEvent) => {
    unsaved.current = true;
    const { target } = event;
    const named =
      target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type === "checkbox");
    if (named && opens.test(target.name)) show(read(), target.name);
    else setLive(liveOf(read(), names));
  };

  // drawn again when rows change, not with every key
  const fields = useMemo(
    () => (
      <>
        <WholeFields draft={draft} />
        {draft.modules.map((module, at) => (
          <ModulePart
            key={module.key || at}
            module={module}
            at={at}
            count={draft.modules.length}
            state={shown.states[at] ?? "open"}
          />
        ))}
        <p id="modules">
          <button type="submit" className={style.add} name="intent" value="add:modules" formAction="#modules">
            {t("sheet.addModule")}
          </button>
        </p>
        <ClosingFields draft={draft} />
        <AwardFields draft={draft} />
      </>
    ),
    [draft, shown.states, t],
  );
  const wrong = useMemo(() => ({ problems, digits: Number(draft.digits) || 0 }), [problems, draft.digits]);
  const begun = shown.states.includes("begun");

  return (
    <Form
      method="post"
      ref={form}
      className={style.form}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onInput={onInput}
      onSubmit={() => {
        unsaved.current = false;
      }}
    >
      {/* what Enter in a field presses */}
      <button type="submit" name="intent" value="check" className={style.implicit} tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name="seen" value={shown.seen} />
      <input type="hidden" name="before" value={before} />
      {before === "" ? null : (
        <p className={style.undo}>
          <button type="submit" className={style.add} name="intent" value="undo">
            {t("sheet.undo")}
          </button>
        </p>
      )}
      <WrongContext.Provider value={wrong}>
        <FocusContext.Provider value={focus.field}>
          <LiveContext.Provider value={live}>
            <Start shown={shown} />
            <div className={style.form} key={made}>
              {fields}
            </div>
            {begun ? (
              <Named name="reason" value={shown.reason} label={t("sheet.reason")} hint={t("sheet.reasonHint")} />
            ) : null}
            <Summary />
          </LiveContext.Provider>
        </FocusContext.Provider>
      </WrongContext.Provider>
    </Form>
  );
}
