import type { UnitId } from "#core/ids.ts";
import { clockTime } from "#i18n/clock.ts";
import { matches } from "#i18n/matches.ts";
import { useT } from "#i18n/use-translator.ts";
import type { EventView } from "#live/programme.ts";
import type { StageView } from "#live/stage-view.ts";
import { StageFigure } from "#ui/bracket/stage-figure.tsx";
import style from "./head.module.css";
import type { ExpectedTimes } from "./phone-page.tsx";

export interface StagesProps {
  view: EventView;
  own: UnitId | null;
  timeZone: string;
  expected: ExpectedTimes | undefined;
}

/** The stage with when its matches are expected. */
function timed(stage: StageView, { at }: ExpectedTimes): StageView {
  const heats = [...stage.heats].map(([key, heat]) => {
    const expected = at[heat.id];
    return [key, expected === undefined ? heat : { ...heat, expected }] as const;
  });
  return { ...stage, heats: new Map(heats) };
}

/** The stages of an event that is met two by two, the latest first; its heats stand behind them. */
export function Stages({ view, own, timeZone, expected }: StagesProps) {
  const words = useT(matches);
  const { draws } = view;
  const stages = expected ? view.stages.map((stage) => timed(stage, expected)) : view.stages;
  return (
    <>
      {draws.length > 0 ? <p className={style.empty}>{words("ceremony")}</p> : null}
      {expected ? (
        <p className={style.hint}>{words("expectedAsOf", { time: clockTime(expected.asOf, timeZone) })}</p>
      ) : null}
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
