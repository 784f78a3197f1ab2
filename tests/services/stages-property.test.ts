import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { CorrectedMark } from "#core/scoring/ops.ts";
import type { StagePlan } from "#core/stages/plan.ts";
import { stageDefaults } from "#core/stages/plan-defaults.ts";
import { playStages } from "#core/stages/play-stages.ts";
import { confirmHeat, enterAtDesk } from "#services/heats.ts";
import { correctMatch } from "#services/stage-corrections.ts";
import { drawStages, publishStages } from "#services/stage-draw.ts";
import { drawGroupTie } from "#services/stage-lots.ts";
import { heatKey, stageInputs } from "#services/stages.ts";
import { withdrawFromEvent } from "#services/withdraw.ts";
import { chief, done, end, type Stage, status, value } from "../support/play.ts";
import { openMatches, stageOfMatches, stagesNow } from "../support/stages.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

const groups = (after: StagePlan["groups"]["then"], part: Partial<StagePlan["groups"]>): Partial<StagePlan> => ({
  format: "groups",
  // biome-ignore lint/suspicious/noThenProperty: the word of the plan, not a promise
  groups: { ...stageDefaults.groups, ...part, then: after },
});
const plans: { name: string; from: number; to: number; stages: Partial<StagePlan> }[] = [
  { name: "knock-out", from: 3, to: 9, stages: { settle: 8 } },
  { name: "double", from: 3, to: 9, stages: { format: "double" } },
  { name: "redrawn", from: 3, to: 9, stages: { format: "redrawn" } },
  {
    name: "redrawn to three",
    from: 5,
    to: 9,
    stages: { format: "redrawn", redraw: { ...stageDefaults.redraw, stopAt: 3 } },
  },
  { name: "swiss", from: 3, to: 9, stages: { format: "swiss" } },
  { name: "tables", from: 3, to: 9, stages: groups("none", { size: 5 }) },
  { name: "crossed", from: 6, to: 8, stages: groups("knock-out", { size: 4 }) },
  { name: "crossing drawn", from: 7, to: 9, stages: groups("knock-out", { size: 3, qualifiers: 1, cross: "drawn" }) },
  { name: "places", from: 6, to: 8, stages: groups("places", { size: 4 }) },
];

const [won, lost] = [value(2), value(0)];
const endings: readonly (readonly [CorrectedMark, CorrectedMark])[] = [
  [won, lost],
  [lost, won],
  [value(2), value(1)],
  [value(1), value(2)],
  [won, status("DNS")],
  [status("DNF"), won],
  [status("DQ"), won],
  [status("DNS"), status("DNS")],
];

