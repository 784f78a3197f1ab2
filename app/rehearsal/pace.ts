import { setTimeout as pause } from "node:timers/promises";

/** How fast rehearsed time passes: that many times real time, or without any waiting. */
export type Speed = number | "max";

/** Waits for `ms` of rehearsed time. */
export async function wait(ms: number, speed: Speed): Promise<void> {
  if (speed !== "max" && ms > 0) await pause(ms / speed);
}

/** "20", "0.5" or "max", else null. */
export function readSpeed(text: string): Speed | null {
  if (text === "max") return "max";
  const speed = Number(text);
  return text.trim() !== "" && Number.isFinite(speed) && speed > 0 ? speed : null;
}
