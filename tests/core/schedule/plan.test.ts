import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { callList } from "#core/schedule/call-list.ts";
import { clashes } from "#core/schedule/clashes.ts";
import type { Needs, Venue } from "#core/schedule/item.ts";
import { inOrder } from "#core/schedule/order.ts";
import { planSchedule, type Wished } from "#core/schedule/plan.ts";
import { sheetTime } from "#core/schedule/sheet-time.ts";
import { field, hall, noNeeds, timed, venue, wished } from "./timed.ts";

/** The plan as "id venue from–to", or the refusal. */
function plan(items: readonly Wished[], venues: readonly Venue[] = [hall, field], needs: Needs = noNeeds) {
  const found = planSchedule(items, venues, needs);
  return found.ok ? found.value.map((one) => `${one.id} ${one.venue} ${one.from}–${one.to}`) : found.refusal;
}

const both = { venues: ["hall", "field"] };

describe("order of the items", () => {
  test("[SH3] what is waited for comes first, then the programme's order, then the id", () => {
    const items = [
      wished("final", { after: ["heats"], order: 1 }),
      wished("heats", { order: 3 }),
      wished("tug", { order: 2 }),
      wished("rope", { order: 2 }),
      wished("march", { order: 9 }),
    ];
    const ids = ["rope", "tug", "heats", "final", "march"];
    expect(inOrder(items).ordered.map(({ id }) => id)).toEqual(ids);
    expect(inOrder([...items].reverse()).ordered.map(({ id }) => id)).toEqual(ids);
  });

  test("[SH3] items that become ready are put in among those that are", () => {
    const items = [
      wished("a", { order: 1 }),
      wished("b", { order: 2, after: ["a"] }),
      wished("c", { order: 3 }),
      wished("d", { order: 4, after: ["a", "a"] }),
      wished("e", { order: 5 }),
    ];
    expect(inOrder(items).ordered.map(({ id }) => id)).toEqual(["a", "b", "c", "d", "e"]);
  });

  test("[SH3] a circle is named with everything that waits for it", () => {
    const items = [
      wished("c", { after: ["b"] }),
      wished("a", { after: ["b"] }),
      wished("b", { after: ["a"] }),
      wished("d"),
    ];
    expect(inOrder(items)).toMatchObject({ ordered: [{ id: "d" }], circular: [{ id: "a" }, { id: "b" }, { id: "c" }] });
    expect(plan(items)).toEqual({ kind: "circular", items: ["a", "b", "c"] });
  });

  test("[SH3] an item given twice, or waiting for one that is not there, is broken", () => {
    expect(() => plan([wished("a"), wished("a")])).toThrow("an item is in the schedule twice");
    expect(() => plan([wished("a", { after: ["b"] })])).toThrow("item a waits for b, which is not there");
  });
});

