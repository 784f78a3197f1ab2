import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { callHelp } from "#services/devices.ts";
import { world } from "#services/open.ts";
import { visitor } from "../session.ts";

const wishSchema = z.object({ wanted: z.boolean() });

/** A tablet calls for help, or needs it no more. */
export async function action({ request }: ActionFunctionArgs) {
  const { device } = await visitor(request);
  if (!device) return Response.json({ kind: "not-seated" }, { status: 401 });
  const read = wishSchema.safeParse(await request.json().catch(() => null));
  if (!read.success) return Response.json({ kind: "bad-request" }, { status: 400 });
  await callHelp(await world(), device, read.data.wanted);
  return Response.json({ kind: "noted" });
}
