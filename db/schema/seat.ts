import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { DeviceId, EventId, MeetId, SeatId } from "#core/ids.ts";
import { event } from "./event.ts";
import { instant } from "./instant.ts";
import { meet } from "./meet.ts";

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
    /** null = whole heats; n = only lane n, where the event counts lane by lane */
    slot: integer(),
    /** the secret in the QR code's address /s/:token */
    token: text().notNull().unique(),
    /** six digits for typing at /pair; free again once the seat is revoked */
    code: text().notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    revokedAt: instant("revoked_at"),
  },
  (table) => [
    uniqueIndex("seat_code").on(table.code).where(sql`${table.revokedAt} is null`),
    index("seat_meet").on(table.meetId),
  ],
);

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
    revokedAt: instant("revoked_at"),
  },
  (table) => [index("device_seat").on(table.seatId)],
);
