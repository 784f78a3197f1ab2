import { useState } from "react";
import { Digits, useTypedKeys } from "./keypad.tsx";
import style from "./sign-in.module.css";

const length = 4;

/** Four digits on keys of its own or on a keyboard; the fourth one sends them. */
export function PinPad({ disabled, onPin }: { disabled: boolean; onPin(pin: string): void }) {
  const [pin, setPin] = useState("");
  const type = (change: (text: string) => string) => {
    if (disabled) return;
    const typed = change(pin).replace(/\D/g, "").slice(0, length);
    setPin(typed.length === length ? "" : typed);
    if (typed.length === length) onPin(typed);
  };
  useTypedKeys(type, () => {});
  return (
    <div className={style.pin}>
      <p className={style.dots} aria-live="polite">
        <span className="visually-hidden">{pin.length}/4</span>
        <span aria-hidden="true">{"●".repeat(pin.length).padEnd(length, "○")}</span>
      </p>
      <Digits separator={null} onType={type} />
    </div>
  );
}
