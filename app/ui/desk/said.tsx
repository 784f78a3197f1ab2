import { useActionData } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { common } from "#i18n/common.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./desk.module.css";

/**
 * What a page answers to a deed: told to screen readers at once. Bad news takes the focus, so that nobody waits at the
 * bottom of a long form for what is said at its top.
 */
export function Said({ look, children }: { look: "ok" | "warn" | "danger"; children: ReactNode }) {
  const sign = { ok: "✓", warn: "！", danger: "⚠" }[look];
  const box = useRef<HTMLDivElement>(null);
  const answer = useActionData();
  useEffect(() => {
    if (answer && look !== "ok") box.current?.focus();
  }, [answer, look]);
  return (
    <div ref={box} tabIndex={-1} className={style[look]} role={look === "ok" ? "status" : "alert"}>
      <span aria-hidden="true">{sign} </span>
      {children}
    </div>
  );
}

/** How many fields are to be corrected, above a form; nothing where there is none. */
export function ProblemCount({ problems }: { problems: Record<string, unknown> }) {
  const t = useT(common);
  const count = Object.values(problems).filter(Boolean).length;
  return count > 0 ? <Said look="danger">{t("errorsAbove", { count })}</Said> : null;
}

/** A field's text out of what a form sent; nothing where it is missing or came several times. */
export const typed = (values: Record<string, string | string[]>, field: string): string => {
  const value = values[field];
  return typeof value === "string" ? value : "";
};
