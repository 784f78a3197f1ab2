import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { TabletView } from "#live/tablet/store.ts";
import style from "./frame.module.css";
import { useTicking } from "./tablet-context.ts";

const lateMs = 5 * 60_000;

/** What waits in the outbox and since when. */
export function waitingOf({ noted }: TabletView, now: number): { count: number; late: boolean } {
  let count = 0;
  let oldest = now;
  for (const ops of noted.values())
    for (const op of ops) {
      if (op.state !== "stored" && op.state !== "writing") continue;
      count += 1;
      oldest = Math.min(oldest, op.at);
    }
  return { count, late: now - oldest > lateMs };
}

/** Always in sight: is the server there, what has it not got yet. A shape, words and a colour. */
export function SyncPill({ view }: { view: TabletView }) {
  const t = useT(tablet);
  useTicking(10_000, true);
  const { count, late } = waitingOf(view, Date.now());
  const look = late ? "red" : view.connected ? "green" : "amber";
  const sign = { green: "✓✓", amber: "✓", red: "⚠" }[look];
  const words = late
    ? t("syncLate", { count })
    : view.connected
      ? count === 0
        ? t("syncAll")
        : t("syncSending", { count })
      : count === 0
        ? t("syncOffline")
        : t("syncWaiting", { count });
  return (
    <p className={[style.pill, style[look]].join(" ")} role="status">
      <span aria-hidden="true">{sign} </span>
      {words}
    </p>
  );
}
