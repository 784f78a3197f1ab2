import type { EventId, HeatId, RoundId } from "#core/ids.ts";
import type { DrawView, EventView, HeatView, Programme, RoundView } from "#live/programme.ts";
import type { ScreenSettings } from "#live/protocol.ts";
import type { StageView } from "#live/stage-view.ts";
import type { UnitLine } from "#live/totals.ts";
import type { BracketSection } from "#ui/bracket/sections.ts";
import type { Coming, CourtView } from "./courts.ts";
import { turnsTogether } from "./judged-scenes.ts";
import { everyScene, makers } from "./scene-makers.ts";

/** A kind of its own for each, all with the same facts. */
type Each<Kind extends string, Facts> = { [One in Kind]: { kind: One } & Facts }[Kind];

/** One picture of the board; its key stays the same while its rows change. */
export type Scene = { key: string } & (
  | Each<"running" | "result" | "call" | "start" | "panel", { heat: HeatView }>
  | { kind: "standing"; round: RoundView }
  | { kind: "next"; heats: HeatView[] }
  | { kind: "prizes"; event: EventView }
  /** a large bracket has a scene for each of its parts */
  | { kind: "bracket"; event: EventView; stage: StageView; section: BracketSection }
  /** the table of one group, or of a Swiss contest (group "") */
  | { kind: "tables"; event: EventView; stage: StageView; group: string }
  /** the order of appearance in a module */
  | { kind: "order"; event: EventView; round: RoundView }
  /** the totals over the modules of an event */
  | { kind: "scores"; event: EventView }
  | { kind: "courts"; courts: CourtView[]; timeZone: string }
  /** a draw that is being shown slot by slot */
  | { kind: "lots"; event: EventView; draw: DrawView }
  /** `shown`: how many of the prize places are told, the last one first */
  | { kind: "ceremony"; event: EventView; shown: number }
  /** `done`: events that are over, of all */
  | Each<"totals" | "medals", { units: UnitLine[]; done: number; of: number }>
  /** the events of one day, by the time they begin */
  | { kind: "timetable"; events: EventView[]; day: number; timeZone: string }
  | { kind: "notice"; text: string }
  /** `instead`: what was asked for and is not there */
  | { kind: "idle"; next: HeatView[]; empty: boolean; instead: SceneKind | null }
  | { kind: "test" }
);
export type SceneKind = Exclude<Scene["kind"], "test">;

/** What a screen may be told to show, in the order in which it is offered. */
export const sceneKinds = Object.keys(makers) as readonly SceneKind[];
const kindOf = (text: string): SceneKind | null => sceneKinds.find((kind) => kind === text) ?? null;

/** One picture to stay on; without ids: whatever of that kind is on. */
interface Pick {
  kind: string;
  event?: EventId;
  round?: RoundId;
  heat?: HeatId;
}

/** What a screen was told to show; the settings of a screen fit. */
export interface Choice {
  pinned: Pick | null;
  /** kinds it turns through; empty = as the day goes */
  scenes: readonly string[];
  testCard: boolean;
  /** what it follows; absent = the whole meet */
  of?: ScreenSettings["of"];
}

/** What an address asks for: one kind of scene, the test card, or as the day goes. */
export const choiceOf = (text: string | null): Choice => ({
  pinned: text && kindOf(text) ? { kind: text } : null,
  scenes: [],
  testCard: text === "test",
});

const freshResultMs = 20_000;
/** a heat that nobody closed must not hold the board for the rest of the day */
const longestHeatMs = 20 * 60_000;
/** so many matches at the same time are shown one after the other */
const mostMatches = 2;
/** after such a time without start, result or call the board tells what the day brings */
const calmMs = 10 * 60_000;

const none: ReadonlyMap<HeatId, number> = new Map();

/**
 * What the board shows in turn at `now` (server's epoch ms). A ceremony, of prizes or of a draw, has the board to itself; then a heat under way, but
 * for the result of one that just finished or was just told (`told`: when marks that were held came out); otherwise calls,
 * standings, start lists, totals and prizes take turns. A screen that was told what to show keeps to that. `coming`: what the
 * courts expect, once that is known. Never empty.
 */
