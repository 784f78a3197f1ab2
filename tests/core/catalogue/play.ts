import { eventTemplate, type TemplateKey } from "#core/catalogue/templates.ts";
import type { EntrantId, OpId } from "#core/ids.ts";
import { moduleOptions } from "#core/judged/module-options.ts";
import { rankMarks } from "#core/ranking/rank.ts";
import { defaultPlan } from "#core/rounds/plan.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import { faultKinds, type SheetAct, type SheetOp, type Turn } from "#core/scoring/ops.ts";
import { rulesetOf } from "#core/scoring/rulesets/index.ts";
import { id } from "../people.ts";

/**
 * A worked example: what is noted of each lane, 1 first, and what it comes to: the value that is ranked and the place.
 *
 * `*12` twelve taps · `~2` two misses · `=130/2` typed with misses · `@42310` at the line after so many ms · `!dropped` a fault ·
 * `?foot@9000` failed after so many ms · `DNS` … · `+6550` an attempt · `foul` · `pass` · `1600:xo` trials at a height in mm ·
 * `c1=132` what the first counter shows · `t:ppmd` turns of a long rope · `j1=925` the first judge's mark · `caution`
 */
export interface Example {
  lanes: string[];
  /** winners of games or pulls, by lane; null where it is played again */
  games?: (number | null)[];
  marks: [value: number | null, place: number | null][];
}

type Act = SheetAct;

const turns: Record<string, Turn> = { p: "pass", m: "miss", d: "double", e: "empty", v: "violation", i: "in" };
const trials = { o: "over", x: "failed", "-": "passed" } as const;
const isTrial = (sign: string): sign is keyof typeof trials => sign in trials;

function faultOf(name: string) {
  const fault = faultKinds.find((one) => one === name);
  if (!fault) throw new Error(`no fault ${name}`);
  return fault;
}

/** What one word of an example notes. */
function actsOf(word: string, lane: number, attempt: () => number): Act[] {
  const number = (text: string | undefined) => Number(text ?? Number.NaN);
  const times = (n: string | undefined, act: Act) => Array.from({ length: number(n) }, () => act);
  const forms: [RegExp, (found: RegExpExecArray) => Act[]][] = [
    [/^\*(\d+)$/, ([, n]) => times(n, { kind: "tap", lane })],
    [/^~(\d+)$/, ([, n]) => times(n, { kind: "miss", lane })],
    [
      /^=(\d+)(?:\/(\d+))?$/,
      ([, value, misses]) => [
        { kind: "set", lane, value: number(value), ...(misses !== undefined && { misses: number(misses) }) },
      ],
    ],
    [/^@(\d+)$/, ([, ms]) => [{ kind: "arrive", lane, ms: number(ms) }]],
    [/^!([a-z-]+)$/, ([, name = ""]) => [{ kind: "fault", lane, fault: faultOf(name) }]],
    [/^\?([a-z-]+)@(\d+)$/, ([, name = "", ms]) => [{ kind: "fail", lane, fault: faultOf(name), ms: number(ms) }]],
    [/^DNS$/, () => [{ kind: "status", lane, status: "DNS" }]],
    [/^DNF$/, () => [{ kind: "status", lane, status: "DNF" }]],
    [/^DQ$/, () => [{ kind: "status", lane, status: "DQ" }]],
    [
      /^\+(\d+)$/,
      ([, value]) => [{ kind: "attempt", lane, attempt: attempt(), result: { kind: "valid", value: number(value) } }],
    ],
    [/^foul$/, () => [{ kind: "attempt", lane, attempt: attempt(), result: { kind: "foul" } }]],
    [/^pass$/, () => [{ kind: "attempt", lane, attempt: attempt(), result: { kind: "passed" } }]],
    [
      /^(\d+):([ox-]+)$/,
      ([, mm, signs = ""]) =>
        [...signs].flatMap((sign, i): Act[] =>
          isTrial(sign) ? [{ kind: "bar", lane, mm: number(mm), trial: i + 1, result: trials[sign] }] : [],
        ),
    ],
    [
      /^c(\d+)=(\d+)$/,
      ([, counter, value]) => [{ kind: "count", lane, counter: number(counter), value: number(value) }],
    ],
    [
      /^t:([a-z]+)$/,
      ([, signs = ""]) =>
        [...signs].flatMap((sign): Act[] => {
          const turn = turns[sign];
          return turn ? [{ kind: "turn", lane, turn }] : [];
        }),
    ],
    [/^j(\d+)=(\d+)$/, ([, judge, value]) => [{ kind: "score", lane, judge: number(judge), value: number(value) }]],
    [/^caution$/, () => [{ kind: "caution", lane }]],
  ];
  for (const [form, read] of forms) {
    const found = form.exec(word);
    if (found) return read(found);
  }
  throw new Error(`nobody can note ${word}`);
}

/** Value and place of each lane, as the template's own rules give them. */
export function play(key: TemplateKey, { lanes, games = [] }: Example): Example["marks"] {
  const template = eventTemplate(key);
  const ruleset = template && rulesetOf(template.ruleset);
  if (!template || !ruleset) throw new Error(`${key} has no ruleset`);
  const acts = [
    { kind: "start" } as const,
    ...lanes.flatMap((line, at) => {
      let attempts = 0;
      const next = () => ++attempts;
      return line.split(" ").flatMap((word) => actsOf(word, at + 1, next));
    }),
    ...games.map((winner, at): Act => ({ kind: "game", game: at + 1, winner })),
    { kind: "submit" } as const,
  ];
  const ops = acts.map((act, at): SheetOp => ({ ...act, id: id<OpId>(at), device: "tablet", seq: at, at }));
  const plan = { ...defaultPlan, ...template.plan };
  const options = moduleOptions({ options: { ...ruleset.defaults, ...template.options }, plan }, 1);
  const numbers = lanes.map((_line, at) => at + 1);
  const marks = ruleset.marks(foldSheet(ruleset, ops), options, numbers);
  const ranked = rankMarks(
    marks.map((mark) => ({ id: id<EntrantId>(mark.lane), mark })),
    options,
  );
  return numbers.map((lane) => {
    const found = ranked.find(({ mark }) => mark.lane === lane);
    return [found?.mark.value ?? null, found?.place ?? null];
  });
}
