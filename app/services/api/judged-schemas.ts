import { z } from "zod";
import { moduleKinds } from "#core/judged/plan.ts";

// The shapes of what panels judge, in the answers about events and heats. Amounts are whole steps of the event's decimals.

const steps = z.int().nullable();

/** What stands behind a mark that a panel gave. */
export const panelMarks = z.strictObject({
  judges: z.array(
    z.strictObject({
      judge: z.int().describe("the chair in the panel; names of judges are not told"),
      mark: z.number().nullable(),
      missing: z.enum(["absent", "own-unit"]).nullable(),
      dropped: z.enum(["lowest", "highest"]).nullable().describe("it does not count"),
    }),
  ),
  mean: z.number().describe("of the marks that count, before anything is taken off"),
  taken: z.number().describe("by deductions and time; negative where a bonus gave more"),
  timeMs: z.int().nullable(),
});

export const moduleFacts = z.strictObject({
  key: z.string(),
  name: z.string().describe("as the organizer calls it; empty: by its kind"),
  kind: z.enum(moduleKinds),
  share: z.int().describe("of the total, in ten-thousandths"),
});

const decided = z
  .strictObject({
    by: z.enum(["module", "time", "exact"]),
    module: z.string().nullable(),
    digits: z.int().nullable().describe("with exact: the decimal that decided"),
  })
  .nullable()
  .describe("what separated equal totals");

/** With how the answers say people, units and places. */
export const judgedParts = <Person extends z.ZodType, Unit extends z.ZodType, Place extends z.ZodType>(
  person: Person,
  unit: Unit,
  place: Place,
) => {
  const part = z.strictObject({
    module: z.string(),
    raw: steps.describe("as the panel gave it"),
    balanced: steps.describe("with the panels balanced"),
    weighted: z.number().nullable().describe("what it adds to the total"),
    timeMs: z.int().nullable(),
    panel: z.int().nullable(),
  });
  const judged = z.strictObject({
    modules: z.array(
      moduleFacts.extend({
        round: z.int().describe("the number of its round"),
        over: z.boolean(),
        lines: z.array(z.strictObject({ entrant: person, place, part })),
        panels: z
          .array(
            z.strictObject({
              panel: z.int(),
              count: z.int(),
              mean: z.number().nullable(),
              after: z.number().nullable(),
              factor: z.strictObject({ value: z.number(), digits: z.int() }).nullable(),
            }),
          )
          .describe("the panels of the module before and after balancing"),
      }),
    ),
    totals: z
      .array(
        z.strictObject({
          entrant: person,
          place,
          shared: z.int(),
          total: steps,
          parts: z.array(part),
          decidedBy: decided,
        }),
      )
      .describe("best first; provisional until the event is over"),
    awards: z.array(
      z.strictObject({
        key: z.string(),
        names: z.array(z.string()),
        people: z.array(z.strictObject({ entrant: person, place, tier: z.int(), name: z.string() })),
      }),
    ),
    team: z.array(z.strictObject({ unit, place, sum: steps, best: z.array(person), decidedBy: decided })),
  });
  return { JudgedPart: part, Judged: judged };
};
