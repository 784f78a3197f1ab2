import { describe, expect, test } from "vitest";
import { drawFirst } from "#core/stages/draw-first.ts";
import { drawFollowing } from "#core/stages/draw-following.ts";
import type { MatchResult } from "#core/stages/play.ts";
import {
  begun,
  better,
  byLot,
  type Contest,
  id,
  input,
  namesIn,
  people,
  perColumn,
  planOf,
  playOf,
  playOut,
  reached,
  said,
  stage,
  stronger,
  taken,
  won,
} from "./contest.ts";

describe("groups into a knock-out", () => {
  const plan = planOf({ format: "groups", groups: { rules: "table-tennis@1" } });

  test("[ST5] [ST8] four groups of four into quarter-finals, drawn before anybody has played", () => {
    const first = begun(plan, 16, 4);
    expect(perColumn(first)).toBe("8+0 8+0 8+0");
    const second = taken(drawFollowing(plan, input(1, stage(first).draw), "unused"));
    const both = playOf(plan, [input(1, stage(first).draw), input(2, second)]);
    expect(
      stage(both, 2)
        .matches.slice(0, 4)
        .map(({ slots }) => slots),
    ).toMatchObject([
      [
        { group: "A", place: 1 },
        { group: "B", place: 2 },
      ],
      [
        { group: "C", place: 1 },
        { group: "D", place: 2 },
      ],
      [
        { group: "B", place: 1 },
        { group: "A", place: 2 },
      ],
      [
        { group: "D", place: 1 },
        { group: "C", place: 2 },
      ],
    ]);
    expect(stage(both, 2).matches.every(({ status }) => status === "waiting")).toBe(true);
    const end = playOut(both);
    expect(end.played.over).toBe(true);
    expect(end.played.places.map(({ place, to }) => `${place}–${to}`).slice(4)).toEqual([
      ...Array.from({ length: 4 }, () => "5–8"),
      ...Array.from({ length: 4 }, () => "9–12"),
      ...Array.from({ length: 4 }, () => "13–16"),
    ]);
    expect(reached(end)).toEqual([1, 1, 2, 4, 8]);
    expect(end.played.places.at(-1)).toMatchObject({ stage: 1, column: 3 });
  });

  /** Of group A: the last one loses everything, the others beat each other in a ring with these games. */
  const ring = (contest: Contest, games: readonly [number, number][]): Contest => {
    const { draw } = stage(contest);
    const [a, b, c, d] = draw.kind === "groups" ? (draw.groups[0]?.ids ?? []) : [];
    if (!a || !b || !c || !d) throw new Error("no group of four");
    const score = new Map([
      [`${a}${b}`, won("", a, b, games[0])],
      [`${b}${c}`, won("", b, c, games[1])],
      [`${c}${a}`, won("", c, a, games[2])],
      ...[a, b, c].map((one) => [`${one}${d}`, won("", one, d, [3, 0])] as const),
    ]);
    const results = stage(contest).matches.flatMap((match) => {
      const [one, other] = namesIn(match);
      const found = score.get(`${one}${other}`) ?? score.get(`${other}${one}`);
      if (found) return [{ ...found, key: match.key }];
      return [better(match, id(one), id(other))];
    });
    return playOf(contest.plan, [input(1, draw, results)]);
  };

  test("[ST5] a three-way tie that the rules of the table settle: games among them", () => {
    const end = ring(begun(plan, 16), [
      [3, 0],
      [3, 2],
      [3, 1],
    ]);
    const table = stage(end).tables[0];
    expect(table?.facts).toMatchObject([
      {
        kind: "separated",
        place: 1,
        by: { of: "game-ratio", among: "tied" },
        values: [
          { won: 4, lost: 3 },
          { won: 5, lost: 4 },
          { won: 3, lost: 5 },
        ],
      },
    ]);
    expect(stage(end)).toMatchObject({ over: true, ties: [] });
  });

  test("[ST5] a three-way tie that only a lot can settle holds up its group's places, and nobody else's", () => {
    const tied = ring(begun(plan, 16), [
      [3, 1],
      [3, 1],
      [3, 1],
    ]);
    const [tie] = stage(tied).ties;
    expect(stage(tied).over).toBe(false);
    expect(tie).toMatchObject({ group: "A", place: 1, to: 3 });
    const draw = stage(tied).draw;
    const second = input(2, taken(drawFollowing(plan, input(1, draw), "")));
    const [first] = tied.inputs;
    if (!first || !tie) throw new Error("nothing drawn");
    const waiting = playOf(plan, [first, second]);
    expect(
      stage(waiting, 2)
        .matches.slice(0, 4)
        .map((match) => namesIn(match).includes("?")),
    ).toEqual([true, false, true, false]);
    const order = [...tie.ids].reverse();
    const drawn = playOf(plan, [{ ...first, lots: { A: [{ order, seed: "lot" }] } }, second]);
    expect(stage(drawn)).toMatchObject({ over: true, ties: [] });
    expect(namesIn(stage(drawn, 2).matches[0] as never)[0]).toBe(order[0]);
    expect(namesIn(stage(drawn, 2).matches[2] as never)[1]).toBe(order[1]);
  });

  test("[RR11] whoever is deleted from a table leaves the place empty, and has none", () => {
    const badminton = planOf({ format: "groups", groups: { rules: "badminton@1", size: 3 } });
    const first = begun(badminton, 6);
    const end = playOut(first, ({ key, group }, a, b) =>
      group === "A" ? { ...won(key, a, b), ending: "walkover", winner: a } : stronger(key, a, b),
    );
    expect(end.played.over).toBe(true);
    expect(end.played.places.filter(({ place }) => place === null).length).toBeGreaterThan(0);
    expect(end.played.places).toHaveLength(6);
    expect(stage(end, 2).matches.some(({ status }) => status === "walkover" || status === "empty")).toBe(true);
  });

  test("[ST5] [RR7] by lot: winners meet runners-up, nobody of the own group, in whatever number of groups", () => {
    for (const groups of [2, 3, 4, 5, 8]) {
      const drawn = planOf({ format: "groups", groups: { cross: "drawn" } });
      const first = taken(drawFirst(drawn, people(groups * 4), 0, "red-flag"));
      const second = taken(drawFollowing(drawn, input(1, first), "second"));
      if (second.kind !== "knock-out") throw new Error(second.kind);
      expect(second.seed).toBe("second");
      const places = second.lines.flatMap((line) =>
        line?.kind === "group-place" ? [`${line.group}${line.place}`] : [],
      );
      expect(new Set(places).size).toBe(groups * 2);
      for (let i = 0; i < second.lines.length; i += 2) {
        const [one, other] = second.lines.slice(i, i + 2);
        if (one?.kind !== "group-place" || other?.kind !== "group-place") continue;
        expect(one.group).not.toBe(other.group);
        if (groups % 2 === 0 && groups !== 6) expect(one.place + other.place).toBe(3);
      }
    }
  });

  test("[ST5] two halves play for places: first against first, second against second", () => {
    const halves = planOf({ format: "groups", groups: { size: 5, qualifiers: 3 } }, {}, "places");
    const end = playOut(begun(halves, 9));
    expect(stage(end, 2).matches.map(({ key, column }) => [key, column])).toEqual([
      ["P1-1-1", 1],
      ["P3-1-1", 1],
      ["P5-1-1", 1],
    ]);
    expect(end.played.places.map(({ place, to }) => `${place}–${to}`)).toEqual([
      "1–1",
      "2–2",
      "3–3",
      "4–4",
      "5–5",
      "6–6",
      "7–8",
      "7–8",
      "9–9",
    ]);
    expect(end.played.over).toBe(true);
  });

  test("[ST8] tables as the end: all winners of groups share the first places", () => {
    const end = playOut(begun(planOf({ format: "groups" }, {}, "none"), 8));
    expect(end.played.over).toBe(true);
    expect(end.played.places.map(({ place, to }) => `${place}–${to}`)).toEqual([
      "1–2",
      "1–2",
      "3–4",
      "3–4",
      "5–6",
      "5–6",
      "7–8",
      "7–8",
    ]);
  });
});

