import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { HeatDraw } from "#core/heats/draw.ts";
import type { EntrantId, EventId, HeatId, MeetId, RoundId, SheetId } from "#core/ids.ts";
import type { Advance } from "#core/rounds/plan.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import { event } from "./event.ts";
import { instant } from "./instant.ts";
import { entrant, meet } from "./meet.ts";

export const round = pgTable(
  "round",
  {
    id: uuid().$type<RoundId>().primaryKey(),
    meetId: uuid("meet_id")
      .$type<MeetId>()
      .notNull()
      .references(() => meet.id),
    eventId: uuid("event_id")
      .$type<EventId>()
      .notNull()
      .references(() => event.id),
    number: integer().notNull(),
    /** how many rounds the event was planned to have when this one was drawn; names it (heats, semi-final, final) */
    of: integer().notNull(),
    final: boolean().notNull(),
    state: text({ enum: ["drawn", "published", "official"] }).notNull(),
    /** null in a final */
    advance: jsonb().$type<Advance>(),
    /** the draw as it was made: seed, input order, edition, cost; anyone can run it again */
    draw: jsonb().$type<HeatDraw>().notNull(),
    drawnAt: instant("drawn_at").notNull().defaultNow(),
    publishedAt: instant("published_at"),
    officialAt: instant("official_at"),
  },
  (table) => [unique("round_number").on(table.eventId, table.number), index("round_meet").on(table.meetId)],
);

export const heat = pgTable(
  "heat",
  {
    id: uuid().$type<HeatId>().primaryKey(),
    meetId: uuid("meet_id")
      .$type<MeetId>()
      .notNull()
      .references(() => meet.id),
    eventId: uuid("event_id")
      .$type<EventId>()
      .notNull()
      .references(() => event.id),
    roundId: uuid("round_id")
      .$type<RoundId>()
      .notNull()
      .references(() => round.id),
    number: integer().notNull(),
    state: text({ enum: ["scheduled", "running", "provisional", "official"] })
      .notNull()
      .default("scheduled"),
    /** server time of the first start that stands */
    startedAt: instant("started_at"),
    closedAt: instant("closed_at"),
    officialAt: instant("official_at"),
    /** its people were called to the area */
    calledAt: instant("called_at"),
    /** released by the announcer; counts only where the event's marks wait for that */
    releasedAt: instant("released_at"),
    /** cache of the fold of all its sheets, written in the transaction that changed them; live counts while it runs */
    marks: jsonb().$type<LaneMark[]>().notNull().default([]),
  },
  (table) => [
    unique("heat_number").on(table.roundId, table.number),
    index("heat_meet").on(table.meetId),
    index("heat_event").on(table.eventId),
  ],
);

export const lane = pgTable(
  "lane",
  {
    heatId: uuid("heat_id")
      .$type<HeatId>()
      .notNull()
      .references(() => heat.id, { onDelete: "cascade" }),
    roundId: uuid("round_id")
      .$type<RoundId>()
      .notNull()
      .references(() => round.id, { onDelete: "cascade" }),
    lane: integer().notNull(),
    entrantId: uuid("entrant_id")
      .$type<EntrantId>()
      .notNull()
      .references(() => entrant.id),
  },
  (table) => [
    primaryKey({ columns: [table.heatId, table.lane] }),
    // nobody appears twice in a round, whatever the program believes
    unique("lane_entrant_once").on(table.roundId, table.entrantId),
    index("lane_entrant").on(table.entrantId),
  ],
);

/** What one referee fills in: a whole heat (slot 0), or one lane of it (slot = lane); where several watch, one each. */
export const sheet = pgTable(
  "sheet",
  {
    id: uuid().$type<SheetId>().primaryKey(),
    heatId: uuid("heat_id")
      .$type<HeatId>()
      .notNull()
      .references(() => heat.id, { onDelete: "cascade" }),
    slot: integer().notNull(),
    /** 1, or which of several judges, counters or watches of the same lanes */
    judge: integer().notNull().default(1),
    lanes: integer().array().notNull(),
    /** rises with every accepted batch of ops; a tablet names the version it saw */
    version: integer().notNull().default(0),
    state: text({ enum: ["open", "submitted"] })
      .notNull()
      .default("open"),
    submittedAt: instant("submitted_at"),
  },
  (table) => [unique("sheet_slot").on(table.heatId, table.slot, table.judge)],
);
