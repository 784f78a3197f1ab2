import { useState } from "react";
import { judging } from "#i18n/judging.ts";
import { useT } from "#i18n/use-translator.ts";
import { aheadOf } from "../ahead.ts";
import type { LaneView } from "../heat-view.ts";
import { TapKey } from "../key.tsx";
import { useTypedKeys } from "../keypad.tsx";
import { useTablet } from "../tablet-context.ts";
import style from "./judges.module.css";
import { SheetHead, type SheetProps } from "./judges-head.tsx";
import { judgeOf, type Placed, placeOf, placesOf } from "./judges-lines.ts";

/** One entrant's place in this judge's order: every place goes to one only, and who has it is said at once. */
export function PlacesSheet({ lane, view: shown, onMenu, onDone }: SheetProps) {
  const j = useT(judging);
  const store = useTablet();
  const ahead = aheadOf(shown, store);
  const view = { ...ahead, lanes: ahead.lanes.filter(({ lane: one }) => shown.lanes.some((own) => own.lane === one)) };
  const [text, setText] = useState("");
  const [taken, setTaken] = useState<{ place: number; by: LaneView } | null>(null);
  const places = placesOf(view);
  const own = placeOf(view, lane);
  const judge = judgeOf(view, lane);
  const note = ({ lane: number, sheet }: LaneView, value: number) =>
    store.note(sheet, { kind: "score", lane: number, judge, value }, performance.now());
  const give = ({ place, holders }: Placed) => {
    const by = holders.find((one) => one.lane !== lane.lane);
    setText("");
    if (by) return setTaken({ place, by });
    setTaken(null);
    if (own !== place) note(lane, place);
    onDone();
  };
  const swap = () => {
    if (!taken || own === null) return;
    note(taken.by, own);
    note(lane, taken.place);
    setTaken(null);
    onDone();
  };
  const type = (change: (text: string) => string) => {
    setTaken(null);
    setText(change(text).replace(/\D/g, "").slice(0, 3));
  };
  const use = () => {
    if (text === "") return onDone();
    const asked = places.find(({ place }) => place === Number(text));
    if (asked) give(asked);
    else setText("");
  };
  useTypedKeys(type, use);
  return (
    <section className={style.sheet} aria-label={lane.name}>
      <SheetHead lane={lane} onMenu={onMenu}>
        <p className={style.total}>{text || (own === null ? j("placeWhich") : j("place", { place: own }))}</p>
      </SheetHead>
      <div role="alert">
        {taken ? (
          <div className={style.says}>
            <p>{j("placeTaken", { place: taken.place, name: taken.by.name })}</p>
            {own === null ? null : <TapKey onTap={swap}>{j("placeSwap", { name: taken.by.name, place: own })}</TapKey>}
          </div>
        ) : null}
      </div>
      <div className={style.places}>
        {places.map((one) => (
          <TapKey key={one.place} pressed={one.place === own} onTap={() => give(one)}>
            <span>
              <b>{one.place}</b>
              <small>{one.holders.map(({ name }) => name).join(" ⚠ ")}</small>
            </span>
          </TapKey>
        ))}
      </div>
    </section>
  );
}
