import { useState } from "react";
import { stepsDown } from "#core/scoring/panel-sheet.ts";
import { judging } from "#i18n/judging.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import { useTrouble } from "../heat-bar.tsx";
import { useHeatName } from "../heat-list.tsx";
import type { HeatShown } from "../heat-screen.tsx";
import { type HeatView, heatView } from "../heat-view.ts";
import { TapKey } from "../key.tsx";
import { LaneMenu } from "../lane-menu.tsx";
import bar from "../pad.module.css";
import { useHand, useTabletView, useWakeLock } from "../tablet-context.ts";
import style from "./judges.module.css";
import { JudgesPad } from "./judges.tsx";
import { sheetRules } from "./judges-ahead.ts";
import { sayChair } from "./judges-chair.ts";
import { JudgesReceipt } from "./judges-receipt.tsx";
import { JudgesReview } from "./judges-review.tsx";

/** A judge's or a clerk's sheet of one heat: filled in, read once more, handed in; or why it is not to be filled in. */
export function JudgesHeat({ view: { heat, ...told }, reviewing, following, go }: HeatShown) {
  const { noted } = useTabletView();
  const read = heatView(heat, noted, sheetRules(heat)) ?? { heat, ...told };
  // [JD2] nobody marks people of the own unit
  const view = { ...read, lanes: read.lanes.filter(({ state }) => !state || !stepsDown(state)) };
  const [menu, setMenu] = useState<number | null>(null);
  const [hand] = useHand();
  const here = `#heat=${view.heat.id}`;
  const submitted = view.open.length === 0 || view.stage === "confirmed";
  useWakeLock(!submitted);
  if (submitted) return <JudgesReceipt view={view} following={following} go={go} />;
  const asked = view.lanes.find(({ lane }) => lane === menu);
  const checking = reviewing && view.missing.length === 0;
  return (
    <>
      <Bar view={view} onBack={() => (checking ? go(here, true) : go("#list"))} />
      <Again view={view} />
      {checking ? (
        <JudgesReview view={view} onPad={() => go(here, true)} onSubmitted={() => go(here, true)} />
      ) : (
        <JudgesPad key={view.open[0]} view={view} hand={hand} onMenu={setMenu} onReview={() => go(`${here}&review`)} />
      )}
      {asked ? <LaneMenu key={asked.lane} lane={asked} view={view} onClose={() => setMenu(null)} /> : null}
    </>
  );
}

/** Which module and turn this is, where, and whose chair; or what else must be known. */
function Bar({ view, onBack }: { view: HeatView; onBack(): void }) {
  const t = useT(tablet);
  const j = useT(judging);
  const nameOf = useHeatName();
  const { heat } = view;
  const [sheet] = view.heat.sheets;
  const chair =
    heat.module && sheet
      ? sayChair(sheet.judge, heat.module.panels, j)
      : sheet && (heat.event.options.judges ?? 1) > 1
        ? t("judgeOf", { judge: sheet.judge, of: heat.event.options.judges ?? 1 })
        : "";
  const says = [chair, heat.module?.station ? t("station", { station: heat.module.station }) : ""];
  return (
    <div className={bar.bar}>
      <TapKey className={bar.back} onTap={onBack}>
        <span aria-hidden="true">‹ </span>
        {t("toList")}
      </TapKey>
      <div className={bar.title}>
        <h1>{nameOf(view)}</h1>
        <p>{useTrouble(view) ?? says.filter(Boolean).join(" · ")}</p>
      </div>
    </div>
  );
}

/** The chief opened the sheet again: why. What was given before stands on it. */
function Again({ view: { heat, open } }: { view: HeatView }) {
  const j = useT(judging);
  const again = heat.sheets.find(({ id, again: why }) => open.includes(id) && why !== null)?.again;
  if (again === undefined || again === null) return null;
  return (
    <p className={style.again} role="status">
      {j("again", { reason: again })}
    </p>
  );
}
