import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { twoUnits } from "#core/entries/affiliation.ts";
import { ageOn, bornUntil, dayBeside, isDay } from "#core/entries/age.ts";
import { type AgeGroup, birthDays, groupFaults, groupOfAges, groupsOf } from "#core/entries/age-groups.ts";
import { bibBlocks } from "#core/entries/bibs.ts";
import { anyNumber, type Composition, compositionFaults, type Member } from "#core/entries/composition.ts";
import { dutyTraps, owes, universityDuty } from "#core/entries/duty.ts";
import { keepsMaxEvents } from "#core/entries/events-per-person.ts";
import { type Quota, type QuotaEntry, quotaFaults } from "#core/entries/quotas.ts";

test("[EN5] blocks of numbers may be rounded to other sizes, and no unit is without one", () => {
  expect(bibBlocks([12, 31], 5, 0)).toEqual([
    { from: 1, to: 15 },
    { from: 16, to: 50 },
  ]);
  expect(bibBlocks([100], 100)).toEqual([{ from: 1, to: 200 }]);
  expect(bibBlocks([0, 3], 10, 0)).toEqual([
    { from: 1, to: 10 },
    { from: 11, to: 20 },
  ]);
});

describe("[EN9] events of one person", () => {
  const single = (event: string) => ({ event, team: false });
  const team = (event: string) => ({ event, team: true });

  test("team events count, or are free beside the number", () => {
    const entered = [single("rope"), single("bike"), team("tug")];
    expect(keepsMaxEvents(entered, 2, "single-only")).toEqual({ ok: true, value: 2 });
    expect(keepsMaxEvents(entered, 3, "all")).toEqual({ ok: true, value: 3 });
    expect(keepsMaxEvents(entered, 2, "all")).toEqual({
      ok: false,
      refusal: { kind: "too-many-events", max: 2, count: 3, counted: ["bike", "rope", "tug"] },
    });
  });

  test("an event named twice counts once", () => {
    expect(keepsMaxEvents([single("rope"), single("rope")], 1, "all")).toEqual({ ok: true, value: 1 });
  });
});

describe("[EN10] quotas", () => {
  const entry = (entrant: string, event: string, more: Partial<QuotaEntry> = {}): QuotaEntry => ({
    entrant,
    unit: "a",
    event,
    division: null,
    sex: null,
    ...more,
  });
  const quota = (more: Partial<Quota>): Quota => ({
    key: "q",
    event: null,
    division: null,
    sex: null,
    counts: "people",
    min: 0,
    max: null,
    ...more,
  });
  const entries = [
    entry("p1", "rope", { sex: "female", division: "A" }),
    entry("p1", "bike", { sex: "female", division: "A" }),
    entry("p2", "rope", { sex: "male", division: "B" }),
    entry("p3", "rope"),
    entry("p4", "rope", { unit: "b", sex: "female" }),
    entry("p9", "rope", { unit: "z" }),
  ];
  const faults = (more: Partial<Quota>) => quotaFaults(entries, ["a", "b", "c"], [quota(more)]);

  test.each([
    { why: "all people of a unit", more: { max: 2 }, unit: "a", count: 3, max: 2 },
    { why: "all entries of a unit", more: { max: 3, counts: "entries" as const }, unit: "a", count: 4, max: 3 },
    { why: "those of an event", more: { max: 2, event: "rope" }, unit: "a", count: 3, max: 2 },
    { why: "those of a division", more: { max: 0, division: "B" }, unit: "a", count: 1, max: 0 },
    {
      why: "an event and a division",
      more: { max: 0, event: "bike", division: "A", counts: "entries" as const },
      unit: "a",
      count: 1,
      max: 0,
    },
  ])("too many of $why", ({ more, unit, count, max }) => {
    expect(faults(more)).toEqual([{ kind: "quota-exceeded", key: "q", unit, count, max }]);
  });

  test("too few, also of a unit that entered nobody, and of a sex", () => {
    expect(faults({ min: 1, sex: "female" })).toEqual([
      { kind: "quota-not-reached", key: "q", unit: "c", count: 0, min: 1 },
    ]);
    expect(faults({ min: 1, sex: "male" }).map(({ unit }) => unit)).toEqual(["b", "c"]);
  });

  test("exactly as many are enough and not too many", () => {
    expect(faults({ max: 3 })).toEqual([]);
    expect(quotaFaults(entries, ["a"], [quota({ min: 3, max: 3 })])).toEqual([]);
  });

  test("every quota that is broken is told of, in their order", () => {
    const both = [quota({ key: "few", min: 9 }), quota({ key: "many", max: 1 })];
    expect(quotaFaults(entries, ["a"], both).map(({ key }) => key)).toEqual(["few", "many"]);
  });
});

