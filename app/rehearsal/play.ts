import { randomUUID } from "node:crypto";
import type { EntrantId, OpId } from "#core/ids.ts";
import { planRounds } from "#core/rounds/plan.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import type { TabletHeat, TabletLane } from "#live/tablet-protocol.ts";
import { chanceOf, inventMark } from "./chance.ts";
import { refereeHeat, seeHeat } from "./heat.ts";
import { correctedMark, type ScriptMark } from "./mark.ts";
import { wait } from "./pace.ts";
import { countRound, type LoggedEvent, type LoggedHeat, type LoggedRound } from "./recount.ts";
import { rulingOn } from "./ruling.ts";
import { defaultReason, gap, laneOf, type Part, type Scene } from "./scene.ts";
import { nameWithUnit, type StagedEvent } from "./stage.ts";

const betweenHeatsMs = 20_000;
const mostRounds = 20;
const mostTies = 50;

/** Plays an event from its draw to its last heat; answers its log as the server tells it. Throws `ScriptGap` at a gap. */
export async function playEvent(
  scene: Scene,
  event: StagedEvent,
  at: Pick<Part, "id" | "tablets">,
): Promise<LoggedEvent> {
  const log: LoggedEvent = { id: at.id, staged: event, rounds: [], withdrawn: [] };
  const part: Part = { scene, event, ...at, log };
  for (let number = 1; number <= mostRounds; number++) {
    const round = await playRound(part, number);
    if (round.final) break;
    await settleTies(part, round);
    // everybody failed: nobody is left for another round
    if (countRound(round, event, log.withdrawn).qualification?.qualified.length === 0) break;
  }
  for (const [person, marks] of event.marks) {
    const reached = log.rounds.filter(({ heats }) => laneOf(heats, person)).length;
    if (marks.length > reached)
      scene.tell({ kind: "unused", event: event.name, person: nameWithUnit(person), round: reached + 1 });
  }
  return log;
}

async function playRound(part: Part, number: number): Promise<LoggedRound> {
  const { scene, event, id, log } = part;
  const { script } = scene.staged;
  const seed = event.draws[number - 1] ?? `${script.seed} ${number}`;
  await scene.chief.drawAndPublish(id, seed);
  const drawn = await heatsOf(part, number);
  const people = drawn.flatMap(({ lanes }) => lanes.map(({ entrant }) => entrant));
  const left = { ...event.plan, advance: event.plan.advance.slice(number - 1) };
  const [planned] = planRounds(people.length, left, event.options.measure);
  const [first] = drawn;
  if (!first || !planned) throw new Error(`round ${number} of ${event.name} is not on the tablets`);
  scene.tell({ kind: "published", event: event.name, heat: first });
  const { final, advance } = planned;
  const round: LoggedRound = { id: first.round.id, seed, number, final, advance, heats: [], rulings: [] };
  learnLots(log.rounds.at(-1), people);
  log.rounds.push(round);
  await withdraw(part, round);
  for (const heat of await heatsOf(part, number)) await playHeat(part, round, heat);
  for (const heat of round.heats) {
    const before = heat.sheets.flatMap(({ ops }) => ops).length;
    await correct(part, round, heat, "official");
    if (heat.sheets.flatMap(({ ops }) => ops).length > before) heat.stored = await storedMarks(part, heat);
  }
  return round;
}

/** A lot is the server's: whom it admitted is seen in the next round. */
function learnLots(before: LoggedRound | undefined, people: readonly EntrantId[]): void {
  for (const ruling of before?.rulings ?? [])
    if (ruling.method === "lot") ruling.admit = ruling.tied.filter((id) => people.includes(id));
}

