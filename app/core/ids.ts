// FLOOR 1. The rules import nothing: no clock, no randomness, no table, no words for people.

/** A string that has been recognised as the id of one kind of thing; `parseId` is the only way in. */
type Brand<B extends string> = string & { readonly __brand: B };

export type MeetId = Brand<"meet">;
export type UnitId = Brand<"unit">;
export type EntrantId = Brand<"entrant">;
export type EventId = Brand<"event">;
export type EntryId = Brand<"entry">;
export type RoundId = Brand<"round">;
export type HeatId = Brand<"heat">;
export type StageId = Brand<"stage">;
export type CourtId = Brand<"court">;
export type SheetId = Brand<"sheet">;
export type SeatId = Brand<"seat">;
export type DeviceId = Brand<"device">;
export type OpId = Brand<"op">;
export type ScreenId = Brand<"screen">;
export type OfficialId = Brand<"official">;
export type PictureId = Brand<"picture">;
export type AccountId = Brand<"account">;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id in `text`, or null where it is not a lower-case UUID. The caller names the kind: `parseId<MeetId>(params.meetId)`. */
export function parseId<Id extends string>(text: string | undefined | null): Id | null {
  return text != null && uuid.test(text) ? (text as Id) : null;
}
