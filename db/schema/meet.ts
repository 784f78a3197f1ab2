import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { AccountId, EntrantId, EventId, MeetId, UnitId } from "#core/ids.ts";
import { account } from "./account.ts";
import { instant } from "./instant.ts";

/** `shown` counts from the last prize place upwards: 0 = only what for, 1 = the last place, … */
export type Podium = { event: EventId; shown: number };

export const meet = pgTable("meet", {
  id: uuid().$type<MeetId>().primaryKey(),
  /** six letters and digits in public addresses: /board/:slug, /m/:slug */
  slug: text().notNull().unique(),
  name: text().notNull(),
  timeZone: text("time_zone").notNull().default("Asia/Shanghai"),
  startsAt: instant("starts_at"),
  place: text().notNull().default(""),
  host: text().notNull().default(""),
  inCharge: text("in_charge").array().notNull().default([]),
  entryOpensAt: instant("entry_opens_at"),
  entryClosesAt: instant("entry_closes_at"),
  entryOffice: text("entry_office").notNull().default(""),
  phone: text().notNull().default(""),
  maxEventsPerPerson: integer("max_events_per_person"),
  maxPerUnitAndEvent: integer("max_per_unit_and_event"),
  maxPeoplePerUnit: integer("max_people_per_unit"),
  /** what was filled in on paper is keyed in by two people who do not see each other's */
  paperTwice: boolean("paper_twice").notNull().default(false),
  /** names of people are shown in part to everybody who has no screen, seat or office of the meet */
  maskNames: boolean("mask_names").notNull().default(false),
  /** one text for every board and phone; empty = none */
  notice: text().notNull().default(""),
  /** the prize ceremony that is on: whose, and how many of its steps are shown */
  podium: jsonb().$type<Podium>(),
  /** the secret of the announcer's private link /a/:token; null = nobody has one */
  announcerToken: text("announcer_token").unique(),
  demo: boolean().notNull().default(false),
  /** rises with every edit of the meet itself; a form that was opened on an older version is told so */
  version: integer().notNull().default(1),
  createdAt: instant("created_at").notNull().defaultNow(),
});

export const member = pgTable(
  "member",
  {
    meetId: uuid("meet_id")
      .$type<MeetId>()
      .notNull()
      .references(() => meet.id),
    accountId: uuid("account_id")
      .$type<AccountId>()
      .notNull()
      .references(() => account.id),
    role: text({ enum: ["organizer"] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetId, table.accountId] })],
);

export const unit = pgTable(
  "unit",
  {
    id: uuid().$type<UnitId>().primaryKey(),
    meetId: uuid("meet_id")
      .$type<MeetId>()
      .notNull()
      .references(() => meet.id),
    name: text().notNull(),
    leaderName: text("leader_name").notNull().default(""),
    leaderPhone: text("leader_phone").notNull().default(""),
    /** the secret of the leader's private link /u/:token; a new one closes the old link */
    linkToken: text("link_token").notNull().unique(),
    bibFrom: integer("bib_from"),
    bibTo: integer("bib_to"),
    /** no unit, but where the masks of a meet stand (schema/judged.ts) */
    isMask: boolean("is_mask").notNull().default(false),
    sort: integer().notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [unique("unit_name").on(table.meetId, table.name)],
);

export const entrant = pgTable(
  "entrant",
  {
    id: uuid().$type<EntrantId>().primaryKey(),
    meetId: uuid("meet_id")
      .$type<MeetId>()
      .notNull()
      .references(() => meet.id),
    unitId: uuid("unit_id")
      .$type<UnitId>()
      .notNull()
      .references(() => unit.id),
    name: text().notNull(),
    sex: text({ enum: ["F", "M"] }),
    bib: integer(),
    /** 0, or n for the n-th person of the same name in the unit, confirmed by whoever entered them */
    namesake: integer().notNull().default(0),
    /** nobody, but a number that somebody is judged under (schema/judged.ts) */
    isMask: boolean("is_mask").notNull().default(false),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** taken out of the meet altogether; the row stays because the log names it */
    removedAt: instant("removed_at"),
  },
  (table) => [unique("entrant_bib").on(table.meetId, table.bib), index("entrant_unit").on(table.unitId)],
);
