import { describe, expect, test } from "vitest";
import { eventTemplate } from "#core/catalogue/templates.ts";
import { reached } from "#core/matches/format.ts";
import { missingLanes } from "#core/scoring/mark.ts";
import { type MatchOptions, matchPlay } from "#core/scoring/match.ts";
import { type Act, said, sheet, submit, times, undo } from "./sheet.ts";

const point = (lane: number, game: number): Act => ({ kind: "tap", lane, game });
const game = (number: number, winner: number | null, score?: [number, number]): Act => ({
  kind: "game",
  game: number,
  winner,
  ...(score && { score }),
});
/** A game point by point, closed by the referee. */
const played = (number: number, [a, b]: [number, number]): Act[] => [
  ...times(a, point(1, number)),
  ...times(b, point(2, number)),
  game(number, a > b ? 1 : 2, [a, b]),
];
const best3: MatchOptions = { bestOf: 3, game: { target: 11, lead: 2, cap: null } };
const of = (match: MatchOptions, ...acts: Act[]) => {
  const one = sheet("match@1", acts, { match });
  return { ...one, play: matchPlay(one.state, match, [1, 2]), values: one.marks(1, 2).map(said) };
};

describe("[MA2] a game is reached", () => {
  test.each([
    [[11, 9], 0],
    [[10, 11], null],
    [[10, 12], 1],
    [[13, 10], 0],
    [[0, 0], null],
  ] as const)("eleven points, two clear: %j → %j", (points, winner) => {
    expect(reached(points, { target: 11, lead: 2, cap: null })).toBe(winner);
  });

  test("at the cap with one more, and never where time ends it", () => {
    expect(reached([30, 29], { target: 21, lead: 2, cap: 30 })).toBe(0);
    expect(reached([29, 28], { target: 21, lead: 2, cap: 30 })).toBeNull();
    expect(reached([88, 3], null)).toBeNull();
  });
});

describe("[SC26] a match of points", () => {
  test("11:9 8:11 12:10 is won by two games to one, each side with its points", () => {
    const one = of(best3, ...played(1, [11, 9]), ...played(2, [8, 11]), ...played(3, [12, 10]), submit);
    expect(one.values).toEqual([2, 1]);
    expect(one.marks(1, 2).map(({ points }) => points)).toEqual([
      [11, 8, 12],
      [9, 11, 10],
    ]);
    expect(one.play).toMatchObject({ winner: 0, over: true, current: null });
  });

  test("points of a running game count as points, not as a game", () => {
    const one = of(best3, ...played(1, [11, 9]), point(2, 2), point(2, 2), point(1, 2));
    expect(one.values).toEqual([1, 0]);
    expect(one.play.current).toMatchObject({ game: 2, points: [1, 2], last: false });
  });

  test("an undone point is gone, an undone game runs again with its points", () => {
    expect(of(best3, point(1, 1), point(1, 1), undo(2)).play.current?.points).toEqual([1, 0]);
    const acts = played(1, [11, 9]);
    expect(of(best3, ...acts, undo(acts.length)).play.current).toMatchObject({ game: 1, points: [11, 9] });
  });

  test("[SC4] cannot be handed in before it is decided", () => {
    expect(missingLanes(of(best3, ...played(1, [11, 9]), submit).marks(1, 2))).toEqual([1, 2]);
    expect(missingLanes(of(best3, ...played(1, [11, 9]), ...played(2, [11, 0]), submit).marks(1, 2))).toEqual([]);
  });

  test("the last game can have a rule of its own", () => {
    const volley: MatchOptions = { ...best3, lastGame: { target: 15, lead: 2, cap: null } };
    const rules = (...acts: Act[]) => of(volley, ...acts).play.current;
    expect(rules(...played(1, [11, 9]))?.rule?.target).toBe(11);
    expect(rules(...played(1, [11, 9]), ...played(2, [9, 11]))).toMatchObject({ last: true, rule: { target: 15 } });
  });

  test("a typed game needs no taps, and stands above them", () => {
    expect(of(best3, point(1, 1), game(1, 2, [9, 11]), game(2, 2, [3, 11]), submit).values).toEqual([0, 2]);
  });

  test("a typed result stands without a game", () => {
    const set = (lane: number, value: number): Act => ({ kind: "set", lane, value });
    expect(of(best3, set(1, 0), set(2, 2), submit).values).toEqual([0, 2]);
  });
});

describe("[SC26] whoever meets nobody", () => {
  test("[MA3] has the games of a walkover where the other did not come", () => {
    expect(of(best3, { kind: "status", lane: 1, status: "DNS" }, submit).values).toEqual(["DNS", 2]);
  });

  test("[MA4] keeps the games played where the other gave up", () => {
    const one = of(best3, ...played(1, [11, 9]), { kind: "status", lane: 1, status: "DNF" }, submit);
    expect(one.values).toEqual(["DNF", 0]);
    expect(one.play).toMatchObject({ winner: 1, over: true });
  });

  test("goes on alone once the sheet is handed in, not before", () => {
    const alone = (...acts: Act[]) => sheet("match@1", acts, { match: best3 }).marks(1).map(said);
    expect(alone()).toEqual(["none"]);
    expect(alone(submit)).toEqual([2]);
    const pulls = (...acts: Act[]) => sheet("tug-of-war@1", acts).marks(4).map(said);
    expect([pulls(), pulls(submit)]).toEqual([["none"], [2]]);
  });

  test("[SC25] an undecided match of pulls is not handed in either", () => {
    const open = sheet("tug-of-war@1", [game(1, 4), submit]).marks(4, 9);
    expect(missingLanes(open)).toEqual([4, 9]);
  });
});

