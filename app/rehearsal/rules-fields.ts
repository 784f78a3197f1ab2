import type { StagedEvent } from "./stage.ts";

const seconds = (ms: number | null) => (ms === null ? "" : String(ms / 1000));
const yesNo = (yes: boolean) => (yes ? "yes" : "no");

/** How an event's options and plan are typed into the form of its rules. */
export function rulesFields({ options, plan }: Pick<StagedEvent, "options" | "plan">): Record<string, string> {
  const faults = Object.entries(options.faults).flatMap(([fault, effect]) => [
    [`fault.${fault}`, effect.kind],
    ...(effect.kind === "add" ? [[`seconds.${fault}`, seconds(effect.ms)]] : []),
  ]);
  const advance = plan.advance.flatMap((wish, index) =>
    wish
      ? [
          [`perHeat.${index + 1}`, String(wish.perHeat)],
          [`nextBest.${index + 1}`, String(wish.nextBest)],
        ]
      : [],
  );
  const timed = {
    measure: options.measure,
    direction: options.direction,
    cap: seconds(options.capMs),
    precision: String(options.precisionMs),
  };
  return {
    lanes: String(plan.lanes),
    prizes: String(plan.prizes),
    separate: yesNo(plan.separate),
    finalMode: plan.finalMode,
    tieAtCut: plan.tieAtCut,
    vacant: plan.vacant,
    points: plan.points.join(", "),
    pointsTie: plan.pointsTie,
    sheets: options.sheets,
    failedOrder: options.failedOrder,
    misses: yesNo(options.missesBreakTies),
    duration: seconds(options.durationMs),
    ...(options.measure === "count" ? {} : timed),
    ...Object.fromEntries(faults),
    ...Object.fromEntries(advance),
  };
}
