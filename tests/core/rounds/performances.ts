import type { Form, Performance, Qualifying, Standard } from "#core/rounds/forms.ts";
import type { CutPolicy, Settling } from "#core/rounds/tie.ts";

/** People a, b, c … over heats of these marks, the less the better; null = did not start, NaN = no valid mark. */
export function heatsOf(heats: readonly (readonly (number | null)[])[]): Performance<string>[] {
  let next = 0;
  const valid = (one: number | null) => one !== null && !Number.isNaN(one);
  const all = heats.flat().filter(valid);
  const placeIn = (marks: readonly (number | null)[], one: number | null) =>
    valid(one) ? 1 + marks.filter((other) => valid(other) && (other ?? 0) < (one ?? 0)).length : null;
  return heats.flatMap((marks, heat) =>
    marks.map((one) => ({
      id: String.fromCharCode(97 + next++),
      heat: String(heat + 1),
      heatPlace: placeIn(marks, one),
      place: placeIn(all, one),
      value: valid(one) ? one : null,
      tookPart: one !== null,
    })),
  );
}

export const settling = (policy: Partial<CutPolicy> = {}, rest: Partial<Settling<string>> = {}): Settling<string> => ({
  policy: { finer: false, capacity: null, last: "decider", method: "contest", ...policy },
  records: [],
  withdrawn: new Set(),
  finer: new Map(),
  ...rest,
});

export const forms = (...list: Form[]): Qualifying => ({
  forms: list,
  tiesInHeats: "as-cut",
  minimum: null,
  cap: null,
});
export const under = (value: number, asGood = false): Standard => ({ value, direction: "less", asGood });
