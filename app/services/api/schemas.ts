import { z } from "zod";
import { judgedParts, moduleFacts, panelMarks } from "./judged-schemas.ts";
import { stageParts } from "./stage-schemas.ts";

// The shapes of the public read API. What a reader may count on stands here once: answers are typed by it and the OpenAPI
// description is made from it. Fields are added, never renamed or taken away, within one number of the address (v1).

const id = z.uuid();
const instant = z.iso.datetime().nullable();
const place = z.int().min(1).nullable();

const unit = z.strictObject({ id, name: z.string() });

const person = z.strictObject({
  id,
  bib: z.int().nullable(),
  name: z.string().describe("shown in part where the meet masks names"),
  unit,
});

const mark = z.strictObject({
  outcome: z.enum(["valid", "failed", "DNS", "DNF", "DQ", "NM", "none"]).describe("none = no mark, or not told yet"),
  value: z
    .int()
    .nullable()
    .describe(
      "as ranked, in the event's measure: milliseconds, millimetres, a count, points or games (in steps of the event's decimals); null without a valid mark",
    ),
  misses: z.int(),
  fault: z.string().nullable().describe("what somebody failed by"),
  games: z.array(z.number()).describe("this side's points in each game of a match"),
  panel: panelMarks.nullable().describe("what each judge gave, where a panel marked it"),
});

const fate = z
  .enum(["Q", "q", "ruling", "reserve", "clinched", "tied", "open", "out", "withdrawn"])
  .describe(
    "Q, q, ruling, reserve: goes on by place, by mark, by a ruling, for somebody who withdrew; clinched: goes on in one of these ways; tied: waits for a ruling",
  );

const heatFacts = z.strictObject({
  id,
  number: z.int(),
  state: z
    .enum(["scheduled", "running", "held", "provisional", "official"])
    .describe("held: over, its marks are not released yet"),
  calledAt: instant,
  startedAt: instant,
  closedAt: instant,
  panel: z.int().nullable().describe("which panel of its module judges it"),
  station: z.int().nullable().describe("at which of the places side by side"),
});

const roundFacts = z.strictObject({
  id,
  number: z.int(),
  name: z.enum(["heats", "second", "third", "sixteenth", "eighth", "quarter", "semi", "final", "places", "round"]),
  final: z.boolean(),
  state: z.enum(["published", "official"]),
  advance: z
    .strictObject({ perHeat: z.int(), nextBest: z.int() })
    .nullable()
    .describe("the first of every heat, and the next best of all; null in a final"),
  module: moduleFacts.nullable().describe("where panels judge a round is a module, and has no other name"),
});

const eventFacts = z.strictObject({
  id,
  name: z.string(),
  venue: z.string(),
  startsAt: instant,
  ruleset: z.string(),
  measure: z.enum(["count", "time", "order", "distance", "points", "games"]),
  digits: z.int().describe("decimals of points and games: a value of 9050 with 2 is 90.50"),
  direction: z.enum(["more", "less"]).describe("whether the larger or the smaller mark is better"),
  release: z
    .enum(["live", "official", "announced"])
    .describe("when marks are told: as they come, once their heat is official, once the announcer released them"),
  record: z.strictObject({ value: z.number(), holder: z.string(), when: z.string() }).nullable(),
  over: z.boolean(),
});

const standing = z.strictObject({
  entrant: person,
  heat: z.int(),
  place: place.describe("in the heat; in a final over all its heats"),
  mark,
  fate,
});

const placed = z.strictObject({
  entrant: person,
  place,
  shared: z.int().describe("how many others have this place"),
  round: z.int().describe("number of the last round they took part in"),
  mark,
  points: z.number().describe("what the place wins the unit"),
});

const prize = z.strictObject({
  entrant: person,
  place: z.int(),
  shared: z.int(),
  fromRoundBefore: z.boolean(),
  tier: z
    .strictObject({ number: z.int(), name: z.string() })
    .nullable()
    .describe("of an award where panels judge; without a name first, second, third prize"),
  mark,
});

const lane = z.strictObject({ lane: z.int(), entrant: person, place, mark, fate });

const stages = stageParts(person, instant);
const judged = judgedParts(person, unit, place);

const total = z.strictObject({
  unit,
  place: z.int(),
  points: z.string(),
  firsts: z.int(),
  seconds: z.int(),
  thirds: z.int(),
});

/** Every answer says which state of the meet it tells. */
const state = { epoch: z.string(), version: z.int().describe("rises with every change that everybody may see") };

const roundOfHeats = roundFacts.extend({ heats: z.array(heatFacts) });
const eventOfRounds = eventFacts.extend({ rounds: z.array(roundOfHeats) });
const roundStanding = roundOfHeats.extend({ standing: z.array(standing) });

export const answers = {
  Meet: z.strictObject({
    ...state,
    id,
    slug: z.string(),
    name: z.string(),
    place: z.string(),
    host: z.string(),
    startsAt: instant,
    timeZone: z.string(),
    notice: z.string(),
    namesMasked: z.boolean(),
    units: z.array(unit),
    events: z.array(eventFacts),
  }),
  Events: z.strictObject({ ...state, events: z.array(eventOfRounds) }),
  Event: eventFacts.extend({
    ...state,
    rounds: z.array(roundStanding),
    stages: z.array(stages.Stage).describe("its parts that are met two by two, once their draw is published"),
    judged: judged.Judged.nullable().describe(
      "modules, totals, awards and teams where panels judge, as far as they are told",
    ),
    places: z.array(placed).describe("everybody, once the event is over"),
    prizes: z.array(prize),
    vacantPrizes: z.array(z.int()),
  }),
  Heat: heatFacts.extend({ ...state, event: eventFacts, round: roundFacts, lanes: z.array(lane) }),
  Totals: z.strictObject({
    ...state,
    totals: z.array(total).describe("by points, best first"),
    medals: z.array(total).describe("by firsts, then seconds, then thirds"),
  }),
  Refused: z.strictObject({ error: z.enum(["no-such-meet", "no-such-event", "no-such-heat"]) }),
};

/** Parts of answers that have a name of their own in the description. */
export const parts = {
  Unit: unit,
  Entrant: person,
  Mark: mark,
  Fate: fate,
  EventFacts: eventFacts,
  RoundFacts: roundFacts,
  HeatFacts: heatFacts,
  Standing: standing,
  Placed: placed,
  Prize: prize,
  Lane: lane,
  UnitTotal: total,
  ...stages,
  PanelMarks: panelMarks,
  Module: moduleFacts,
  ...judged,
};

export type Answer<Name extends keyof typeof answers> = z.infer<(typeof answers)[Name]>;
export type Part<Name extends keyof typeof parts> = z.infer<(typeof parts)[Name]>;