describe("[SC26] other sports", () => {
  const ofTemplate = (key: string, ...acts: Act[]) => {
    const options = eventTemplate(key)?.options ?? {};
    return sheet("match@1", acts, options).marks(1, 2).map(said);
  };

  test("chess: a drawn game is half for each, in tenths", () => {
    expect(ofTemplate("chinese-chess", game(1, null), submit)).toEqual([5, 5]);
    expect(ofTemplate("chinese-chess", game(1, 2), submit)).toEqual([0, 10]);
  });

  test("basketball: the points decide, and 20:0 is a forfeit", () => {
    const acts = [...times(3, point(1, 1)), ...times(2, point(2, 1))];
    expect(ofTemplate("basketball", ...acts)).toEqual([3, 2]);
    expect(ofTemplate("basketball", ...acts, submit)).toEqual(["none", "none"]);
    expect(ofTemplate("basketball", ...acts, game(1, 1, [3, 2]), submit)).toEqual([3, 2]);
    expect(ofTemplate("basketball", { kind: "status", lane: 2, status: "DNS" }, submit)).toEqual([20, "DNS"]);
  });

  test("a tie of five singles: who won each, no points", () => {
    const singles = [game(1, 1), game(2, 2), game(3, 1), game(4, 1)];
    expect(ofTemplate("team-tennis-singles", ...singles, submit)).toEqual([3, 1]);
  });
});

describe("[JD4] a judge's sheet of criteria", () => {
  const lines = {
    criteria: [
      { key: "content", most: 400, step: 5 },
      { key: "bearing", most: 300, step: 5 },
    ],
    digits: 1,
  };
  const score = (judge: number, criterion: string, value: number): Act => ({
    kind: "score",
    lane: 1,
    judge,
    criterion,
    value,
  });

  test("is the sum of its lines, once all of them are there", () => {
    expect(
      sheet("judged@1", [score(1, "content", 385)], lines)
        .marks(1)
        .map(said),
    ).toEqual(["none"]);
    expect(
      sheet("judged@1", [score(1, "content", 385), score(1, "bearing", 250)], lines)
        .marks(1)
        .map(said),
    ).toEqual([635]);
  });

  test("does not count with a line out of range or off its steps", () => {
    for (const wrong of [305, 252])
      expect(
        sheet("judged@1", [score(1, "content", 385), score(1, "bearing", wrong)], lines)
          .marks(1)
          .map(said),
      ).toEqual(["none"]);
  });

  test("several judges' sums go through the panel, the later entry of a line stands", () => {
    const acts = [1, 2, 3].flatMap((judge) => [score(judge, "content", 300), score(judge, "bearing", judge * 50)]);
    expect(
      sheet("judged@1", [...acts, score(3, "bearing", 300)], lines)
        .marks(1)
        .map(said),
    ).toEqual([400]);
  });

  test("a single mark over the most that may be given does not count", () => {
    const panel = { panel: { drop: 1, most: 1000 } };
    const mark = (value: number): Act => ({ kind: "score", lane: 1, judge: 1, value });
    expect(
      sheet("judged@1", [mark(1001)], panel)
        .marks(1)
        .map(said),
    ).toEqual(["none"]);
    expect(
      sheet("judged@1", [mark(1000)], panel)
        .marks(1)
        .map(said),
    ).toEqual([1000]);
  });
});

test("[SC13] a counter's own sheet counts by taps, less what false starts take off", () => {
  const tap: Act = { kind: "tap", lane: 1 };
  const own = (...acts: Act[]) => sheet("skipping-counters@1", acts).marks(1).map(said);
  expect(own()).toEqual(["none"]);
  expect(own(...times(31, tap))).toEqual([3100]);
  expect(own(...times(31, tap), { kind: "fault", lane: 1, fault: "false-start" })).toEqual([2100]);
});

describe("[SC26] a tie of singles", () => {
  const best5: MatchOptions = { bestOf: 5 };

  test("is won by three; scores of singles stand beside it where they were written down", () => {
    const plain = of(best5, game(1, 1), game(2, 2), game(3, 1), game(4, 1), submit);
    expect(plain.values).toEqual([3, 1]);
    expect(plain.marks(1, 2).map(({ points }) => points)).toEqual([undefined, undefined]);
    const scored = of(best5, game(1, 1, [3, 1]), game(2, 2), game(3, 1), game(4, 1, [3, 2]), submit);
    expect(scored.values).toEqual([3, 1]);
    expect(scored.marks(1, 2).map(({ points }) => points)).toEqual([
      [3, 0, 0, 3],
      [1, 0, 0, 2],
    ]);
  });
});
