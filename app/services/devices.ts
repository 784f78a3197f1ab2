import { accept, type Decision, refuse } from "#core/decision.ts";
import type { DeviceId, MeetId } from "#core/ids.ts";
import type { Author } from "#db/schema/log.ts";
import { findDevice, findDevicesShown, findSeat, updateHelp, updateReport } from "#db/seats.ts";
import { type DeviceReport, type ReportAnswer, reportSchema } from "#live/device-report.ts";
import { buildId } from "#platform/build-id.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import type { SeatedDevice } from "./official-sign-in.ts";
import type { Visitor } from "./sessions.ts";
import { dayIn } from "./today.ts";
import type { World } from "./world.ts";

/** Keeps what a tablet says of itself, by either transport; it is no deed of anybody, so no log tells it. */
export async function noteReport(world: World, { device }: Visitor, report: unknown): Promise<ReportAnswer> {
  if (!device) return { kind: "not-seated" };
  const read = reportSchema.safeParse(report);
  if (!read.success) return { kind: "bad-request" };
  await updateReport(world.db, device.id, read.data, new Date(world.now()));
  return { kind: "noted" };
}

/** A tablet calls for help, or needs it no more; a repeat changes nothing. The desk's pages are told at once. */
export async function callHelp(world: World, device: SeatedDevice, wanted: boolean): Promise<void> {
  const { id, kind, seat, name, person, meet } = device;
  const author = { kind, id: seat, name, ...(person && { person }) };
  await act<null, never>(world, { meet, author, lock: [] }, async (deed) => {
    await changeHelp(deed, { device: id, seat, name }, wanted);
    return accept(null);
  });
}

async function changeHelp(
  deed: Deed,
  { device, seat, name }: { device: DeviceId; seat: string; name: string },
  wanted: boolean,
) {
  if (!(await updateHelp(deed.tx, device, wanted ? deed.at : null))) return;
  const kind = wanted ? "help-called" : "help-answered";
  await deed.log({ kind, subject: "seat", subjectId: seat, payload: { device, name } });
  deed.touch("meet");
}

/** Somebody is on the way to a tablet that called for help; a repeat changes nothing. */
export async function answerHelp(
  world: World,
  author: Author,
  meet: MeetId,
  id: DeviceId,
): Promise<Decision<null, { kind: "no-such-device" } | AlreadyDone>> {
  return act<null, { kind: "no-such-device" }>(world, { meet, author, lock: [] }, async (deed) => {
    const device = await findDevice(deed.tx, id);
    if (device?.meetId !== meet || device.revokedAt) return refuse({ kind: "no-such-device" });
    const seat = await findSeat(deed.tx, device.seatId);
    await changeHelp(deed, { device: id, seat: device.seatId, name: seat?.name ?? "" }, false);
    return accept(null);
  });
}

/** A tablet tells of itself every 15 seconds; after this long without a word nobody knows what it holds. */
const silentMs = 45_000;

export interface DeviceShown {
  id: DeviceId;
  seat: string;
  kind: "referee" | "chief";
  /** who signed in on it today */
  person: string | null;
  /** when it was last heard, and whether that is too long ago */
  heard: Date;
  silent: boolean;
  help: Date | null;
  report: DeviceReport | null;
  /** its page is of another build than the server */
  behind: boolean;
}

/** The meet's tablets as they last told, those that call for help first. */
export async function deviceList(world: World, meet: { id: MeetId; timeZone: string }): Promise<DeviceShown[]> {
  const now = world.now();
  const today = dayIn(meet.timeZone, now);
  return (await findDevicesShown(world.db, meet.id)).map(({ device, seat, official }) => ({
    id: device.id,
    seat: seat.name,
    kind: seat.kind,
    person:
      official && device.officialAt && dayIn(meet.timeZone, device.officialAt.getTime()) === today
        ? official.name
        : null,
    heard: device.lastHeardAt,
    silent: now - device.lastHeardAt.getTime() > silentMs,
    help: device.helpAt,
    report: device.report,
    behind: device.report !== null && device.report.build !== buildId,
  }));
}

/**
 * Whether the venue may close: what tablets that are heard still have to send, and which are silent, since nobody knows
 * what those hold. The chief's seat notes no marks and is left out.
 */
export function unsentIn(devices: readonly DeviceShown[]) {
  const tablets = devices.filter(({ kind }) => kind === "referee");
  const silent = tablets.filter((one) => one.silent || one.report === null);
  const waiting = tablets.filter((one) => !silent.includes(one) && (one.report?.unsent ?? 0) > 0);
  return {
    tablets: tablets.length,
    unsent: waiting.reduce((sum, { report }) => sum + (report?.unsent ?? 0), 0),
    waiting: waiting.map(({ id, seat, report }) => ({
      id,
      seat,
      unsent: report?.unsent ?? 0,
      waitingMs: report?.waitingMs ?? 0,
    })),
    silent: silent.map(({ id, seat, heard, report }) => ({ id, seat, heard, unsent: report?.unsent ?? null })),
  };
}
