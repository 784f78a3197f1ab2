import type { ActionFunctionArgs } from "@remix-run/node";
import { world } from "#services/open.ts";
import { handleOps } from "#services/scoring.ts";
import { visitor } from "../session.ts";

const statusOf = { answered: 200, "not-seated": 401, "bad-batch": 400 } as const;

/** What a tablet noted, where the socket does not get through. */
export async function action({ request }: ActionFunctionArgs) {
  const who = await visitor(request);
  const batch: unknown = await request.json().catch(() => null);
  const answer = await handleOps(await world(), who, batch);
  return Response.json(answer, { status: statusOf[answer.kind] });
}
