import { sql } from "drizzle-orm";
import { date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { DeviceId, EventId, MeetId, OfficialId, SeatId, UnitId } from "#core/ids.ts";
import { event } from "./event.ts";
import { instant } from "./instant.ts";
import { meet, unit } from "./meet.ts";

/** A chair at the ground: an event and an area, opened by QR or short code, whoever sits there. */
export const seat = pgTable(
  "seat",
  {
    id: uuid().$type<SeatId>().primaryKey(),
    meetId: uuid("meet_id")
      .$type<MeetId>()
      .notNull()
      .references(() => meet.id),
    kind: text({ enum: ["referee", "chief"] }).notNull(),
    name: text().notNull(),
    /** null = every event of the meet (always null for the chief referee) */
    eventId: uuid("event_id")
      .$type<EventId>()
      .references(() => event.id),
    /** null = wherever; else only what is held at the venue of this name (event.venue) */
    venue: text(),
    /** null = whole heats; n = only lane n, where the event counts lane by lane */
    slot: integer(),
    /** null = every sheet; n = only the n-th judge's, where several watch the same lanes */
    judge: integer(),
    /** the secret in the QR code's address /s/:token */
    token: text().notNull().unique(),
    /** six digits for typing at /pair, good for one tablet: taking the seat by them makes new ones; free once it is revoked */
    code: text().notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    revokedAt: instant("revoked_at"),
  },
  (table) => [
    uniqueIndex("seat_code").on(table.code).where(sql`${table.revokedAt} is null`),
    index("seat_meet").on(table.meetId),
  ],
);

/** Somebody who referees at this meet: picked by name on a tablet, with four digits of the own choosing for the day. */
export const official = pgTable(
  "official",
  {
    id: uuid().$type<OfficialId>().primaryKey(),
    meetId: uuid("meet_id")
      .$type<MeetId>()
      .notNull()
      .references(() => meet.id),
    name: text().notNull(),
    /** hash of the four digits; null until they are chosen */
    pinHash: text("pin_hash"),
    /** the day in the meet's time zone for which they were chosen: the next day they are chosen anew */
    pinDay: date("pin_day"),
    /** whose own unit's people this one does not judge; null = none */
    unitId: uuid("unit_id")
      .$type<UnitId>()
      .references(() => unit.id),
    createdAt: instant("created_at").notNull().defaultNow(),
    removedAt: instant("removed_at"),
  },
  (table) => [uniqueIndex("official_name").on(table.meetId, table.name).where(sql`${table.removedAt} is null`)],
);

/** What a tablet last said of itself. */
export type DeviceReport = {
  /** ops it has stored and the server has not answered */
  unsent: number;
  /** how long the oldest of them has waited, ms */
  waitingMs: number;
  /** percent and whether it is charging; null where the browser does not tell */
  battery: { percent: number; charging: boolean } | null;
  build: string;
  /** what to add to its clock to have the server's, ms; null until it is measured */
  clockOffset: number | null;
};

/** A tablet that took a seat. */
export const device = pgTable(
  "device",
  {
    id: uuid().$type<DeviceId>().primaryKey(),
    meetId: uuid("meet_id")
      .$type<MeetId>()
      .notNull()
      .references(() => meet.id),
    seatId: uuid("seat_id")
      .$type<SeatId>()
      .notNull()
      .references(() => seat.id),
    createdAt: instant("created_at").notNull().defaultNow(),
    lastHeardAt: instant("last_heard_at").notNull().defaultNow(),
    /** who signed in on it; null before, and after signing out */
    officialId: uuid("official_id")
      .$type<OfficialId>()
      .references(() => official.id),
    officialAt: instant("official_at"),
    report: jsonb().$type<DeviceReport>(),
    reportedAt: instant("reported_at"),
    /** called for help and not answered yet */
    helpAt: instant("help_at"),
    revokedAt: instant("revoked_at"),
  },
  (table) => [index("device_seat").on(table.seatId)],
);
