import type { MeetRow } from "#db/meets.ts";

/** What a paper says of its meet. */
export function paperMeet({ id, name, timeZone, startsAt, place, host }: MeetRow) {
  return { id, name, timeZone, startsAt: startsAt?.getTime() ?? null, place, host };
}

/** A parameter of the address, or null. */
export function wish(request: Request, name: string): string | null {
  return new URL(request.url).searchParams.get(name);
}
