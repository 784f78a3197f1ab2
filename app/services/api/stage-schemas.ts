import { z } from "zod";

// The shapes of what is met two by two, in the answer about an event.

const id = z.uuid();
const pair = z.tuple([z.number(), z.number()]);

/** With how the answers say people and instants. */
export const stageParts = <Person extends z.ZodType, Instant extends z.ZodType>(person: Person, instant: Instant) => {
  const match = z.strictObject({
    key: z.string().describe("names the match in its stage, the same as long as the draw stands"),
    column: z.int().describe("nobody is in two matches of a column"),
    side: z.enum(["winners", "losers", "final", "reset", "places"]).nullable(),
    group: z.string().nullable(),
    position: z.int(),
    best: z.int().nullable().describe("the best place its winner can still get"),
    status: z
      .enum(["waiting", "ready", "decided", "walkover", "empty", "closed"])
      .describe("walkover: nobody is left to meet; closed: a second grand final that is not needed"),
    entrants: z.tuple([person.nullable(), person.nullable()]).describe("null = not known yet, or nobody"),
    winner: id.nullable(),
    ending: z
      .enum(["played", "walkover", "retired", "disqualified", "double-walkover", "double-disqualified"])
      .nullable(),
    games: pair.nullable().describe("won by each; halves where games can be level"),
    points: pair.nullable(),
    list: z.array(pair).describe("points game by game, as far as they were written down"),
    heat: z
      .strictObject({
        id,
        state: z.enum(["scheduled", "running", "held", "provisional", "official"]),
        court: z.string().nullable(),
        notBefore: instant,
      })
      .nullable(),
  });
  const ratio = z.strictObject({ won: z.number(), lost: z.number() });
  const tableRow = z.strictObject({
    entrant: person,
    place: z.int().nullable().describe("shared while a tie is open; null: results deleted"),
    played: z.int(),
    won: z.int(),
    drawn: z.int(),
    lost: z.int(),
    matchPoints: z.number(),
    games: ratio,
    points: ratio,
  });
  const swissRow = z.strictObject({
    entrant: person,
    place: z.int(),
    score: z.number(),
    tieBreaks: z.array(z.strictObject({ name: z.string(), value: z.number().nullable() })),
  });
  const stage = z.strictObject({
    id,
    number: z.int(),
    kind: z.enum(["knock-out", "double", "places", "redrawn", "groups", "swiss"]),
    state: z.enum(["published", "official"]),
    over: z.boolean(),
    matches: z.array(match),
    byes: z.array(z.strictObject({ column: z.int(), entrant: person.nullable() })),
    tables: z.array(z.strictObject({ group: z.string(), rows: z.array(tableRow) })),
    swiss: z.array(swissRow),
  });
  return { StageMatch: match, Stage: stage };
};
