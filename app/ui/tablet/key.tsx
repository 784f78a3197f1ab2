import { type ReactNode, useEffect, useRef, useState } from "react";
import style from "./key.module.css";
import { usePress, useTap } from "./press.ts";

type Look = "plain" | "undo" | "submit" | "stop" | "start" | "warn";

interface Face {
  look?: Look;
  disabled?: boolean;
  label?: string;
  className?: string | undefined;
  children: ReactNode;
}

const classOf = (look: Look, className?: string) => [style.key, style[look], className].filter(Boolean).join(" ");

/** A key that acts the moment a finger comes down. */
export function PressKey({
  look = "plain",
  disabled,
  label,
  className,
  children,
  onPress,
}: Face & { onPress(stamp: number): void }) {
  const press = usePress(onPress);
  return (
    <button type="button" className={classOf(look, className)} disabled={disabled} aria-label={label} {...press}>
      {children}
    </button>
  );
}

/** A key that changes the screen: acts when the finger goes up on it. */
export function TapKey({
  look = "plain",
  disabled,
  label,
  className,
  children,
  onTap,
  pressed,
}: Face & { onTap(): void; pressed?: boolean }) {
  const tap = useTap(onTap);
  return (
    <button
      type="button"
      className={classOf(look, className)}
      disabled={disabled}
      aria-label={label}
      aria-pressed={pressed}
      {...tap}
    >
      {children}
    </button>
  );
}

const holdMs = 600;

/** A key that must be held for 0.6 s, by finger or by keyboard; letting go earlier does nothing. */
export function HoldKey({
  look = "submit",
  disabled,
  className,
  children,
  onHeld,
}: Face & { onHeld(stamp: number): void }) {
  const [holding, setHolding] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const begin = () => {
    if (disabled || timer.current !== undefined) return;
    setHolding(true);
    timer.current = setTimeout(() => {
      end();
      onHeld(performance.now());
    }, holdMs);
  };
  const end = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    setHolding(false);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const isGo = (key: string) => key === "Enter" || key === " ";
  return (
    <button
      type="button"
      className={[classOf(look, className), style.hold, holding ? style.holding : ""].join(" ")}
      disabled={disabled}
      onPointerDown={(event) => event.button === 0 && begin()}
      onPointerUp={end}
      onPointerCancel={end}
      onPointerLeave={end}
      onBlur={end}
      onKeyDown={(event) => isGo(event.key) && !event.repeat && begin()}
      onKeyUp={(event) => isGo(event.key) && end()}
    >
      <span>{children}</span>
    </button>
  );
}
