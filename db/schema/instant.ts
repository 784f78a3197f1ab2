import { timestamp } from "drizzle-orm/pg-core";

/** A moment: always with time zone, read as a Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true });
