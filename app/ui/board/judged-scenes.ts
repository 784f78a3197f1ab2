import type { EventView, HeatView, Programme, RoundView } from "#live/programme.ts";
import type { Scene } from "./scenes.ts";

/** One appearance of a module whose people come one after the other. */
export const isTurn = ({ round }: Pick<HeatView, "round">): boolean =>
  typeof round.name === "object" && round.name.turns;

const isOver = ({ heat: { state } }: HeatView) => state === "provisional" || state === "official";

const turnsOf = ({ rounds }: EventView): HeatView[] => rounds.flatMap(({ heats }) => heats.filter(isTurn));
const latest = (heats: readonly HeatView[], at: (heat: HeatView["heat"]) => number | null): HeatView | undefined =>
  heats.reduce<HeatView | undefined>(
    (best, one) => (!best || (at(one.heat) ?? 0) >= (at(best.heat) ?? 0) ? one : best),
    undefined,
  );

/** Of every event with appearances the one to look at: who is on, else who was on last, else who is called, or comes next. */
export const panelHeats = ({ events }: Programme): HeatView[] =>
  events.flatMap((event) => {
    const turns = turnsOf(event);
    const running = turns.filter(({ heat }) => heat.state === "running");
    const closed = turns.filter((one) => one.heat.state === "held" || isOver(one));
    const coming = turns.filter(({ heat }) => heat.state === "scheduled");
    return (
      latest(running, (heat) => heat.startedAt) ??
      latest(closed, (heat) => heat.closedAt) ??
      coming.find(({ heat }) => heat.calledAt !== null) ??
      coming[0] ??
      []
    );
  });

/** The modules in which somebody has yet to appear, or waits for the mark. */
export const orderRounds = ({ events }: Programme): { event: EventView; round: RoundView }[] =>
  events.flatMap((event) => {
    const open = event.rounds.find(({ heats }) => heats.some((one) => isTurn(one) && !isOver(one)));
    return open ? [{ event, round: open }] : [];
  });

/** Events whose totals say more than the standing of their only module. */
export const scoredEvents = ({ events }: Programme): EventView[] =>
  events.filter(({ judged }) => judged !== null && judged.totals.length > 0);

/** Many appearances at the same time are shown in one picture, as the order in which they come. */
export function turnsTogether(running: readonly Scene[], orders: readonly Scene[], most: number): Scene[] {
  const turns = running.filter((scene) => "heat" in scene && isTurn(scene.heat));
  if (turns.length <= most) return [...running];
  const events = new Set(turns.flatMap((scene) => ("heat" in scene ? scene.heat.event.id : [])));
  const shown = orders.filter((scene) => scene.kind === "order" && events.has(scene.event.event.id));
  return [...shown, ...running.filter((scene) => !turns.includes(scene))];
}

/** A scene that stays with a panel as the scene of the heat that it shows now. */
export function asHeat(scene: Scene): Scene {
  if (scene.kind !== "panel") return scene;
  const { state, calledAt } = scene.heat.heat;
  const kind = state === "running" ? state : state !== "scheduled" ? "result" : calledAt === null ? "start" : "call";
  return { key: scene.key, kind, heat: scene.heat };
}
