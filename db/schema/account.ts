import { jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { AccountId, DeviceId, UnitId } from "#core/ids.ts";
import { instant } from "./instant.ts";

/** A person with a password: an organizer. Leaders and referees have links and seats instead. */
export const account = pgTable("account", {
  id: uuid().$type<AccountId>().primaryKey(),
  login: text().notNull().unique(),
  name: text().notNull(),
  passwordHash: text("password_hash").notNull(),
  createdAt: instant("created_at").notNull().defaultNow(),
});

/** One browser. It can hold an account, a unit's link and a tablet's seat at once; revoking the row ends all three. */
export const session = pgTable("session", {
  /** SHA-256 of the cookie's secret: the table alone opens nothing */
  id: text().primaryKey(),
  accountId: uuid("account_id").$type<AccountId>(),
  unitId: uuid("unit_id").$type<UnitId>(),
  deviceId: uuid("device_id").$type<DeviceId>(),
  createdAt: instant("created_at").notNull().defaultNow(),
  lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
  expiresAt: instant("expires_at").notNull(),
  revokedAt: instant("revoked_at"),
});

/** What the installation remembers about itself: the set-up code's hash, the cookie secret. */
export const setting = pgTable("setting", {
  key: text().primaryKey(),
  value: jsonb().notNull(),
});
