import type { Decided } from "#core/judged/outcome.ts";
import type { JudgedModule } from "#core/judged/plan.ts";
import type { HeatView } from "#live/programme.ts";
import type { Fate, LineMark, ShownEvent, ShownHeat, ShownPrize, ShownRound } from "#live/shown.ts";
import { recordsOf } from "#live/totals.ts";
import type { CourtView } from "./courts.ts";
import { orderLines, scoreLines } from "./judged-lines.ts";
import { isTurn } from "./judged-scenes.ts";
import type { Scene } from "./scenes.ts";
import { tableOf } from "./tables.ts";
import { stateOf } from "./timetable.ts";

interface Person {
  name: string;
  unitName: string;
}

/** One row of the board; `key` names who or what it is about for as long as the scene stands. */
export type BoardLine = { key: string } & (
  | (Person & { kind: "lane"; lane: number; place: number | null; mark: LineMark; fate: Fate; record: boolean })
  | (Person & { kind: "call"; lane: number; bib: number | null })
  | (Person & { kind: "standing"; final: boolean; place: number | null; heat: number; mark: LineMark; fate: Fate })
  | { kind: "heat"; event: ShownEvent; round: ShownRound; heat: ShownHeat }
  | ({ kind: "court"; timeZone: string } & Omit<CourtView, "key">)
  /** `main`: the cell by which the table is first sorted; `on`: they go on from here */
  | (Person & { kind: "table"; place: number | null; cells: string[]; main: number; on: boolean })
  | (Person & {
      kind: "prize";
      place: number;
      prize: number | null;
      tier: ShownPrize["tier"];
      mark: LineMark;
      shared: boolean;
      before: boolean;
    })
  | (Person & {
      kind: "order";
      turn: number;
      panel: number | null;
      station: number | null;
      state: "scheduled" | "next" | "called" | "running" | "held" | "over";
      mark: LineMark;
      place: number | null;
    })
  /** `parts`: what each module brought, balanced */
  | (Person & {
      kind: "score";
      place: number | null;
      shared: boolean;
      parts: { key: string; steps: number | null }[];
      total: number | null;
      decidedBy: Decided | null;
      modules: readonly JudgedModule[];
      tiers: { number: number; name: string }[];
    })
  | { kind: "vacant"; place: number }
  | { kind: "unit"; place: number; name: string; points: string; medals: readonly [number, number, number] }
  | { kind: "medals"; place: number; name: string; medals: readonly [number, number, number] }
  | { kind: "event"; at: number; timeZone: string; name: string; venue: string; state: "todo" | "on" | "over" }
);
export type LineOf<Kind extends BoardLine["kind"]> = Extract<BoardLine, { kind: Kind }>;

/** Everything of the scene in the order it is shown; nothing of one that is a picture. */
export function linesOf(scene: Scene): BoardLine[] {
  if (isMatch(scene) || isAppearance(scene)) return [];
  switch (scene.kind) {
    case "running":
      return lanesOf(scene.heat);
    case "result":
      return scene.heat.heat.state === "held" ? callOf(scene.heat) : byPlace(lanesOf(scene.heat));
    case "call":
    case "start":
      return callOf(scene.heat);
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
        ...{ event, round, heat },
      }));
    case "tables": {
      const { main, rows } = tableOf(scene.stage, scene.group);
      return rows.map(({ entrant, ...row }) => ({ key: entrant, kind: "table", main, ...row }));
    }
    case "courts":
      return scene.courts.map((court) => ({ kind: "court", timeZone: scene.timeZone, ...court }));
    case "order":
      return orderLines(scene.round);
    case "scores":
      return scoreLines(scene.event);
    case "prizes":
      return prizesOf(scene.event.event);
    case "totals":
      return scene.units.map(({ unit, ...line }) => ({ key: unit, kind: "unit", ...line }));
    case "medals":
      return scene.units.map(({ unit, place, name, medals }) => ({ key: unit, kind: "medals", place, name, medals }));
    case "timetable":
      return scene.events.map((view) => {
        const { id, name, venue, startsAt } = view.event;
        const { timeZone } = scene;
        return { key: id, kind: "event", at: startsAt ?? 0, timeZone, name, venue, state: stateOf(view) };
      });
    case "panel":
    case "bracket":
    case "lots":
    case "ceremony":
    case "notice":
    case "idle":
    case "test":
      return [];
  }
}

/** The scenes of a heat that show it as the match of two. */
export const isMatch = (scene: Scene): boolean => "heat" in scene && scene.heat.heat.match !== null;
/** The scenes of a heat that show it as one appearance before a panel. */
export const isAppearance = (scene: Scene): boolean => "heat" in scene && isTurn(scene.heat);

function lanesOf({ heat, event }: HeatView): LineOf<"lane">[] {
  const records = new Set(recordsOf(heat, event).map(({ entrant }) => entrant));
  return heat.lanes.map(({ entrant, lane, place, name, unitName, mark, fate }) => ({
    key: entrant,
    kind: "lane",
    ...{ lane, place, name, unitName, mark, fate, record: records.has(entrant) },
  }));
}

const last = Number.MAX_SAFE_INTEGER;
const byPlace = (lanes: readonly LineOf<"lane">[]) =>
  [...lanes].sort((a, b) => (a.place ?? last) - (b.place ?? last) || a.lane - b.lane);

const callOf = ({ heat }: HeatView): BoardLine[] =>
  heat.lanes.map(({ entrant, lane, bib, name, unitName }) => ({
    key: entrant,
    kind: "call",
    ...{ lane, bib, name, unitName },
  }));

function prizesOf({ prizes, vacant }: ShownEvent): BoardLine[] {
  const won = prizes.map(
    ({ entrant, place, prize, tier, name, unitName, mark, shared, fromRoundBefore }): LineOf<"prize"> => ({
      key: entrant,
      kind: "prize",
      ...{ place, prize, tier, name, unitName, mark, shared: shared > 0, before: fromRoundBefore },
    }),
  );
  const open = vacant.map((place): LineOf<"vacant"> => ({ key: `vacant:${place}`, kind: "vacant", place }));
  return [...won, ...open].sort((a, b) => a.place - b.place);
}

const sticky: ReadonlySet<Scene["kind"]> = new Set(["standing", "totals", "medals", "tables", "scores"]);
/** Rows that stay on every page: the top three. */
export const stickyRows = ({ kind }: Scene): number => (sticky.has(kind) ? 3 : 0);
