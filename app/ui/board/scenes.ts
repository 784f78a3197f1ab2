import {
  closedHeats,
  type EventView,
  type HeatView,
  nextHeats,
  type Programme,
  type RoundView,
  runningHeats,
  standingRounds,
} from "#live/programme.ts";

/** One picture of the board; its key stays the same while its rows change. */
export type Scene = { key: string } & (
  | { kind: "running" | "result" | "call"; heat: HeatView }
  | { kind: "standing"; round: RoundView }
  | { kind: "next"; heats: HeatView[] }
  | { kind: "prizes"; event: EventView }
  | { kind: "idle" }
);
export type SceneKind = Scene["kind"];

export const sceneKinds: readonly SceneKind[] = ["running", "result", "call", "standing", "next", "prizes", "idle"];
/** `text` as a kind of scene to stay on, or null. */
export const pinnedKind = (text: string | null): SceneKind | null => sceneKinds.find((kind) => kind === text) ?? null;

const freshResultMs = 20_000;
/** a heat that nobody closed must not hold the board for the rest of the day */
const longestHeatMs = 20 * 60_000;

const idle: Scene = { key: "idle", kind: "idle" };

/**
 * What the board shows in turn at `now` (server's epoch ms). A heat under way has the board to itself, but for the result
 * of one that just finished; otherwise results, calls, standings and prizes take turns. Never empty.
 */
export function playlist(programme: Programme, now: number, pinned: SceneKind | null): Scene[] {
  const all = allScenes(programme);
  if (pinned) {
    const wanted = all.filter((scene) => scene.kind === pinned);
    return wanted.length > 0 ? wanted : [idle];
  }
  const running = all.filter((scene) => scene.kind === "running" && now - startOf(scene) < longestHeatMs);
  const fresh = all.filter((scene) => scene.kind === "result" && now - closeOf(scene) < freshResultMs);
  const lastStart = Math.max(0, ...running.map(startOf));
  const news = fresh.filter((scene) => closeOf(scene) > lastStart);
  if (running.length > 0) return [...news, ...running];
  if (news.length > 0) return news;
  const quiet = all.filter((scene) => scene.kind !== "result" && scene.kind !== "running");
  return quiet.length > 0 ? quiet : [idle];
}

const startOf = (scene: Scene) => (scene.kind === "running" ? (scene.heat.heat.startedAt ?? 0) : 0);
const closeOf = (scene: Scene) => (scene.kind === "result" ? (scene.heat.heat.closedAt ?? 0) : 0);

function allScenes(programme: Programme): Scene[] {
  const running = runningHeats(programme);
  const next = nextHeats(programme);
  const calls = next.filter((heat, index) => next.findIndex((one) => one.event.id === heat.event.id) === index);
  const scene = (kind: "running" | "result" | "call", heat: HeatView): Scene => ({
    key: `${kind}:${heat.heat.id}`,
    kind,
    heat,
  });
  return [
    ...closedHeats(programme).map((heat) => scene("result", heat)),
    ...running.map((heat) => scene("running", heat)),
    ...standingRounds(programme).map((round): Scene => ({ key: round.round.key, kind: "standing", round })),
    ...calls.map((heat) => scene("call", heat)),
    ...(next.length > calls.length ? [{ key: "next", kind: "next", heats: next } satisfies Scene] : []),
    ...programme.events
      .filter(({ event }) => event.prizes.length > 0)
      .map((event): Scene => ({ key: `prizes:${event.event.id}`, kind: "prizes", event })),
    idle,
  ];
}
