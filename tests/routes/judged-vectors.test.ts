import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { judgedOutcome } from "#core/judged/outcome.ts";
import { moduleOf } from "#core/judged/plan-defaults.ts";
import { scaled, unscaled } from "#core/number.ts";
import { eventOf, playedRound } from "../core/judged/contest.ts";
import { allVectors } from "../core/vectors/cases.ts";
import { adapterOf, runVector } from "../core/vectors/index.ts";
import { contestMeet } from "../support/contest-program.ts";
import { there } from "../support/play.ts";
import { serveFrom, testWorld } from "../support/world.ts";

// The worked examples of judging through all of the program: a contest sheet is pasted on its page and kept, the modules are
// drawn and published, judges and clerks hand in on their tablets, the chief confirms, and the read API says the result.

const world = await testWorld();
serveFrom(world);
afterAll(world.drop);

const { play } = await contestMeet(world);

const vectors = new Map(allVectors().map((one) => [one.id, one]));
const played = new Set<string>();
/** An example's input, as it is read, and what is expected of it. */
function example<Input>(id: string, input: z.ZodType<Input>) {
  played.add(id);
  const { input: given, expected } = there(vectors.get(id));
  return { input: input.parse(given), expected };
}
/** Which examples there are of these operations. */
const ids = (...ops: string[]) =>
  [...vectors.values()].flatMap(({ id, topic, op }) => (topic === "judged" && ops.includes(op) ? [id] : []));
const number = z.number();
const scores = z.object({ scores: z.array(number.nullable()), drop: number.default(0), max: number.default(1) });

const factorsOf = (method: string) =>
  ids("panel_factor").filter((id) => z.object({ method: z.string() }).parse(vectors.get(id)?.input).method === method);

const points = (value: number) => [{ value: scaled(value, 2) }];

