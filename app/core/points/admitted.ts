/** The event pays fewer places where few came. */
export interface FewEntrants {
  /** places paid when enough came */
  max: number;
  /** taken off the number who came */
  minus: number;
  /** up-to: also where exactly `max` came; below: only where fewer came; always: however many came; never */
  when: "up-to" | "below" | "always" | "never";
}

/** Why an event pays fewer places than its table has. */
export interface FewerPlaces {
  kind: "fewer-places";
  paid: number;
  max: number;
  came: number;
  minus: number;
}

export interface Admitted {
  places: number;
  fewer: FewerPlaces | null;
}

/**
 * [TP8] How many places win points (or prizes) where `came` people or teams took part: `max`, but those who came less `minus`
 * where the rule says so; never more than came, never fewer than 0.
 * Source: domain 11.1 (up to eight teams less one [UPC], fewer than six less one [LIUAN], less two when equal or fewer
 * [JT2006]); T07–T12.
 */
export function admitted(came: number, { max, minus, when }: FewEntrants): Admitted {
  const few = when === "always" || (when === "up-to" && came <= max) || (when === "below" && came < max);
  const places = Math.max(0, Math.min(max, few ? came - minus : came));
  return {
    places,
    fewer: places < max ? { kind: "fewer-places", paid: places, max, came, minus: few ? minus : 0 } : null,
  };
}
