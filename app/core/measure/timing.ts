import { accept, type Decision, refuse } from "../decision.ts";

/** How times were taken: by hand, fully automatic, or by a picture that was not started automatically. */
export type TimingClass = "hand" | "automatic" | "half-automatic";

export type TimingRefusal = { kind: "timing-places-only" } | { kind: "timing-classes-differ"; classes: TimingClass[] };

const order: readonly TimingClass[] = ["hand", "automatic", "half-automatic"];

/**
 * [RK14] Whether times of these heats may be compared with each other: only within one class. A half-automatic picture gives no
 * times, only places in its own heat. The class, or null of no heats. Source: domain 3.2 ([FLIP43], [IAAF167]).
 */
export function comparableTimes(heats: readonly TimingClass[]): Decision<TimingClass | null, TimingRefusal> {
  const classes = order.filter((one) => heats.includes(one));
  if (classes.includes("half-automatic")) return refuse({ kind: "timing-places-only" });
  return classes.length > 1 ? refuse({ kind: "timing-classes-differ", classes }) : accept(classes[0] ?? null);
}
