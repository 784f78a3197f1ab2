import { type ReactNode, useEffect, useMemo } from "react";
import { sayRefusal, tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { Alarm, TabletView } from "#live/tablet/store.ts";
import style from "./frame.module.css";
import { HeatList } from "./heat-list.tsx";
import { HeatScreen } from "./heat-screen.tsx";
import { heatView } from "./heat-view.ts";
import { TapKey } from "./key.tsx";
import { SyncPill, waitingOf } from "./sync-bar.tsx";
import { TabletContext, useTablet, useTabletStore } from "./tablet-context.ts";
import { useHash } from "./use-hash.ts";

/** The whole of the referee's tablet: one page, its screens in the address's hash, so that a reload comes back to the heat. */
export function TabletApp() {
  const { store, view } = useTabletStore();
  useNoGestures();
  if (!store) return <Say title={<Words of="opening" />} />;
  return (
    <TabletContext.Provider value={store}>
      <Screens view={view} />
    </TabletContext.Provider>
  );
}

/** Safari zooms by pinching whatever the style says, and a long touch would open a menu over the pad. */
function useNoGestures(): void {
  useEffect(() => {
    const stop = (event: Event) => event.preventDefault();
    const all = ["gesturestart", "contextmenu"];
    for (const kind of all) document.addEventListener(kind, stop);
    return () => {
      for (const kind of all) document.removeEventListener(kind, stop);
    };
  }, []);
}

function Words({ of }: { of: "opening" | "firstLoad" }) {
  return <>{useT(tablet)(of)}</>;
}

function Say({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <main className={style.say}>
      <h1>{title}</h1>
      {children}
    </main>
  );
}

function Screens({ view }: { view: TabletView }) {
  const t = useT(tablet);
  const [hash, go] = useHash();
  const { state, noted, phase } = view;
  const heats = useMemo(() => (state?.heats ?? []).flatMap((heat) => heatView(heat, noted) ?? []), [state, noted]);
  if (phase === "no-storage") return <Say title={t("noStorageTitle")}>{t("noStorageBody")}</Say>;
  if (phase === "not-seated") return <NotSeated view={view} />;
  if (phase === "opening" && !state) return <Say title={t("opening")}>{t("firstLoad")}</Say>;
  const [, id, screen] = /^#heat=([0-9a-f-]+)(?:&(\w+))?$/.exec(hash) ?? [];
  const open = heats.find(({ heat }) => heat.id === id);
  return (
    <div className={style.frame}>
      <header className={style.top}>
        <p className={style.where}>
          {state?.meet.name} · {state?.seat.name}
        </p>
        <SyncPill view={view} />
      </header>
      <Notices view={view} />
      {open ? (
        <HeatScreen
          key={open.heat.id}
          view={open}
          reviewing={screen === "review"}
          typing={screen === "typing"}
          following={heats.find((one) => one.stage === "open" && one.heat.id !== open.heat.id) ?? null}
          go={go}
        />
      ) : (
        <HeatList heats={heats} go={go} />
      )}
    </div>
  );
}

function NotSeated({ view }: { view: TabletView }) {
  const t = useT(tablet);
  const { count } = waitingOf(view, Date.now());
  return (
    <Say title={t("notSeatedTitle")}>
      <p>{t("notSeatedBody")}</p>
      {count > 0 ? <p className={style.notice}>{t("notSeatedUnsent", { count })}</p> : null}
      <a className={style.link} href="/pair">
        {t("pair")}
      </a>
    </Say>
  );
}

const clockLimitMs = 2000;

function Notices({ view }: { view: TabletView }) {
  const t = useT(tablet);
  const store = useTablet();
  const { count, late } = waitingOf(view, Date.now());
  const off = Math.abs(view.clockOffset);
  const say = (alarm: Alarm) => (alarm.kind === "write-failed" ? t("alarmWrite") : sayRefusal(alarm.refusal, t));
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
      {off > clockLimitMs ? <p className={style.notice}>{t("clockOff", { seconds: Math.round(off / 1000) })}</p> : null}
    </>
  );
}
