import { describe, expect, test } from "vitest";
import type { DrawnHeat } from "#core/heats/draw.ts";
import { mayRedraw } from "#core/heats/redraw.ts";
import { vacateLane } from "#core/heats/vacancy.ts";
import type { EntrantId, UnitId } from "#core/ids.ts";
import { id } from "../people.ts";

const person = (n: number, unit: number) => ({ id: id<EntrantId>(n), unit: id<UnitId>(unit) });
const heats: DrawnHeat[] = [
  {
    number: 1,
    lanes: [
      { ...person(1, 1), lane: 1 },
      { ...person(2, 2), lane: 3 },
    ],
  },
  { number: 2, lanes: [{ ...person(3, 1), lane: 2 }] },
];
const drawn = { published: false, started: [] };
const published = { published: true, started: [] };

describe("drawing again", () => {
  const referee = { headReferee: true, reason: "two names were forgotten" };

  test.each([
    { stage: drawn, by: { headReferee: false, reason: "" }, answer: { ok: true, value: "free" }, why: "nobody saw it" },
    { stage: published, by: referee, answer: { ok: true, value: "with-reason" }, why: "head referee with a reason" },
    {
      stage: published,
      by: { ...referee, headReferee: false },
      answer: { ok: false, refusal: { kind: "head-referee-required" } },
      why: "published, and not the head referee",
    },
    {
      stage: published,
      by: { ...referee, reason: "  " },
      answer: { ok: false, refusal: { kind: "reason-required" } },
      why: "published, and no reason",
    },
    {
      stage: { published: true, started: [1] },
      by: referee,
      answer: { ok: false, refusal: { kind: "round-started", choices: ["leave", "standby"] } },
      why: "a heat was started",
    },
    {
      stage: { published: false, started: [2] },
      by: referee,
      answer: { ok: false, refusal: { kind: "round-started", choices: ["leave", "standby"] } },
      why: "a heat was started before the round was published",
    },
  ])("[HT18] $why", ({ stage, by, answer }) => {
    expect(mayRedraw(stage, by)).toEqual(answer);
  });
});

describe("somebody left", () => {
  const standbys = [person(3, 1), person(8, 2), person(9, 9)];

  test("[HT19] the lane stays empty where it should, and nobody else moves", () => {
    expect(vacateLane(heats, id(1), standbys, "leave", published)).toEqual({
      ok: true,
      value: {
        heats: [{ number: 1, lanes: [{ ...person(2, 2), lane: 3 }] }, heats[1]],
        fact: { kind: "lane-empty", out: id(1), heat: 1, lane: 1 },
        costBefore: 0,
        costAfter: 0,
      },
    });
  });

  test("[HT19] the first standby who stands in no heat takes the lane; a meeting that comes of it is told", () => {
    expect(vacateLane(heats, id(1), standbys, "standby", published)).toEqual({
      ok: true,
      value: {
        heats: [
          {
            number: 1,
            lanes: [
              { ...person(8, 2), lane: 1 },
              { ...person(2, 2), lane: 3 },
            ],
          },
          heats[1],
        ],
        fact: { kind: "standby-in", out: id(1), heat: 1, lane: 1, standby: id(8) },
        costBefore: 0,
        costAfter: 1,
      },
    });
  });

  test("[HT19] the heat that somebody left is the one that changes", () => {
    const left = vacateLane(heats, id(3), standbys, "leave", published);
    expect(left.ok && left.value.fact).toEqual({ kind: "lane-empty", out: id(3), heat: 2, lane: 2 });
    expect(left.ok && left.value.heats).toEqual([heats[0], { number: 2, lanes: [] }]);
  });

  test("[HT19] who left cannot stand by for the own lane; without a standby it stays empty", () => {
    const left = vacateLane(heats, id(2), [person(2, 2)], "standby", drawn);
    expect(left.ok && left.value.fact).toEqual({ kind: "lane-empty", out: id(2), heat: 1, lane: 3 });
  });

  test("[HT19] before publication the others can be drawn again", () => {
    expect(vacateLane(heats, id(2), standbys, "redraw", drawn)).toEqual({
      ok: true,
      value: {
        heats,
        fact: { kind: "redraw", out: id(2), staying: [person(1, 1), person(3, 1)] },
        costBefore: 0,
        costAfter: 0,
      },
    });
  });

  test.each([
    { out: 7, policy: "leave", stage: drawn, refusal: { kind: "not-in-draw" } },
    { out: 1, policy: "standby", stage: { published: true, started: [1] }, refusal: { kind: "heat-started", heat: 1 } },
    {
      out: 1,
      policy: "redraw",
      stage: published,
      refusal: { kind: "redraw-published", choices: ["leave", "standby"] },
    },
    {
      out: 1,
      policy: "redraw",
      stage: { published: false, started: [2] },
      refusal: { kind: "redraw-published", choices: ["leave", "standby"] },
    },
  ] as const)("[HT19] refused: $refusal.kind", ({ out, policy, stage, refusal }) => {
    expect(vacateLane(heats, id(out), standbys, policy, stage)).toEqual({ ok: false, refusal });
  });

  test("[HT19] a heat that was not started takes its standby while others run", () => {
    const taken = vacateLane(heats, id(1), standbys, "standby", { published: true, started: [2] });
    expect(taken.ok && taken.value.fact.kind).toBe("standby-in");
  });
});
