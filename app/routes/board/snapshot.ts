import type { LoaderFunctionArgs } from "@remix-run/node";
import { world } from "#services/open.ts";
import { snapshotAt } from "./snapshot-answer.ts";

/** All public rows of a meet, of one of its events (?event=) or of what is held at one place (?venue=), by version. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return snapshotAt(await world(), params.slug, request);
}
