import { useEffect, useRef, useState } from "react";
import { winsNeeded } from "#core/matches/format.ts";
import { bestOfThreePulls } from "#core/scoring/pulls.ts";
import type { ScoringFact } from "#core/scoring/ruleset.ts";
import { formatTime } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { HeatView } from "../heat-view.ts";
import { PressKey, TapKey } from "../key.tsx";
import keys from "../pad.module.css";
import { prepareSignal, signal } from "../signal.ts";
import { useTablet, useTicking } from "../tablet-context.ts";
import type { PadProps } from "../tally-pad.tsx";
import { Alone, Duel, type Half, ToReview, UndoTouch } from "./duel.tsx";
import style from "./match.module.css";

/** Tug-of-war: the half that won the pull is touched. */
export function PullsPad(props: PadProps) {
  return props.view.lanes.length < 2 ? <Alone {...props} /> : <Pulls {...props} />;
}

type Of<Kind extends ScoringFact["kind"]> = Extract<ScoringFact, { kind: Kind }>;

function Pulls({ view, hand, onMenu, onReview }: PadProps) {
  const t = useT(tablet);
  const store = useTablet();
  const [turned, setTurned] = useState(false);
  const { pulls = bestOfThreePulls } = view.heat.event.options;
  const [open] = view.open;
  const fact = <Kind extends ScoringFact["kind"]>(kind: Kind) =>
    view.facts.find((one): one is Of<Kind> => one.kind === kind) ?? null;
  const [won, ends, lot] = [fact("won"), fact("ends"), fact("ends-by-lot")];
  const again = fact("pull-again") ?? fact("deciding-pull");
  const over = won !== null || view.missing.length === 0;
  const numbers = Object.keys(view.games).map(Number);
  const next = Math.max(0, ...numbers) + 1;
  const wins = (lane: number) => Object.values(view.games).filter(({ winner }) => winner === lane).length;
  const pull = (winner: number | null, stamp: number) =>
    open && store.note(open, { kind: "game", game: next, winner }, stamp);
  const left = ends?.left ?? view.lanes[0]?.lane;
  const asDrawn = [...view.lanes].sort((a, b) => Number(b.lane === left) - Number(a.lane === left));
  const lanes = turned ? [...asDrawn].reverse() : asDrawn;
  const nameOf = (lane: number | null) => view.lanes.find((one) => one.lane === lane)?.name ?? "";
  const halves = lanes.map((lane): Half => {
    const cautions = lane.state?.cautions ?? 0;
    return {
      lane,
      score: lane.mark.outcome === "DQ" && !lane.state?.status ? t("cautionedOut") : wins(lane.lane),
      hint: won?.lane === lane.lane ? t("won") : over ? "" : t("tapPull"),
      disabled: over,
      onPress: (stamp) => pull(lane.lane, stamp),
      children: (
        <PressKey
          look="warn"
          className={style.below}
          disabled={over}
          onPress={(stamp) => open && store.note(open, { kind: "caution", lane: lane.lane }, stamp)}
        >
          {t("caution", { count: cautions, out: pulls.cautionsOut ?? 0 })}
        </PressKey>
      ),
    };
  });
  const number = ends?.pull ?? lot?.pull ?? 0;
  return (
    <>
      <Duel halves={halves} onMenu={onMenu}>
        <p className={style.strip} role="status">
          <span>{over ? t("matchOver") : t("pullOf", { pull: number, of: pulls.bestOf })}</span>
          <b>{lanes.map(({ lane }) => wins(lane)).join(":")}</b>
          {over ? null : <span>{t("firstTo", { wins: winsNeeded(pulls.bestOf) })}</span>}
        </p>
        <Note again={again} lot={lot !== null} changed={!again && numbers.length > 0 && ends !== null} lanes={lanes} />
        {pulls.limitMs !== null && !over ? <PullClock key={next} limitMs={pulls.limitMs} /> : null}
      </Duel>
      <div className={style.tools}>
        <TapKey onTap={() => setTurned(!turned)}>⇄ {t("swapEnds")}</TapKey>
        <PressKey disabled={over} onPress={(stamp) => pull(null, stamp)}>
          {t("noWinner")}
        </PressKey>
      </div>
      <footer className={[keys.keys, keys[hand]].join(" ")}>
        <UndoTouch
          view={view}
          say={(op) =>
            op.kind === "game"
              ? op.winner === null
                ? t("noWinner")
                : t("wins", { name: nameOf(op.winner) })
              : "lane" in op
                ? `${nameOf(op.lane)}${op.kind === "caution" ? ` ${t("cautionWord")}` : ""}`
                : ""
          }
        />
        <ToReview over={over} left={t("matchOpen")} onReview={onReview} />
      </footer>
    </>
  );
}

interface Noted {
  again: Of<"pull-again"> | Of<"deciding-pull"> | null;
  lot: boolean;
  changed: boolean;
  lanes: HeatView["lanes"];
}

/** What the next pull is: again, a deciding one, from other ends. */
function Note({ again, lot, changed, lanes }: Noted) {
  const t = useT(tablet);
  const says = [
    again ? t(again.kind === "pull-again" ? "pullAgain" : "pullDeciding") : "",
    lot
      ? t("endsByLot")
      : changed
        ? `⇄ ${t("endsChanged", { left: lanes[0]?.name ?? "", right: lanes[1]?.name ?? "" })}`
        : "",
  ].filter(Boolean);
  return says.length > 0 ? (
    <p className={style.change} role="status">
      {says.join(" · ")}
    </p>
  ) : null;
}

/** The time of one pull against its limit: a tone when it is up. Nothing of it is kept. */
function PullClock({ limitMs }: { limitMs: number }) {
  const t = useT(tablet);
  const [from, setFrom] = useState<number | null>(null);
  const sounded = useRef(false);
  const left = from === null ? limitMs : Math.max(0, limitMs - (performance.now() - from));
  useTicking(200, from !== null && left > 0);
  useEffect(() => {
    if (left > 0 || sounded.current) return;
    sounded.current = true;
    signal(0.8);
  }, [left]);
  return (
    <div className={style.timed}>
      <PressKey
        look="start"
        disabled={from !== null}
        onPress={(stamp) => {
          prepareSignal();
          signal(0.3);
          setFrom(stamp);
        }}
      >
        {t("startRace")}
      </PressKey>
      <b role="timer">
        {left === 0 ? t("timeUp") : formatTime(Math.ceil(left / 1000) * 1000, { direction: "more", precisionMs: 1000 })}
      </b>
    </div>
  );
}
