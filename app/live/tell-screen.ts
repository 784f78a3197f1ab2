import type { ScreenSocket } from "./connect.ts";
import type { ScreenAnswer, ScreenReport } from "./screen-report.ts";

const answerMs = 5_000;

/**
 * Tells the server what this screen shows, by HTTP where the socket does not get through. Rejects where nothing answers:
 * the next report says it all again.
 */
export async function tellScreen(socket: ScreenSocket, origin: string, report: ScreenReport): Promise<ScreenAnswer> {
  if (socket.connected) return socket.timeout(answerMs).emitWithAck("screen", report);
  const response = await fetch(`${origin}/api/screen/report`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(report),
    signal: AbortSignal.timeout?.(answerMs) ?? null,
  });
  const known = response.ok || response.status === 401;
  return known ? (response.json() as Promise<ScreenAnswer>) : { kind: "bad-request" };
}
