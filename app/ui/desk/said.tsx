import type { ReactNode } from "react";
import { common } from "#i18n/common.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./desk.module.css";

/** What a page answers to a deed: told to screen readers at once. */
export function Said({ look, children }: { look: "ok" | "warn" | "danger"; children: ReactNode }) {
  const sign = { ok: "✓", warn: "！", danger: "⚠" }[look];
  return (
    <div className={style[look]} role={look === "ok" ? "status" : "alert"}>
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
