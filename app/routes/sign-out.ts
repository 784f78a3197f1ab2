import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { world } from "#services/open.ts";
import { endSession } from "#services/sessions.ts";
import { noSessionCookie, visitor } from "./session.ts";

/** Ends the session, whatever it stood for, and goes home. */
export async function action({ request }: ActionFunctionArgs) {
  await endSession(await world(), await visitor(request));
  return redirect("/", { headers: { "Set-Cookie": noSessionCookie } });
}

export const loader = () => redirect("/");
