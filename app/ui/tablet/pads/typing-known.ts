import type { TabletState } from "#live/tablet-protocol.ts";
import type { HeatView } from "../heat-view.ts";

/**
 * The raw values that the event has already, as far as this tablet knows: of this heat as it stands here, of the others as
 * the server told. `but` is left out: the lane that is typed anew.
 */
export function knownValues(view: HeatView, state: TabletState | null, but: number | null = null): number[] {
  const { event, id } = view.heat;
  const { tries } = event.options;
  const here = view.lanes
    .filter(({ lane }) => lane !== but)
    .flatMap(({ state: lane, mark }) => {
      const attempts = Object.values(lane?.attempts ?? {}).flatMap((one) => (one.kind === "valid" ? [one.value] : []));
      return attempts.length > 0 || mark.outcome !== "valid" ? attempts : [mark.value ?? 0];
    });
  // what is added up of several attempts says nothing of one
  if (tries && tries.counts !== "best") return here;
  const others = (state?.heats ?? []).filter((heat) => heat.event.id === event.id && heat.id !== id);
  return [
    ...here,
    ...others.flatMap(({ marks }) => marks.flatMap((mark) => (mark.outcome === "valid" ? [mark.value ?? 0] : []))),
  ];
}