describe("everybody against everybody, Swiss, double elimination", () => {
  test("[ST8] a round robin, once and twice", () => {
    const once = playOut(begun(planOf({ format: "round-robin" }), 5));
    expect([perColumn(once), said(once)]).toEqual(["2+1 2+1 2+1 2+1 2+1", "1 p01, 2 p02, 3 p03, 4 p04, 5 p05"]);
    const twice = playOut(begun(planOf({ format: "round-robin", groups: { times: 2 } }), 4));
    expect(perColumn(twice)).toBe("2+0 2+0 2+0 2+0 2+0 2+0");
    expect(twice.played.over).toBe(true);
  });

  test("[SW1] [SW3] nine players, four rounds, four different people rest", () => {
    const plan = planOf({ format: "swiss", groups: { rules: "chess@1" } });
    const end = playOut(begun(plan, 9), byLot("swiss"));
    expect(perColumn(end)).toBe("4+1 4+1 4+1 4+1");
    const rested = stage(end).byes.map(({ seat }) => (seat.kind === "known" ? seat.id : ""));
    expect(new Set(rested).size).toBe(4);
    const met = stage(end).matches.map((match) => namesIn(match).sort().join());
    expect(new Set(met).size).toBe(16);
    expect(end.played.over).toBe(true);
    expect(end.played.places).toHaveLength(9);
  });

  test("[ST6] level matches of a Swiss contest are half a point for each; a lot parts who is first", () => {
    const plan = planOf({ format: "swiss" });
    const all = begun(plan, 2);
    const level: MatchResult = { ...won("S-1-1", id("p01"), id("p02"), [1, 1]), winner: null };
    const end = playOf(plan, [input(1, stage(all).draw, [level])]);
    expect(stage(end)).toMatchObject({ over: false, ties: [{ group: "", place: 1, to: 2 }] });
    expect(stage(end).swiss.map(({ score }) => score)).toEqual([1, 1]);
    const lots = { "": [{ order: [id("p02"), id("p01")], seed: "x" }] };
    const parted = playOf(plan, [input(1, stage(all).draw, [level], lots)]);
    expect([said(parted), parted.played.over]).toEqual(["1 p02, 2 p01", true]);
    expect(stage(parted).swiss[1]?.separatedBy).toBe("lot");
  });

  test("[KO9] [ST3] a second grand final is a column of its own, closed where it is not needed", () => {
    const plan = planOf({ format: "double", seeding: "standard" });
    const straight = playOut(begun(plan, 8, 8));
    expect(stage(straight).columns).toBe(9);
    expect(stage(straight).matches.at(-1)).toMatchObject({ key: "R-1-1", column: 9, status: "closed" });
    expect(straight.played.over).toBe(true);
    const reset = playOut(begun(plan, 8, 8), ({ key, side }, a, b) =>
      side === "final" ? won(key, b, a) : stronger(key, a, b),
    );
    expect(stage(reset).matches.at(-1)).toMatchObject({ key: "R-1-1", status: "decided" });
    expect(said(reset)).toBe("1 p01, 2 p02, 3 p03, 4 p04, 5–6 p05, 5–6 p06, 7–8 p07, 7–8 p08");
    expect(reached(reset)).toEqual([1, 1, 1, 1, 2, 2]);
    const without = begun(planOf({ format: "double", reset: false }), 8);
    expect(stage(without).columns).toBe(8);
  });
});