describe("[EN11] teams", () => {
  const member = (n: number, more: Partial<Member> = {}): Member => ({
    entrant: `p${n}`,
    sex: "male",
    leader: false,
    substitute: false,
    ...more,
  });
  const free: Composition = {
    size: anyNumber,
    women: anyNumber,
    men: anyNumber,
    leaders: anyNumber,
    substitutes: anyNumber,
  };
  const woman = { sex: "female" } as const;
  const team = [member(1, { leader: true }), member(2, woman), member(3, { ...woman, substitute: true })];

  test.each([
    { wanted: { size: { min: 3, max: null } }, fault: { kind: "too-few", of: "size", count: 2, bound: 3 } },
    { wanted: { size: { min: 0, max: 1 } }, fault: { kind: "too-many", of: "size", count: 2, bound: 1 } },
    { wanted: { women: { min: 2, max: null } }, fault: { kind: "too-few", of: "women", count: 1, bound: 2 } },
    { wanted: { men: { min: 0, max: 0 } }, fault: { kind: "too-many", of: "men", count: 1, bound: 0 } },
    { wanted: { leaders: { min: 2, max: null } }, fault: { kind: "too-few", of: "leaders", count: 1, bound: 2 } },
    { wanted: { substitutes: { min: 0, max: 0 } }, fault: { kind: "too-many", of: "substitutes", count: 1, bound: 0 } },
  ])("$fault.kind $fault.of", ({ wanted, fault }) => {
    expect(compositionFaults(team, { ...free, ...wanted })).toEqual([fault]);
  });

  test("bounds that are just kept, and nothing asked, are right", () => {
    const exact = { min: 1, max: 1 };
    expect(
      compositionFaults(team, {
        size: { min: 2, max: 2 },
        women: exact,
        men: exact,
        leaders: exact,
        substitutes: exact,
      }),
    ).toEqual([]);
    expect(compositionFaults(team, free)).toEqual([]);
    expect(compositionFaults([], free)).toEqual([]);
  });

  test("all that is wrong is told at once; an unknown sex only where it matters", () => {
    const unknown = [member(1, { sex: null }), member(2, woman)];
    expect(compositionFaults(unknown, free)).toEqual([]);
    expect(compositionFaults(unknown, { ...free, size: { min: 3, max: null }, women: { min: 2, max: null } })).toEqual([
      { kind: "too-few", of: "size", count: 2, bound: 3 },
      { kind: "too-few", of: "women", count: 1, bound: 2 },
      { kind: "too-many", of: "sex-unknown", count: 1, bound: 0 },
    ]);
    expect(compositionFaults(unknown, { ...free, men: { min: 0, max: 5 } })).toEqual([
      { kind: "too-many", of: "sex-unknown", count: 1, bound: 0 },
    ]);
  });
});

