import { type ReactNode, useMemo, useRef, useState } from "react";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { TabletView } from "#live/tablet/view.ts";
import style from "./frame.module.css";
import { HeatList } from "./heat-list.tsx";
import { HeatScreen } from "./heat-screen.tsx";
import { type HeatView, heatView } from "./heat-view.ts";
import { TapKey } from "./key.tsx";
import { SignIn, Unsent, useAllAtHand } from "./late-screens.tsx";
import { useNoGestures } from "./no-gestures.ts";
import { Notices } from "./notices.tsx";
import { SyncPill, waitingOf } from "./sync-bar.tsx";
import { TabletContext, useTabletStore } from "./tablet-context.ts";
import { listHash, useBackTrap, useHash } from "./use-hash.ts";

const whoHash = "#who";
const unsentHash = "#unsent";

/** The whole of the referee's tablet: one page, its screens in the address's hash, so that a reload comes back to the heat. */
export function TabletApp() {
  const { store, view } = useTabletStore();
  useNoGestures();
  useAllAtHand(view.connected);
  if (!store) return <Say title={<Words of="opening" />} />;
  return (
    <TabletContext.Provider value={store}>
      <Screens view={view} />
    </TabletContext.Provider>
  );
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
  const heldBack = useBackTrap();
  const before = useRef(listHash);
  const { state, noted, phase, person } = view;
  const heats = useMemo(() => (state?.heats ?? []).flatMap((heat) => heatView(heat, noted) ?? []), [state, noted]);
  if (phase === "no-storage") return <Say title={t("noStorageTitle")}>{t("noStorageBody")}</Say>;
  if (phase === "not-seated") return <NotSeated view={view} />;
  if (phase === "opening" && !state) return <Say title={t("opening")}>{t("firstLoad")}</Say>;
  if (hash !== whoHash && hash !== unsentHash) before.current = hash;
  const toBefore = () => go(before.current, true);
  const open = openHeat(heats, hash);
  const submitted = open && (open.open.length === 0 || open.stage === "confirmed");
  return (
    <div className={style.frame}>
      <header className={style.top}>
        <TapKey className={style.who} onTap={() => go(whoHash)}>
          <strong>{person ? `${person.name} · ${t("whoSwap")}` : t("whoSign")}</strong>
          <span>{state?.seat.name}</span>
        </TapKey>
        <SyncPill view={view} onOpen={() => go(unsentHash)} />
      </header>
      <Notices view={view} onPad={Boolean(open) && !submitted} />
      <Screen view={view} heats={heats} hash={hash} go={go} toBefore={toBefore} wasAt={before.current} />
      {heldBack ? (
        <p className={style.hint} role="status">
          {t("backHint")}
        </p>
      ) : null}
    </div>
  );
}

const heatHash = /^#heat=([0-9a-f-]+)(?:&(\w+))?$/;

const openHeat = (heats: readonly HeatView[], hash: string): HeatView | undefined =>
  heats.find(({ heat }) => heat.id === heatHash.exec(hash)?.[1]);

interface Shown {
  view: TabletView;
  heats: readonly HeatView[];
  hash: string;
  go(hash: string, replace?: boolean): void;
  toBefore(): void;
  wasAt: string;
}

function Screen({ view, heats, hash, go, toBefore, wasAt }: Shown) {
  // who scores is asked before the first heat of the day, never over a pad
  const [offlineSo, setOfflineSo] = useState(false);
  const owed = view.officials.length > 0 && !view.person && !(offlineSo && !view.connected);
  const open = openHeat(heats, hash);
  if (hash === unsentHash) return <Unsent view={view} heats={heats} onBack={toBefore} />;
  if (hash === whoHash)
    return (
      <SignIn
        view={view}
        busy={openHeat(heats, wasAt)?.stage === "running"}
        onBack={owed ? null : toBefore}
        onDone={toBefore}
      />
    );
  if (open)
    return (
      <HeatScreen
        key={open.heat.id}
        view={open}
        reviewing={heatHash.exec(hash)?.[2] === "review"}
        typing={heatHash.exec(hash)?.[2] === "typing"}
        following={heats.find((one) => one.stage === "open" && one.lanes.length > 0 && one !== open) ?? null}
        go={go}
      />
    );
  if (owed) return <SignIn view={view} busy={false} onBack={null} onDone={() => setOfflineSo(!view.connected)} />;
  return <HeatList heats={heats} go={go} gone={heatHash.test(hash)} />;
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