async function withdraw(part: Part, round: LoggedRound): Promise<void> {
  const { event, scene, log } = part;
  for (const [index, { before, person, reason }] of event.withdrawals.entries()) {
    if (before !== round.number) continue;
    const lane = laneOf(await heatsOf(part, round.number), person);
    if (!lane) throw gap(part, ["withdrawals", index, "person"], "notInRound", nameWithUnit(person));
    await scene.chief.withdraw(round.id, lane.entrant, reason ?? defaultReason);
    log.withdrawn.push(lane.entrant);
  }
}

async function playHeat(part: Part, round: LoggedRound, heat: TabletHeat): Promise<void> {
  const { scene, event, tablets } = part;
  const { speed, staged } = scene;
  const marks = new Map(heat.lanes.map((lane) => [lane.lane, markFor(part, round, lane)]));
  const random = chanceOf(staged.script.seed, event.name, round.number, heat.number);
  const logged = await refereeHeat(heat, marks, tablets, { options: event.options, random, speed });
  round.heats.push(logged);
  await correct(part, round, logged, "provisional");
  await wait(betweenHeatsMs / 2, speed);
  await scene.chief.confirm(heat.id);
  const { state, marks: stored } = await seeHeat(tablets[0], heat);
  if (state !== "official") throw new Error(`heat ${heat.number} of ${event.name} is ${state}`);
  logged.stored = stored;
  scene.tell({ kind: "confirmed", event: event.name, heat });
  await wait(betweenHeatsMs / 2, speed);
}

/** The marks the program keeps of a heat, or null where tablets show it no more. */
async function storedMarks({ tablets }: Part, { id }: LoggedHeat): Promise<LaneMark[] | null> {
  return (await tablets[0].look()).heats.find((heat) => heat.id === id)?.marks ?? null;
}

/** The heats of a round that tablets show, in order. */
async function heatsOf({ tablets, id }: Part, number: number): Promise<TabletHeat[]> {
  const { heats } = await tablets[0].look();
  return heats
    .filter((heat) => heat.event.id === id && heat.round.number === number)
    .sort((a, b) => a.number - b.number);
}

/** The script's mark of whoever stands in the lane, or one made up where the script fills in. */
function markFor(part: Part, { number }: LoggedRound, lane: TabletLane): ScriptMark {
  const { event, scene } = part;
  const { script } = scene.staged;
  const person = event.entries.find((one) => one.name === lane.name && one.unit === lane.unit);
  if (!person) throw new Error(`${lane.name} is in a heat of ${event.name} and in no script`);
  const mark = event.marks.get(person)?.[number - 1];
  if (mark) return mark;
  const whose = nameWithUnit(person);
  if (script.fill) return inventMark(event.options, chanceOf(script.seed, event.name, number, whose));
  throw gap(part, ["marks", person.name, number - 1], "markMissing", `${whose}, ${number}`);
}

/** Makes the script's corrections in a heat, which its log then holds, too. */
async function correct(
  { event, scene }: Part,
  round: LoggedRound,
  heat: LoggedHeat,
  when: "provisional" | "official",
): Promise<void> {
  for (const [seq, one] of event.corrections.entries()) {
    const at = laneOf([heat], one.person);
    const sheet = heat.sheets.find(({ lanes }) => at && lanes.includes(at.lane));
    if (one.round !== round.number || one.when !== when || !at || !sheet) continue;
    const reason = one.reason ?? defaultReason;
    await scene.chief.correct(heat.id, at.lane, one.mark, reason);
    const made = { id: randomUUID() as string as OpId, device: "chief", seq, at: Date.now() };
    sheet.ops.push({ kind: "correct", lane: at.lane, mark: correctedMark(one.mark), reason, ...made });
  }
}

/** Has every tie that waits ruled on, one after the other. */
async function settleTies(part: Part, round: LoggedRound): Promise<void> {
  for (let n = 0; n < mostTies; n++) {
    const tie = countRound(round, part.event, part.log.withdrawn).qualification?.ties[0];
    if (!tie) return;
    const ruling = rulingOn(part, round, tie);
    await part.scene.chief.rule(round.id, ruling);
    round.rulings.push(ruling);
  }
}
