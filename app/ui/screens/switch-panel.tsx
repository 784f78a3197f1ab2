import { Form } from "@remix-run/react";
import { type FormEvent, useRef } from "react";
import { sayScene, screens } from "#i18n/screens.ts";
import { useT } from "#i18n/use-translator.ts";
import type { Offer, Told } from "./shown.ts";
import style from "./switch-panel.module.css";

interface Shown {
  /** an id, or "all" */
  screen: string;
  label: string;
  /** read out instead of the label, where several have the same */
  name: string;
  /** what it was told; null for all of them */
  told: Told | null;
  offer: Offer;
}

/** What of an event a screen can stay on. */
const ofEvents = ["standing", "result", "bracket", "tables", "start", "prizes"];

const toldTo = (told: Shown["told"]): string => {
  if (!told) return "";
  if (told.testCard) return "test-card";
  const { pinned } = told;
  return pinned ? [pinned.kind, pinned.event].filter(Boolean).join(":") : "auto";
};

/** Two taps: one opens it, one says what to show; then it closes. */
export function SwitchPanel({ screen, label, name, told, offer }: Shown) {
  const t = useT(screens);
  const panel = useRef<HTMLDetailsElement>(null);
  const opener = useRef<HTMLElement>(null);
  const now = toldTo(told);
  const close = (_sent: FormEvent) => {
    // after the browser has read which button was pressed
    queueMicrotask(() => {
      panel.current?.removeAttribute("open");
      opener.current?.focus();
    });
  };
  const key = (to: string, words: string, spoken?: string) => (
    <button key={to} type="submit" name="to" value={to} aria-pressed={to === now} aria-label={spoken}>
      {words}
    </button>
  );
  const kinds = ofEvents.filter((kind) => offer.kinds.includes(kind));
  return (
    <details ref={panel} className={style.panel}>
      <summary ref={opener} aria-label={name}>
        {label}
      </summary>
      <Form method="post" preventScrollReset onSubmit={close}>
        <input type="hidden" name="intent" value="switch" />
        <input type="hidden" name="screen" value={screen} />
        <div className={style.keys}>
          {key("auto", t("auto"))}
          {offer.kinds.map((kind) => key(kind, sayScene(kind, t)))}
          {key("test-card", t("testCard"))}
        </div>
        {offer.events.map((event) => (
          <fieldset key={event.id} className={style.event}>
            <legend>{event.name}</legend>
            <div className={style.keys}>
              {kinds.map((kind) => {
                const scene = sayScene(kind, t);
                return key(`${kind}:${event.id}`, scene, t("pickOf", { event: event.name, scene }));
              })}
            </div>
          </fieldset>
        ))}
      </Form>
    </details>
  );
}
