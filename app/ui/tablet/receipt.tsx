import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import { StagePill, useHeatName } from "./heat-list.tsx";
import type { HeatView } from "./heat-view.ts";
import { TapKey } from "./key.tsx";
import { ResultTable } from "./result-table.tsx";
import style from "./review.module.css";

interface Shown {
  view: HeatView;
  following: HeatView | null;
  go(hash: string, replace?: boolean): void;
}

const two = (n: number) => String(n).padStart(2, "0");
const timeOf = (at: number) => {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":");
};

/** What was submitted and where it has got to: stored here, received, confirmed. */
export function Receipt({ view, following, go }: Shown) {
  const t = useT(tablet);
  const nameOf = useHeatName();
  const { stage, receivedAt } = view;
  const got = receivedAt === null ? "" : timeOf(receivedAt);
  return (
    <>
      <main className={style.page}>
        <div className={style.stages}>
          <h1>
            {nameOf(view)} {t("receiptTitle")}
          </h1>
          <StagePill stage={stage} />
        </div>
        <p className={stage === "stored" ? style.waits : style.received} role="status">
          {stage === "stored"
            ? t("receiptStored")
            : stage === "confirmed"
              ? t("receiptConfirmed")
              : t("receiptReceived", { time: got })}
        </p>
        <ResultTable view={view} caption={t("receiptTitle")} />
        <p>{t("receiptLocked")}</p>
      </main>
      <footer className={style.keys}>
        <TapKey className={following ? style.side : style.main} onTap={() => go("#list")}>
          {t("listTitle")}
        </TapKey>
        {following ? (
          <TapKey look="submit" className={style.main} onTap={() => go(`#heat=${following.heat.id}`, true)}>
            {t("nextHeat", { heat: nameOf(following) })}
          </TapKey>
        ) : null}
      </footer>
    </>
  );
}
