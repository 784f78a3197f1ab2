import { accept } from "#core/decision.ts";
import { updateHelp, updateReport } from "#db/seats.ts";
import { type ReportAnswer, reportSchema } from "#live/device-report.ts";
import { act } from "./act.ts";
import type { SeatedDevice } from "./official-sign-in.ts";
import type { Visitor } from "./sessions.ts";
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
    if (!(await updateHelp(deed.tx, id, wanted ? deed.at : null))) return accept(null);
    const payload = { device: id, name };
    await deed.log({ kind: wanted ? "help-called" : "help-answered", subject: "seat", subjectId: seat, payload });
    deed.touch("meet");
    return accept(null);
  });
}
