import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { formatTime, marks } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import { useHeatName } from "./heat-list.tsx";
import type { HeatView } from "./heat-view.ts";
import { TapKey } from "./key.tsx";
import { hasOtherTablet, ownContests } from "./lane-news.ts";
import style from "./pad.module.css";
import { useTablet, useTabletView, useTicking } from "./tablet-context.ts";

const wins = {
  time: { more: "lastWins", less: "firstWins" },
  order: { more: "lastWins", less: "firstWins" },
  distance: { more: "farthestWins", less: "nearestWins" },
  points: { more: "pointsWin", less: "fewPointsWin" },
  games: { more: "gamesWin", less: "gamesWin" },
} as const;

/** pads without a time */
const clockless: readonly HeatView["pad"][] = ["attempts", "pulls", "match"];

interface Shown {
  view: HeatView;
  typing: boolean;
  onBack(): void;
  /** to the keyboard and back; null where nothing can be typed */
  onType: (() => void) | null;
}

/** Which heat this is, what wins, and the clock. */
export function HeatBar({ view, typing, onBack, onType }: Shown) {
  const t = useT(tablet);
  const nameOf = useHeatName();
  const { options } = view.heat.event;
  const seconds = options.durationMs === null ? null : Math.round(options.durationMs / 1000);
  const rule =
    options.measure === "count"
      ? seconds === null
        ? t("mostWinsOpen")
        : t("mostWins", { seconds })
      : t(wins[options.measure][options.direction]);
  const judges = new Set(view.heat.sheets.map(({ judge }) => judge));
  const [judge] = judges;
  const of = options.judges ?? 1;
  const ownJudge = of > 1 && judges.size === 1 && judge !== undefined ? [t("judgeOf", { judge, of })] : [];
  return (
    <div className={style.bar}>
      <TapKey className={style.back} onTap={onBack}>
        <span aria-hidden="true">‹ </span>
        {t("toList")}
      </TapKey>
      <div className={style.title}>
        <h1>{nameOf(view)}</h1>
        <p>{useTrouble(view) ?? [...ownJudge, rule].join(" · ")}</p>
      </div>
      {onType ? (
        <TapKey className={style.type} pressed={typing} onTap={onType}>
          {t(typing ? "typingClose" : "typingOpen")}
        </TapKey>
      ) : null}
      {clockless.includes(view.pad) || typing ? null : <Clock view={view} options={options} />}
    </div>
  );
}

/** Said in place of the rule, so that nothing moves: another tablet is here too, or differs. */
export function useTrouble(view: HeatView): string | null {
  const t = useT(tablet);
  const m = useT(marks);
  const device = useTabletView().state?.device ?? "";
  const [own] = ownContests(view, device);
  if (own) return `⚠ ${t("contestTitle", { lane: m("lane", { number: own.contest.lane }) })}`;
  return hasOtherTablet(view, device) ? `⚠ ${t("otherTablet")}` : null;
}

const tickMs = 100;

function Clock({ view, options }: { view: HeatView; options: ScoringOptions }) {
  const t = useT(tablet);
  const store = useTablet();
  const elapsed = store.elapsed(view, performance.now());
  const { durationMs, capMs } = options;
  const left = elapsed === null || durationMs === null ? durationMs : Math.max(0, durationMs - elapsed);
  const arrived = Math.max(0, ...view.lanes.map(({ state }) => state?.arrivedMs ?? state?.failed?.ms ?? 0));
  const over = view.pad === "lanes" && view.missing.length === 0 && arrived > 0 && capMs === null;
  useTicking(tickMs, elapsed !== null && !over && left !== 0);
  if ((view.pad === "tally" || view.pad === "counters") && left !== null)
    return (
      <p className={style.clock} role="timer">
        {left === 0 && elapsed !== null
          ? t("timeUp")
          : formatTime(Math.ceil(left / 1000) * 1000, { direction: "more", precisionMs: 1000 })}
      </p>
    );
  const shown = over ? arrived : (elapsed ?? 0);
  return (
    <p className={style.clock} role="timer">
      {formatTime(shown, { direction: "more", precisionMs: 100 })}
    </p>
  );
}
