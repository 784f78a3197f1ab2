import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { HeatDraw } from "#core/heats/draw.ts";
import type { CourtId, EntrantId, EventId, HeatId, MeetId, RoundId, SheetId, StageId } from "#core/ids.ts";
import type { Advance } from "#core/rounds/plan.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import type { StageDraw } from "#core/stages/draw.ts";
import { event } from "./event.ts";
import { instant } from "./instant.ts";
import { entrant, meet } from "./meet.ts";

/** A part of an event that is met two by two: a bracket, groups, a Swiss contest. Events in heats have none. */
export const stage = pgTable(
  "stage",
  {
    id: uuid().$type<StageId>().primaryKey(),
    meetId: uuid("meet_id")
      .$type<MeetId>()
      .notNull()
      .references(() => meet.id),
    eventId: uuid("event_id")
      .$type<EventId>()
      .notNull()
      .references(() => event.id),
    /** 1 for the first of the event */
    number: integer().notNull(),
    /** ceremony: its slots are being shown one by one */
    state: text({ enum: ["drawn", "ceremony", "published", "official"] }).notNull(),
    /** how many slots of the ceremony are shown; 0 before */
    revealed: integer().notNull().default(0),
    /** the draw with all that makes it again; a Swiss contest and one that is drawn anew grow here round by round */
    draw: jsonb().$type<StageDraw>().notNull(),
    drawnAt: instant("drawn_at").notNull().defaultNow(),
    publishedAt: instant("published_at"),
    officialAt: instant("official_at"),
  },
  (table) => [unique("stage_number").on(table.eventId, table.number), index("stage_meet").on(table.meetId)],
);

/** A court, table or field on which one match is played at a time. */
export const court = pgTable(
  "court",
  {
    id: uuid().$type<CourtId>().primaryKey(),
    meetId: uuid("meet_id")
      .$type<MeetId>()
      .notNull()
      .references(() => meet.id),
    name: text().notNull(),
    /** events are held on the courts of the place they name (event.venue); empty = of all */
    venue: text().notNull().default(""),
    sort: integer().notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** no longer in use; the row stays because heats name it */
    removedAt: instant("removed_at"),
  },
  (table) => [index("court_meet").on(table.meetId)],
);

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
    /** the draw as it was made: seed, input order, edition, cost; anyone can run it again. null where the stage has it */
    draw: jsonb().$type<HeatDraw>(),
    /** the stage whose column it is; null in an event that is run in heats */
    stageId: uuid("stage_id")
      .$type<StageId>()
      .references(() => stage.id),
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
    /** which match of its stage it is (core/stages); null in an event that is run in heats */
    match: text(),
    /** where it is played, once that is said */
    courtId: uuid("court_id")
      .$type<CourtId>()
      .references(() => court.id),
    /** it is not called before */
    notBefore: instant("not_before"),
    /** which panel of its module judges it, from 1; null where no panel does */
    panel: integer(),
    /** which of the places side by side it is at, from 1; null where there are none */
    station: integer(),
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
