import { bigint, bigserial, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { DeviceId, HeatId, MeetId, OpId, SheetId } from "#core/ids.ts";
import { instant } from "./instant.ts";
import { meet } from "./meet.ts";

/** Who stands behind an entry, as it was at that moment. */
export type Author = {
  kind: "organizer" | "chief" | "referee" | "leader" | "screen" | "announcer" | "program";
  id: string | null;
  name: string;
  /** who had signed in on the tablet when it was noted */
  person?: { id: string; name: string };
};

/** The truth: append-only, never updated, never deleted (a trigger in the migrations holds it). */
export const log = pgTable(
  "log",
  {
    seq: bigserial({ mode: "number" }).primaryKey(),
    opId: uuid("op_id").$type<OpId>().notNull().unique("log_op"),
    meetId: uuid("meet_id")
      .$type<MeetId>()
      .notNull()
      .references(() => meet.id),
    /** e.g. sheet-op, heat-confirmed, round-drawn, entry-withdrawn, tie-ruled */
    kind: text().notNull(),
    /** what it is about: kind of thing and its id */
    subject: text().notNull(),
    subjectId: uuid("subject_id").notNull(),
    sheetId: uuid("sheet_id").$type<SheetId>(),
    heatId: uuid("heat_id").$type<HeatId>(),
    deviceId: uuid("device_id").$type<DeviceId>(),
    deviceSeq: bigint("device_seq", { mode: "number" }),
    /** the sheet version the device had seen, and the one this entry made */
    baseVersion: integer("base_version"),
    version: integer(),
    payload: jsonb().notNull().default({}),
    reason: text(),
    deviceAt: bigint("device_at", { mode: "number" }),
    /** what to add to `deviceAt` to have the server's time, ms, as the device had measured it; null = never */
    deviceOffset: bigint("device_offset", { mode: "number" }),
    serverAt: instant("server_at").notNull().defaultNow(),
    author: jsonb().$type<Author>().notNull(),
  },
  (table) => [
    unique("log_device_seq").on(table.deviceId, table.deviceSeq),
    index("log_sheet").on(table.sheetId, table.seq),
    index("log_subject").on(table.subjectId, table.seq),
    index("log_meet").on(table.meetId, table.seq),
  ],
);