const step = fc.record({
  // as often as reports are what mostly happens
  does: fc.constantFrom("report", "report", "report", "report", "type", "correct", "correct", "withdraw"),
  at: fc.nat(1000),
  ending: fc.nat(endings.length - 1),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const marksOf = (ending: number) => (endings[ending] ?? [won, lost]).map((mark, at) => ({ lane: at + 1, mark }));
const pick = <One>(all: readonly One[], at: number): One | undefined => all[at % Math.max(1, all.length)];

async function take(made: Stage, { does, at, ending }: Step): Promise<string> {
  const now = await stagesNow(world, made);
  const heats = now.played.stages.flatMap(({ number, matches }) =>
    matches.flatMap(({ key, status: stands }) => {
      const heat = now.heats.get(heatKey(number, key));
      return heat && heat.lanes.length === 2 ? [{ heat, stands }] : [];
    }),
  );
  if (does === "withdraw") {
    const staying = made.people.filter(({ id }) => !now.withdrawn.includes(id));
    const who = at % 3 === 0 ? pick(staying, at) : undefined;
    return who ? end(await withdrawFromEvent(world, made.author, made.event.id, who.id, "ill")) : "nobody";
  }
  if (does === "correct") {
    const official = heats.filter(({ heat }) => heat.state === "official");
    const one = pick(official, at)?.heat;
    if (!one) return "nothing";
    const refused = await correctMatch(world, chief, one.id, marksOf(ending), "looked again");
    if (refused.ok || refused.refusal.kind !== "matches-fall") return end(refused);
    const corrected = await correctMatch(world, chief, one.id, marksOf(ending), "looked again", { approve: true });
    return `${end(corrected)}, ${refused.refusal.fall.length} fell`;
  }
  const waiting = pick(
    heats.filter(({ heat }) => heat.state === "scheduled" || (does === "report" && heat.state === "provisional")),
    at,
  )?.heat;
  if (!waiting) {
    const tie = now.played.stages.flatMap(({ number, ties }) => ties.map(({ group }) => ({ number, group })))[0];
    const stage = tie && now.stages.find(({ number }) => number === tie.number);
    return stage ? end(await drawGroupTie(world, chief, stage.id, tie.group, "by lot")) : "nothing";
  }
  if (waiting.state === "scheduled") done(await enterAtDesk(world, chief, waiting.id, marksOf(ending)));
  return does === "report" ? end(await confirmHeat(world, chief, waiting.id)) : "typed";
}

/** What is wrong with the tables beside what the rules make of draws and results. */
async function faultsOf(made: Stage): Promise<string[]> {
  const now = await stagesNow(world, made);
  const inputs = await stageInputs(world.db, made.event.id);
  const played = playStages(inputs, now.plan);
  const faults: string[] = [];
  const counted = new Set<string>();
  let matches = 0;
  for (const { number, matches: own } of played.stages)
    for (const { key, seats, status: stands, result } of own) {
      matches++;
      const heat = now.heats.get(heatKey(number, key));
      const known = stands === "closed" ? [] : seats.flatMap((seat) => (seat.kind === "known" ? [seat.id] : []));
      const players = known.length === 2 ? known : [];
      const there = heat?.lanes.map(({ entrant }) => entrant) ?? [];
      const begun = heat?.state !== "scheduled";
      const order = (ids: readonly string[]) => (begun ? [...ids].sort() : ids).join();
      if (!heat || order(there) !== order(players)) faults.push(`${key}: ${there.join()} instead of ${players.join()}`);
      if ((heat?.state === "official") !== (result !== null)) faults.push(`${key} is ${heat?.state}, ${stands}`);
      if (stands === "ready" && !begun && players.some((id) => now.withdrawn.includes(id)))
        faults.push(`${key} waits for somebody who withdrew`);
      if (result) counted.add(`${number} ${key}`);
    }
  if (now.heats.size !== matches) faults.push(`${now.heats.size} heats, ${matches} matches`);
  const results = inputs.flatMap(({ number, results: all }) => all.map(({ key }) => `${number} ${key}`));
  for (const one of results) if (!counted.has(one)) faults.push(`the result of ${one} does not count`);
  for (const { state, number } of now.stages) {
    const over = played.stages.find((one) => one.number === number)?.over === true;
    if ((state === "official") !== over) faults.push(`stage ${number} is ${state}, over: ${over}`);
  }
  return faults;
}

test("[ST4] [KO10] reports, corrections, walkovers and withdrawals in any order leave the bracket that the rules make of the log", async () => {
  const seed = Number(process.env.STAGES_SEED ?? Date.now() % 2 ** 31);
  console.log(`stages: fast-check seed ${seed}`);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...plans),
      fc.nat(6),
      fc.array(
        step.map((one) => ({ ...one, does: "report" as const })),
        { maxLength: 14 },
      ),
      fc.array(step, { minLength: 4, maxLength: 14 }),
      async ({ name, from, to, stages }, more, head, steps) => {
        const n = from + (more % (to - from + 1));
        const made = await openMatches(world, await stageOfMatches(world, n, stages), { seed: `${seed}` });
        const story: string[] = [];
        for (const one of head) await take(made, one);
        for (const one of steps) {
          story.push(`${one.does}: ${await take(made, one)}`);
          const faults = await faultsOf(made);
          expect(faults, `${name} of ${n}: ${story.join(", ")}`).toEqual([]);
        }
      },
    ),
    { numRuns: 20, seed, endOnFailure: true },
  );
}, 120_000);

test("a draw is made anew, its people are asked for, and it is published once", async () => {
  const made = await stageOfMatches(world, 4);
  done(await drawStages(world, made.author, made.event.id, {}));
  done(await drawStages(world, made.author, made.event.id, { seed: "another" }));
  done(await publishStages(world, made.author, made.event.id));
  expect(end(await publishStages(world, made.author, made.event.id))).toBe("already-published");
  expect(end(await drawStages(world, made.author, made.event.id, {}))).toBe("reason-required");
});
