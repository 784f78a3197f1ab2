import type { UnitId } from "#core/ids.ts";
import { matches } from "#i18n/matches.ts";
import { useT } from "#i18n/use-translator.ts";
import type { EventView } from "#live/programme.ts";
import { StageFigure } from "#ui/bracket/stage-figure.tsx";
import style from "./head.module.css";

export interface StagesProps {
  view: EventView;
  own: UnitId | null;
  timeZone: string;
}

/** The stages of an event that is met two by two, the latest first; its heats stand behind them. */
export function Stages({ view, own, timeZone }: StagesProps) {
  const words = useT(matches);
  const { stages, draws } = view;
  return (
    <>
      {draws.length > 0 ? <p className={style.empty}>{words("ceremony")}</p> : null}
      {[...stages].reverse().map((stage) => (
        <StageFigure
          key={stage.id}
          {...{ stage, timeZone }}
          of={Math.max(...stages.map(({ number }) => number))}
          unit={own}
          first="list"
          fold
        />
      ))}
    </>
  );
}
