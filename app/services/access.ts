import type { EventId, MeetId } from "#core/ids.ts";
import { chairOf } from "#core/judged/judge-number.ts";
import { findMembership } from "#db/members.ts";
import type { Author } from "#db/schema/log.ts";
import type { Visitor } from "./sessions.ts";
import type { World } from "./world.ts";

// Who may do what: one function a permission. Each answers the author to write into the log, or null for no.

/** The organizers of a meet run all of it. */
export async function asOrganizer(world: World, visitor: Visitor, meet: MeetId): Promise<Author | null> {
  if (!visitor.account) return null;
  const role = await findMembership(world.db, meet, visitor.account.id);
  return role === "organizer" ? { kind: "organizer", id: visitor.account.id, name: visitor.account.name } : null;
}

/** The chief referee confirms, corrects and rules; in a small meet the organizer does it. */
export async function asOfficial(world: World, visitor: Visitor, meet: MeetId): Promise<Author | null> {
  const { device } = visitor;
  if (device?.kind === "chief" && device.meet === meet) return { kind: "chief", id: device.seat, name: device.name };
  return asOrganizer(world, visitor, meet);
}

/** The announcer calls, releases and holds; the organizers and the chief referee may do it, too. */
export async function asAnnouncer(world: World, visitor: Visitor, meet: MeetId): Promise<Author | null> {
  if (visitor.announcer?.meet === meet) return { kind: "announcer", id: null, name: "" };
  return asOfficial(world, visitor, meet);
}

/** Where a sheet stands: its meet, its event and where that is held, and whose of which lanes it is. */
export interface SheetPlace {
  meet: MeetId;
  event: EventId;
  venue: string;
  slot: number;
  judge: number;
}

/** A referee writes the sheets of the own seat, nothing else; [JD17] a chair of a panel only who sits on it. */
export function asReferee({ device }: Visitor, { meet, event, venue, slot, judge }: SheetPlace): Author | null {
  if (!device || device.meet !== meet) return null;
  if (device.event !== null && device.event !== event) return null;
  if (device.venue !== null && device.venue !== venue) return null;
  if (device.slot !== null && device.slot !== slot) return null;
  if (device.judge !== null && device.judge !== judge) return null;
  // what a panel's judge gives nobody else sees before all are in: not the chief, not a seat for every sheet
  if (chairOf(judge).module > 0 && device.judge !== judge) return null;
  return { kind: device.kind, id: device.seat, name: device.name };
}

/** A leader sees and touches the own unit. */
export function asLeader(visitor: Visitor): (Author & { kind: "leader" }) | null {
  return visitor.leader && { kind: "leader", id: visitor.leader.unit, name: visitor.leader.name };
}
