import type { LoaderFunctionArgs } from "@remix-run/node";
import { rowsOf } from "#live/deltas.ts";
import { keepAs } from "#live/kept.ts";
import { type Programme, programmeOf } from "#live/programme.ts";
import type { MeetRow } from "#live/protocol.ts";
import { buildId } from "#platform/build-id.ts";
import type { State } from "#services/api/answers.ts";
import type { Answer } from "#services/api/schemas.ts";
import { world } from "#services/open.ts";
import { meetAt, snapshotOf } from "#services/snapshots.ts";

/** Anybody's page may ask; nothing that the asker holds is looked at, so there is nothing to protect. */
export const openTo = { "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag" };
const preflight = {
  ...openTo,
  "Access-Control-Allow-Methods": "GET, HEAD",
  "Access-Control-Allow-Headers": "If-None-Match",
  "Access-Control-Max-Age": "86400",
};

type Refusal = Answer<"Refused">["error"];
export const refused = (error: Refusal) => Response.json({ error }, { status: 404, headers: openTo });

/**
 * An answer of the read API from what everybody may see of the meet at this address; 304 where the asker has it. `make` gives
 * the answer, or the kind of what is not there.
 */
export async function answerOf(
  { request, params }: LoaderFunctionArgs,
  make: (shown: Programme & { meet: MeetRow }, state: State) => object | Refusal,
): Promise<Response> {
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: preflight });
  const open = await world();
  const found = await meetAt(open, params.slug);
  if (!found) return refused("no-such-meet");
  const { epoch, version, rows } = (await snapshotOf(open, found.id)).snapshot;
  const { meet, events } = programmeOf(rowsOf(rows));
  if (!meet) return refused("no-such-meet");
  const body = make({ meet, events }, { epoch, version });
  if (typeof body === "string") return refused(body);
  const etag = `"${epoch}-${version}-${buildId}"`;
  const headers = new Headers({ ...openTo, ETag: etag, "Cache-Control": "public, no-cache" });
  keepAs(headers, { meet: found.id, epoch, version });
  const held = (request.headers.get("If-None-Match") ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
  if (held.includes(etag)) return new Response(null, { status: 304, headers });
  return Response.json(body, { headers });
}
