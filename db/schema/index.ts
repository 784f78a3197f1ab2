export * from "./account.ts";
export * from "./attempt.ts";
export * from "./event.ts";
export * from "./live.ts";
export * from "./log.ts";
export * from "./meet.ts";
export * from "./play.ts";
export * from "./seat.ts";
