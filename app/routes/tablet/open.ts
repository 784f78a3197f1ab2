import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { world } from "#services/open.ts";
import { takeSeat } from "#services/seats.ts";
import { visitor } from "../session.ts";
import { seatedAnswer } from "./seated.ts";

/** The address in a seat's QR code: sits this browser down and goes where the seat works. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const open = await world();
  const who = await visitor(request);
  const taken = await takeSeat(open, who, params.token ?? "");
  if (taken.ok) return seatedAnswer(open, who, taken.value, context.secure ?? false);
  return redirect(`/pair?problem=${taken.refusal.kind}`);
}