describe("[EN12] age", () => {
  test.each([
    { birth: "1968-11-01", on: "2008-11-01", age: 40 },
    { birth: "1968-11-02", on: "2008-11-01", age: 39 },
    { birth: "2004-02-29", on: "2023-02-28", age: 18 },
    { birth: "2004-02-29", on: "2023-03-01", age: 19 },
    { birth: "2004-02-29", on: "2024-02-28", age: 19 },
    { birth: "2004-02-29", on: "2024-02-29", age: 20 },
    { birth: "2004-03-01", on: "2004-03-01", age: 0 },
    { birth: "2004-03-01", on: "2004-02-29", age: -1 },
  ])("born $birth, on $on: $age", ({ birth, on, age }) => {
    expect(ageOn(birth, on)).toBe(age);
  });

  test("a day that is none is an error and not an age", () => {
    expect(() => ageOn("2023-02-29", "2024-01-01")).toThrow("2023-02-29 is no day");
    expect(() => ageOn("2004-01-01", "2024-13-01")).toThrow("2024-13-01 is no day");
    expect(() => dayBeside("20240101", 1)).toThrow("no day");
    expect(() => bornUntil("2024-1-1", 3)).toThrow("no day");
    expect([
      isDay("2024-02-29"),
      isDay("2023-02-29"),
      isDay("2024-2-9"),
      isDay("x2024-02-29"),
      isDay("2024-02-29x"),
    ]).toEqual([true, false, false, false, false]);
  });

  test("the latest birthday of an age is that of the youngest who have it", () => {
    expect(bornUntil("2008-10-30", 40)).toBe("1968-10-30");
    expect(bornUntil("2024-02-29", 19)).toBe("2005-02-28");
    expect(bornUntil("2024-02-29", 20)).toBe("2004-02-29");
    const day = fc.integer({ min: 0, max: 20_000 }).map((n) => dayBeside("1970-01-01", n));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (on, years) => {
        const last = bornUntil(on, years);
        expect(ageOn(last, on)).toBe(years);
        expect(ageOn(dayBeside(last, 1), on)).toBe(years - 1);
      }),
    );
  });
});

describe("[EN13] age groups", () => {
  const on = (day: string, included = true) => ({ day, included });
  const group = (key: string, from: AgeGroup["from"], until: AgeGroup["until"]): AgeGroup => ({ key, from, until });
  // up to 30, 31–40, 41–50 by birth dates, as a university published them: one day is nobody's
  const young = group("young", on("1975-01-01", false), null);
  const middle = group("middle", on("1965-01-01"), on("1975-01-01", false));
  const old = group("old", null, on("1964-12-31"));

  test("limits are days, and say whether they are meant too", () => {
    expect(birthDays(young)).toEqual({ key: "young", first: "1975-01-02", last: null });
    expect(birthDays(middle)).toEqual({ key: "middle", first: "1965-01-01", last: "1974-12-31" });
  });

  test("a day between two groups is found and said, and nobody born on it is in one", () => {
    expect(groupFaults([young, old, middle])).toEqual([
      { kind: "groups-gap", from: "1975-01-01", until: "1975-01-01", between: ["middle", "young"] },
    ]);
    expect(groupsOf("1975-01-01", [young, middle, old])).toEqual([]);
    expect(groupsOf("1974-12-31", [young, middle, old])).toEqual(["middle"]);
    expect(groupsOf("1975-01-02", [young, middle, old])).toEqual(["young"]);
    expect(groupsOf("1900-01-01", [young, middle, old])).toEqual(["old"]);
    expect(groupsOf("1965-01-01", [young, middle, old])).toEqual(["middle"]);
  });

  test("days in two groups are found and said", () => {
    const both = [group("a", null, on("1970-01-10")), group("b", on("1970-01-01"), null)];
    expect(groupFaults(both)).toEqual([
      { kind: "groups-overlap", from: "1970-01-01", until: "1970-01-10", both: ["a", "b"] },
    ]);
    expect(groupsOf("1970-01-05", both)).toEqual(["a", "b"]);
    const whole = [group("a", null, null), group("b", null, null)];
    expect(groupFaults(whole)).toEqual([{ kind: "groups-overlap", from: null, until: null, both: ["a", "b"] }]);
    const inside = [
      group("a", on("1960-01-01"), on("1980-01-01")),
      group("b", on("1965-01-01"), on("1970-01-01")),
      group("c", on("1980-01-02"), null),
    ];
    expect(groupFaults(inside)).toEqual([
      { kind: "groups-overlap", from: "1965-01-01", until: "1970-01-01", both: ["a", "b"] },
    ]);
  });

  test("a group nobody can be in is said, and makes no gap", () => {
    const none = group("none", on("1970-01-02"), on("1970-01-01"));
    expect(groupFaults([none, young])).toEqual([{ kind: "group-empty", key: "none" }]);
    expect(groupFaults([group("day", on("1970-01-01"), on("1970-01-01"))])).toEqual([]);
  });

  test("groups of ages have no gap and no overlap, on whatever day, and hold who is that old", () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((n) => dayBeside("1970-01-01", n));
    const birth = fc.integer({ min: 0, max: 30_000 }).map((n) => dayBeside("1930-01-01", n));
    fc.assert(
      fc.property(day, birth, (meet, born) => {
        const groups = [
          groupOfAges("to 40", meet, null, 40),
          groupOfAges("41–50", meet, 41, 50),
          groupOfAges("from 51", meet, 51, null),
        ];
        expect(groupFaults(groups)).toEqual([]);
        const age = ageOn(born, meet);
        expect(groupsOf(born, groups)).toEqual([age <= 40 ? "to 40" : age <= 50 ? "41–50" : "from 51"]);
      }),
    );
  });
});

