import type { ReactNode } from "react";
import { unscaled } from "#core/number.ts";
import type { Attempt } from "#core/scoring/ops.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { formatTime, marks } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { HeatView, LaneView } from "../heat-view.ts";
import { TapKey } from "../key.tsx";
import { Keypad } from "../keypad.tsx";
import { useTablet } from "../tablet-context.ts";
import style from "./typing.module.css";
import { knownValues } from "./typing-known.ts";
import { sayValue } from "./typing-says.tsx";

/** A value without its unit, for a table's narrow cells. */
export function shortValue(value: number, options: ScoringOptions): string {
  if (options.measure === "time") return formatTime(value, options);
  if (options.measure === "distance") return unscaled(value, 3).toFixed(value % 10 === 0 ? 2 : 3);
  return String(options.measure === "points" ? unscaled(value, options.digits ?? 0) : value);
}

/** A noted attempt in a sign or two; "" where there is none yet. */
export function shortAttempt(attempt: Attempt | undefined, options: ScoringOptions): string {
  if (!attempt) return "";
  return attempt.kind === "valid" ? shortValue(attempt.value, options) : attempt.kind === "foul" ? "×" : "–";
}

interface Shown {
  title: ReactNode;
  lane: LaneView;
  view: HeatView;
  onNote(result: Attempt): void;
}

/** One attempt: what it brought, a foul, or left out. Where only some values can be hit, each has a key. */
export function AttemptKeypad({ title, lane, view, onNote }: Shown) {
  const t = useT(tablet);
  const m = useT(marks);
  const store = useTablet();
  const { options } = view.heat.event;
  const zones = options.tries?.zones ?? [];
  const without = (
    <>
      <TapKey look="warn" onTap={() => onNote({ kind: "foul" })}>
        {t("foul")}
      </TapKey>
      <TapKey onTap={() => onNote({ kind: "passed" })}>{t("passed")}</TapKey>
    </>
  );
  if (zones.length > 0)
    return (
      <div className={style.keypad}>
        <div className={style.asked}>
          <h3>{title}</h3>
        </div>
        <div className={style.zones}>
          {[...new Set([0, ...zones])].map((value) => (
            <TapKey key={value} onTap={() => onNote({ kind: "valid", value })}>
              {sayValue(value, options, m)}
            </TapKey>
          ))}
        </div>
        <div className={style.beside}>{without}</div>
      </div>
    );
  return (
    <Keypad
      title={title}
      options={options}
      known={knownValues(view, store.read().state, lane.lane)}
      onUse={(value) => onNote({ kind: "valid", value })}
    >
      {without}
    </Keypad>
  );
}
