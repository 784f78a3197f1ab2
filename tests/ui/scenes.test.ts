import { describe, expect, test } from "vitest";
import type { EntrantId, HeatId, UnitId } from "#core/ids.ts";
import { POINT_SCALE } from "#core/points/scale.ts";
import type { ShownEvent, ShownHeat, ShownPlace } from "#live/shown.ts";
import { type Choice, choiceOf, pickOf, playlist, sceneKinds } from "#ui/board/scenes.ts";
import { eventView, programmeWith } from "../support/programme.ts";
import { eventRow, heatId, heatRow, roundId } from "../support/rows.ts";

const now = Date.parse("2026-03-07T15:00:00+08:00");
const seconds = (n: number) => n * 1000;
const minutes = (n: number) => seconds(60 * n);
type With = Parameters<typeof programmeWith>[1];

const scenes = (heats: ShownHeat[], what: With = {}, choice: Choice = choiceOf(null), told?: Map<HeatId, number>) =>
  playlist(programmeWith(heats, what), now, choice, told);
const keys = (...how: Parameters<typeof scenes>) => scenes(...how).map((scene) => scene.key);
const turning = (...kinds: string[]): Choice => ({ ...choiceOf(null), scenes: kinds });

const scheduled = heatRow(3);
const called = heatRow(3, { calledAt: now - minutes(1) });
const running = heatRow(2, { state: "running", startedAt: now - seconds(30) });
const closed = (ago: number, over: Partial<ShownHeat> = {}) =>
  heatRow(1, {
    state: "provisional",
    startedAt: now - seconds(ago + 60),
    closedAt: now - seconds(ago),
    ...over,
  });
const held = (ago: number) => closed(ago, { state: "held" });

const unit = "e0000000-0000-4000-8000-000000000001" as UnitId;
const winner = (n: number, place: number): ShownPlace => ({
  entrant: `f0000000-0000-4000-8000-${String(n).padStart(12, "0")}` as EntrantId,
  ...{ bib: n, name: `entrant ${n}`, unit, unitName: "unit", place, shared: 0, round: 1, points: 7 * POINT_SCALE },
  mark: { outcome: "valid", value: 100 - n, misses: 0, fault: null },
});
const won = { ...winner(1, 1), place: 1, prize: null, tier: null, fromRoundBefore: false };
const over: Partial<ShownEvent> = { over: true, places: [winner(1, 1)], prizes: [won], vacant: [] };

