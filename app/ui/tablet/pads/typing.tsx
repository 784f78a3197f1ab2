import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Attempt, Status } from "#core/scoring/ops.ts";
import { marks } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { RefereeAct } from "#live/tablet-protocol.ts";
import { aheadOf } from "../ahead.ts";
import type { HeatView, LaneView } from "../heat-view.ts";
import { TapKey } from "../key.tsx";
import keys from "../pad.module.css";
import { useTablet } from "../tablet-context.ts";
import type { PadProps } from "../tally-pad.tsx";
import { attemptNumbers } from "./attempts-order.ts";
import style from "./typing.module.css";
import { knownValues } from "./typing-known.ts";
import { laneOfNumber, numbersOf, statusesOf } from "./typing-lanes.ts";
import { TypedList } from "./typing-list.tsx";
import { sayTyped, TypedSays } from "./typing-says.tsx";
import { useTyping } from "./typing-state.ts";

/** after / or *: a letter, or on a number pad a digit */
const signs: Record<string, Status | "foul" | "passed"> = {
  s: "DNS",
  "1": "DNS",
  f: "DNF",
  "2": "DNF",
  q: "DQ",
  "3": "DQ",
  m: "NM",
  "4": "NM",
  x: "foul",
  "5": "foul",
  p: "passed",
  "6": "passed",
};
const functionKeys: Record<string, Status> = { F8: "DNS", F9: "DNF", F10: "DQ" };
const isTaking = (key: string) => key === "Escape" || key === "-" || key === "\uff0d";
const composing = ({ nativeEvent }: KeyboardEvent) => nativeEvent.isComposing || nativeEvent.keyCode === 229;
const typable = ["set", "status", "attempt"];

/** The attempt a typed value goes to: the next one, or the last one again. */
function attemptOf(view: HeatView, { state }: LaneView): number {
  const numbers = attemptNumbers(view);
  return numbers.find((number) => !state?.attempts[number]) ?? numbers.length;
}

