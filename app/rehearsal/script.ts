import { z } from "zod";
import { faultKinds } from "#core/scoring/ops.ts";
import { languages } from "#i18n/language.ts";
import { markSchema } from "./mark.ts";

// The script of a rehearsal as a stranger writes it: names, no ids. docs/rehearsal.md describes every field.

const text = z.string("textWanted").trim().min(1, "textEmpty").max(200, "textLong");
const person = text;
const whole = (least: number, most: number) => z.int("wholeNumber").min(least, "outOfRange").max(most, "outOfRange");

/** The short way of writing something that is an object with one telling field. */
const orBare = <Schema extends z.ZodType>(open: (bare: string) => unknown, schema: Schema) =>
  z.preprocess((written) => (typeof written === "string" ? open(written) : written), schema);

const faultEffect = orBare(
  (kind) => ({ kind }),
  z.discriminatedUnion(
    "kind",
    [
      z.strictObject({ kind: z.literal("fail") }),
      z.strictObject({ kind: z.literal("add"), ms: z.int("wholeNumber") }),
      z.strictObject({ kind: z.literal("note") }),
    ],
    "faultEffect",
  ),
);

const options = z
  .strictObject({
    measure: z.enum(["count", "time", "order"], "oneOf"),
    direction: z.enum(["more", "less"], "oneOf"),
    durationMs: whole(1, 24 * 3_600_000).nullable(),
    capMs: whole(1, 24 * 3_600_000).nullable(),
    faults: z.partialRecord(z.enum(faultKinds, "faultUnknown"), faultEffect),
    failedOrder: z.enum(["none", "kept"], "oneOf"),
    missesBreakTies: z.boolean("yesOrNo"),
    precisionMs: z.union([z.literal(1), z.literal(10), z.literal(100), z.literal(1000)], "precision"),
    sheets: z.enum(["heat", "lane"], "oneOf"),
  })
  .partial();

const advance = z.strictObject({ perHeat: whole(0, 100), nextBest: whole(0, 1000).default(0) }).nullable();

const plan = z
  .strictObject({
    lanes: whole(1, 100),
    prizes: whole(1, 100),
    finalMode: z.enum(["two-heats", "round-before", "all-heats"], "oneOf"),
    tieAtCut: z.enum(["all-in", "decider", "lot"], "oneOf"),
    separate: z.boolean("yesOrNo"),
    vacant: z.enum(["leave", "fill"], "oneOf"),
    advance: z.array(advance),
    points: z.array(z.number("number").min(0, "outOfRange")),
    pointsTie: z.enum(["share", "full"], "oneOf"),
  })
  .partial();

const rules = orBare(
  (template) => ({ template }),
  z.strictObject({ template: text, options: options.default({}), plan: plan.default({}) }, "rulesWanted"),
);

const roundNumber = whole(1, 20);

const correction = z.strictObject({
  round: roundNumber,
  person,
  mark: markSchema,
  reason: text.optional(),
  /** before the chief confirms the heat, or after */
  when: z.enum(["provisional", "official"], "oneOf").default("provisional"),
});

const withdrawal = z.strictObject({
  person,
  /** out of the event before this round is drawn or, from the second on, published; 1 = before the first draw */
  before: roundNumber.default(1),
  reason: text.optional(),
});

const ruling = z.strictObject({
  round: roundNumber,
  /** the heat whose cut it is about; absent = the cut among the next best */
  heat: whole(1, 1000).optional(),
  admit: z.array(person, "listWanted").optional(),
  method: z.enum(["decider", "lot", "all-in"], "oneOf"),
  reason: text.optional(),
});

const event = z.strictObject({
  name: text,
  rules,
  /** who takes part; absent = everybody with a mark, or everybody where the script fills in */
  entries: z.array(person, "listWanted").optional(),
  /** seeds of the draws, first round first */
  draws: z.array(text.nullable(), "listWanted").default([]),
  marks: z
    .record(
      z.string(),
      z.preprocess((marks) => (Array.isArray(marks) ? marks : [marks]), z.array(markSchema)),
      "marksWanted",
    )
    .default({}),
  corrections: z.array(correction, "listWanted").default([]),
  withdrawals: z.array(withdrawal, "listWanted").default([]),
  rulings: z.array(ruling, "listWanted").default([]),
});

const unitPerson = orBare(
  (name) => ({ name }),
  z.strictObject({ name: text, sex: z.enum(["F", "M"], "oneOf").nullable().default(null) }, "personWanted"),
);

export const scriptSchema = z.strictObject({
  $schema: z.string().optional(),
  /** of the words in the report */
  language: z.enum(languages, "oneOf").default("zh-Hans"),
  /** of all chance that the script leaves open */
  seed: text.default("rehearsal"),
  /** marks, ties and absences the script does not name are made up by the seed */
  fill: z.boolean("yesOrNo").default(false),
  meet: z
    .strictObject({
      name: text.optional(),
      startsAt: z
        .string("dateTime")
        .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, "dateTime")
        .optional(),
      timeZone: text.optional(),
      place: text.optional(),
      host: text.optional(),
    })
    .default({}),
  units: z.record(text, z.array(unitPerson, "listWanted"), "unitsWanted"),
  events: z.array(event, "listWanted").min(1, "noEvents").max(40, "outOfRange"),
});

export type Script = z.output<typeof scriptSchema>;
export type ScriptEvent = Script["events"][number];
