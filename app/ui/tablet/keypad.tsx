import { type ReactNode, useEffect, useRef } from "react";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { marks } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import { PressKey, TapKey } from "./key.tsx";
import style from "./pads/typing.module.css";
import { sayTyped, TypedSays } from "./pads/typing-says.tsx";
import { useTyping } from "./pads/typing-state.ts";
import { plainTyped } from "./pads/typing-value.ts";

const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** What a keyboard does to what is typed on the keys of the screen; fields of their own keep their keys. */
export function useTypedKeys(type: (change: (text: string) => string) => void, use: () => void): void {
  const latest = useRef({ type, use });
  latest.current = { type, use };
  useEffect(() => {
    const isField = ({ target }: Event) => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    const onKeyDown = (event: KeyboardEvent) => {
      // the Enter that picks a word of an input method is not ours
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isField(event)) return;
      const key = event.key.normalize("NFKC");
      if (/^[\d.:,\u3002]$/.test(key)) latest.current.type((text) => text + key);
      else if (key === "Backspace") latest.current.type((text) => text.slice(0, -1));
      else if (key === "Enter" && !event.repeat) latest.current.use();
      else return;
      // a key that happens to have the focus is not pressed as well
      event.preventDefault();
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isField(event)) return;
      const pasted = plainTyped(event.clipboardData?.getData("text") ?? "");
      latest.current.type(() => pasted);
    };
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener("paste", onPaste);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener("paste", onPaste);
    };
  }, []);
}

interface Digits {
  /** the sign beside 0; without one, the key that empties the field */
  separator: string | null;
  onType(change: (text: string) => string): void;
}

/** Three columns, four rows. */
export function Digits({ separator, onType }: Digits) {
  const t = useT(tablet);
  const press = (sign: string) => (
    <PressKey key={sign} onPress={() => onType((text) => text + sign)}>
      {sign}
    </PressKey>
  );
  return (
    <div className={style.digits}>
      {digits.map(press)}
      {separator ? press(separator) : <PressKey onPress={() => onType(() => "")}>{t("typeClear")}</PressKey>}
      {press("0")}
      <PressKey label={t("typeBack")} onPress={() => onType((text) => text.slice(0, -1))}>
        ⌫
      </PressKey>
    </div>
  );
}

interface Shown {
  title: ReactNode;
  options: ScoringOptions;
  /** the raw values the event has already */
  known: readonly number[];
  /** in the event's own unit */
  onUse(value: number): void;
  /** the keys beside the digits */
  children: ReactNode;
}

const separatorOf = ({ measure, digits: decimals = 0 }: ScoringOptions) =>
  measure === "distance" || (measure === "points" && decimals > 0) ? "." : null;

/** A mark typed by hand, on its own keys or on a keyboard. */
export function Keypad({ title, options, known, onUse, children }: Shown) {
  const t = useT(tablet);
  const m = useT(marks);
  const { typing, type, use } = useTyping(options, known, onUse);
  useTypedKeys(type, use);
  return (
    <div className={style.keypad}>
      <div className={style.asked}>
        <h3>{title}</h3>
        <output className={style.typed}>{sayTyped(typing.text, options, m) || "–"}</output>
        <TypedSays problem={typing.problem} options={options} />
      </div>
      <Digits separator={separatorOf(options)} onType={type} />
      <div className={style.beside}>{children}</div>
      <TapKey look="submit" className={style.use} disabled={typing.text === ""} onTap={use}>
        {t("typeUse")}
      </TapKey>
    </div>
  );
}
