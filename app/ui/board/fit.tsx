import { type CSSProperties, type ReactNode, useRef } from "react";
import style from "./fit.module.css";
import { useBeforePaint } from "./use-before-paint.ts";

declare module "react" {
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined;
  }
}

const wide =
  /[\u00b7\u00d7\u1100-\u115f\u2010-\u203b\u2460-\u24ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{3ffff}]/u;

/** The width of `text` in em, never less than it really is in a sans-serif font; quotes and dots are wide in Chinese ones. */
function emWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += wide.test(sign) ? 1 : /[A-ZMWmw@%]/.test(sign) ? 0.9 : sign === " " ? 0.35 : 0.64;
  return Math.max(1, width);
}

/**
 * Text that is never clipped: it has the size `--size` where it fits, shrinks to its column, and wraps from `--least` on.
 * All of it is CSS, so the first paint is already right; where the browser cannot do that, it wraps at its full size.
 */
export function Fit({ text, className }: { text: string; className?: string | undefined }) {
  const width: CSSProperties = { "--em": emWidth(text).toFixed(2) };
  return (
    <span className={[style.box, className].filter(Boolean).join(" ")}>
      <span className={style.text} style={width}>
        {text}
      </span>
    </span>
  );
}

const smallest = 0.3;

/**
 * A picture that fills the room it is given and is never cut off: where it is higher than that, the board's unit `--u` is
 * made smaller inside it until it fits, measured, and again whenever the room or the picture changes.
 */
export function FitBox({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  useBeforePaint(() => {
    const shrink = () => {
      const [outer, inner] = [box.current, picture.current];
      if (!outer || !inner) return;
      const overflows = () => inner.scrollHeight > outer.clientHeight + 1 || inner.scrollWidth > outer.clientWidth + 1;
      let scale = 1;
      inner.style.removeProperty("--u");
      while (scale > smallest && overflows()) {
        scale *= 0.93;
        inner.style.setProperty("--u", `calc(var(--unit) * ${scale})`);
      }
    };
    shrink();
    const observer = new ResizeObserver(shrink);
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  });
  return (
    <div className={style.room} ref={box}>
      <div className={style.picture} ref={picture}>
        {children}
      </div>
    </div>
  );
}
