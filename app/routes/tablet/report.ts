import type { ActionFunctionArgs } from "@remix-run/node";
import type { ReportAnswer } from "#live/device-report.ts";
import { noteReport } from "#services/devices.ts";
import { world } from "#services/open.ts";
import { visitor } from "../session.ts";

const statusOf: Record<ReportAnswer["kind"], number> = { noted: 200, "not-seated": 401, "bad-request": 400 };

/** What a tablet says of itself, where the socket does not get through. */
export async function action({ request }: ActionFunctionArgs) {
  const who = await visitor(request);
  const report: unknown = await request.json().catch(() => null);
  const answer = await noteReport(await world(), who, report);
  return Response.json(answer, { status: statusOf[answer.kind] });
}
