import { Form, Link, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { announcer } from "#i18n/announcer.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./console.module.css";

/** A form of the card that stays on its line; fields name what it is about. */
export function Deeds({
  line,
  op,
  fields,
  children,
}: {
  line: string;
  op: string;
  fields: Record<string, string>;
  children: ReactNode;
}) {
  return (
    <Form method="post" action={`?line=${line}`} replace preventScrollReset className={style.deeds}>
      <input type="hidden" name="op" value={op} />
      <input type="hidden" name="line" value={line} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </Form>
  );
}

/** A button of the card; `at` is the key that presses it: Enter the main one, H the second. */
export function Deed({ at, intent, children }: { at?: "main" | "second"; intent: string; children: ReactNode }) {
  const busy = useNavigation().state !== "idle";
  return (
    <button
      type="submit"
      name="intent"
      value={intent}
      data-key={at}
      aria-disabled={busy || undefined}
      className={at === "main" ? `${style.press} ${style.primary}` : style.press}
    >
      {children}
      {at ? (
        <span aria-hidden="true" className={style.cap}>
          {at === "main" ? "↵" : "H"}
        </span>
      ) : null}
    </button>
  );
}

/** On to the next line; what Enter does once a line is done. */
export function NextLine({ to }: { to: string | undefined }) {
  const t = useT(announcer);
  return to ? (
    <Link to={`?line=${to}`} replace preventScrollReset className={`${style.press} ${style.primary}`} data-key="main">
      {t("next")}
      <span aria-hidden="true" className={style.cap}>
        ↵
      </span>
    </Link>
  ) : null;
}
