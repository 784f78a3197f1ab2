import { marks } from "#i18n/marks.ts";
import { sayRefusal, tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import { clockTime } from "./clock-time.ts";
import type { HeatView, LaneView } from "./heat-view.ts";
import { type Holdup, type LaneStage, laneNews } from "./lane-news.ts";
import style from "./list.module.css";
import { sayAct } from "./say-act.ts";
import { useTabletView } from "./tablet-context.ts";

export const signs: Record<LaneStage, string> = { stored: "✓", received: "✓✓", confirmed: "✓✓✓", board: "▣" };
export const words = {
  stored: "stageStored",
  received: "stageReceived",
  confirmed: "stageConfirmed",
  board: "stageBoard",
} as const;

/** How far a result has come, by shape, words and colour; and what holds it up. */
export function LaneStageSays({ view, lane }: { view: HeatView; lane: LaneView }) {
  const t = useT(tablet);
  const { stage, at, holdup } = laneNews(view, lane, useTabletView());
  if (!stage) return null;
  return (
    <span className={style.news}>
      <span className={[style.stage, style[stage]].join(" ")}>
        <span aria-hidden="true">{signs[stage]} </span>
        {stage === "received" && at !== null ? t("stageReceivedAt", { time: clockTime(at) }) : t(words[stage])}
      </span>
      {holdup ? <HoldupSays holdup={holdup} view={view} /> : null}
    </span>
  );
}

function HoldupSays({ holdup, view }: { holdup: Holdup; view: HeatView }) {
  const t = useT(tablet);
  const m = useT(marks);
  const { state } = useTabletView();
  const { options } = view.heat.event;
  const said = () => {
    if (holdup.kind === "refused") return `⚠ ${sayRefusal(holdup.refusal, t)}`;
    if (holdup.kind === "offline") return t("holdOffline", { time: clockTime(holdup.since) });
    if (holdup.kind !== "contest") return t(holdup.kind === "chief" ? "holdChief" : "holdJudges");
    const other = holdup.contest.claims.find(({ device }) => device !== state?.device);
    return `⚠ ${t("holdContest", { value: other ? sayAct(other.act, { options, t, m }) : "" })}`;
  };
  return <span className={style.why}>{said()}</span>;
}
