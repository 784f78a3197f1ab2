import { type ComponentType, useState } from "react";
import type { Pad } from "#core/scoring/pad.ts";
import { HeatBar } from "./heat-bar.tsx";
import type { HeatView } from "./heat-view.ts";
import { LaneMenu } from "./lane-menu.tsx";
import { LanesPad } from "./lanes-pad.tsx";
import { JudgesHeat, MatchPad, PullsPad, TypingPad } from "./late-screens.tsx";
import { AttemptsPad } from "./pads/attempts.tsx";
import { FinishPad } from "./pads/finish.tsx";
import { slotsOf } from "./pads/finish-slots.ts";
import { canType } from "./pads/typing-lanes.ts";
import { Receipt } from "./receipt.tsx";
import { Review } from "./review.tsx";
import { useHand, useWakeLock } from "./tablet-context.ts";
import { type PadProps, TallyPad } from "./tally-pad.tsx";

/** What the referee gets in hand; those without one of their own are typed. */
const pads: Partial<Record<Pad, ComponentType<PadProps>>> = {
  tally: TallyPad,
  lanes: LanesPad,
  attempts: AttemptsPad,
  finish: FinishPad,
  counters: TallyPad,
  pulls: PullsPad,
  match: MatchPad,
};

export interface HeatShown {
  view: HeatView;
  reviewing: boolean;
  /** results are typed by keyboard instead of noted on the pad */
  typing: boolean;
  /** the heat to go to after this one */
  following: HeatView | null;
  go(hash: string, replace?: boolean): void;
}

/** One heat: the pad, its review, and the receipt once it is submitted; judges have their own. */
export function HeatScreen(shown: HeatShown) {
  return shown.view.pad === "judges" ? <JudgesHeat {...shown} /> : <PlayedHeat {...shown} />;
}

function PlayedHeat({ view, reviewing, typing, following, go }: HeatShown) {
  const [menu, setMenu] = useState<number | null>(null);
  /** it was submitted just now, on this page */
  const [fresh, setFresh] = useState(false);
  const [hand] = useHand();
  const here = `#heat=${view.heat.id}`;
  const submitted = view.open.length === 0 || view.stage === "confirmed";
  useWakeLock(!submitted);
  if (submitted) return <Receipt view={view} following={following} fresh={fresh} go={go} />;
  const asked = view.lanes.find(({ lane }) => lane === menu);
  // who came without a number cannot be handed in, whatever the address says
  const checking = reviewing && slotsOf(view).every(({ lane }) => lane);
  const InHand = (typing ? null : pads[view.pad]) ?? TypingPad;
  const pad = { view, hand, onMenu: setMenu, onReview: () => go(`${here}&review`) };
  return (
    <>
      <HeatBar
        view={view}
        typing={typing}
        onBack={() => (checking || typing ? go(here, true) : go("#list"))}
        onType={canType(view.pad) && !checking ? () => go(typing ? here : `${here}&typing`, true) : null}
      />
      {checking ? (
        <Review
          view={view}
          onMenu={setMenu}
          onPad={() => go(here, true)}
          onSubmitted={() => {
            setFresh(true);
            go(here, true);
          }}
        />
      ) : (
        <InHand key={view.open[0]} {...pad} />
      )}
      {asked ? <LaneMenu key={asked.lane} lane={asked} view={view} onClose={() => setMenu(null)} /> : null}
    </>
  );
}
