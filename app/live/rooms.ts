import { type MeetId, parseId } from "#core/ids.ts";

const prefix = "meet:";

/** The room of a meet's screens. */
export const roomOf = (meet: MeetId): string => `${prefix}${meet}`;

/** The meet whose room this is, or null for a socket's own room. */
export const meetOf = (room: string): MeetId | null =>
  room.startsWith(prefix) ? parseId<MeetId>(room.slice(prefix.length)) : null;
