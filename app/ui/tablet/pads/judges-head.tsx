import type { ReactNode } from "react";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { HeatView, LaneView } from "../heat-view.ts";
import { TapKey } from "../key.tsx";
import style from "./judges.module.css";
import { Pictures } from "./judges-picture.tsx";

export interface SheetProps {
  view: HeatView;
  lane: LaneView;
  onMenu(lane: number): void;
  /** whoever is judged is finished */
  onDone(): void;
  /** to be read once more, where all are finished */
  onReview(): void;
}

/** Who is judged, how it stands, and the work itself where there is one. */
export function SheetHead({
  lane,
  children,
  onMenu,
}: {
  lane: LaneView;
  children?: ReactNode;
  onMenu(lane: number): void;
}) {
  const t = useT(tablet);
  return (
    <div className={style.head}>
      <h2>
        {lane.name} {lane.unit ? <small>{lane.unit}</small> : null}
      </h2>
      {children}
      <TapKey className={style.menu} onTap={() => onMenu(lane.lane)}>
        <span aria-hidden="true">⋯</span>
        <span className="visually-hidden">{t("personMenu", { name: lane.name })}</span>
      </TapKey>
      <Pictures of={lane} />
    </div>
  );
}
