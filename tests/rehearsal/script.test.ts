import { describe, expect, test } from "vitest";
import { readTime } from "../../app/rehearsal/mark.ts";
import { pathText, readScript } from "../../app/rehearsal/problems.ts";
import { nameWithUnit, stage } from "../../app/rehearsal/stage.ts";
import founding from "../../db/seed/founding.json";
import script from "../../docs/rehearsal/founding.json";

const units = { A: ["Li Na", "Wang"], B: ["Wang", "Zhao"] };
const skipping = { name: "Skipping", rules: "skipping-1min", marks: { "Li Na": 150 } };
const cycling = { name: "Cycling", rules: "slow-cycling", marks: { Zhao: "0:31" } };

/** What is wrong with a script, as "place: word". */
function problemsOf(written: unknown): string[] {
  const read = readScript(typeof written === "string" ? written : JSON.stringify(written));
  const done = read.ok ? stage(read.value) : read;
  return done.ok ? [] : done.refusal.problems.map(({ path, word }) => `${pathText(path)}: ${word}`);
}

describe("a script", () => {
  test("that says little is complete", () => {
    expect(problemsOf({ units, events: [skipping, cycling] })).toEqual([]);
  });

  test.each<[string, unknown, string[]]>([
    ["is not JSON", "{", [": notJson"]],
    ["has no units", { events: [skipping] }, ["units: missing"]],
    ["has no events", { units, events: [] }, ["events: noEvents"]],
    ["has a key nobody knows", { units, events: [skipping], sed: "x" }, ["sed: unknownKey"]],
    ["names no template", { units, events: [{ ...skipping, rules: "hopping" }] }, ["events[0].rules: templateUnknown"]],
    [
      "asks for an option that does not exist",
      { units, events: [{ ...skipping, rules: { template: "skipping-1min", options: { lanes: 5 } } }] },
      ["events[0].rules.options.lanes: unknownKey"],
    ],
    [
      "asks a counting event to measure time",
      { units, events: [{ ...skipping, rules: { template: "skipping-1min", options: { measure: "time" } } }] },
      ["events[0].rules.options.measure: optionFixed"],
    ],
    [
      "has a plan that cannot work",
      {
        units,
        events: [
          { ...cycling, rules: { template: "slow-cycling", options: { measure: "order" }, plan: { prizes: 6 } } },
        ],
      },
      ["events[0].rules.plan: planRefused"],
    ],
    [
      "names somebody nobody knows",
      { units, events: [{ ...skipping, marks: { "Li Nah": 150 } }] },
      ['events[0].marks["Li Nah"]: personUnknown', "events[0].entries: tooFew"],
    ],
    [
      "names one of two people of the same name",
      { units, events: [{ ...skipping, entries: ["Wang"] }] },
      ["events[0].entries[0]: personAmbiguous"],
    ],
    [
      "corrects somebody who is not entered",
      { units, events: [{ ...skipping, corrections: [{ round: 1, person: "Zhao", mark: 1 }] }] },
      ["events[0].corrections[0].person: notEntered"],
    ],
    [
      "has a time that is none",
      { units, events: [{ ...cycling, marks: { Zhao: ["0:31", "1:75"] } }] },
      ["events[0].marks.Zhao[1]: timeUnreadable"],
    ],
    [
      "has a slip inside a mark",
      { units, events: [{ ...cycling, marks: { Zhao: { fail: "foott", time: "9" } } }] },
      ["events[0].marks.Zhao[0].fail: faultUnknown"],
    ],
    [
      "counts where time is measured",
      { units, events: [{ ...cycling, marks: { Zhao: 31 } }] },
      ["events[0].marks.Zhao[0]: markKind"],
    ],
    [
      "notes a fault that fails",
      { units, events: [{ ...cycling, marks: { Zhao: { time: "0:31", faults: ["foot"] } } }] },
      ["events[0].marks.Zhao[0]: faultFails"],
    ],
    [
      "has the same person twice",
      { units: { A: ["Li Na", "Li Na"] }, events: [skipping] },
      ["units.A[1]: personTwice"],
    ],
  ])("that %s is told so, with the place", (_what, written, expected) => {
    expect(problemsOf(written).slice(0, expected.length)).toEqual(expected);
  });

  test("keeps two people of the same name apart by their units", () => {
    const read = readScript(JSON.stringify({ units, events: [{ ...skipping, marks: { "Wang@A": 1, "Wang@B": 2 } }] }));
    const staged = read.ok ? stage(read.value) : read;
    expect(staged.ok && staged.value.events[0]?.entries.map(nameWithUnit)).toEqual(["Wang@A", "Wang@B"]);
  });
});

test("times are read as they are typed", () => {
  expect(["12.4", "1:12.4", "0:07", "1:02:03", "90", "1:75", "x", ""].map(readTime)).toEqual([
    12_400,
    72_400,
    7000,
    3_723_000,
    90_000,
    null,
    null,
    null,
  ]);
});

test("the founding script and the demo meet have the same people in the same events", () => {
  const keys = { "skipping-1min": "一分钟跳绳", "slow-cycling": "自行车慢骑", "two-foot-jump": "双脚跳" };
  const read = readScript(JSON.stringify(script));
  const staged = read.ok ? stage(read.value) : read;
  if (!staged.ok) throw new Error("the founding script is broken");
  for (const [key, name] of Object.entries(keys)) {
    const event = staged.value.events.find((one) => one.name === name);
    const people = founding.flatMap(({ unit, people: members }) =>
      members.filter(({ events }) => events.includes(key)).map((one) => `${one.name}@${unit}`),
    );
    expect(event?.entries.map(nameWithUnit)).toEqual(people);
  }
});
