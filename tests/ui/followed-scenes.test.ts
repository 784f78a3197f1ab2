import { describe, expect, test } from "vitest";
import type { EntrantId, EventId, UnitId } from "#core/ids.ts";
import { POINT_SCALE } from "#core/points/scale.ts";
import type { ShownEvent, ShownPlace } from "#live/shown.ts";
import { type Choice, choiceOf, playlist } from "#ui/board/scenes.ts";
import { eventView, programmeWith } from "../support/programme.ts";
import { eventRow, heatId, heatRow } from "../support/rows.ts";

const now = Date.parse("2026-03-07T15:00:00+08:00");

const here: Partial<ShownEvent> = { venue: "东操场" };
const events = [
  eventView(eventRow(1, here), [heatRow(1, { state: "running", startedAt: now - 1000 })]),
  eventView(eventRow(2, { venue: "体育馆" }), [heatRow(2, { state: "running", startedAt: now - 2000 })]),
];
const unit = "e0000000-0000-4000-8000-000000000001" as UnitId;
const winner: ShownPlace = {
  entrant: "f0000000-0000-4000-8000-000000000001" as EntrantId,
  ...{ bib: 1, name: "entrant", unit, unitName: "unit", place: 1, shared: 0, round: 1, points: 7 * POINT_SCALE },
  mark: { outcome: "valid", value: 100, misses: 0, fault: null },
};
const idOf = (n: number): EventId => eventRow(n).id;
const keys = (over: Partial<Choice>) =>
  playlist(programmeWith([], { events }), now, { ...choiceOf(null), ...over }).map(({ key }) => key);

describe("a screen", () => {
  test.each<[what: string, of: Choice["of"], heats: number[]]>([
    ["the whole meet shows what runs anywhere", { kind: "meet" }, [1, 2]],
    ["one event shows that alone", { kind: "event", event: idOf(2) }, [2]],
    ["a venue shows what is held there", { kind: "venue", venue: "东操场" }, [1]],
    ["nothing shows what runs anywhere", undefined, [1, 2]],
  ])("that follows %s", (_what, of, heats) => {
    expect(keys(of ? { of } : {}).sort()).toEqual(heats.map((n) => `running:${heatId(n)}`));
  });

  test("that follows an event of which nothing is on has the idle picture, never nothing", () => {
    expect(keys({ of: { kind: "venue", venue: "moon" } })).toEqual(["idle"]);
  });

  test("told to stay on a kind shows that kind of what it follows", () => {
    const of = { kind: "event", event: idOf(2) } as const;
    expect(keys({ of, pinned: { kind: "running" } })).toEqual([`running:${heatId(2)}`]);
  });

  test("told to stay on another event's picture shows it all the same", () => {
    const of = { kind: "event", event: idOf(2) } as const;
    expect(keys({ of, pinned: { kind: "running", event: idOf(1) } })).toEqual([`running:${heatId(1)}`]);
  });

  test("counts what units won over the whole meet, whatever it follows", () => {
    const won: Partial<ShownEvent> = { ...here, over: true, places: [winner], vacant: [] };
    const programme = programmeWith([], {
      meet: { units: [{ id: unit, name: "unit" }] },
      events: [eventView(eventRow(1, won)), eventView(eventRow(2))],
    });
    const of = { kind: "event", event: idOf(2) } as const;
    for (const kind of ["totals", "medals"])
      expect(playlist(programme, now, { ...choiceOf(kind), of })).toMatchObject([{ kind, done: 1, of: 2 }]);
  });
});
