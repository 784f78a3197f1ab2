import { catalogue } from "./catalogue.ts";
import { seats as en } from "./messages/en/seats.ts";
import { seats as zhHans } from "./messages/zh-Hans/seats.ts";
import { seats as zhHant } from "./messages/zh-Hant/seats.ts";

export const seats = catalogue(zhHans, zhHant, en);

/** What can be wrong with a form about seats: each is a text's own key. */
export const seatProblems = [
  "nameEmpty",
  "nameTooLong",
  "invalid",
  "seat-name-empty",
  "no-such-event",
  "no-such-seat",
  "no-such-device",
  "slot-needs-lanes",
  "slot-out-of-range",
  "no-such-venue",
  "judge-needs-several",
  "judge-out-of-range",
  "code-unknown",
  "seat-revoked",
  "codeShape",
] as const;
export type SeatProblem = (typeof seatProblems)[number];

/** A form's key as one of the problems that have words. */
export const seatProblem = (key: string): SeatProblem => seatProblems.find((one) => one === key) ?? "invalid";

/** What a write on the seats page has done: each is a text's own key. */
export type SeatNotice = "added" | "revoked" | "deviceRevoked" | "renewed" | "announcer-make" | "announcer-end";