describe("a contest from its spreadsheet to the published result", () => {
  test(`[JD1] ${ids("trimmed").join(" ")}: the highest and the lowest go; too few are three of whom one is absent`, async () => {
    const all = ids("trimmed").map((id) => example(id, scores));
    const { judged } = await play({
      rows: all.map((_one, at) => `登台${at + 1}\t${at > 0 ? 10 : 110 - 10 * all.length}%\t\t10\t`),
      fields: Object.fromEntries(
        all.flatMap(({ input }, at) => [
          // two judges of whom one goes at each end are no sheet that can work [JD23]
          [`modules.${at}.judges`, String(Math.max(2 * input.drop + 1, input.scores.length))],
          [`modules.${at}.drop`, String(input.drop)],
        ]),
      ),
      people: 1,
      paper(module, _who, chair) {
        const mark = there(all[module]).input.scores[chair - 1];
        return mark == null ? null : points(mark);
      },
    });
    expect(all.map((_one, at) => judged.raw(at)[0])).toEqual(all.map(({ expected }) => expected));
  });

  test(`[JD6] ${ids("overtime").join(" ")}: the time on stage`, async () => {
    const all = ids("overtime").map((id) => example(id, z.object({ seconds: number })));
    const time = { least: "6", longest: "8", under: "0.1", over: "10=0.02, 20=0.05, 30=0.1", beyond: "0.2" };
    const { judged } = await play({
      rows: ["登台\t100%\t\t10\t"],
      fields: {
        ...{ "modules.0.judges": "1", "modules.0.drop": "0", "modules.0.timed": "yes" },
        ...Object.fromEntries(Object.entries(time).map(([field, value]) => [`modules.0.${field}`, value])),
      },
      people: all.length,
      paper: (_module, who, chair) =>
        chair > 0 ? points(9) : [{ criterion: "time", value: there(all[who]).input.seconds * 1000 }],
    });
    expect(judged.raw(0).map((mark) => Math.round(900 - mark * 100) / 100)).toEqual(
      all.map(({ expected }) => expected),
    );
  });

  test.each(ids("weighted"))("[JD5] %s: parts by their shares", async (id) => {
    const { input, expected } = example(id, z.object({ parts: z.array(z.tuple([number, number])) }));
    const { judged } = await play({
      rows: input.parts.map(([, share], at) => `${["理论", "实操"][at]}\t${share * 100}%\t\t100\t`),
      people: 1,
      paper: (module) => points(there(input.parts[module])[0]),
    });
    expect(judged.totals).toEqual([expected]);
  });

  test.each(ids("chain"))("[JD20] %s: level totals by the practice mark, then by less time", async (id) => {
    const row = z.object({ id: z.string(), total: number, practice: number, time: number });
    const { input, expected } = example(id, z.object({ rows: z.array(row) }));
    const { judged } = await play({
      rows: ["理论\t50%\t\t100\t", "实操\t50%\t\t100\t"],
      fields: {
        ...{ "modules.1.timed": "yes", "modules.1.longest": "60" },
        ...{ "ties.0": "module:m2", "ties.1": "time:m2" },
      },
      people: input.rows.length,
      // half theory, half practice make the total
      paper(module, who, chair) {
        const { total, practice, time } = there(input.rows[who]);
        if (chair === 0) return [{ criterion: "time", value: time * 1000 }];
        return points(module === 0 ? 2 * total - practice : practice);
      },
    });
    expect(judged.totals).toEqual(input.rows.map(({ total }) => total));
    expect(judged.lines.map((one) => [input.rows[judged.who(one)]?.id, one.place])).toEqual(expected);
    expect(judged.lines.map(({ decidedBy }) => decidedBy?.by)).toContain("time");
  });

  test("[JD22] the example of its rule: level teams of three by their practice marks together", async () => {
    const { judged, stage } = await play({
      rows: ["理论\t50%\t\t100\t", "实操\t50%\t\t100\t"],
      fields: { best: "3", "ties.0": "module:m2" },
      ...{ people: 6, units: [3, 3] },
      paper: (module, who) => points(module === 0 ? (who < 3 ? 95 : 94) : who < 3 ? 85 : 86),
    });
    const [first, second] = [there(stage.people[0]).unitId, there(stage.people[3]).unitId];
    expect(judged.team.map(({ unit: { id }, place, sum }) => [id, place, sum])).toEqual([
      [second, 1, 27_000],
      [first, 2, 27_000],
    ]);
    expect(judged.team[0]?.decidedBy).toMatchObject({ by: "module", module: "m2" });
  });

  const judgements = [...ids("judgement_spread"), ...ids("judgement_mark")];
  test(`[JD10] ${judgements.join(" ")}: judged 0 to 3`, async () => {
    const all = judgements.map((id) => example(id, z.object({ scores: z.array(number), max: number.default(100) })));
    const apart = all.flatMap(({ expected }, at) => (expected === "rescore" ? [at] : []));
    // a module each: what the judges have to talk about keeps nothing else back
    const { judged, left } = await play({
      rows: all.map(
        ({ input }, at) => `面试${at + 1}\t${at > 0 ? 10 : 110 - 10 * all.length}%\t仪态\t${input.max}\t评判`,
      ),
      fields: Object.fromEntries(all.map(({ input }, at) => [`modules.${at}.judges`, String(input.scores.length)])),
      people: 1,
      paper: (module, _who, chair) => [{ criterion: "c1", value: there(all[module]?.input.scores[chair - 1]) }],
    });
    expect(left).toEqual(apart.map((module) => ({ module, why: "judges-apart" })));
    for (const [at, { expected }] of all.entries()) {
      const marked = there(judged.modules[at]).lines.flatMap(({ part }) => (part.raw === null ? [] : [part.raw]));
      expect(marked.length).toBe(apart.includes(at) ? 0 : 1);
      if (typeof expected === "number") expect(judged.raw(at)).toEqual([expected]);
    }
  });

  test.each(ids("ws_medals"))("[JD14] %s: medals within two points", async (id) => {
    const { input, expected } = example(id, z.object({ scores: z.array(z.tuple([z.string(), number])) }));
    const { judged } = await play({
      rows: ["实操\t100%\t\t600\t"],
      fields: {
        ...{ "modules.0.judges": "1", "awards.0.way": "margin", "awards.0.names": "gold、silver、bronze" },
        "awards.0.amounts": "2",
      },
      people: input.scores.length,
      paper: (_module, who) => points(there(input.scores[who])[1]),
    });
    const won = there(judged.awards[0]).people;
    const of = (name: string) =>
      won.filter((one) => one.name === name).map((one) => input.scores[judged.who(one)]?.[0]);
    expect({ gold: of("gold"), silver: of("silver"), bronze: of("bronze") }).toEqual(expected);
  });

  test.each(ids("award_tiers"))("%s: prizes by share", async (id) => {
    const tier = z.tuple([z.string(), number]);
    const { input, expected } = example(id, z.object({ n: number, tiers: z.array(tier) }));
    const { judged } = await play({
      rows: ["理论\t100%\t\t100\t"],
      fields: {
        ...{ "awards.0.way": "shares", "awards.0.names": input.tiers.map(([name]) => name).join("、") },
        ...{ "awards.0.amounts": input.tiers.map(([, percent]) => percent).join(", "), "awards.0.rounding": "half-up" },
      },
      people: input.n,
      paper: (_module, who) => points(99 - who),
    });
    const won = there(judged.awards[0]).people;
    expect(
      Object.fromEntries(input.tiers.map(([name]) => [name, won.filter((one) => one.name === name).length])),
    ).toEqual(expected);
  });

  test.each(factorsOf("mean_of_means"))("[JD8] %s: panels by the mean of their means", async (id) => {
    const mean = z.object({ mean: number });
    const { input, expected } = example(id, z.object({ panels: z.object({ A: mean, B: mean }) }));
    // the mean itself is told by the rule alone
    const { A, B } = input.panels;
    const { judged } = await play({
      rows: ["作品\t100%\t\t100\t"],
      fields: {
        ...{ "modules.0.judges": "1", "modules.0.drop": "0", "modules.0.panels": "2" },
        "modules.0.balance": "mean-of-means",
      },
      people: 2,
      paper: (_module, _who, _chair, panel) => points(panel === 1 ? A.mean : B.mean),
    });
    const factors = there(judged.modules[0]).panels.map(({ factor }) =>
      unscaled(factor?.value ?? 0, factor?.digits ?? 0),
    );
    expect(expected).toMatchObject({ A: factors[0], B: factors[1] });
  });

  test.each(ids("tscore"))("[JD9] %s: standard scores", async (id) => {
    const { input, expected } = example(id, z.object({ scores: z.array(number) }));
    const { judged } = await play({
      rows: ["登台\t100%\t\t100\t"],
      fields: { "modules.0.judges": "1", "modules.0.drop": "0", "modules.0.balance": "standard" },
      people: input.scores.length,
      paper: (_module, who) => points(there(input.scores[who])),
    });
    expect(judged.balanced(0)).toEqual(expected);
  });

  /** One list that all judges put in order by their marks. */
  const ordered = (method: string, places: readonly (readonly number[])[]) =>
    play({
      rows: ["作品\t100%\t\t100\t"],
      fields: {
        ...{ "modules.0.judges": String(there(places[0]).length), "modules.0.drop": "0" },
        "modules.0.method": method,
      },
      people: places.length,
      paper: (_module, who, chair) => points(100 - there(places[who]?.[chair - 1])),
    });

  test.each(ids("skating_dance"))("[JD11] %s: places by majority", async (id) => {
    const { input, expected } = example(id, z.object({ marks: z.record(z.string(), z.array(number)) }));
    const { judged } = await ordered("majority", Object.values(input.marks));
    expect(Object.fromEntries(Object.keys(input.marks).map((name, at) => [name, judged.places[at]]))).toEqual(expected);
  });

  test.each([
    ...ids("borda").map((id) => [id, "borda"] as const),
    ...ids("rank_sum").map((id) => [id, "rank-sum"] as const),
  ])("[JD13] %s: %s of the judges' orders", async (id, method) => {
    const { input, expected } = example(id, z.object({ ballots: z.array(z.array(z.string())) }));
    const ids = [...there(input.ballots[0])].sort();
    const { judged } = await ordered(
      method,
      ids.map((one) => input.ballots.map((ballot) => ballot.indexOf(one) + 1)),
    );
    expect(Object.fromEntries(ids.map((one, at) => [one, judged.totals[at]]))).toEqual(expected);
  });
});

