import type { ActionFunctionArgs } from "@remix-run/node";
import type { ScreenAnswer } from "#live/screen-report.ts";
import { world } from "#services/open.ts";
import { noteScreen } from "#services/screen-report.ts";
import { visitor } from "../session.ts";

const statusOf: Record<ScreenAnswer["kind"], number> = { noted: 200, "no-such-screen": 401, "bad-request": 400 };

/** What a screen says of itself, where the socket does not get through. */
export async function action({ request }: ActionFunctionArgs) {
  const who = await visitor(request);
  const report: unknown = await request.json().catch(() => null);
  const answer = await noteScreen(await world(), who, report);
  return Response.json(answer, { status: statusOf[answer.kind] });
}
