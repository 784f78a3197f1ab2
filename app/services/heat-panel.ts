import type { HeatId, RoundId } from "#core/ids.ts";
import { lineThirds } from "#core/judged/lines.ts";
import { isClerk } from "#core/judged/module-options.ts";
import type { JudgedModule } from "#core/judged/plan.ts";
import { notedOf } from "#core/scoring/panel-sheet.ts";
import type { Executor } from "#db/client.server.ts";
import { type Filled, findFilled, stateOf } from "./heat-marks.ts";
import { chairsOf } from "./judged-seats.ts";
import { moduleShown } from "./judged-shown.ts";

/** What a judge noted on the lines of one lane, each with the mark it brings in thirds of a step. */
interface Noted {
  lane: number;
  judge: number;
  lines: { key: string; value: number; thirds: number }[];
}

function notedIn({ lines }: JudgedModule, filled: readonly Filled[]): Noted[] {
  return filled.flatMap((one) => {
    const { judge, lanes } = one.sheet;
    if (isClerk(judge)) return [];
    const state = stateOf(one);
    return lanes.flatMap((lane): Noted[] => {
      const own = state.lanes[lane];
      if (!own) return [];
      const noted = notedOf(own);
      const found = lines.flatMap((line) => {
        const value = noted[line.key];
        return value === undefined ? [] : [{ key: line.key, value, thirds: lineThirds(line, value) }];
      });
      return found.length > 0 ? [{ lane, judge, lines: found }] : [];
    });
  });
}

/**
 * The panel of a judged heat: who is in, and once it is over what every judge noted on every line; null where no panel judges it.
 */
export async function heatPanel(on: Executor, at: { heat: HeatId; round: RoundId }) {
  const shown = await moduleShown(on, at.round);
  const heat = shown?.heats.find(({ id }) => id === at.heat);
  if (!shown || !heat) return null;
  const { module, round } = shown;
  const over = heat.state === "provisional" || heat.state === "official";
  const chairs = (await chairsOf(on, round.eventId)).filter((chair) => chair.module === round.number);
  return {
    over,
    panels: module.panels,
    together: module.together,
    blind: module.blind && heat.state !== "official",
    chairs: chairs.map(({ number, official }) => ({
      number,
      official: official && { id: official.id, name: official.name },
    })),
    // the clerk last, as the chairs are
    sheets: [...heat.sheets].sort((a, b) => Number(isClerk(a.judge)) - Number(isClerk(b.judge)) || a.judge - b.judge),
    lines: module.lines,
    deductions: module.deductions.map(({ key, name }) => ({ key, name })),
    noted: over ? notedIn(module, await findFilled(on, at.heat)) : [],
  };
}