describe("plan", () => {
  test("[SH3] items of one place follow each other, cleared in between, the first named place first", () => {
    expect(plan([wished("a", { turnover: 3 }), wished("b")])).toEqual(["a hall 0–10", "b hall 13–23"]);
    expect(plan([wished("a", both), wished("b", both)])).toEqual(["a hall 0–10", "b field 0–10"]);
    expect(plan([wished("a"), wished("b"), wished("c")], [venue("hall", 2)])).toEqual([
      "a hall 0–10",
      "b hall 0–10",
      "c hall 10–20",
    ]);
  });

  test("[SH3] nobody is in two places, nobody starts without rest or call, no judge is at two fields", () => {
    const li = { people: ["li"] };
    const items = [wished("a", li), wished("b", { ...li, venues: ["field"] })];
    expect(plan(items)).toEqual(["a hall 0–10", "b field 10–20"]);
    expect(plan(items, [hall, field], { rest: 5, call: 20 })).toEqual(["a hall 0–10", "b field 30–40"]);
    expect(plan(items, [hall, field], { rest: 25, call: 20 })).toEqual(["a hall 0–10", "b field 35–45"]);
    const judged = items.map((item) => ({ ...item, people: [], judges: ["zhao"] }));
    expect(plan(judged, [hall, field], { rest: 5, call: 20 })).toEqual(["a hall 0–10", "b field 10–20"]);
  });

  test("[SH3] a final waits for all its heats and the pause, whatever its order", () => {
    const items = [
      wished("final", { after: ["heat 1", "heat 2"], pause: 30, order: 0 }),
      wished("heat 1", { order: 1 }),
      wished("heat 2", { order: 1, duration: 15, venues: ["field"] }),
    ];
    expect(plan(items)).toEqual(["heat 1 hall 0–10", "heat 2 field 0–15", "final hall 45–55"]);
  });

  test("[SH3] a short item fills a gap before a fixed one, a long one goes behind it", () => {
    const opening = wished("opening", { fixed: { venue: "hall", from: 15 }, duration: 5, turnover: 2 });
    expect(plan([opening, wished("a", { duration: 20 }), wished("b", { duration: 15, order: 1 })])).toEqual([
      "b hall 0–15",
      "opening hall 15–20",
      "a hall 22–42",
    ]);
    expect(plan([opening, wished("b", { duration: 15, turnover: 1 })])).toEqual(["opening hall 15–20", "b hall 22–37"]);
  });

  test("[SH3] nothing starts before its earliest time or before its venue opens, and nothing runs over the lunch break", () => {
    const halves = [
      venue("hall", 1, [
        { from: 5, to: 20 },
        { from: 40, to: 60 },
      ]),
    ];
    expect(plan([wished("a"), wished("b")], halves)).toEqual(["a hall 5–15", "b hall 40–50"]);
    expect(plan([wished("a", { earliest: 7 }), wished("b", { duration: 5, order: 1 })], halves)).toEqual([
      "a hall 7–17",
      "b hall 40–45",
    ]);
    expect(plan([wished("a", { duration: 15 })], halves)).toEqual(["a hall 5–20"]);
  });

  test("[SH3] openings named in any order are tried from the first", () => {
    const halves = [
      venue("hall", 1, [
        { from: 40, to: 60 },
        { from: 0, to: 20 },
      ]),
    ];
    expect(plan([wished("a")], halves)).toEqual(["a hall 0–10"]);
  });

  test("[SH3] what is planned says what was asked for, and what is fixed", () => {
    const people = { people: ["li"], judges: ["zhao"], turnover: 2, pause: 1 };
    const items = [
      wished("a", { ...people, fixed: { venue: "hall", from: 0 } }),
      wished("b", { ...people, people: [], judges: [], after: ["a"] }),
    ];
    expect(planSchedule(items, [hall], noNeeds)).toEqual({
      ok: true,
      value: [
        timed("a", 0, 10, { ...people, fixed: true }),
        timed("b", 12, 22, { turnover: 2, pause: 1, after: ["a"] }),
      ],
    });
    expect(plan([])).toEqual([]);
  });

  test("[SH3] a person of a fixed item is not planned beside it", () => {
    const fixed = wished("a", { fixed: { venue: "hall", from: 5 }, people: ["li"] });
    expect(plan([fixed, wished("b", { venues: ["field"], people: ["li"] })])).toEqual(["a hall 5–15", "b field 15–25"]);
    expect(plan([fixed, wished("b", { venues: ["field"], people: ["li"], duration: 5 })])).toEqual([
      "b field 0–5",
      "a hall 5–15",
    ]);
  });
});

describe("fixed items", () => {
  const at = (from: number, to: number) => ({ fixed: { venue: "hall", from }, duration: to - from });

  test("[SH3] are held side by side where they go, whatever their names, and leave what is free to others", () => {
    const fixed = [wished("a", at(0, 5)), wished("b", at(14, 20)), wished("c", at(10, 15)), wished("d", at(4, 11))];
    const others = ["e", "f"].map((id) => wished(id, { duration: 5, earliest: 5, order: 1 }));
    expect(plan([...fixed, ...others], [venue("hall", 2)])).toEqual([
      "a hall 0–5",
      "d hall 4–11",
      "e hall 5–10",
      "c hall 10–15",
      "b hall 14–20",
      "f hall 15–20",
    ]);
  });

  test("[SH3] stand where they are fixed, whatever venues were wished", () => {
    expect(plan([wished("a", { ...at(5, 10), venues: ["moon"] })])).toEqual(["a hall 5–10"]);
  });
});

