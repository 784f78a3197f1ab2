import { describe, expect, test } from "vitest";
import type { EntrantId, StageId, UnitId } from "#core/ids.ts";
import { revealedDraw } from "#core/stages/ceremony.ts";
import type { GroupsDraw, KnockOutDraw, StageDraw } from "#core/stages/draw.ts";
import { stageDefaults } from "#core/stages/plan-defaults.ts";
import type { MatchResult } from "#core/stages/play.ts";
import { playStages } from "#core/stages/play-stages.ts";
import { board, bringBoard } from "#i18n/board.ts";
import { translator } from "#i18n/catalogue.ts";
import { formatHeat, marks } from "#i18n/marks.ts";
import type { DrawView, EventView } from "#live/programme.ts";
import type { LaneLine, ShownHeat, ShownMatch } from "#live/shown.ts";
import type { StageView } from "#live/stage-view.ts";
import { courtsOf } from "#ui/board/courts.ts";
import { linesOf } from "#ui/board/lines.ts";
import { lotParts, newestOf, seedOf } from "#ui/board/lot-slots.ts";
import { gamesOf, sidesOf } from "#ui/board/match-score.ts";
import { isPicture } from "#ui/board/picture.tsx";
import { choiceOf, pickOf, playlist, type Scene } from "#ui/board/scenes.ts";
import { tableOf } from "#ui/board/tables.ts";
import { there } from "../support/play.ts";
import { eventView, programmeWith } from "../support/programme.ts";
import { eventRow, heatRow, uuid } from "../support/rows.ts";

await bringBoard("zh-Hans");
const now = Date.parse("2026-03-07T15:00:00+08:00");
const who = (n: number) => uuid("f", n) as EntrantId;
const unit = uuid("e", 1) as UnitId;
const t = translator(marks, "zh-Hans");
const words = translator(board, "zh-Hans");

const shownMatch = (n: number, over: Partial<ShownMatch> = {}): ShownMatch => ({
  ...{ key: `W-1-${n}`, kind: "knock-out", side: "winners", group: null, position: n, best: 1 },
  ...{ status: "ready", round: 1, alone: false, winner: null },
  ...over,
});
const lane = (n: number, value: number | null, points: number[] = []): LaneLine => ({
  ...{ lane: n, entrant: who(n), bib: null, name: `P${n}`, unit, unitName: "unit", place: null, fate: "open" },
  mark: { outcome: value === null ? "none" : "valid", value, misses: 0, fault: null, points },
});
const match = (n: number, over: Partial<ShownHeat> = {}): ShownHeat =>
  heatRow(n, { match: shownMatch(n), lanes: [lane(1, null), lane(2, null)], ...over });
const running = (n: number, over: Partial<ShownHeat> = {}) =>
  match(n, { state: "running", startedAt: now - 1000 * n, ...over });
const keys = (scenes: readonly Scene[]) => scenes.map(({ key }) => key);

const lot = (n: number) => ({
  ...{ edition: "draw@1", seed: "open-sesame", seeds: 1, separate: false, cost: 0, least: 0 },
  input: Array.from({ length: n }, (_unused, i) => ({ id: who(i + 1), unit })),
});
const knockOut = (people: number, lines: number): KnockOutDraw => ({
  ...{ kind: "knock-out", settle: 2, lot: lot(people), seed: null },
  lines: Array.from({ length: lines }, (_unused, i) => (i < people ? { kind: "entrant", id: who(i + 1) } : null)),
});
const group: GroupsDraw = {
  ...{ kind: "groups", times: 1, rules: "union@1", qualifiers: 1, lot: lot(3) },
  groups: [{ name: "A", ids: [1, 2, 3].map(who) }],
};
function stageView(draw: StageDraw, results: readonly MatchResult[] = []): StageView {
  const { stages } = playStages([{ number: 1, draw, lots: {}, results }], stageDefaults);
  const { measure, direction, precisionMs } = eventRow(1);
  const person = (n: number) => ({ entrant: who(n), bib: null, name: `P${n}`, unit, unitName: "unit", seed: null });
  return {
    ...{ id: uuid("9", 1) as StageId, number: 1, kind: draw.kind, state: "published" },
    reading: { measure, direction, precisionMs, parts: 1 },
    played: there(stages[0]),
    people: new Map(Array.from({ length: 64 }, (_unused, i) => [who(i + 1), person(i + 1)])),
    heats: new Map(),
  };
}
const eventOf = (stage: StageView): EventView => ({ ...eventView(eventRow(1)), stages: [stage] });
const drawView = (draw: StageDraw, revealed: number, people: number): DrawView => ({
  ...{ id: uuid("9", 1) as StageId, draw: revealedDraw(draw, revealed), revealed },
  people: Array.from({ length: people }, (_unused, i) => ({
    ...{ entrant: who(i + 1), bib: null, name: `P${i + 1}`, unit, unitName: "unit", seed: i === 0 ? 1 : null },
  })),
});

