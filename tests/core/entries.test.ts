import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignBibs, bibBlocks } from "#core/entries/bibs.ts";
import { checkEntry, type Entered, type Limits } from "#core/entries/limits.ts";
import { checkName, maxNameLength, normaliseName, sameName } from "#core/entries/names.ts";
import { entryWindow } from "#core/entries/window.ts";
import type { EntrantId, EventId } from "#core/ids.ts";
import { id } from "./people.ts";

const entry = (person: number, event: number): Entered => ({
  entrant: id<EntrantId>(person),
  event: id<EventId>(event),
});
const free: Limits = { maxEventsPerPerson: null, maxPerUnitAndEvent: null, maxPeoplePerUnit: null };

describe("limits", () => {
  test.each([
    {
      why: "no limit, no refusal",
      limits: free,
      current: [entry(1, 1), entry(2, 1)],
      wanted: entry(1, 2),
      refusal: null,
    },
    {
      why: "entered already",
      limits: free,
      current: [entry(1, 1)],
      wanted: entry(1, 1),
      refusal: { kind: "already-entered", event: id(1) },
    },
    {
      why: "a third event of two",
      limits: { ...free, maxEventsPerPerson: 2 },
      current: [entry(1, 1), entry(1, 2)],
      wanted: entry(1, 3),
      refusal: { kind: "too-many-events", max: 2, events: 3 },
    },
    {
      why: "the second event of two",
      limits: { ...free, maxEventsPerPerson: 2 },
      current: [entry(1, 1)],
      wanted: entry(1, 2),
      refusal: null,
    },
    {
      why: "three of a unit in an event for two",
      limits: { ...free, maxPerUnitAndEvent: 2 },
      current: [entry(1, 1), entry(2, 1)],
      wanted: entry(3, 1),
      refusal: { kind: "event-full-for-unit", max: 2, event: id(1) },
    },
    {
      why: "a third person of two",
      limits: { ...free, maxPeoplePerUnit: 2 },
      current: [entry(1, 1), entry(2, 1)],
      wanted: entry(3, 2),
      refusal: { kind: "too-many-people", max: 2 },
    },
    {
      why: "somebody entered already is no new person, even where the limit was lowered since",
      limits: { ...free, maxPeoplePerUnit: 1 },
      current: [entry(1, 1), entry(2, 1)],
      wanted: entry(2, 2),
      refusal: null,
    },
    {
      why: "a limit of none lets nobody in",
      limits: { ...free, maxEventsPerPerson: 0 },
      current: [],
      wanted: entry(1, 1),
      refusal: { kind: "too-many-events", max: 0, events: 1 },
    },
  ])("[EN1] $why", ({ limits, current, wanted, refusal }) => {
    expect(checkEntry(current, wanted, limits)).toEqual(refusal);
  });

  test("[EN1] entering one after another never breaks a limit, in whatever order", () => {
    const limits: Limits = { maxEventsPerPerson: 2, maxPerUnitAndEvent: 3, maxPeoplePerUnit: 5 };
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(8), fc.nat(4)), { maxLength: 40 }), (wishes) => {
        const current: Entered[] = [];
        for (const [person, event] of wishes) {
          const wanted = entry(person, event);
          if (!checkEntry(current, wanted, limits)) current.push(wanted);
        }
        const most = (by: (one: Entered) => string) => {
          const counts = new Map<string, number>();
          for (const one of current) counts.set(by(one), (counts.get(by(one)) ?? 0) + 1);
          return Math.max(0, ...counts.values());
        };
        expect(most((one) => one.entrant)).toBeLessThanOrEqual(2);
        expect(most((one) => one.event)).toBeLessThanOrEqual(3);
        expect(new Set(current.map((one) => one.entrant)).size).toBeLessThanOrEqual(5);
        expect(most((one) => `${one.entrant} ${one.event}`)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("window", () => {
  test.each([
    { why: "before it opens", now: 99, window: "not-open" },
    { why: "the instant it opens", now: 100, window: "open" },
    { why: "the instant it closes is in time", now: 200, window: "open" },
    { why: "one millisecond later is late", now: 201, window: "closed" },
  ])("[EN2] $why", ({ now, window }) => {
    expect(entryWindow(now, 100, 200)).toBe(window);
  });

  test("[EN2] without limits it is open; closed goes before not yet open", () => {
    expect(entryWindow(5, null, null)).toBe("open");
    expect(entryWindow(5, 9, 3)).toBe("closed");
  });
});

describe("names", () => {
  test.each([
    { typed: " 张　伟 ", name: "张伟", why: "a wide space between two characters fills a column" },
    { typed: "张 伟", name: "张伟", why: "an ordinary one too" },
    { typed: "欧 阳 思 雨", name: "欧阳思雨", why: "spaces between all characters" },
    { typed: "阿依古丽•买买提", name: "阿依古丽·买买提", why: "a bullet for the dot" },
    { typed: "阿依古丽．买买提", name: "阿依古丽·买买提", why: "a full stop for the dot" },
    { typed: "阿依古丽 · 买买提", name: "阿依古丽·买买提", why: "spaces around the dot" },
    { typed: "𠮷田玲子", name: "𠮷田玲子", why: "a rare character stays" },
    { typed: "Ａｎｎａ  Smith", name: "Anna Smith", why: "wide letters; one space stays in a Latin name" },
    { typed: "J. Smith", name: "J. Smith", why: "a Latin full stop stays" },
    { typed: "\u200b王\u200d芳\ufeff", name: "王芳", why: "signs nobody sees" },
  ])("[EN3] $typed is $name: $why", ({ typed, name }) => {
    expect(normaliseName(typed)).toBe(name);
    expect(sameName(typed, name)).toBe(true);
  });

  test("[EN3] a name written alike once stays as it is", () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom("张", "伟", "𠮷", " ", "　", "·", "•", ".", "A", "ﬁ", "１", "-", "\u200b"))
          .map((all) => all.join("")),
        (text) => {
          expect(normaliseName(normaliseName(text))).toBe(normaliseName(text));
        },
      ),
    );
  });

  test.each([
    { text: "　 ", refusal: { kind: "name-empty" } },
    { text: "张伟２", refusal: { kind: "name-has-digits" } },
    { text: "字".repeat(41), refusal: { kind: "name-too-long", max: maxNameLength } },
    { text: "𠮷".repeat(40), refusal: null },
    { text: "张伟", refusal: null },
  ])("[EN3] $text: $refusal", ({ text, refusal }) => {
    expect(checkName(text)).toEqual(refusal);
  });
});