describe("refused", () => {
  test("[SH3] no venue: the ones there are", () => {
    expect(plan([wished("a", { venues: ["moon"] })])).toEqual({
      kind: "no-venue",
      item: "a",
      choices: ["field", "hall"],
    });
    expect(plan([wished("a")], [venue("hall", 0)])).toEqual({ kind: "no-venue", item: "a", choices: ["hall"] });
  });

  test("[SH3] longer than the day: the venues that are open longer", () => {
    const venues = [
      venue("hall", 1, [
        { from: 0, to: 50 },
        { from: 60, to: 90 },
      ]),
      venue("yard"),
      venue("field"),
    ];
    expect(plan([wished("a", { duration: 50 })], venues)).toEqual(["a hall 0–50"]);
    expect(plan([wished("a", { duration: 51, venues: ["hall", "yard"] })], venues)).toEqual(["a yard 0–51"]);
    expect(plan([wished("a", { duration: 1000 })], venues)).toMatchObject({ choices: ["field", "yard"] });
    expect(plan([wished("a", { duration: 1001 })], venues)).toMatchObject({ choices: [] });
    expect(plan([wished("a", { duration: 51 })], venues)).toEqual({
      kind: "longer-than-open",
      item: "a",
      duration: 51,
      longest: 50,
      choices: ["field", "yard"],
    });
  });

  test("[SH3] no time left: until when each venue had to stay open", () => {
    const venues = [
      venue("hall", 1, [
        { from: 0, to: 10 },
        { from: 20, to: 35 },
      ]),
      venue("field", 1, [{ from: 0, to: 12 }]),
    ];
    const items = ["a", "b", "c", "d"].map((id, order) => wished(id, { ...both, order }));
    expect(plan(items.slice(0, 3), venues)).toEqual(["a hall 0–10", "b field 0–10", "c hall 20–30"]);
    expect(plan(items, venues)).toEqual({
      kind: "day-too-short",
      item: "d",
      choices: [
        { venue: "hall", until: 40 },
        { venue: "field", until: 20 },
      ],
    });
    expect(plan([wished("a", { duration: 0 })], [venue("hall", 1, [])])).toEqual({
      kind: "day-too-short",
      item: "a",
      choices: [],
    });
  });

  test("[SH3] fixed items that clash are told, not moved", () => {
    const items = [
      wished("a", { fixed: { venue: "hall", from: 0 } }),
      wished("b", { fixed: { venue: "hall", from: 5 } }),
    ];
    expect(plan(items)).toEqual({
      kind: "fixed-clash",
      clashes: [{ kind: "venue", who: "hall", items: ["a", "b"] }],
    });
    expect(plan([wished("a", { fixed: { venue: "moon", from: 0 } })])).toMatchObject({ kind: "fixed-clash" });
  });

  test("[SH3] too late for a fixed item that waits for it, also through another", () => {
    const final = wished("final", { fixed: { venue: "hall", from: 40 }, after: ["semi"], pause: 5 });
    const semi = (rest: Partial<Wished> = {}) => wished("semi", { after: ["heats"], pause: 5, ...rest });
    expect(plan([final, semi(), wished("heats")])).toEqual(["heats hall 0–10", "semi hall 15–25", "final hall 40–50"]);
    expect(plan([final, semi(), wished("heats", { duration: 20 })])).toEqual([
      "heats hall 0–20",
      "semi hall 25–35",
      "final hall 40–50",
    ]);
    expect(plan([final, semi(), wished("heats", { duration: 21 })])).toEqual({
      kind: "too-late",
      item: "heats",
      by: 1,
    });
    expect(plan([final, semi({ earliest: 26 }), wished("heats")])).toEqual({ kind: "too-late", item: "semi", by: 1 });
  });

  test("[SH3] the earlier of two fixed items decides", () => {
    const fixed = (id: string, from: number) => wished(id, { fixed: { venue: "field", from }, after: ["heats"] });
    const heats = wished("heats", { duration: 21 });
    expect(plan([fixed("a", 40), fixed("b", 20), heats])).toEqual({ kind: "too-late", item: "heats", by: 1 });
    expect(plan([fixed("a", 20), fixed("b", 40), heats])).toEqual({ kind: "too-late", item: "heats", by: 1 });
  });
});