/** A whole heat by keyboard: number, Enter, value, Enter, and on to the next. */
export function TypingPad({ view, hand, onReview }: Pick<PadProps, "view" | "hand" | "onReview">) {
  const t = useT(tablet);
  const m = useT(marks);
  const store = useTablet();
  const { options } = view.heat.event;
  const [number, setNumber] = useState("");
  const [unknown, setUnknown] = useState("");
  const [chosen, setChosen] = useState<number | null>(null);
  const [replacing, setReplacing] = useState(false);
  const [latest, setLatest] = useState<number | null>(null);
  const who = view.lanes.find(({ lane }) => lane === chosen) ?? null;
  const fields = { number: useRef<HTMLInputElement>(null), value: useRef<HTMLInputElement>(null) };
  const tries = view.pad === "attempts";

  const next = () => {
    forget();
    setChosen(null);
    setReplacing(false);
    setNumber("");
    fields.number.current?.focus();
  };
  const note = (act: (lane: LaneView, ahead: HeatView) => RefereeAct) => {
    const ahead = aheadOf(view, store);
    const now = ahead.lanes.find(({ lane }) => lane === chosen);
    if (!now) return;
    store.note(now.sheet, act(now, ahead), performance.now());
    setLatest(now.lane);
    next();
  };
  const attempt = (result: Attempt) =>
    note((lane, ahead) => ({ kind: "attempt", lane: lane.lane, attempt: attemptOf(ahead, lane), result }));
  const { typing, type, use, forget } = useTyping(options, knownValues(view, store.read().state, chosen), (value) =>
    tries
      ? attempt({ kind: "valid", value })
      : note(({ lane, state }) => {
          // a typed value stands above a status only once that is taken back
          if (state?.status && who) store.note(who.sheet, { kind: "status", lane, status: null }, performance.now());
          return { kind: "set", lane, value };
        }),
  );
  const status = (word: Status) => note(({ lane }) => ({ kind: "status", lane, status: word }));
  const sign = (key: string): boolean => {
    const what = signs[key.toLowerCase()];
    if (!what || ((what === "foul" || what === "passed") && !tries)) return false;
    if (what === "foul" || what === "passed") attempt({ kind: what });
    else status(what);
    return true;
  };

  const lastOwn = ({ stands }: HeatView) => {
    const own = stands.filter(({ op }) => op.device === store.read().state?.device && typable.includes(op.kind));
    return own[own.length - 1];
  };
  const undo = () => {
    const last = lastOwn(aheadOf(view, store));
    if (!last) return;
    store.note(last.sheet, { kind: "undo", target: last.op.id }, performance.now());
    setLatest("lane" in last.op ? last.op.lane : null);
    next();
  };
  useEffect(() => {
    if (chosen === null) fields.number.current?.focus();
    else fields.value.current?.focus();
  }, [chosen, fields.number, fields.value]);

  const find = () => {
    if (number === "" && view.missing.length === 0) return onReview();
    if (number === "") return;
    const found = laneOfNumber(aheadOf(view, store), number);
    setUnknown(found ? "" : number);
    if (!found) return fields.number.current?.select();
    const full = tries
      ? attemptNumbers(view).every((one) => found.state?.attempts[one])
      : found.mark.outcome !== "none";
    setReplacing(full || Boolean(found.state?.status));
    setChosen(found.lane);
  };
  const onNumberKey = (event: KeyboardEvent) => {
    if (composing(event)) return;
    if (event.key === "Enter") find();
    else if (isTaking(event.key)) {
      if (number === "") undo();
      setNumber("");
      setUnknown("");
    } else return;
    event.preventDefault();
  };
  const onValueKey = (event: KeyboardEvent) => {
    if (composing(event)) return;
    const word = functionKeys[event.key];
    const marked = /^[/*]$/.test(typing.text.normalize("NFKC"));
    if (isTaking(event.key)) next();
    else if (replacing) {
      // any other key must not slip into what stands
      if (event.key === "Tab") return;
      if (event.key === "Enter") setReplacing(false);
    } else if (word) status(word);
    else if (event.key === "Enter") use();
    else if (!(marked && sign(event.key.normalize("NFKC")))) return;
    event.preventDefault();
  };
  return (
    <>
      <main className={[style.pad, style[hand]].join(" ")}>
        <section className={style.form} aria-label={t("typingTitle")}>
          <label className={style.field}>
            {t(({ bib: "typeBib", lane: "typeLane", both: "typeBibOrLane" } as const)[numbersOf(view)])}
            <input
              ref={fields.number}
              value={number}
              inputMode="numeric"
              autoComplete="off"
              enterKeyHint="next"
              aria-invalid={unknown !== ""}
              aria-describedby="typing-unknown"
              onChange={(event) => setNumber(event.target.value)}
              onFocus={() => setChosen(null)}
              onKeyDown={onNumberKey}
            />
          </label>
          <p id="typing-unknown" className={unknown ? style.says : style.quiet} role="alert">
            {unknown ? t("bibUnknown", { number: unknown }) : ""}
          </p>
          <p className={style.person} role="status">
            {who ? (
              <>
                <strong>{who.name}</strong> {who.unit} {tries ? t("attemptOf", { attempt: attemptOf(view, who) }) : ""}
              </>
            ) : (
              t("typingHint")
            )}
          </p>
          <label className={style.field}>
            {t("typeValue")}
            <input
              ref={fields.value}
              value={typing.text}
              inputMode={options.measure === "count" || options.measure === "order" ? "numeric" : "text"}
              autoComplete="off"
              enterKeyHint="next"
              disabled={!who}
              readOnly={replacing}
              aria-invalid={typing.problem !== null}
              onChange={(event) => {
                const text = event.target.value;
                type(() => text);
              }}
              onKeyDown={onValueKey}
            />
          </label>
          <output className={style.meant}>{replacing ? "" : sayTyped(typing.text, options, m)}</output>
          <TypedSays problem={typing.problem} options={options} />
          {replacing && who ? (
            <div className={style.says} role="alert">
              <p>{t("typeReplace", { name: who.name })}</p>
              <TapKey
                onTap={() => {
                  setReplacing(false);
                  fields.value.current?.focus();
                }}
              >
                {t("typeReplaceYes")}
              </TapKey>
            </div>
          ) : null}
          <div className={style.words}>
            {statusesOf(view).map((word) => (
              <TapKey key={word} disabled={!who || replacing} onTap={() => status(word)}>
                {m(`status.${word}`)}
              </TapKey>
            ))}
            {tries ? (
              <TapKey disabled={!who || replacing} onTap={() => attempt({ kind: "foul" })}>
                {t("foul")}
              </TapKey>
            ) : null}
          </div>
          <p className={style.help}>{t(tries ? "typingKeysTries" : "typingKeys")}</p>
        </section>
        <TypedList view={view} current={chosen ?? latest} />
      </main>
      <footer className={[keys.keys, keys[hand]].join(" ")}>
        <TapKey look="undo" className={keys.side} disabled={!lastOwn(view)} onTap={undo}>
          {t("undoLast")}
        </TapKey>
        <TapKey look="submit" className={keys.main} disabled={view.missing.length > 0} onTap={onReview}>
          {view.missing.length > 0 ? t("marksLeft", { count: view.missing.length }) : t("finish")}
        </TapKey>
      </footer>
    </>
  );
}