export function playlist(
  programme: Programme,
  now: number,
  choice: Choice,
  told = none,
  coming: Coming | null = null,
): Scene[] {
  const { pinned, scenes: kinds, testCard, of } = choice;
  if (testCard) return [{ key: "test", kind: "test" }];
  if (pinned) {
    const kind = kindOf(pinned.kind);
    const named = pinned.event ?? pinned.round ?? pinned.heat;
    // who names an event means that one, whatever the screen follows
    const scenes = kind ? everyScene(programme, now, named ? undefined : of, kind, coming) : [];
    const wanted = scenes.filter((scene) => isOf(scene, pinned));
    // without ids of many results the last one of each event
    const shown = kind === "result" && !named ? lastOfEach(wanted) : wanted;
    return shown.length > 0 ? shown : makers.idle(programme, now, coming).map((scene) => ({ ...scene, instead: kind }));
  }
  const all = everyScene(programme, now, of, undefined, coming).filter(
    ({ kind }) => kinds.length === 0 || kinds.includes(kind),
  );
  const ceremony = all.filter(({ kind }) => kind === "ceremony" || kind === "lots");
  if (ceremony.length > 0) return ceremony;
  const running = together(
    all.filter((scene) => scene.kind === "running" && now - startOf(scene) < longestHeatMs),
    all.filter(({ kind }) => kind === "courts" || kind === "order"),
  );
  const lastStart = Math.max(0, ...running.map(startOf));
  const news = all.filter((scene) => isNews(scene, now, told, lastStart));
  if (running.length > 0) return [...news.filter((scene) => !isHeld(scene)), ...running];
  if (news.length > 0) return news;
  const quiet = kinds.length > 0 ? lastOfEach(all.filter(({ kind }) => kind !== "running")) : quietScenes(all, now);
  return quiet.length > 0 ? quiet : makers.idle(programme, now, coming);
}

/** Matches on many courts, and people who appear side by side, are shown in one picture, where there is one. */
function together(all: readonly Scene[], instead: readonly Scene[]): Scene[] {
  const courts = instead.filter(({ kind }) => kind === "courts");
  const running = turnsTogether(all, instead, mostMatches);
  const others = running.filter((scene) => !("heat" in scene) || scene.heat.heat.match === null);
  const isMany = running.length - others.length > mostMatches;
  return isMany && courts.length > 0 ? [...courts, ...others] : [...running];
}

/** What a scene is about, as a screen is told to stay on it and tells of itself. */
export function pickOf(scene: Scene): Pick {
  const { kind } = scene;
  if ("heat" in scene) return { kind, heat: scene.heat.heat.id };
  if ("round" in scene) return { kind, round: scene.round.round.id };
  return "event" in scene ? { kind, event: scene.event.event.id } : { kind };
}

/** The event of a scene, its round and its heat, as far as it is about one. */
function idsOf(scene: Scene): { event?: EventId; round?: RoundId; heat?: HeatId } {
  if ("heat" in scene) {
    const { heat, round, event } = scene.heat;
    return { event: event.id, round: round.id, heat: heat.id };
  }
  if ("round" in scene) return { event: scene.round.event.id, round: scene.round.round.id };
  return "event" in scene ? { event: scene.event.event.id } : {};
}

function isOf(scene: Scene, { event, round, heat }: Pick): boolean {
  const ids = idsOf(scene);
  return (!event || ids.event === event) && (!round || ids.round === round) && (!heat || ids.heat === heat);
}

const startOf = (scene: Scene) => (scene.kind === "running" ? (scene.heat.heat.startedAt ?? 0) : 0);
const isHeld = (scene: Scene) => scene.kind === "result" && scene.heat.heat.state === "held";

function isNews(scene: Scene, now: number, told: ReadonlyMap<HeatId, number>, lastStart: number): boolean {
  if (scene.kind !== "result") return false;
  const { id, closedAt } = scene.heat.heat;
  const at = Math.max(closedAt ?? 0, told.get(id) ?? 0);
  return at > lastStart && now - at < freshResultMs;
}

/** Of results the latest of every event; all other scenes. */
function lastOfEach(scenes: readonly Scene[]): Scene[] {
  const seen = new Set<EventId | undefined>();
  return scenes.filter((scene) => {
    const { event } = idsOf(scene);
    if (scene.kind !== "result") return true;
    if (seen.has(event)) return false;
    seen.add(event);
    return true;
  });
}

const whenCalm: ReadonlySet<Scene["kind"]> = new Set([
  ...(["notice", "call", "timetable", "totals", "scores", "prizes", "idle"] as const),
]);

/** What takes turns while nothing runs: where nothing has happened for some time, what the day brought and brings. */
function quietScenes(all: readonly Scene[], now: number): Scene[] {
  const times = all.flatMap((scene) => {
    if (!("heat" in scene)) return [];
    const { startedAt, closedAt, calledAt } = scene.heat.heat;
    return [startedAt, closedAt, calledAt].flatMap((at) => at ?? []);
  });
  const isCalm = times.length > 0 && now - Math.max(...times) > calmMs;
  return all.filter((scene) => {
    const { kind } = scene;
    if (kind === "running" || kind === "panel" || kind === "medals") return false;
    if (kind === "result") return scene.heat.heat.state === "held";
    // who won stands in the prizes
    if (kind === "standing" && scene.round.event.over) return false;
    return !isCalm || whenCalm.has(kind);
  });
}