describe("matches on the board", () => {
  test("two at a time are shown one after the other, more of them together by their courts", () => {
    const two = [running(1, { court: "1" }), running(2, { court: "2" })];
    expect(keys(playlist(programmeWith(two), now, choiceOf(null)))).toEqual(two.map(({ id }) => `running:${id}`));
    const three = [...two, running(3, { court: "10" })];
    expect(keys(playlist(programmeWith(three), now, choiceOf(null)))).toEqual(["courts"]);
    const turning = { ...choiceOf(null), scenes: ["running"] };
    expect(playlist(programmeWith(three), now, turning)).toHaveLength(3);
  });

  test("one is a picture and has no rows, whether it comes, is on or is over", () => {
    const heats = [running(1), match(2), match(3, { calledAt: now }), match(4, { state: "official", closedAt: now })];
    for (const kind of ["running", "result", "call", "start"]) {
      const scenes = playlist(programmeWith(heats), now, choiceOf(kind));
      expect([kind, scenes.map((scene) => [scene.kind, isPicture(scene), linesOf(scene)])]).toEqual([
        kind,
        scenes.map(() => [kind, true, []]),
      ]);
    }
  });

  test("nobody is called to one whose people are not known, or that needs not be played", () => {
    const half = match(1, { lanes: [lane(1, null)] });
    const closed = match(2, { match: shownMatch(2, { status: "closed" }) });
    const quiet = playlist(programmeWith([half, closed]), now, choiceOf(null));
    expect(quiet.some((scene) => "heat" in scene)).toBe(false);
  });

  test("it stands as games won, with the points of each, or how it ended", () => {
    const event = eventRow(1, { measure: "games" });
    const heat = running(1, { lanes: [lane(1, 3, [11, 9, 11]), lane(2, 1, [8, 11, 6])] });
    const [a, b] = there(sidesOf(heat, event, t, words));
    expect([a.score, b.score, gamesOf(heat)]).toEqual(["3", "1", ["11:8", "9:11", "11:6"]]);
    const absent = { ...lane(2, null), mark: { ...lane(2, null).mark, outcome: "DNS" as const } };
    const over = match(1, {
      state: "official",
      match: shownMatch(1, { winner: who(1) }),
      lanes: [lane(1, null), absent],
    });
    const [winner, loser] = there(sidesOf(over, event, t, words));
    expect([winner.won, loser.won, loser.ending]).toEqual([true, false, "弃权"]);
    // half points of chess
    const halves = { ...event, digits: 1 };
    expect(
      there(sidesOf(running(1, { lanes: [lane(1, 15), lane(2, 5)] }), halves, t, words)).map((one) => one.score),
    ).toEqual(["1.5", "0.5"]);
  });

  test.each([
    { over: {}, name: "semi", says: "半决赛 第1场" },
    { over: { alone: true }, name: "final", says: "决赛" },
    { over: { side: "places", best: 3, alone: true }, name: "final", says: "三四名决赛" },
    { over: { side: "places", best: 5 }, name: "semi", says: "争第5名 第1场" },
    { over: { kind: "double", side: "losers", round: 2, alone: true }, name: "round", says: "败者组第2轮" },
    { over: { kind: "double", side: "final", alone: true }, name: "round", says: "总决赛" },
    { over: { kind: "double", side: "reset", alone: true }, name: "round", says: "总决赛加赛" },
    { over: { kind: "groups", side: null, best: null, group: "B" }, name: "round", says: "B组 第4轮 第1场" },
    { over: { kind: "swiss", side: null, best: null, group: null }, name: "round", says: "第4轮 第1场" },
    { over: { kind: "places", side: "places", best: 1, alone: true }, name: "places", says: "决赛" },
  ] as const)("is called $says", ({ over, name, says }) => {
    expect(formatHeat({ name, number: 4, heats: 3 }, 1, t, shownMatch(1, over))).toBe(says);
  });
});

