import { useEffect, useState } from "react";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { formatTime } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import { TapKey } from "./key.tsx";
import style from "./menu.module.css";

interface Shown {
  title: string;
  options: ScoringOptions;
  /** a count, a place of arrival, or integer ms */
  onUse(value: number): void;
}

const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];
const countLength = 4;
const timeLength = 7;

const join = (typed: string, digit: string, most: number) => (typed === "0" ? digit : typed + digit).slice(0, most);

/** Digits shift in from the right, as on a stopwatch: at tenths 1234 is 1:23.4. Integer ms. */
export function msOfDigits(typed: string, precisionMs: number): number {
  const decimals = precisionMs >= 1000 ? 0 : precisionMs >= 100 ? 1 : precisionMs >= 10 ? 2 : 3;
  const padded = typed.padStart(decimals + 3, "0");
  const cut = padded.length - decimals;
  const fraction = decimals === 0 ? 0 : Number(padded.slice(cut).padEnd(3, "0"));
  return (Number(padded.slice(0, cut - 2)) * 60 + Number(padded.slice(cut - 2, cut))) * 1000 + fraction;
}

/** A mark typed by hand; a keyboard works as well. */
export function Keypad({ title, options, onUse }: Shown) {
  const t = useT(tablet);
  const [typed, setTyped] = useState("");
  const isTime = options.measure === "time";
  const most = isTime ? timeLength : countLength;
  const value = isTime ? msOfDigits(typed, options.precisionMs) : Number(typed);
  const use = () => typed !== "" && onUse(value);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = event.key.normalize("NFKC");
      if (digits.includes(key)) setTyped((now) => join(now, key, most));
      if (key === "Backspace") setTyped((now) => now.slice(0, -1));
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [most]);
  return (
    <div className={style.keypad}>
      <h3>{title}</h3>
      <output className={style.typed}>
        {isTime
          ? formatTime(value, { direction: "more", precisionMs: Math.min(1000, options.precisionMs) })
          : typed || "–"}
      </output>
      <div className={style.digits}>
        {digits.map((digit) => (
          <TapKey key={digit} onTap={() => setTyped((now) => join(now, digit, most))}>
            {digit}
          </TapKey>
        ))}
        <TapKey className={style.clear} onTap={() => setTyped("")}>
          {t("typeClear")}
        </TapKey>
      </div>
      <TapKey look="submit" disabled={typed === ""} onTap={use}>
        {t("typeUse")}
      </TapKey>
    </div>
  );
}