describe("the board's playlist", () => {
  test("is the heat under way alone", () => {
    expect(keys([running, scheduled, closed(600)])).toEqual([`running:${heatId(2)}`]);
  });

  test("begins with a result that just came in, until the next start", () => {
    expect(keys([running, closed(5)])).toEqual([`result:${heatId(1)}`, `running:${heatId(2)}`]);
    expect(keys([running, closed(40)])).toEqual([`running:${heatId(2)}`]);
    const started = heatRow(2, { state: "running", startedAt: now - seconds(2) });
    expect(keys([started, closed(5)])).toEqual([`running:${heatId(2)}`]);
  });

  test("is a fresh result alone for twenty seconds where nothing runs", () => {
    expect(keys([scheduled, closed(19)])).toEqual([`result:${heatId(1)}`]);
    expect(keys([scheduled, closed(21)])).not.toContain(`result:${heatId(1)}`);
  });

  test("turns standings, start lists and what comes next while it is quiet, and the way to the phone page", () => {
    expect(keys([scheduled, heatRow(4), closed(300)])).toEqual([
      `round:${roundId(1)}`,
      `start:${heatId(3)}`,
      "next",
      "idle",
    ]);
  });

  test("calls whom the call room wants before all else, and has no start list of them", () => {
    const shown = keys([called, heatRow(4), closed(300)]);
    expect(shown[0]).toBe(`call:${heatId(3)}`);
    expect(shown).not.toContain(`start:${heatId(3)}`);
  });

  test("tells what the day brings where nothing has happened for ten minutes", () => {
    const event = { startsAt: now + minutes(30) };
    expect(keys([scheduled, closed(599)], { event })).toContain(`start:${heatId(3)}`);
    expect(keys([scheduled, closed(660)], { event })).toEqual(["timetable", "idle"]);
    expect(keys([scheduled], { event })).toEqual([`start:${heatId(3)}`, "timetable", "idle"]);
  });

  test("does not stay all day on a heat nobody closed", () => {
    const forgotten = heatRow(2, { state: "running", startedAt: now - minutes(60) });
    expect(keys([forgotten])).toEqual(["idle"]);
  });

  test("says that a result is being checked, once nothing runs any more, and goes on saying it", () => {
    expect(keys([scheduled, held(5)])).toEqual([`result:${heatId(1)}`]);
    expect(keys([running, held(5)])).toEqual([`running:${heatId(2)}`]);
    expect(keys([scheduled, held(300)])).toContain(`result:${heatId(1)}`);
  });

  test("has no standing of a round of which nothing is told", () => {
    expect(keys([scheduled, held(300)])).not.toContain(`round:${roundId(1)}`);
    expect(keys([held(300)], {}, choiceOf("standing"))).toEqual(["idle"]);
  });

  test("has a held result as news from the moment it is told", () => {
    const told = new Map([[heatId(1), now - seconds(3)]]);
    expect(keys([running, closed(400)], {}, choiceOf(null), told)[0]).toBe(`result:${heatId(1)}`);
    expect(keys([scheduled, closed(400)], {}, choiceOf(null), told)).toEqual([`result:${heatId(1)}`]);
    expect(keys([running, closed(400)])).toEqual([`running:${heatId(2)}`]);
  });

  test("is a prize ceremony alone while one is on, even over a heat under way", () => {
    const { id } = eventRow(1);
    const [scene, ...more] = scenes([running], { meet: { podium: { event: id, shown: 2 } }, event: over });
    expect(scene).toMatchObject({ kind: "ceremony", shown: 2 });
    expect(more).toEqual([]);
    expect(keys([running], { meet: { podium: { event: id, shown: 2 } } })).toEqual([`running:${heatId(2)}`]);
  });

  test("shows prizes instead of the standing, and unit totals, once an event is over", () => {
    const heats = [closed(300, { state: "official" })];
    const meet = { units: [{ id: unit, name: "unit" }] };
    const shown = keys(heats, { meet, event: over });
    expect(shown).toContain(`prizes:${eventRow(1).id}`);
    expect(shown).toContain("totals");
    expect(shown).not.toContain(`round:${roundId(1)}`);
  });

  test("begins with the announcer's notice, under another key for another text", () => {
    expect(keys([scheduled], { meet: { notice: "rain" } })[0]).toBe("notice:rain");
    expect(keys([scheduled], { meet: { notice: "sun" } })[0]).toBe("notice:sun");
  });

  test("has the timetable of today by time, else of the next day that has one", () => {
    const at = (n: number, startsAt: number | null) => eventView(eventRow(n, { startsAt }));
    const day = 24 * 3600_000;
    const shown = (...events: ReturnType<typeof at>[]) =>
      scenes([], { events }, choiceOf("timetable")).flatMap((scene) =>
        scene.kind === "timetable" ? scene.events.map(({ event }) => event.name) : [scene.kind],
      );
    expect(shown(at(1, now + 2), at(2, now + 1), at(3, null))).toEqual(["event 2", "event 1"]);
    expect(shown(at(1, now - day), at(2, now + 2 * day), at(3, now + day))).toEqual(["event 3"]);
    expect(shown(at(1, now - day))).toEqual(["event 1"]);
    expect(shown(at(1, null))).toEqual(["idle"]);
  });

  test("is never empty", () => {
    expect(keys([], { events: [] })).toEqual(["idle"]);
    for (const kind of sceneKinds) {
      expect(keys([], { events: [] }, choiceOf(kind))).toEqual(["idle"]);
      expect(keys([], { events: [] }, turning(kind))).toEqual(["idle"]);
    }
  });
});

describe("a screen that was told what to show", () => {
  test("stays on one kind, and says that there is none where there is none", () => {
    expect(keys([running, scheduled, closed(5)], {}, choiceOf("start"))).toEqual([`start:${heatId(3)}`]);
    expect(scenes([running], {}, choiceOf("prizes"))).toMatchObject([{ kind: "idle", instead: "prizes" }]);
  });

  test("stays on one heat of many", () => {
    const heats = [closed(5), closed(9, { id: heatId(7), key: `heat:${heatId(7)}` })];
    const pinned = { ...choiceOf(null), pinned: { kind: "result", heat: heatId(7) } };
    expect(keys(heats, {}, pinned)).toEqual([`result:${heatId(7)}`]);
    expect(keys(heats, {}, choiceOf("result"))).toEqual([`result:${heatId(1)}`]);
  });

  test("turns through its kinds alone, and a heat under way comes first only where that is among them", () => {
    const heats = [running, scheduled, closed(300)];
    expect(keys(heats, {}, turning("standing", "start"))).toEqual([`round:${roundId(1)}`, `start:${heatId(3)}`]);
    expect(keys(heats, {}, turning("standing", "running"))).toEqual([`running:${heatId(2)}`]);
    expect(keys(heats, {}, turning("result", "idle"))).toEqual([`result:${heatId(1)}`, "idle"]);
  });

  test("shows the test card whatever is on, and nothing else for a kind nobody knows", () => {
    expect(keys([running], {}, { ...choiceOf(null), testCard: true })).toEqual(["test"]);
    expect(keys([running], {}, choiceOf("test"))).toEqual(["test"]);
    expect(keys([running], {}, { ...choiceOf(null), pinned: { kind: "hologram" } })).toEqual(["idle"]);
    expect(choiceOf("hologram").pinned).toBeNull();
  });

  test("tells of itself what it may be told to stay on", () => {
    const all = [running, scheduled, closed(300)];
    for (const kind of sceneKinds)
      for (const scene of scenes(all, { event: over }, choiceOf(kind)))
        expect(keys(all, { event: over }, { ...choiceOf(null), pinned: pickOf(scene) })).toEqual([scene.key]);
  });
});