describe("the courts", () => {
  test("have what is on and what comes next: who is called, then who may begin earlier", () => {
    const heats = [
      running(1, { court: "2号台" }),
      match(2, { court: "2号台", notBefore: now + 9 }),
      match(3, { court: "2号台", notBefore: now }),
      match(4, { court: "10号台", calledAt: now }),
      match(5, { court: "10号台" }),
      match(6, { court: "1号台", state: "official" }),
      running(7),
    ];
    const shown = courtsOf(programmeWith(heats)).map(({ court, now: on, next }) => [
      court,
      on?.heat.number ?? null,
      next?.heat.number ?? null,
    ]);
    expect(shown).toEqual([
      ["2号台", 1, 3],
      ["10号台", 4, 5],
      ["", 7, null],
    ]);
    const [scene] = playlist(programmeWith(heats), now, choiceOf("courts"));
    expect(linesOf(there(scene)).map(({ kind }) => kind)).toEqual(["court", "court", "court"]);
  });

  test("are no picture where nothing is on or to come", () => {
    const [scene] = playlist(programmeWith([match(1)]), now, choiceOf("courts"));
    expect(scene).toMatchObject({ kind: "idle", instead: "courts" });
  });
});

describe("brackets and tables", () => {
  const shown = (stage: StageView, kind: string) =>
    playlist(programmeWith([], { events: [eventOf(stage)] }), now, choiceOf(kind));

  test("a bracket of 16 is one picture, one of 64 several, each pinned with its event", () => {
    expect(shown(stageView(knockOut(16, 16)), "bracket")).toHaveLength(1);
    const parts = shown(stageView(knockOut(64, 64)), "bracket");
    expect(parts.length).toBeGreaterThan(4);
    expect(new Set(keys(parts)).size).toBe(parts.length);
    expect(pickOf(there(parts[0]))).toEqual({ kind: "bracket", event: eventRow(1).id });
    expect(parts.every(isPicture)).toBe(true);
    // every match is in one of them
    const told = new Set(parts.flatMap((one) => (one.kind === "bracket" ? [...one.section.keys] : [])));
    expect(told.size).toBe(63);
  });

  test("parts in which nothing is left to play come last", () => {
    const draw = knockOut(32, 32);
    const fresh = shown(stageView(draw), "bracket");
    const first = there(fresh[0]);
    const own = first.kind === "bracket" ? first.section.keys : new Set<string>();
    const results: MatchResult[] = [];
    for (let played = stageView(draw).played, open = true; open; played = stageView(draw, results).played) {
      const ready = played.matches.filter(({ key, status }) => own.has(key) && status === "ready");
      for (const { key, seats } of ready) {
        const [a, b] = seats.map((seat) => (seat.kind === "known" ? seat.id : who(0)));
        const players = [there(a), there(b)] as const;
        results.push({ key, players, ending: "played", winner: players[0], games: [2, 0], points: [0, 0], list: [] });
      }
      open = ready.length > 0;
    }
    const after = keys(shown(stageView(draw, results), "bracket"));
    expect(after[after.length - 1]).toBe(first.key);
    expect([...after].sort()).toEqual(keys(fresh).sort());
  });

  test("a table has its rows, those who go on marked", () => {
    const win: MatchResult = {
      ...{ key: "A-1-1", players: [who(2), who(3)], ending: "played", winner: who(2), games: [2, 1] },
      ...{ points: [0, 0], list: [] },
    };
    const stage = stageView(group, [win]);
    const key = there(
      stage.played.matches.find(({ seats }) =>
        seats.every((one) => one.kind === "known" && [who(2), who(3)].includes(one.id)),
      ),
    ).key;
    const view = stageView(group, [{ ...win, key }]);
    const table = tableOf(view, "A");
    expect(table.rows[0]).toMatchObject({ name: "P2", place: 1 });
    expect(table.rows[0]?.cells[0]).toBe("1-0");
    expect(table.heads).toHaveLength(there(table.rows[0]).cells.length);
    const [scene] = shown(view, "tables");
    const lines = linesOf(there(scene));
    expect(lines.map(({ kind }) => kind)).toEqual(["table", "table", "table"]);
    // nobody goes on before the group is over
    expect(table.rows.some(({ on }) => on)).toBe(false);
    const order = [2, 1, 3].map(who);
    const all = stage.played.matches.map(({ key: of, seats }): MatchResult => {
      const [a, b] = seats.map((seat) => there(seat.kind === "known" ? seat.id : null));
      const players = [there(a), there(b)] as const;
      const winner = there(order.find((one) => players.includes(one)));
      return { ...win, key: of, players, winner, games: players[0] === winner ? [2, 0] : [0, 2] };
    });
    const over = tableOf(stageView(group, all), "A");
    expect(over.rows.map(({ name, on }) => [name, on])).toEqual([
      ["P2", true],
      ["P1", false],
      ["P3", false],
    ]);
  });
});

