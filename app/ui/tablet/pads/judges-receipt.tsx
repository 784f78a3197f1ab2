import { judging } from "#i18n/judging.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import { clockTime } from "../clock-time.ts";
import { StagePill, useHeatName } from "../heat-list.tsx";
import type { HeatShown } from "../heat-screen.tsx";
import { TapKey } from "../key.tsx";
import { ContestCards } from "../late-screens.tsx";
import page from "../review.module.css";
import { useHand } from "../tablet-context.ts";
import { OwnSheet } from "./judges-review.tsx";

/** What was handed in and where it has got to, or that the judge steps down; and whoever appears next, one touch away. */
export function JudgesReceipt({ view, following, go }: Pick<HeatShown, "view" | "following" | "go">) {
  const t = useT(tablet);
  const j = useT(judging);
  const nameOf = useHeatName();
  const [hand] = useHand();
  const { stage, receivedAt, heat } = view;
  const excused = heat.sheets.find(({ excused: why }) => why)?.excused ?? null;
  const says =
    stage === "stored"
      ? t("receiptStored")
      : stage === "confirmed"
        ? t("receiptConfirmed")
        : t("receiptReceived", { time: receivedAt === null ? "" : clockTime(receivedAt) });
  return (
    <>
      <main className={page.page}>
        <div className={page.stages}>
          <h1>
            {nameOf(view)} {excused ? "" : t("receiptTitle")}
          </h1>
          <StagePill view={view} />
        </div>
        {excused ? (
          <p className={page.waits} role="status">
            {heat.lanes.map(({ name }) => name).join(t("laneJoin"))}{" "}
            {excused === "own-unit" ? j("stepDown") : j("absent")}
          </p>
        ) : (
          <>
            <p className={stage === "stored" ? page.waits : page.received} role="status">
              {says}
            </p>
            <ContestCards view={view} />
            <OwnSheet view={view} />
            <p>{j("locked")}</p>
          </>
        )}
      </main>
      <footer className={[page.keys, page[hand]].join(" ")}>
        <TapKey className={following ? page.side : page.main} onTap={() => go("#list")}>
          {t("listTitle")}
        </TapKey>
        {following ? (
          <TapKey look="submit" className={page.main} onTap={() => go(`#heat=${following.heat.id}`, true)}>
            {j("next", { name: following.lanes.length === 1 ? (following.lanes[0]?.name ?? "") : nameOf(following) })}
          </TapKey>
        ) : null}
      </footer>
    </>
  );
}
