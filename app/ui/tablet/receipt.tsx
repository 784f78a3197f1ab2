import { useEffect, useRef, useState } from "react";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import { clockTime } from "./clock-time.ts";
import { StagePill, useHeatName } from "./heat-list.tsx";
import type { HeatView } from "./heat-view.ts";
import { TapKey } from "./key.tsx";
import { AskDialog, ContestCards } from "./late-screens.tsx";
import { ResultTable } from "./result-table.tsx";
import style from "./review.module.css";
import { useHand } from "./tablet-context.ts";

interface Shown {
  view: HeatView;
  following: HeatView | null;
  /** it was submitted just now: the next heat opens by itself */
  fresh: boolean;
  go(hash: string, replace?: boolean): void;
}

/** What was submitted and where it has got to: stored here, received, confirmed, on the board; asks to correct it. */
export function Receipt({ view, following, fresh, go }: Shown) {
  const t = useT(tablet);
  const nameOf = useHeatName();
  const [hand] = useHand();
  const [asking, setAsking] = useState<number | null>(null);
  const { stage, receivedAt } = view;
  const got = receivedAt === null ? "" : clockTime(receivedAt);
  const next = following ? `#heat=${following.heat.id}` : null;
  const leaving = useNextByItself(fresh && next !== null, () => next && go(next, true));
  const asked = view.lanes.find(({ lane }) => lane === asking);
  return (
    <>
      <main className={style.page}>
        <div className={style.stages}>
          <h1>
            {nameOf(view)} {t("receiptTitle")}
          </h1>
          <StagePill view={view} />
        </div>
        <p className={stage === "stored" ? style.waits : style.received} role="status">
          {stage === "stored"
            ? t("receiptStored")
            : stage === "confirmed"
              ? t("receiptConfirmed")
              : t("receiptReceived", { time: got })}
        </p>
        {leaving ? <p className={style.waits}>{t("autoNext")}</p> : null}
        <ContestCards view={view} />
        <ResultTable view={view} caption={t("receiptTitle")} change={t("ask")} onChange={setAsking} />
        <p>{t("receiptLocked")}</p>
      </main>
      <footer className={[style.keys, style[hand]].join(" ")}>
        <TapKey className={following ? style.side : style.main} onTap={() => go("#list")}>
          {t("listTitle")}
        </TapKey>
        {following && next ? (
          <TapKey look="submit" className={style.main} onTap={() => go(next, true)}>
            {t("nextHeat", { heat: nameOf(following) })}
          </TapKey>
        ) : null}
      </footer>
      {asked ? <AskDialog key={asked.lane} lane={asked} view={view} onClose={() => setAsking(null)} /> : null}
    </>
  );
}

const readMs = 2000;

/** Goes on two seconds after the key that submitted was let go; any touch stops it. True while it will go. */
function useNextByItself(on: boolean, goOn: () => void): boolean {
  const [stopped, setStopped] = useState(false);
  const leaving = on && !stopped;
  const latest = useRef(goOn);
  latest.current = goOn;
  useEffect(() => {
    if (!leaving) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const letGo = () => {
      timer ??= setTimeout(() => latest.current(), readMs);
    };
    const stop = () => setStopped(true);
    const ups = ["pointerup", "pointercancel", "touchend", "keyup"];
    for (const kind of ups) window.addEventListener(kind, letGo);
    window.addEventListener("pointerdown", stop);
    return () => {
      clearTimeout(timer);
      for (const kind of ups) window.removeEventListener(kind, letGo);
      window.removeEventListener("pointerdown", stop);
    };
  }, [leaving]);
  return leaving;
}