describe("the ceremony of a draw", () => {
  const ceremony = (draw: StageDraw, revealed: number, people: number): EventView => ({
    ...eventView(eventRow(1), [running(1)]),
    draws: [drawView(draw, revealed, people)],
  });

  test("has the board to itself, before what runs", () => {
    const programme = programmeWith([], { events: [ceremony(knockOut(4, 4), 1, 4)] });
    expect(keys(playlist(programme, now, choiceOf(null)))).toEqual([`lots:${uuid("9", 1)}`]);
  });

  test("fills the lines one by one, seeds first, byes as they are; the seed of the lot comes last", () => {
    const draw = knockOut(3, 4);
    const kinds = (revealed: number) =>
      lotParts(drawView(draw, revealed, 3)).flatMap(({ slots }) => slots.map(({ kind }) => kind));
    expect(kinds(0)).toEqual(["open", "open", "open", "bye"]);
    expect(kinds(2)).toEqual(["drawn", "drawn", "open", "bye"]);
    expect(kinds(3)).toEqual(["drawn", "drawn", "drawn", "bye"]);
    expect(newestOf(drawView(draw, 0, 3))).toBeNull();
    expect(newestOf(drawView(draw, 2, 3))).toEqual({ entrant: who(2), group: "", number: 2 });
    expect([0, 2, 3].map((revealed) => seedOf(drawView(draw, revealed, 3).draw))).toEqual(["", "", "open-sesame"]);
  });

  test("fills groups pot by pot, with room for as many as are in every group from the beginning", () => {
    const draw: GroupsDraw = {
      ...group,
      lot: lot(5),
      groups: [
        { name: "A", ids: [1, 4, 5].map(who) },
        { name: "B", ids: [2, 3].map(who) },
      ],
    };
    const kinds = (revealed: number) =>
      lotParts(drawView(draw, revealed, 5)).map(({ name, slots }) => [name, slots.map(({ kind }) => kind)]);
    expect(kinds(3)).toEqual([
      ["A", ["drawn", "drawn"]],
      ["B", ["drawn", "open"]],
    ]);
    expect(newestOf(drawView(draw, 3, 5))).toEqual({ entrant: who(4), group: "A", number: 2 });
  });
});
