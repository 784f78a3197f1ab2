import { z } from "zod";
import type { Counting } from "#core/quiz/attempts.ts";

/** A name, or a number used as one. */
export const id = z.union([z.string(), z.number().transform(String)]);

/** A change as "buzz:-10", -10, ["buzz", -10] or { kind, delta }; a word instead of points changes nothing. */
export const change = z.union([
  z.string().transform((text) => Number(text.slice(text.lastIndexOf(":") + 1)) || 0),
  z.number(),
  z.tuple([z.string(), z.number()]).transform(([, points]) => points),
  z.object({ delta: z.number() }).transform(({ delta }) => delta),
  z.object({ points: z.number() }).transform(({ points }) => points),
]);

/** Names in the order of their numbers. */
export const standing = (numbered: readonly (readonly [string, number])[]): string[] =>
  [...numbered].sort((a, b) => a[1] - b[1]).map(([name]) => name);

const scoreRow = z.union([
  id.transform((team) => ({ team, points: 0, lot: null })),
  z.tuple([id, z.number()]).transform(([team, points]) => ({ team, points, lot: null })),
  z
    .object({
      id: id.optional(),
      team: id.optional(),
      score: z.number().default(0),
      lot: z.number().nullable().default(null),
    })
    .transform(({ id: name, team, score, lot }) => ({ team: name ?? team ?? "", points: score, lot })),
]);
/** Everybody's score: by name, in pairs or in rows; names alone have none. */
export const scoreRows = z.union([
  z.array(scoreRow),
  z
    .record(z.string(), z.number())
    .transform((all) => Object.entries(all).map(([team, points]) => ({ team, points, lot: null }))),
]);

const rights = ["right", "score", "scores", "scored", "correct", "ok", "true", "+", "r"];
const word = z.union([
  z.string().transform((text) => rights.includes(text.toLowerCase()) || Number(text) > 0),
  z.number().transform((points) => points > 0),
  z.boolean(),
]);
/** Who answered, and whether that scored: "a:right", "a:+10", ["a", false] or { team, right }. */
export const answered = z.union([
  z.string().transform((text) => {
    const [team = "", said = ""] = text.split(":");
    return { team, right: word.parse(said) };
  }),
  z.tuple([id, word]).transform(([team, right]) => ({ team, right })),
  z
    .object({
      team: id.optional(),
      id: id.optional(),
      right: word.optional(),
      ok: word.optional(),
      correct: word.optional(),
      result: word.optional(),
      delta: word.optional(),
    })
    .transform(({ team, id: name, right, ok, correct, result, delta }) => ({
      team: team ?? name ?? "",
      right: right ?? ok ?? correct ?? result ?? delta ?? false,
    })),
]);

const tryRow = z.union([
  z.tuple([id, z.number()]).transform(([day, points]) => ({ day, points })),
  z
    .object({ day: id.optional(), date: id.optional(), score: z.number() })
    .transform(({ day, date, score }) => ({ day: day ?? date ?? "1", points: score })),
  z.number().transform((points) => ({ day: "1", points })),
]);
const byDay = (days: readonly (readonly [string, readonly number[]])[]) =>
  days.flatMap(([day, all]) => all.map((points) => ({ day, points })));
const tryRows = z.union([
  z.array(z.array(z.number())).transform((days) => byDay(days.map((all, at) => [`${at}`, all] as const))),
  z.array(tryRow),
  z.record(z.string(), z.array(z.number())).transform((days) => byDay(Object.entries(days))),
]);
const countings: Readonly<Record<string, Counting>> = { best: "best", last: "last", sum: "sum", total: "sum" };
/** Somebody's attempts: a list for each day, rows, or scores alone, which are of one day. */
export const attempts = z
  .object({
    tries: tryRows.optional(),
    attempts: tryRows.optional(),
    days: tryRows.optional(),
    scores: tryRows.optional(),
    rows: tryRows.optional(),
    per_day: z.number().optional(),
    tries_per_day: z.number().optional(),
    max_tries: z.number().optional(),
    policy: z.string().optional(),
    mode: z.string().optional(),
  })
  .transform((read) => {
    const all = read.tries ?? read.attempts ?? read.days ?? read.scores ?? read.rows ?? [];
    const names = [...new Set(all.map(({ day }) => day))];
    return {
      tries: all.map(({ day, points }) => ({ day: names.indexOf(day), points })),
      perDay: read.per_day ?? read.tries_per_day ?? read.max_tries ?? null,
      counting: countings[read.policy ?? read.mode ?? ""] ?? "daily-best",
    };
  });

const numbers = z.union([z.number().transform((one) => [one]), z.array(z.number())]);
const person = z
  .object({ id, score: numbers.optional(), scores: numbers.optional() })
  .transform((one) => (one.scores ?? one.score ?? []).map((points) => ({ id: one.id, points })));
const own = numbers.transform((all) => ({ alone: true, all: all.map((points) => ({ id: "", points })) }));
const several = z.union([
  z.array(person).transform((rows) => ({ alone: false, all: rows.flat() })),
  z.array(z.tuple([id, z.number()])).transform((rows) => ({
    alone: false,
    all: rows.map(([name, points]) => ({ id: name, points })),
  })),
  z.record(z.string(), numbers).transform((people) => ({
    alone: false,
    all: Object.entries(people).flatMap(([name, all]) => all.map((points) => ({ id: name, points }))),
  })),
]);
const people = z.union([own, several]);
/** One person's scores, or everybody's, and the line that one of them must be above. */
export const entrants = z
  .object({
    score: people.optional(),
    scores: people.optional(),
    rows: people.optional(),
    people: people.optional(),
    over: z.number().optional(),
    threshold: z.number().optional(),
    line: z.number().optional(),
    min: z.number().optional(),
    inclusive: z.boolean().default(false),
  })
  .transform((read) => ({
    people: read.scores ?? read.score ?? read.rows ?? read.people ?? { alone: false, all: [] },
    over: read.over ?? read.threshold ?? read.line ?? read.min ?? 90,
    reached: read.inclusive,
  }));

const byName = (a: string, b: string) => Number(a) - Number(b) || (a < b ? -1 : 1);

/** Who belongs to whom as sorted pairs of texts, also from an object, or from a list in the order of the names. */
export function shownRing(value: unknown): string[][] {
  const pairs = z.union([
    z.array(z.tuple([id, id.nullable()])),
    z.record(z.string(), id).transform((all) => Object.entries(all)),
    z.array(id).transform((all) => all.map((one, at) => [[...all].sort(byName)[at] ?? "", one] as const)),
  ]);
  return pairs
    .parse(value)
    .map(([one, other]) => [one, other ?? ""])
    .sort((a, b) => (a.join("|") < b.join("|") ? -1 : 1));
}