describe("[EN14] the duty to take part", () => {
  test.each([
    [159, 96],
    [160, 80],
    [40, 24],
    [39, 28],
    [30, 21],
    [1, 1],
    [0, 0],
  ])("%i members owe %i", (members, people) => {
    expect(owes(members, universityDuty)).toBe(people);
  });

  test("the steps where a larger unit owes fewer are shown, with both sides", () => {
    expect(dutyTraps(universityDuty)).toEqual([
      { kind: "duty-step", before: { members: 39, owes: 28 }, after: { members: 40, owes: 24 }, evenAt: 46 },
      { kind: "duty-step", before: { members: 159, owes: 96 }, after: { members: 160, owes: 80 }, evenAt: 191 },
    ]);
  });

  test("a duty that rises has no trap, and one that ends never gets even", () => {
    expect(
      dutyTraps([
        { from: null, value: 50 },
        { from: 100, value: 60 },
      ]),
    ).toEqual([]);
    expect(
      dutyTraps([
        { from: null, value: 50 },
        { from: 99, above: true, value: 0 },
      ]),
    ).toEqual([
      { kind: "duty-step", before: { members: 99, owes: 50 }, after: { members: 100, owes: 0 }, evenAt: null },
    ]);
    expect(owes(5, [{ from: 10, value: 50 }])).toBe(0);
    expect(dutyTraps([{ from: 0, value: 50 }])).toEqual([]);
  });

  test("getting even may need the step after", () => {
    const duty = [
      { from: null, value: 90 },
      { from: 10, value: 10 },
      { from: 20, value: 50 },
    ];
    expect(dutyTraps(duty)).toEqual([
      { kind: "duty-step", before: { members: 9, owes: 9 }, after: { members: 10, owes: 1 }, evenAt: 20 },
    ]);
  });

  test("even is the first size that owes as many again", () => {
    const percent = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(
        percent,
        percent,
        percent,
        fc.integer({ min: 2, max: 60 }),
        fc.integer({ min: 61, max: 120 }),
        (a, b, c, first, second) => {
          const duty = [
            { from: null, value: a },
            { from: first, value: b },
            { from: second, value: c },
          ];
          for (const { before, after, evenAt } of dutyTraps(duty)) {
            let members = after.members;
            while (owes(members, duty) < before.owes) members++;
            expect(evenAt).toBe(members);
          }
        },
      ),
    );
  });
});

describe("[EN19] one person, one unit", () => {
  test("who is entered for two units is told of, and belongs to the unit of personnel", () => {
    const entries = [
      { person: "p2", unit: "b" },
      { person: "p2", unit: "a" },
      { person: "p1", unit: "a" },
      { person: "p1", unit: "a" },
      { person: "p0", unit: "c" },
      { person: "p0", unit: "b" },
    ];
    expect(twoUnits(entries, { p2: "b", p0: "z", p1: "a" })).toEqual([
      { kind: "two-units", person: "p0", units: ["b", "c"], belongs: null },
      { kind: "two-units", person: "p2", units: ["a", "b"], belongs: "b" },
    ]);
    expect(twoUnits([...entries].reverse(), {})[1]).toEqual({
      kind: "two-units",
      person: "p2",
      units: ["a", "b"],
      belongs: null,
    });
  });
});
