import { shareRefusals } from "./criteria.ts";
import { moduleRefusals } from "./module-refusals.ts";
import type { AwardPlan, JudgedPlan, JudgedTie } from "./plan.ts";

/** What cannot work in a judged event, and the field it stands in; amounts in steps, shares in ten-thousandths. */
export type JudgedRefusal = { field: string } & (
  | { kind: "modules-none" | "grades-missing" | "grades-not-ascending" | "time-not-ascending" }
  | { kind: "key-twice"; key: string }
  | { kind: "share-out-of-range"; got: number }
  | { kind: "share-over-cap"; cap: number; got: number }
  /** `by`: how much is missing, negative where it is too much */
  | { kind: "shares-not-whole"; got: number; by: number }
  | { kind: "lines-not-most"; got: number; most: number; by: number }
  | { kind: "out-of-range"; from: number; to: number; got: number }
  | { kind: "step-not-in-most"; step: number; most: number }
  | { kind: "grades-not-most"; got: number; most: number }
  | { kind: "drop-too-many"; drop: number; judges: number }
  | { kind: "balance-one-panel" | "places-need-one-list" | "places-without-clerk" | "places-without-drop" }
  | { kind: "first-takes-everybody" | "stations-one-by-one" }
  | { kind: "tie-unknown-module" | "tie-without-time"; module: string }
  | { kind: "tie-twice" }
  | { kind: "awards-over-all"; got: number }
  | { kind: "marks-not-descending" }
);

/** [JD5] Theory at most so much, in ten-thousandths. */
export const theoryMost = 3000;

/** A whole number from … to …, or what is wrong with it. */
export const inRange = (field: string, got: number, from: number, to: number): JudgedRefusal[] =>
  Number.isInteger(got) && got >= from && got <= to ? [] : [{ kind: "out-of-range", field, from, to, got }];

/** Each key that was there before, with its field. */
export const twice = (keys: readonly string[], field: (at: number) => string): JudgedRefusal[] =>
  keys.flatMap((key, at) => (keys.indexOf(key) < at ? [{ kind: "key-twice" as const, field: field(at), key }] : []));

function sharesOf({ modules, theoryCap }: JudgedPlan): JudgedRefusal[] {
  const parts = modules.map(({ share, kind }, at) => ({
    key: String(at),
    share,
    cap: theoryCap && kind === "theory" ? theoryMost : null,
  }));
  return shareRefusals(parts).map((refusal): JudgedRefusal => {
    if (refusal.kind === "shares-not-whole") return { ...refusal, field: "modules", by: 10_000 - refusal.got };
    const { key, ...rest } = refusal;
    return { ...rest, field: `modules.${key}.share` };
  });
}

function tiesOf({ modules, ties }: JudgedPlan): JudgedRefusal[] {
  const same = (a: JudgedTie, b: JudgedTie) => JSON.stringify(a) === JSON.stringify(b);
  return ties.flatMap((tie, at): JudgedRefusal[] => {
    const field = `ties.${at}`;
    if (ties.findIndex((one) => same(one, tie)) < at) return [{ kind: "tie-twice", field }];
    if (tie.by === "exact") return [];
    const named = modules.find(({ key }) => key === tie.module);
    if (!named) return [{ kind: "tie-unknown-module", field, module: tie.module }];
    return tie.by === "time" && !named.time ? [{ kind: "tie-without-time", field, module: tie.module }] : [];
  });
}

function awardRefusals(award: AwardPlan, field: string): JudgedRefusal[] {
  switch (award.way) {
    case "shares": {
      const percents = award.percents.map(Number);
      const got = percents.reduce((all, one) => all + one, 0);
      const wrong = percents.flatMap((one, at): JudgedRefusal[] =>
        one > 0 && one <= 100
          ? []
          : [{ kind: "out-of-range", field: `${field}.percents.${at}`, from: 1, to: 100, got: one }],
      );
      return wrong.length === 0 && got > 100 ? [{ kind: "awards-over-all", field: `${field}.percents`, got }] : wrong;
    }
    case "places":
      return award.counts.flatMap((count, at) => inRange(`${field}.counts.${at}`, count, 0, 1000));
    case "marks": {
      const descends = award.from.every((from, at) => at === 0 || from < (award.from[at - 1] ?? 0));
      const wrong = award.from.flatMap((from, at) => inRange(`${field}.from.${at}`, from, 0, 100_000_000));
      return descends ? wrong : [...wrong, { kind: "marks-not-descending", field: `${field}.from` }];
    }
    case "margin":
      return [
        ...inRange(`${field}.margin`, award.margin, 0, 100_000_000),
        ...(award.excellence === null ? [] : inRange(`${field}.excellence`, award.excellence, 0, 100_000_000)),
      ];
  }
}

/**
 * [JD23] Everything in a contest sheet that cannot work, each with the field it stands in, [] where it can be played: shares make
 * 100% and theory keeps to its cap [JD5], lines make the most of their module, what is dropped leaves a mark [JD1], ties name what is
 * there. Source: domain 8.1, 8.2, 13 rows 20–22.
 */
export function judgedRefusals(plan: JudgedPlan): JudgedRefusal[] {
  const { modules, publish, awards, team } = plan;
  if (modules.length === 0) return [{ kind: "modules-none", field: "modules" }];
  return [
    ...inRange("modules", modules.length, 1, 20),
    ...twice(
      modules.map(({ key }) => key),
      (at) => `modules.${at}.key`,
    ),
    ...sharesOf(plan),
    ...modules.flatMap((module, at) => moduleRefusals(module, at, modules.length)),
    ...tiesOf(plan),
    ...(publish.when === "from" ? inRange("publish.n", publish.n, 1, 1000) : []),
    ...twice(
      awards.map(({ key }) => key),
      (at) => `awards.${at}.key`,
    ),
    ...awards.flatMap((award, at) => awardRefusals(award, `awards.${at}`)),
    ...(team ? inRange("team.best", team.best, 1, 100) : []),
  ];
}