describe("every plan", () => {
  const anyWish = fc.record({
    duration: fc.integer({ min: 0, max: 12 }),
    turnover: fc.integer({ min: 0, max: 3 }),
    venues: fc.constantFrom(["hall"], ["field"], ["hall", "field"], ["field", "hall"]),
    people: fc.uniqueArray(fc.constantFrom("li", "wang", "chen", "zhou"), { maxLength: 3 }),
    judges: fc.uniqueArray(fc.constantFrom("zhao", "qian"), { maxLength: 1 }),
    earliest: fc.option(fc.integer({ min: 0, max: 40 })),
    order: fc.integer({ min: 0, max: 3 }),
    pause: fc.integer({ min: 0, max: 5 }),
    waits: fc.array(fc.nat(20), { maxLength: 2 }),
  });
  const anyWishes = fc.array(anyWish, { maxLength: 14 }).map((drawn) =>
    drawn.map(({ waits, ...rest }, n) => {
      const after = [...new Set(waits.filter((other) => other < n).map((other) => `${10 + other}`))];
      return wished(`${10 + n}`, { ...rest, after });
    }),
  );
  const anyNeeds = fc.record({ rest: fc.integer({ min: 0, max: 6 }), call: fc.integer({ min: 0, max: 6 }) });
  const open = [
    { from: 0, to: 60 },
    { from: 80, to: 2000 },
  ];
  const field = venue("field", 1, [{ from: 10, to: 2000 }]);
  const venues = [venue("hall", 2, open), field];

  test("[SH3] has every item once, at an allowed place, not too early, without a clash, for any order of the input", () => {
    fc.assert(
      fc.property(anyWishes, anyNeeds, (items, needs) => {
        const found = planSchedule(items, venues, needs);
        if (!found.ok) throw new Error(JSON.stringify(found.refusal));
        expect(found.value.map(({ id }) => id).sort()).toEqual(items.map(({ id }) => id));
        expect(clashes(found.value, venues, needs)).toEqual([]);
        for (const one of found.value) {
          const wish = items.find(({ id }) => id === one.id);
          expect(wish?.venues).toContain(one.venue);
          expect(one.to - one.from).toBe(wish?.duration);
          expect(one.from).toBeGreaterThanOrEqual(wish?.earliest ?? 0);
        }
        expect(planSchedule([...items].reverse(), venues, needs)).toEqual(found);
      }),
    );
  });

  test("[SH3] leaves no item later than it could be while all others stay", () => {
    fc.assert(
      fc.property(anyWishes, anyNeeds, (items, needs) => {
        // at a venue for several the places are booked one by one, and a start may be lost between them
        const single = [venue("hall", 1, open), field];
        const found = planSchedule(items, single, needs);
        if (!found.ok) throw new Error(JSON.stringify(found.refusal));
        const [last] = inOrder(items).ordered.slice(-1);
        if (!last) return;
        const others = found.value.filter(({ id }) => id !== last.id);
        const placed = found.value.find(({ id }) => id === last.id);
        if (!placed) throw new Error("an item went away");
        for (let from = last.earliest ?? 0; from < placed.from; from++)
          for (const where of last.venues) {
            const moved = { ...placed, venue: where, from, to: from + last.duration };
            expect(clashes([...others, moved], single, needs)).not.toEqual([]);
          }
      }),
    );
  });
});

describe("minutes of a heat sheet", () => {
  test.each([
    { people: 23, lanes: 5, attempts: 1, heats: 5, minutes: 15, why: "five heats of two minutes and one between" },
    { people: 7, lanes: 1, attempts: 3, heats: 7, minutes: 63, why: "one by one, three attempts each" },
    { people: 0, lanes: 5, attempts: 1, heats: 0, minutes: 0, why: "nobody" },
  ])("[SH5] $why: $minutes minutes", ({ people, lanes, attempts, heats, minutes }) => {
    expect(sheetTime({ people, lanes, attempts, heat: 120_000, turnover: 60_000 })).toEqual({
      heats,
      length: minutes * 60_000,
      minutes,
    });
  });

  test("[SH5] a minute that has begun counts, and a heat without lanes is broken", () => {
    const sheet = { people: 5, lanes: 5, attempts: 1, heat: 60_001, turnover: 0 };
    expect(sheetTime(sheet)).toEqual({ heats: 1, length: 60_001, minutes: 2 });
    expect(() => sheetTime({ ...sheet, lanes: 0 })).toThrow("heats of 0 lanes");
  });
});

test("[SH6] people are called before their start, the first call first", () => {
  const items = [timed("b", 3_600_000, 3_900_000), timed("a", 1_800_000, 2_000_000)];
  expect(callList(items, 1_200_000)).toEqual([
    { id: "a", at: 600_000 },
    { id: "b", at: 2_400_000 },
  ]);
  const level = [timed("b", 5, 9), timed("a", 5, 9), timed("c", 5, 8)];
  expect(callList(level, 0).map(({ id }) => id)).toEqual(["c", "a", "b"]);
});
