import { z } from "zod";

const weekMs = 7 * 24 * 3600 * 1000;

/** What a tablet says of itself, by the socket's `report` or POST /api/tablet/report: every 15 seconds and on change. */
export interface DeviceReport {
  /** ops it has stored and the server has not answered */
  unsent: number;
  /** how long the oldest of them has waited, ms */
  waitingMs: number;
  /** percent and whether it is charging; null where the browser does not tell */
  battery: { percent: number; charging: boolean } | null;
  build: string;
  /** what to add to its clock to have the server's, ms; null until it is measured */
  clockOffset: number | null;
}

export const reportSchema: z.ZodType<DeviceReport> = z.object({
  unsent: z.int().min(0).max(1_000_000),
  // a clock set back must not lose the rest of the report
  waitingMs: z.number().transform((ms) => Math.round(Math.min(Math.max(ms, 0), weekMs))),
  battery: z
    .object({ percent: z.number().min(0).max(100).transform(Math.round), charging: z.boolean() })
    .nullable()
    .default(null),
  build: z.string().regex(/^[\x20-\x7e]{0,64}$/),
  clockOffset: z.number().transform(Math.round).nullable().default(null),
});

/** What a report is answered. */
export type ReportAnswer = { kind: "noted" } | { kind: "not-seated" } | { kind: "bad-request" };
