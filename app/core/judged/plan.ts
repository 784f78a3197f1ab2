import type { TierTie } from "../awards/tier-ties.ts";
import type { Rounding } from "../number.ts";
import type { Criterion } from "./criteria.ts";
import type { TimeRule } from "./deductions.ts";

// What an organizer decides about an event that a panel judges. Shares are ten-thousandths (30% = 3000), amounts whole steps
// of the event's points (hundredths where it has two decimals).

export const moduleKinds = ["theory", "practice", "interview", "stage", "works", "vote"] as const;
export type ModuleKind = (typeof moduleKinds)[number];

/** Time on stage or at work: what it costs outside the time allowed, and what each whole minute under `mostMs` brings. */
export type StageTime = TimeRule & {
  bonus: { everyMs: number; give: number; most: number } | null;
};

/** Something that is taken off as often as it happens; the clerk of the panel counts. */
export type DeductionLine = {
  key: string;
  name: string;
  each: number;
  /** all of this line together never takes more; null = any */
  most: number | null;
};

/**
 * How a panel's marks become one: the trimmed mean; or every judge gives everybody a place, and these are put together. The last
 * three go with an event of one module only, whose people are on one list.
 */
export type PanelMethod = "mean" | "majority" | "borda" | "rank-sum";

/** How several panels of a module are brought together [JD8] [JD9]; `standard`: standard scores, mean 50 and deviation 10. */
export type Balance = "none" | "grand-mean" | "mean-of-means" | "spread" | "standard";

/** A part of the contest with a share of the total: it is one round of the event, module n is round n. */
export type JudgedModule = {
  /** never changes, so that ties and marks can name it */
  key: string;
  name: string;
  kind: ModuleKind;
  share: number;
  /** the lines of a judge's sheet; [] = one mark of at most `most` */
  lines: readonly Criterion[];
  most: number;
  /** everybody of a panel on one list, handed in at the end; or one after the other, each handed in by itself */
  together: boolean;
  /** in each panel */
  judges: number;
  panels: number;
  /** so many of the lowest and of the highest do not count */
  drop: number;
  method: PanelMethod;
  /** two judges further apart than so many steps of the total: the chief is told, and can have it marked again; null = not looked at */
  spread: number | null;
  balance: Balance;
  time: StageTime | null;
  deductions: readonly DeductionLine[];
  /** judges see numbers, not names, until the result is confirmed */
  blind: boolean;
  /** who appears is dealt to so many places side by side; 0 = there are none */
  stations: number;
  /** only the best so many of the modules before come here, and everybody level with the last of them; null = everybody */
  take: number | null;
};

/** What separates equal totals, in order: the mark of a module, less time in it, all decimals of the total [JD3]. */
export type JudgedTie = { by: "module"; module: string } | { by: "time"; module: string } | { by: "exact" };

/**
 * When a result may be seen: each as soon as it is confirmed, from the n-th confirmed one of a module on (the first n together
 * then), or all once the event is over. The program lets them out, or the announcer does and is told that it is time.
 */
export type JudgedPublish = { by: "program" | "announcer" } & ({ when: "each" | "end" } | { when: "from"; n: number });

/** One kind of award of the event; the tiers are its first, second, third prize …, each with a name. */
export type AwardPlan = { key: string; names: readonly string[] } & (
  | { way: "shares"; percents: readonly (number | string)[]; rounding: Rounding; tie: TierTie }
  | { way: "places"; counts: readonly number[]; tie: TierTie }
  /** whoever reaches so many points, however many they are; tiers in order */
  | { way: "marks"; from: readonly number[] }
  /** level within `margin` of the best of a tier: gold, silver, bronze and, from `excellence` points on, an honour [JD14] */
  | { way: "margin"; margin: number; excellence: number | null }
);

export type JudgedPlan = {
  modules: readonly JudgedModule[];
  /** the regulation by which theory counts at most 30% [JD5] */
  theoryCap: boolean;
  ties: readonly JudgedTie[];
  publish: JudgedPublish;
  awards: readonly AwardPlan[];
  /** a unit's result is the sum of its best so many, and with fewer it has none; null = no team result */
  team: { best: number } | null;
};
