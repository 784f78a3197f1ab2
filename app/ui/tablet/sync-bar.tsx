import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { TabletView } from "#live/tablet/view.ts";
import style from "./frame.module.css";
import { TapKey } from "./key.tsx";
import { useTicking } from "./tablet-context.ts";

const lateMs = 5 * 60_000;

/** What waits in the outbox and since when. */
export function waitingOf({ noted }: TabletView, now: number): { count: number; late: boolean } {
  let count = 0;
  let oldest = now;
  for (const ops of noted.values())
    for (const op of ops) {
      if (op.state !== "stored") continue;
      count += 1;
      oldest = Math.min(oldest, op.at);
    }
  return { count, late: now - oldest > lateMs };
}

/** Always in sight: is the server there, what has it not got yet. A shape, words and a colour; a tap tells more. */
export function SyncPill({ view, onOpen }: { view: TabletView; onOpen(): void }) {
  const t = useT(tablet);
  useTicking(10_000, true);
  const { count, late } = waitingOf(view, Date.now());
  const stuck = view.stuck.length;
  const look = late || stuck > 0 ? "red" : view.connected ? "green" : "amber";
  const sign = { green: "✓✓", amber: "✓", red: "⚠" }[look];
  const words =
    look === "red"
      ? t("syncLate", { count: count + stuck })
      : view.connected
        ? count === 0
          ? t("syncAll")
          : t("syncSending", { count })
        : count === 0
          ? t("syncOffline")
          : t("syncWaiting", { count });
  return (
    <div className={[style.pill, style[look]].join(" ")} role="status">
      <TapKey onTap={onOpen}>
        <span>
          <span aria-hidden="true">{sign} </span>
          {words}
        </span>
        {look === "amber" && count > 0 ? <small>{t("syncSelf")}</small> : null}
      </TapKey>
    </div>
  );
}
