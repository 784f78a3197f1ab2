import { type Agreement, agreement } from "./agree.ts";
import { chanceOf } from "./chance.ts";
import { Chief } from "./chief.ts";
import type { Speed } from "./pace.ts";
import { playEvent } from "./play.ts";
import { type OwnProgram, startOwnProgram } from "./program.ts";
import { layRelay, type Relay } from "./relay.ts";
import { type Report, reportOn } from "./report.ts";
import type { Scene, Told } from "./scene.ts";
import { type SetUp, setUp } from "./set-up.ts";
import type { Staged } from "./stage.ts";
import { type Gremlins, Tablet } from "./tablet.ts";
import { WallBoard } from "./wall.ts";

export interface RehearsalWish {
  speed: Speed;
  /** several tablets at an event, ops sent twice and out of order, connections cut */
  gremlins: boolean;
  /** leaves the data folder behind */
  keep: boolean;
  tell(what: Told | { kind: "starting" } | { kind: "setting-up" }): void;
}

export interface Rehearsed {
  report: Report;
  agreement: Agreement;
  /** what went wrong on purpose; null where nothing was to */
  gremlins: Gremlins["done"] | null;
  dataDir: string;
}

/** Plays a staged script on a program of its own, start to end; the program and, unless kept, its data are gone after. */
export async function rehearse(staged: Staged, wish: RehearsalWish): Promise<Rehearsed> {
  wish.tell({ kind: "starting" });
  const program = await startOwnProgram();
  try {
    wish.tell({ kind: "setting-up" });
    const made = await setUp(program, staged);
    const played = await onRelay(program, wish, (cable) => play(program, staged, made, wish, cable));
    return { ...played, dataDir: program.dataDir };
  } finally {
    await program.end(wish.keep);
  }
}

async function onRelay<Value>(
  { origin }: OwnProgram,
  { gremlins }: RehearsalWish,
  work: (cable: Relay | null) => Promise<Value>,
): Promise<Value> {
  const cable = gremlins ? await layRelay(origin) : null;
  try {
    return await work(cable);
  } finally {
    await cable?.close();
  }
}

async function play(
  { origin }: OwnProgram,
  staged: Staged,
  { office, meet, events, chief: chiefsSeat, digitsOf }: SetUp,
  { speed, tell }: RehearsalWish,
  cable: Relay | null,
): Promise<Omit<Rehearsed, "dataDir">> {
  const { language, seed } = staged.script;
  const tablets: Tablet[] = [];
  const boards: WallBoard[] = [];
  const done = { sentTwice: 0, outOfOrder: 0, cut: 0 };
  const sit = async (at: string, seat: string, gremlins: Gremlins | null) => {
    const referee = `Robot ${tablets.length + 1}`;
    const tablet = await Tablet.sit({ origin: at, language, code: await digitsOf(seat), referee, gremlins });
    tablets.push(tablet);
    return tablet;
  };
  try {
    const ground = [];
    for (const [event, { id, seat }] of events) {
      const first = await sit(origin, seat, null);
      const mischief = cable && { random: chanceOf(seed, event.name, "gremlins"), pull: () => cable.pull(), done };
      const second = cable ? [await sit(cable.origin, seat, mischief)] : [];
      ground.push({ event, id, tablets: [first, ...second] as const });
    }
    const slug = (await tablets[0]?.look())?.meet.slug ?? "";
    for (const at of cable ? [origin, origin, cable.origin] : [origin]) boards.push(await WallBoard.hang(at, slug));
    const chief = await Chief.sit(office, meet, { code: await digitsOf(chiefsSeat), language });
    const scene: Scene = { staged, chief, speed, tell };
    const logs = await settled(ground.map(({ event, ...at }) => playEvent(scene, event, at)));
    return {
      report: reportOn(logs, staged.units, language),
      agreement: await agreement({ origin, slug, logs, boards, tablets }),
      gremlins: cable && done,
    };
  } finally {
    for (const tablet of tablets) tablet.leave();
    for (const board of boards) board.takeDown();
  }
}

/** All of them, or the first failure once none is running any more. */
async function settled<Value>(work: readonly Promise<Value>[]): Promise<Value[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
