import { formatTime } from "#i18n/marks.ts";
import { sayRefusal, tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { Alarm, TabletView } from "#live/tablet/view.ts";
import style from "./frame.module.css";
import { HelpKey } from "./help-key.tsx";
import { TapKey } from "./key.tsx";
import { waitingOf } from "./sync-bar.tsx";
import { useTablet } from "./tablet-context.ts";

const alarms = { "write-failed": "alarmWrite", "disk-full": "alarmFull", "help-waits": "helpWaits" } as const;
const clockLimitMs = 2000;
const seconds = { direction: "more", precisionMs: 1000 } as const;

/** What is wrong now and what to do about it; on a pad only what cannot wait, so that no key moves under a finger. */
export function Notices({ view, onPad }: { view: TabletView; onPad: boolean }) {
  const t = useT(tablet);
  const store = useTablet();
  const { count, late } = waitingOf(view, Date.now());
  const off = Math.abs(view.clockOffset ?? 0);
  const say = (alarm: Alarm) => (alarm.kind === "refused" ? sayRefusal(alarm.refusal, t) : t(alarms[alarm.kind]));
  const alarm = view.alarms[0];
  return (
    <>
      {alarm ? (
        <div className={style.alarm} role="alert">
          <p>⚠ {say(alarm)}</p>
          <TapKey onTap={() => store.dismiss(alarm)}>{t("alarmOk")}</TapKey>
        </div>
      ) : null}
      {late ? <p className={style.alarm}>{t("syncLateHelp", { count })}</p> : null}
      {onPad ? null : (
        <>
          {off > clockLimitMs ? (
            <p className={style.notice}>⚠ {t("clockOff", { off: formatTime(off, seconds) })}</p>
          ) : null}
          {view.newBuild ? (
            <div className={style.notice}>
              <p>{t("newBuild")}</p>
              {store.canTakeNewBuild() ? <TapKey onTap={() => store.takeNewBuild()}>{t("newBuildTake")}</TapKey> : null}
            </div>
          ) : null}
          {view.helpWanted ? (
            <div className={style.notice} role="status">
              <p>⚑ {t("helpCalled")}</p>
              <HelpKey />
            </div>
          ) : null}
        </>
      )}
    </>
  );
}
