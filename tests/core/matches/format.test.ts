import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accept, refuse } from "#core/decision.ts";
import {
  endsAt,
  type GameRule,
  gameRules,
  type MatchFormat,
  playSeries,
  walkoverGames,
  winsNeeded,
} from "#core/matches/format.ts";
import { gameWinner, matchWinner, playGames, retiredGames } from "#core/matches/games.ts";

const { tableTennis, badminton, volleyball, volleyballLast } = gameRules;
const bestOf = (n: number, game: GameRule | null = tableTennis): MatchFormat => ({ bestOf: n, game });

describe("best of n", () => {
  test("[MA1] the games that are needed", () => {
    expect([1, 3, 5, 7].map(winsNeeded)).toEqual([1, 2, 3, 4]);
    expect(() => winsNeeded(0)).toThrow("no best of 0");
    expect(() => winsNeeded(1.5)).toThrow("no best of 1.5");
  });

  test("[MA1] play stops when they are won", () => {
    expect(playSeries([0, 0, 1], 3)).toEqual({ winner: 0, wins: [2, 0], counted: 2, stoppedAfter: 2 });
    expect(playSeries([1, 0, 1], 3)).toEqual({ winner: 1, wins: [1, 2], counted: 3, stoppedAfter: 3 });
    expect(playSeries([1, 0], 3)).toEqual({ winner: null, wins: [1, 1], counted: 2, stoppedAfter: null });
    expect(playSeries([], 1)).toEqual({ winner: null, wins: [0, 0], counted: 0, stoppedAfter: null });
  });

  test("[MA1] a pull that nobody won is pulled again", () => {
    expect(playSeries([null, 0, null, 0], 3)).toEqual({ winner: 0, wins: [2, 0], counted: 2, stoppedAfter: 4 });
  });
});

describe("a game", () => {
  test.each([
    ["table tennis 11–9", tableTennis, [11, 9], accept(0)],
    ["table tennis 10–12", tableTennis, [10, 12], accept(1)],
    ["table tennis 11–0", tableTennis, [11, 0], accept(0)],
    ["table tennis 11–10", tableTennis, [11, 10], refuse({ kind: "unfinished", ends: 12 })],
    ["table tennis 9–13", tableTennis, [9, 13], refuse({ kind: "past-its-end", ends: 11 })],
    ["table tennis 15–12", tableTennis, [15, 12], refuse({ kind: "past-its-end", ends: 14 })],
    ["table tennis 8–5", tableTennis, [8, 5], refuse({ kind: "unfinished", ends: 11 })],
    ["table tennis 11–11", tableTennis, [11, 11], refuse({ kind: "level" })],
    ["badminton 30–29", badminton, [30, 29], accept(0)],
    ["badminton 28–30", badminton, [28, 30], accept(1)],
    ["badminton 29–28", badminton, [29, 28], refuse({ kind: "unfinished", ends: 30 })],
    ["badminton 31–29", badminton, [31, 29], refuse({ kind: "past-its-end", ends: 30 })],
    ["badminton 31–30", badminton, [31, 30], refuse({ kind: "past-its-end", ends: 30 })],
    ["badminton 21–19", badminton, [21, 19], accept(0)],
    ["volleyball 25–24", volleyball, [25, 24], refuse({ kind: "unfinished", ends: 26 })],
    ["one to 21, sudden death", { target: 21, lead: 1, cap: 21 }, [21, 20], accept(0)],
    ["broken points", tableTennis, [11, 8.5], refuse({ kind: "no-score" })],
    ["negative points", tableTennis, [-1, 11], refuse({ kind: "no-score" })],
    ["no rule, 3–1", null, [3, 1], accept(0)],
    ["no rule, 0–1", null, [0, 1], accept(1)],
    ["no rule, 2–2", null, [2, 2], refuse({ kind: "level" })],
  ] as const)("[MA2] %s", (_, rule, game, decision) => {
    expect(gameWinner(game, rule)).toEqual(decision);
  });

  test("[MA2] ends at one score of the winner for each score of the loser", () => {
    const rules = fc.record({
      target: fc.integer({ min: 1, max: 30 }),
      lead: fc.integer({ min: 1, max: 3 }),
      cap: fc.option(fc.integer({ min: 30, max: 35 })),
    });
    fc.assert(
      fc.property(rules, fc.nat(40), (rule, loser) => {
        const over = Array.from({ length: 60 }, (_, points) => points).filter(
          (points) => points > loser && gameWinner([points, loser], rule).ok,
        );
        const ends = endsAt(rule, loser);
        expect(over).toEqual(ends === null ? [] : [ends]);
      }),
    );
  });
});

