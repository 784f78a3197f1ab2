import {
  boolean,
  customType,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { EntrantId, EventId, MeetId, OfficialId, PictureId, RoundId } from "#core/ids.ts";
import { event } from "./event.ts";
import { instant } from "./instant.ts";
import { entrant, meet } from "./meet.ts";
import { round } from "./play.ts";
import { official } from "./seat.ts";

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** Who sits at which of an event's judges' numbers (core/judged/judge-number.ts). */
export const judge = pgTable(
  "judge",
  {
    eventId: uuid("event_id")
      .$type<EventId>()
      .notNull()
      .references(() => event.id),
    number: integer().notNull(),
    officialId: uuid("official_id")
      .$type<OfficialId>()
      .notNull()
      .references(() => official.id),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.number] })],
);

/**
 * Who stands behind a number that is judged blind. The lanes of a blind round name the mask, an entrant without a name, so that
 * nothing which reads lanes can tell who it is; when a result is confirmed the lane names the entrant, and the mask stays for the log.
 */
export const mask = pgTable(
  "mask",
  {
    /** an entrant with `isMask` */
    id: uuid()
      .$type<EntrantId>()
      .primaryKey()
      .references(() => entrant.id),
    roundId: uuid("round_id")
      .$type<RoundId>()
      .notNull()
      .references(() => round.id),
    number: integer().notNull(),
    entrantId: uuid("entrant_id")
      .$type<EntrantId>()
      .notNull()
      .references(() => entrant.id),
    openedAt: instant("opened_at"),
  },
  (table) => [
    unique("mask_number").on(table.roundId, table.number),
    unique("mask_entrant").on(table.roundId, table.entrantId),
  ],
);

/** A picture of somebody's work in an event, without metadata. */
export const picture = pgTable(
  "picture",
  {
    id: uuid().$type<PictureId>().primaryKey(),
    meetId: uuid("meet_id")
      .$type<MeetId>()
      .notNull()
      .references(() => meet.id),
    eventId: uuid("event_id")
      .$type<EventId>()
      .notNull()
      .references(() => event.id),
    /** whose it is: always the entrant, never a mask */
    entrantId: uuid("entrant_id")
      .$type<EntrantId>()
      .notNull()
      .references(() => entrant.id),
    sort: integer().notNull(),
    title: text().notNull().default(""),
    type: text({ enum: ["image/jpeg", "image/png", "image/webp"] }).notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    /** sha-256 of `data`, hex */
    hash: text().notNull(),
    data: bytes().notNull(),
    /** a preview for lists, where the browser that sent it could make one: always JPEG */
    small: bytes(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [index("picture_event").on(table.eventId, table.entrantId)],
);

/** An event's gallery for everybody, and its public vote. */
export const ballot = pgTable("ballot", {
  eventId: uuid("event_id")
    .$type<EventId>()
    .primaryKey()
    .references(() => event.id),
  /** everybody may see the works */
  galleryAt: instant("gallery_at"),
  /** what a voter types, as it is shown in the hall */
  code: text().notNull(),
  opensAt: instant("opens_at"),
  closesAt: instant("closes_at"),
  /** titles are shown while names are not */
  titles: boolean().notNull().default(false),
  /** how many works one vote names at the most */
  picks: integer().notNull().default(3),
});

/** One device's vote of one day. */
export const vote = pgTable(
  "vote",
  {
    id: uuid().primaryKey(),
    eventId: uuid("event_id")
      .$type<EventId>()
      .notNull()
      .references(() => event.id),
    /** hash of the device's secret */
    voter: text().notNull(),
    /** in the meet's time zone */
    day: date().notNull(),
    /** the numbers the works hang under */
    picks: integer().array().notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [unique("vote_once_a_day").on(table.eventId, table.voter, table.day)],
);
