import { sql } from "drizzle-orm";
import { integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { EventId, HeatId, MeetId, RoundId, ScreenId } from "#core/ids.ts";
import { instant } from "./instant.ts";
import { meet } from "./meet.ts";

/** The version of a meet's public rows: risen in the transaction that changed them, its last statement before commit. */
export const room = pgTable("room", {
  meetId: uuid("meet_id")
    .$type<MeetId>()
    .primaryKey()
    .references(() => meet.id),
  /** names this line of versions: a database brought back from an old copy does not continue it */
  epoch: text().notNull(),
  version: integer().notNull(),
});

/** What each version touched, so that every process can tell what came after the version it holds. Old ones are dropped. */
export const change = pgTable(
  "change",
  {
    meetId: uuid("meet_id")
      .$type<MeetId>()
      .notNull()
      .references(() => meet.id),
    version: integer().notNull(),
    /** row keys of live/protocol.ts */
    keys: text().array().notNull(),
    at: instant("at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.meetId, table.version] })],
);

/** One picture a screen can be told to stay on; without ids: whatever of that kind is on. */
export type ScenePick = { kind: string; event?: EventId; round?: RoundId; heat?: HeatId };

/** How the organizer set a screen. */
export type ScreenSettings = {
  /** what it follows */
  of: { kind: "meet" } | { kind: "event"; event: EventId } | { kind: "venue"; venue: string };
  theme: "dark" | "light";
  /** rows on a page */
  density: 8 | 10 | 12 | 14;
  /** null = as the browser asks */
  language: "zh-Hans" | "zh-Hant" | "en" | null;
  /** kinds of scenes it turns through; empty = as the day goes */
  scenes: string[];
  /** stays on this */
  pinned: ScenePick | null;
  testCard: boolean;
};

/** What a screen last said of itself. */
export type ScreenReport = {
  /** the scene that is on, as a kind and what it is about */
  scene: ScenePick;
  page: number;
  pages: number;
  width: number;
  height: number;
  build: string;
  /** megabytes of script memory; null where the browser does not tell */
  heapMb: number | null;
};

/** A projector or wall that was paired with the meet. */
export const screen = pgTable(
  "screen",
  {
    id: uuid().$type<ScreenId>().primaryKey(),
    meetId: uuid("meet_id")
      .$type<MeetId>()
      .notNull()
      .references(() => meet.id),
    name: text().notNull(),
    /** the secret in the screen's cookie */
    token: text().notNull().unique(),
    /** six digits for typing at /b, good for one pairing; null once they were used */
    code: text(),
    settings: jsonb().$type<ScreenSettings>().notNull(),
    /** shows its name in large letters for a moment from then on */
    identifyAt: instant("identify_at"),
    report: jsonb().$type<ScreenReport>(),
    lastHeardAt: instant("last_heard_at"),
    createdAt: instant("created_at").notNull().defaultNow(),
    removedAt: instant("removed_at"),
  },
  (table) => [uniqueIndex("screen_code").on(table.code).where(sql`${table.removedAt} is null`)],
);