describe("numbers", () => {
  test.each([
    { sizes: [], blocks: [] },
    { sizes: [0], blocks: [{ from: 1, to: 10 }] },
    {
      sizes: [9, 10],
      blocks: [
        { from: 1, to: 10 },
        { from: 11, to: 30 },
      ],
    },
  ])("[EN5] blocks of units of $sizes leave room for one more", ({ sizes, blocks }) => {
    expect(bibBlocks(sizes)).toEqual(blocks);
  });

  test("[EN5] blocks follow each other without gap or overlap, each longer than its unit", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60)), (sizes) => {
        let next = 1;
        bibBlocks(sizes).forEach(({ from, to }, i) => {
          expect(from).toBe(next);
          expect(to - from + 1).toBeGreaterThan(sizes[i] ?? 0);
          expect(to % 10).toBe(0);
          next = to + 1;
        });
      }),
    );
  });

  test("[EN5] numbers taken are passed over, also past the end of the block", () => {
    expect(assignBibs({ from: 1, to: 10 }, [1, 3], 3)).toEqual([2, 4, 5]);
    expect(assignBibs({ from: 1, to: 2 }, [1, 2, 3], 2)).toEqual([4, 5]);
    expect(assignBibs({ from: 1, to: 10 }, [], 0)).toEqual([]);
  });
});
