import { useEffect, useRef, useState } from "react";
import { isClerk } from "#core/judged/module-options.ts";
import { contestWords, sayDeduction, sayLine } from "#i18n/contest-words.ts";
import { judging } from "#i18n/judging.ts";
import { formatMark, marks, sayable } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { HeatView, LaneView } from "../heat-view.ts";
import { TapKey } from "../key.tsx";
import keys from "../pad.module.css";
import { useTablet } from "../tablet-context.ts";
import type { PadProps } from "../tally-pad.tsx";
import { ToReview, UndoTouch } from "./duel.tsx";
import style from "./judges.module.css";
import { judgesAhead } from "./judges-ahead.ts";
import { ClerkSheet } from "./judges-clerk.tsx";
import { isRanking, judgeOf, nextLane, placeOf } from "./judges-lines.ts";
import { usePicturesAtHand } from "./judges-picture.tsx";
import { PlacesSheet } from "./judges-places.tsx";
import { MarksSheet } from "./judges-sheet.tsx";

/** A judge's own sheet: whoever is judged with their lines, and where several are on one list, all of them to go to and fro. */
export function JudgesPad({ view, hand, onMenu, onReview }: PadProps) {
  const t = useT(tablet);
  const j = useT(judging);
  const store = useTablet();
  const { lanes, missing } = view;
  const [only] = lanes.length === 1 ? lanes : [];
  const [chosen, choose] = useState<number | null>(() => only?.lane ?? nextLane(view, 0));
  usePicturesAtHand(lanes);
  const lane = lanes.find((one) => one.lane === chosen);
  const say = useUndone(view);
  const done = () => lane && !only && choose(nextLane(judgesAhead(view, store), lane.lane));
  const sheet = lane && { view, lane, onMenu, onDone: () => done(), onReview };
  const judge = lanes[0] && judgeOf(view, lanes[0]);
  const kind = judge && isClerk(judge) ? "clerk" : isRanking(view.heat.event.options) ? "places" : "marks";
  const Sheet = { clerk: ClerkSheet, places: PlacesSheet, marks: MarksSheet }[kind];
  return (
    <>
      <main className={[style.pad, style[hand], only ? style.only : style.list].join(" ")}>
        {only ? null : <Order view={view} kind={kind} chosen={chosen} onChoose={choose} />}
        {sheet ? (
          <Sheet key={sheet.lane.lane} {...sheet} />
        ) : (
          <p className={style.done} role="status">
            {missing.length === 0 ? j("allJudged") : j("chooseJudged")}
          </p>
        )}
      </main>
      <footer className={[keys.keys, keys[hand], style.keys].join(" ")}>
        <UndoTouch view={view} say={say} />
        <ToReview
          over={missing.length === 0}
          left={only ? j("notWhole") : t("marksLeft", { count: missing.length })}
          onReview={onReview}
        />
      </footer>
    </>
  );
}

/** What an undo takes back, in words: of whom, where there are several, and what. */
function useUndone(view: HeatView): (op: HeatView["stands"][number]["op"]) => string {
  const t = useT(tablet);
  const j = useT(judging);
  const c = useT(contestWords);
  const m = useT(marks);
  const { criteria = [], deductions = [] } = view.heat.event.options;
  return (op) => {
    if (op.kind === "start") return t("start");
    const who = "lane" in op && view.lanes.length > 1 ? view.lanes.find(({ lane }) => lane === op.lane)?.name : null;
    const what = () => {
      if (op.kind === "status") return op.status ? m(`status.${op.status}`) : t("statusBack");
      if (op.kind !== "score") return "";
      const line = criteria.find(({ key }) => key === op.criterion);
      const deduction = deductions.find(({ key }) => `deduction:${key}` === op.criterion);
      if (deduction) return sayDeduction(deduction, c);
      return op.criterion === "time"
        ? j("time")
        : line
          ? sayLine(line, c)
          : isRanking(view.heat.event.options)
            ? t("colPlace")
            : j("mark");
    };
    return [who, what()].filter(Boolean).join(" ");
  };
}

interface Listed {
  view: HeatView;
  kind: "clerk" | "places" | "marks";
  chosen: number | null;
  onChoose(lane: number): void;
}

/** Everybody on the list, in its order, with how far each is; those of the own unit are left out of the marking. */
function Order({ view, kind, chosen, onChoose }: Listed) {
  const j = useT(judging);
  const m = useT(marks);
  const { heat, missing } = view;
  const { options } = heat.event;
  const now = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever is judged comes into sight
  useEffect(() => {
    now.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const says = (lane: LaneView) => {
    if (missing.includes(lane.lane)) return "–";
    if (lane.state?.status) return m(`status.${lane.state.status}`);
    if (kind === "clerk") return "✓";
    if (kind === "places") return j("place", { place: placeOf(view, lane) ?? 0 });
    return formatMark(sayable(lane.mark, options), options, m);
  };
  return (
    <ol className={style.order} aria-label={j("runningOrder")}>
      {heat.lanes.map((person, index) => {
        const lane = view.lanes.find((one) => one.lane === person.lane);
        return (
          <li key={person.lane} ref={person.lane === chosen ? now : null}>
            {lane ? (
              <TapKey className={style.entrant} pressed={lane.lane === chosen} onTap={() => onChoose(lane.lane)}>
                {heat.module?.blind ? null : <b>{index + 1}</b>}
                <Who lane={lane} />
                <b>{says(lane)}</b>
              </TapKey>
            ) : (
              <p className={style.away}>
                <Who lane={person} /> {j("ownUnit")}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Who({ lane: { name, unit } }: { lane: { name: string; unit: string } }) {
  return (
    <span className={style.who}>
      {name} {unit ? <small>{unit}</small> : null}
    </span>
  );
}
