import { useState } from "react";
import { HeatBar } from "./heat-bar.tsx";
import type { HeatView } from "./heat-view.ts";
import { LaneMenu } from "./lane-menu.tsx";
import { LanesPad } from "./lanes-pad.tsx";
import { Receipt } from "./receipt.tsx";
import { Review } from "./review.tsx";
import { useHand, useWakeLock } from "./tablet-context.ts";
import { TallyPad } from "./tally-pad.tsx";

interface Shown {
  view: HeatView;
  reviewing: boolean;
  /** the heat to go to after this one */
  following: HeatView | null;
  go(hash: string, replace?: boolean): void;
}

/** One heat: the pad, its review, and the receipt once it is submitted. */
export function HeatScreen({ view, reviewing, following, go }: Shown) {
  const [menu, setMenu] = useState<number | null>(null);
  const [hand] = useHand();
  const here = `#heat=${view.heat.id}`;
  const submitted = view.open.length === 0 || view.stage === "confirmed";
  useWakeLock(!submitted);
  if (submitted) return <Receipt view={view} following={following} go={go} />;
  const asked = view.lanes.find(({ lane }) => lane === menu);
  const pad = { view, hand, onMenu: setMenu, onReview: () => go(`${here}&review`) };
  return (
    <>
      <HeatBar view={view} onBack={() => (reviewing ? go(here, true) : go("#list"))} />
      {reviewing ? (
        <Review view={view} onMenu={setMenu} onPad={() => go(here, true)} onSubmitted={() => go(here, true)} />
      ) : view.pad === "tally" ? (
        <TallyPad {...pad} />
      ) : (
        <LanesPad {...pad} />
      )}
      {asked ? <LaneMenu key={asked.lane} lane={asked} view={view} onClose={() => setMenu(null)} /> : null}
    </>
  );
}
