import type { Fate, LineMark, ShownEvent, ShownRound } from "#live/shown.ts";
import type { Scene } from "./scenes.ts";

/** One row of the board; `key` names who or what it is about for as long as the scene stands. */
export type BoardLine = { key: string } & (
  | { kind: "lane"; lane: number; place: number | null; name: string; unitName: string; mark: LineMark; fate: Fate }
  | { kind: "call"; lane: number; name: string; unitName: string }
  | {
      kind: "standing";
      final: boolean;
      place: number | null;
      heat: number;
      name: string;
      unitName: string;
      mark: LineMark;
      fate: Fate;
    }
  | { kind: "heat"; event: ShownEvent; round: ShownRound; number: number; people: number }
  | { kind: "prize"; place: number; name: string; unitName: string; mark: LineMark; shared: boolean; before: boolean }
  | { kind: "vacant"; place: number }
);

/** Everything of the scene in the order it is shown. */
export function linesOf(scene: Scene): BoardLine[] {
  switch (scene.kind) {
    case "running":
      return lanesOf(scene.heat.heat.lanes);
    case "call":
      return scene.heat.heat.lanes.map(({ entrant, lane, name, unitName }) => ({
        key: entrant,
        kind: "call",
        ...{ lane, name, unitName },
      }));
    case "result": {
      const rank = (place: number | null) => place ?? Number.POSITIVE_INFINITY;
      return lanesOf(
        [...scene.heat.heat.lanes].sort((a, b) => compare(rank(a.place), rank(b.place)) || a.lane - b.lane),
      );
    }
    case "standing":
      return scene.round.round.standing
        .filter(({ mark }) => mark.outcome !== "none")
        .map(({ entrant, place, heat, name, unitName, mark, fate }) => ({
          key: entrant,
          kind: "standing",
          ...{ final: scene.round.round.final, place, heat, name, unitName, mark, fate },
        }));
    case "next":
      return scene.heats.map(({ heat, round, event }) => ({
        key: heat.id,
        kind: "heat",
        ...{ event, round, number: heat.number, people: heat.lanes.length },
      }));
    case "prizes":
      return prizesOf(scene.event.event);
    case "idle":
      return [];
  }
}

const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

type Lane = Extract<Scene, { kind: "running" | "result" | "call" }>["heat"]["heat"]["lanes"][number];

const lanesOf = (lanes: readonly Lane[]): BoardLine[] =>
  lanes.map(({ entrant, lane, place, name, unitName, mark, fate }) => ({
    key: entrant,
    kind: "lane",
    ...{ lane, place, name, unitName, mark, fate },
  }));

function prizesOf({ prizes, vacant }: ShownEvent): BoardLine[] {
  const won = prizes.map(
    ({ entrant, place, name, unitName, mark, shared, fromRoundBefore }): BoardLine => ({
      key: entrant,
      kind: "prize",
      ...{ place, name, unitName, mark, shared: shared > 0, before: fromRoundBefore },
    }),
  );
  const open = vacant.map((place): BoardLine => ({ key: `vacant:${place}`, kind: "vacant", place }));
  const placeOf = (line: BoardLine) => ("place" in line ? (line.place ?? 0) : 0);
  return [...won, ...open].sort((a, b) => placeOf(a) - placeOf(b));
}

/** Rows that stay on every page: the top three of a standing. */
export const stickyRows = (scene: Scene): number => (scene.kind === "standing" ? 3 : 0);