describe("a match", () => {
  test("[MA1] is won by who has the games needed", () => {
    expect(
      matchWinner(
        [
          [11, 9],
          [8, 11],
          [12, 10],
        ],
        bestOf(3),
      ),
    ).toEqual(accept(0));
    expect(
      matchWinner(
        [
          [9, 11],
          [8, 11],
        ],
        bestOf(3),
      ),
    ).toEqual(accept(1));
    expect(
      matchWinner(
        [
          [11, 9],
          [8, 11],
        ],
        bestOf(3),
      ),
    ).toEqual(refuse({ kind: "undecided", wins: [1, 1], needed: 2 }));
    expect(matchWinner([], bestOf(5))).toEqual(refuse({ kind: "undecided", wins: [0, 0], needed: 3 }));
  });

  test("[MA1] a game after the decision is refused", () => {
    expect(
      playGames(
        [
          [11, 9],
          [11, 4],
          [3, 11],
        ],
        bestOf(3),
      ),
    ).toEqual(refuse({ kind: "decided-before", after: 2 }));
    expect(
      matchWinner(
        [
          [11, 9],
          [11, 4],
          [3, 11],
        ],
        bestOf(3),
      ),
    ).toEqual(refuse({ kind: "decided-before", after: 2 }));
  });

  test("[MA2] the bad game is named", () => {
    expect(
      matchWinner(
        [
          [11, 9],
          [11, 10],
        ],
        bestOf(3),
      ),
    ).toEqual(refuse({ kind: "game", game: 2, why: { kind: "unfinished", ends: 12 } }));
  });

  test("[MA2] the last game may have its own rule", () => {
    const format: MatchFormat = { bestOf: 5, game: volleyball, lastGame: volleyballLast };
    expect(
      matchWinner(
        [
          [25, 20],
          [25, 20],
          [20, 25],
          [20, 25],
          [15, 13],
        ],
        format,
      ),
    ).toEqual(accept(0));
    expect(
      matchWinner(
        [
          [25, 20],
          [25, 20],
          [20, 25],
          [15, 13],
        ],
        format,
      ),
    ).toEqual(refuse({ kind: "game", game: 4, why: { kind: "unfinished", ends: 25 } }));
    expect(
      matchWinner(
        [
          [25, 20],
          [25, 20],
          [20, 25],
          [20, 25],
          [25, 13],
        ],
        format,
      ),
    ).toEqual(refuse({ kind: "game", game: 5, why: { kind: "past-its-end", ends: 15 } }));
  });

  test("[MA3] a walkover is written down as the games that win it", () => {
    expect(walkoverGames({ bestOf: 5, game: volleyball })).toEqual([
      [25, 0],
      [25, 0],
      [25, 0],
    ]);
    expect(walkoverGames({ bestOf: 1, game: null }, 20)).toEqual([[20, 0]]);
    expect(walkoverGames({ bestOf: 3, game: null })).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect(matchWinner(walkoverGames(bestOf(3, badminton)), bestOf(3, badminton))).toEqual(accept(0));
  });

  test("[MA4] who gives up leaves the games as far as they were played", () => {
    const stands = (games: [number, number][], format = bestOf(3)) => retiredGames(games, format);
    for (const games of [
      [],
      [
        [11, 8],
        [5, 9],
      ],
      [
        [11, 8],
        [5, 5],
      ],
      [
        [11, 8],
        [11, 10],
      ],
      [[11, 8]],
      [[0, 0]],
    ] as [number, number][][])
      expect(stands(games)).toEqual(accept(games));
    expect(
      stands([
        [11, 8],
        [11, 9],
      ]),
    ).toEqual(refuse({ kind: "decided-before", after: 2 }));
    expect(
      stands([
        [11, 8],
        [11, 9],
        [2, 1],
      ]),
    ).toEqual(refuse({ kind: "decided-before", after: 2 }));
    expect(
      stands([
        [8, 5],
        [3, 2],
      ]),
    ).toEqual(refuse({ kind: "game", game: 1, why: { kind: "unfinished", ends: 11 } }));
    expect(stands([[13, 5]])).toEqual(refuse({ kind: "game", game: 1, why: { kind: "past-its-end", ends: 11 } }));
    expect(stands([[-1, 5]])).toEqual(refuse({ kind: "game", game: 1, why: { kind: "no-score" } }));
    expect(stands([[2, 1.5]])).toEqual(refuse({ kind: "game", game: 1, why: { kind: "no-score" } }));
    expect(stands([[30, 30]], bestOf(3, badminton))).toEqual(refuse({ kind: "game", game: 1, why: { kind: "level" } }));
    expect(stands([[29, 29]], bestOf(3, badminton))).toEqual(accept([[29, 29]]));
    expect(
      stands(
        [
          [1, 0],
          [0, 0],
        ],
        bestOf(3, null),
      ),
    ).toEqual(
      accept([
        [1, 0],
        [0, 0],
      ]),
    );
    expect(
      stands(
        [
          [1, 0],
          [1, 0],
        ],
        bestOf(3, null),
      ),
    ).toEqual(refuse({ kind: "decided-before", after: 2 }));
  });
});
