import { index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { EntrantId, EntryId, EventId, MeetId } from "#core/ids.ts";
import type { EventPlan } from "#core/rounds/plan.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { instant } from "./instant.ts";
import { entrant, meet } from "./meet.ts";

export type EventRecord = { value: number; holder: string; when: string };

export const event = pgTable(
  "event",
  {
    id: uuid().$type<EventId>().primaryKey(),
    meetId: uuid("meet_id")
      .$type<MeetId>()
      .notNull()
      .references(() => meet.id),
    /** key of the template it was made from (core/catalogue) */
    template: text().notNull(),
    name: text().notNull(),
    /** where it is held, as people call it; empty = not said */
    venue: text().notNull().default(""),
    sort: integer().notNull(),
    /** name@edition of the ruleset; pinned for good once the event exists */
    ruleset: text().notNull(),
    options: jsonb().$type<ScoringOptions>().notNull(),
    plan: jsonb().$type<EventPlan>().notNull(),
    /** when it is planned to begin; null = not said */
    startsAt: instant("starts_at"),
    /** when a mark may be seen by everybody: as it comes, once its heat is official, once the announcer released that heat */
    release: text({ enum: ["live", "official", "announced"] })
      .notNull()
      .default("live"),
    /** the mark to beat, in the unit of the event's measure, with whose and when in words */
    record: jsonb().$type<EventRecord>(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [index("event_meet").on(table.meetId)],
);

export const entry = pgTable(
  "entry",
  {
    id: uuid().$type<EntryId>().primaryKey(),
    eventId: uuid("event_id")
      .$type<EventId>()
      .notNull()
      .references(() => event.id),
    entrantId: uuid("entrant_id")
      .$type<EntrantId>()
      .notNull()
      .references(() => entrant.id),
    state: text({ enum: ["entered", "withdrawn"] })
      .notNull()
      .default("entered"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [unique("entry_once").on(table.eventId, table.entrantId), index("entry_entrant").on(table.entrantId)],
);
