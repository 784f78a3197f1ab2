import { isDeepStrictEqual } from "node:util";
import type { Adapter } from "./adapter.ts";
import { campaign } from "./campaign.ts";
import type { Vector } from "./cases.ts";
import { entries } from "./entries.ts";
import { groups } from "./groups.ts";
import { heats } from "./heats.ts";
import { judged } from "./judged.ts";
import { matches } from "./matches.ts";
import { points } from "./points.ts";
import { quiz } from "./quiz.ts";
import { ranking } from "./ranking.ts";
import { rounds } from "./rounds.ts";
import { scoring } from "./scoring.ts";
import { swiss } from "./swiss.ts";

const adapters: Record<string, Adapter> = {
  ...heats,
  ...rounds,
  ...ranking,
  ...scoring,
  ...matches,
  ...groups,
  ...swiss,
  ...judged,
  ...quiz,
  ...campaign,
  ...points,
  ...entries,
};

/** The adapter of a worked example; one of that example goes before one of its operation. */
export const adapterOf = ({ op, id }: Vector): Adapter | null => adapters[`${op} ${id}`] ?? adapters[op] ?? null;

export interface Outcome {
  same: boolean;
  got: unknown;
  expected: unknown;
}

const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

/** What the rules answer to a worked example beside what it expects, both as plain JSON. */
export function runVector(vector: Vector, adapter: Adapter): Outcome {
  const whole = (value: unknown) => value;
  const { run, expected } = typeof adapter === "function" ? { run: adapter, expected: whole } : adapter;
  const got = plain(run(vector.input));
  const wanted = plain(expected(vector.expected));
  return { same: isDeepStrictEqual(got, wanted), got, expected: wanted };
}
