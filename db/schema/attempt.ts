import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./instant.ts";

/** Counted tries at passwords, PINs, codes and links, for every process alike; rate-limiter-flexible writes and clears it. */
export const attempt = pgTable("attempt", {
  key: text().primaryKey(),
  points: integer().notNull(),
  /** null = counts for ever */
  expire: instant("expire"),
});
