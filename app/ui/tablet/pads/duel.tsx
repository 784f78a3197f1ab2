import type { ReactNode } from "react";
import { marks } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { HeatView, LaneView } from "../heat-view.ts";
import { PressKey, TapKey } from "../key.tsx";
import keys from "../pad.module.css";
import { usePress } from "../press.ts";
import { useTablet } from "../tablet-context.ts";
import type { PadProps } from "../tally-pad.tsx";
import style from "./match.module.css";

export interface Half {
  lane: LaneView;
  /** what is largest: points, or games won */
  score: number | string;
  /** below it: what a touch does, or why it does nothing */
  hint: string;
  disabled: boolean;
  onPress(stamp: number): void;
  /** keys of this side */
  children?: ReactNode;
}

/** Two sides as they stand; touching a half is for that side. */
export function Duel({
  halves,
  onMenu,
  children,
}: {
  halves: Half[];
  onMenu: PadProps["onMenu"];
  children: ReactNode;
}) {
  return (
    <main className={style.duel}>
      {children}
      <div className={style.halves}>
        {halves.map((half) => (
          <Side key={half.lane.lane} {...half} onMenu={onMenu} />
        ))}
      </div>
    </main>
  );
}

function Side({ lane, score, hint, disabled, onPress, children, onMenu }: Half & Pick<PadProps, "onMenu">) {
  const m = useT(marks);
  const press = usePress((stamp) => {
    onPress(stamp);
    navigator.vibrate?.(20);
  });
  const status = lane.state?.status;
  return (
    <section className={style.side} aria-label={lane.name}>
      <Name lane={lane} onMenu={onMenu} />
      <button type="button" className={[keys.zone, style.zone].join(" ")} disabled={disabled} {...press}>
        <span className={status || typeof score === "string" ? style.word : style.score}>
          {status ? m(`status.${status}`) : score}
        </span>
        <span className="visually-hidden">{lane.name}</span>
        <span className={style.hint}>{hint}</span>
      </button>
      {children}
    </section>
  );
}

/** Whose half it is: touch it for what is rare. */
function Name({ lane, onMenu }: { lane: LaneView; onMenu(lane: number): void }) {
  const t = useT(tablet);
  return (
    <TapKey className={style.name} onTap={() => onMenu(lane.lane)}>
      <span>
        {lane.name} <small>{lane.unit}</small>
      </span>
      <span aria-hidden="true">⋯</span>
      <span className="visually-hidden">{t("personMenu", { name: "" })}</span>
    </TapKey>
  );
}

/** Nobody stands on the other side: whoever was drawn goes on. */
export function Alone({ view, hand, onMenu, onReview }: PadProps) {
  const t = useT(tablet);
  return (
    <>
      <main className={style.duel}>
        {view.lanes.map((lane) => (
          <section key={lane.lane} className={style.alone} aria-label={lane.name}>
            <Name lane={lane} onMenu={onMenu} />
            <p role="status">{t("bye")}</p>
          </section>
        ))}
      </main>
      <footer className={[keys.keys, keys[hand]].join(" ")}>
        <TapKey look="submit" className={keys.wide} onTap={onReview}>
          {t("finish")}
        </TapKey>
      </footer>
    </>
  );
}

type Stood = HeatView["stands"][number];

/** the points of one touch are noted one after the other */
const togetherMs = 3;

/** What one touch of the undo takes back: the last entry, or all points that one touch gave. */
export function lastTouch({ stands }: HeatView): Stood[] {
  const all = stands.filter(({ op }) => op.kind !== "start");
  const last = all[all.length - 1];
  if (last?.op.kind !== "tap") return last ? [last] : [];
  const { at, lane, device } = last.op;
  return all.filter(
    ({ op }) => op.kind === "tap" && at - op.at <= togetherMs && op.lane === lane && op.device === device,
  );
}

/** The undo of what was noted last, saying what that was. */
export function UndoTouch({ view, say }: { view: HeatView; say(op: Stood["op"], times: number): string }) {
  const t = useT(tablet);
  const store = useTablet();
  const touch = lastTouch(view);
  const [first] = touch;
  return (
    <PressKey
      look="undo"
      className={keys.side}
      disabled={!first}
      onPress={(stamp) => {
        for (const { op, sheet } of touch) store.note(sheet, { kind: "undo", target: op.id }, stamp);
      }}
    >
      {first ? t("undoWhat", { what: say(first.op, touch.length) }) : t("undoLast")}
    </PressKey>
  );
}

/** The last key: the next game, or to be read once more. */
export function ToReview({ over, left, onReview }: { over: boolean; left: string; onReview(): void }) {
  const t = useT(tablet);
  return (
    <TapKey look="submit" className={keys.main} disabled={!over} onTap={onReview}>
      {over ? t("finish") : left}
    </TapKey>
  );
}
