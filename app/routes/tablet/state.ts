import type { LoaderFunctionArgs } from "@remix-run/node";
import { world } from "#services/open.ts";
import { readHave, tabletState } from "#services/tablet.ts";
import { visitor } from "../session.ts";

/** What the seat of this tablet has to do; 401 where it sits on none. */
export async function loader({ request }: LoaderFunctionArgs) {
  const who = await visitor(request);
  const { device } = who;
  if (!device) return Response.json({ kind: "not-seated" }, { status: 401 });
  const have = readHave(new URL(request.url).searchParams.get("have"));
  const state = await tabletState(await world(), { ...who, device }, have);
  return Response.json(state, { headers: { "Cache-Control": "no-store" } });
}
