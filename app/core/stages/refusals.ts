import { groupRules } from "../groups/rules.ts";
import { groupSizes } from "../groups/sizes.ts";
import { bracketSize } from "../matches/size.ts";
import type { EventPlan } from "../rounds/plan.ts";
import type { StagePlan } from "./plan.ts";

/** The choice of the plan that a refusal stands at. */
export type StageField =
  | "format"
  | "settle"
  | "take"
  | "prizesBy"
  | "restMs"
  | "matchMs"
  | "redraw.stopAt"
  | "groups.size"
  | "groups.rules"
  | "groups.qualifiers"
  | "groups.then"
  | "groups.cross"
  | "swiss.rounds";

export type StageRefusal =
  | { readonly kind: "too-few"; readonly field: StageField; readonly n: number; readonly least: number }
  | { readonly kind: "out-of-range"; readonly field: StageField; readonly from: number; readonly to: number }
  /** settled are 2, 4, 8 … places, 256 is all */
  | { readonly kind: "settle-no-power"; readonly field: StageField }
  | { readonly kind: "rules-unknown"; readonly field: StageField; readonly rules: string }
  /** somebody would be alone in a group; `most` groups are possible */
  | { readonly kind: "group-of-one"; readonly field: StageField; readonly groups: number; readonly most: number }
  /** the smallest group has no more people than go on */
  | { readonly kind: "all-qualify"; readonly field: StageField; readonly smallest: number }
  | {
      readonly kind: "groups-not-a-power-of-two";
      readonly field: StageField;
      readonly groups: number;
      readonly choices: readonly number[];
    }
  | { readonly kind: "places-need-two-groups"; readonly field: StageField; readonly groups: number }
  /** a table has no rounds in which somebody is out */
  | { readonly kind: "no-rounds-for-prizes"; readonly field: StageField };

const day = 24 * 60 * 60_000;
const whole = (value: number, from: number, to: number): boolean =>
  Number.isInteger(value) && value >= from && value <= to;

/** [ST1] How many groups `n` people make: as few as the largest size allows. */
export const groupCount = (n: number, size: number): number => Math.ceil(n / size);

/**
 * [ST2] Why a plan of matches cannot work, each with the choice it stands at; [] where it can, and where the event is not met
 * two by two. `n` = people entered now, null while nobody knows. Only the choices that the format uses are looked at. Source: P.
 */
export function stageRefusals({ stages: plan }: EventPlan, n: number | null): StageRefusal[] {
  if (!plan) return [];
  const found = [...ranges(plan)];
  if (plan.prizesBy === "round" && (tableAtEnd(plan) || plan.format === "heats"))
    found.push({ kind: "no-rounds-for-prizes", field: "prizesBy" });
  if (n === null || found.length > 0) return found;
  if (n < 2) return [{ kind: "too-few", field: "format", n, least: 2 }];
  if (plan.format === "groups") return groupRefusals(plan, n);
  if (plan.format === "heats" && plan.take > n) return [{ kind: "out-of-range", field: "take", from: 2, to: n }];
  const most = mostSwissRounds(n);
  if (plan.format === "swiss" && plan.swiss.rounds !== null && plan.swiss.rounds > most)
    return [{ kind: "out-of-range", field: "swiss.rounds", from: 1, to: most }];
  return [];
}

/** [ST1] A table, or tables, are the end: nobody is out before. */
const tableAtEnd = ({ format, groups }: StagePlan): boolean =>
  format === "round-robin" || format === "swiss" || (format === "groups" && groups.then === "none");

/** [SW2] After so many rounds everybody has met everybody. */
export const mostSwissRounds = (n: number): number => Math.max(1, n % 2 === 0 ? n - 1 : n);

function* ranges(plan: StagePlan): Generator<StageRefusal> {
  const { format, settle, take, redraw, groups, swiss } = plan;
  const within = function* (field: StageField, value: number, from: number, to: number): Generator<StageRefusal> {
    if (!whole(value, from, to)) yield { kind: "out-of-range", field, from, to };
  };
  const bracket = format === "knock-out" || format === "heats" || (format === "groups" && groups.then === "knock-out");
  if (bracket && !(whole(settle, 2, 256) && bracketSize(settle) === settle))
    yield { kind: "settle-no-power", field: "settle" };
  if (format === "heats") yield* within("take", take, 2, 256);
  if (format === "redrawn") yield* within("redraw.stopAt", redraw.stopAt, 1, 8);
  if (format === "groups") {
    yield* within("groups.size", groups.size, 2, 32);
    if (groups.then !== "none") yield* within("groups.qualifiers", groups.qualifiers, 1, 16);
  }
  const tables = format === "groups" || format === "round-robin" || (format === "redrawn" && redraw.stopAt > 1);
  if (tables && !groupRules.some(({ id }) => id === groups.rules))
    yield { kind: "rules-unknown", field: "groups.rules", rules: groups.rules };
  if (format === "swiss" && swiss.rounds !== null) yield* within("swiss.rounds", swiss.rounds, 1, 64);
  yield* within("restMs", plan.restMs, 0, day);
  yield* within("matchMs", plan.matchMs, 0, day);
}

function groupRefusals({ groups }: StagePlan, n: number): StageRefusal[] {
  const count = groupCount(n, groups.size);
  const sizes = groupSizes(n, { by: "groups", groups: count });
  if (!sizes.ok) return [{ kind: "group-of-one", field: "groups.size", groups: count, most: Math.floor(n / 2) }];
  const found: StageRefusal[] = [];
  const smallest = Math.min(...sizes.value);
  if (groups.then !== "none" && groups.qualifiers >= smallest)
    found.push({ kind: "all-qualify", field: "groups.qualifiers", smallest });
  if (groups.then === "places" && count !== 2)
    found.push({ kind: "places-need-two-groups", field: "groups.then", groups: count });
  const size = bracketSize(count);
  if (groups.then === "knock-out" && groups.cross === "crossed" && size !== count)
    found.push({
      kind: "groups-not-a-power-of-two",
      field: "groups.cross",
      groups: count,
      choices: [size / 2, size],
    });
  return found;
}
