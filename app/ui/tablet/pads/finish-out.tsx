import { formatMark, marks, sayable } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { HeatView } from "../heat-view.ts";
import { HoldKey, TapKey } from "../key.tsx";
import { useTablet } from "../tablet-context.ts";
import style from "./finish.module.css";
import type { Slot } from "./finish-slots.ts";

/** Who has not come: touched, for what is rare; held, all of them have not finished. */
export function Outstanding({
  view,
  slots,
  onMenu,
}: {
  view: HeatView;
  slots: readonly Slot[];
  onMenu(lane: number): void;
}) {
  const t = useT(tablet);
  const m = useT(marks);
  const store = useTablet();
  const { options } = view.heat.event;
  const others = view.lanes.filter((lane) => !slots.some((slot) => slot.lane?.lane === lane.lane));
  const out = others.filter(({ mark }) => mark.outcome === "none");
  if (others.length === 0) return null;
  const allOut = (stamp: number) => {
    for (const { sheet, lane } of out) store.note(sheet, { kind: "status", lane, status: "DNF" }, stamp);
  };
  return (
    <section className={style.out}>
      <h3>{out.length > 0 ? t("peopleOut", { count: out.length }) : t("peopleAway")}</h3>
      <div className={style.people}>
        {others.map((lane) => (
          <TapKey key={lane.lane} onTap={() => onMenu(lane.lane)}>
            {lane.bib === null ? "" : `${lane.bib} `}
            {lane.name}
            {lane.mark.outcome === "none" ? "" : ` ${formatMark(sayable(lane.mark, options), options, m)}`}
          </TapKey>
        ))}
      </div>
      {slots.length > 0 && out.length > 0 && slots.every(({ lane }) => lane) ? (
        <HoldKey look="warn" onHeld={allOut}>
          {t("restUnfinished", { count: out.length })}
        </HoldKey>
      ) : null}
    </section>
  );
}