describe("panels whose sums or spreads are given, which no lot would make", () => {
  test.each(factorsOf("grand_mean"))("[JD8] %s by judgedOutcome: groups of unlike size, by the mean of all", (id) => {
    const group = z.object({ sum: number, n: number });
    const { input, expected } = example(id, z.object({ panels: z.record(z.string(), group) }));
    const event = eventOf([moduleOf("stage", "stage", { panels: 2, balance: "grand-mean" })]);
    const marks = Object.values(input.panels).flatMap(({ sum, n }, panel) => {
      const total = scaled(sum, 2);
      return Array.from(
        { length: n },
        (_one, at) => [100 * panel + at, Math.floor(total / n) + (at < total % n ? 1 : 0), panel + 1] as const,
      );
    });
    const { panels } = judgedOutcome(event, [playedRound(event, 1, marks)]);
    const found = panels.map(({ factor }) => unscaled(factor?.value ?? 0, factor?.digits ?? 0));
    expect(expected).toMatchObject(Object.fromEntries(Object.keys(input.panels).map((name, at) => [name, found[at]])));
  });

  test.each(ids("panel_z"))("[JD9] %s by the panel's own function: a mark at its distance from the mean", (id) => {
    played.add(id);
    const vector = there(vectors.get(id));
    const { got, expected } = runVector(vector, there(adapterOf(vector)));
    expect(got).toEqual(expected);
  });
});

test("no example of judging is left out", () => {
  const judging = [...vectors.values()].filter(({ topic, op }) => topic === "judged" && op !== "multi_choice");
  expect(judging.map(({ id }) => id).filter((id) => !played.has(id))).toEqual([]);
});
