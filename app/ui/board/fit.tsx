import type { CSSProperties } from "react";
import style from "./fit.module.css";

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
 * All of it is CSS, so the first paint is already right.
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
