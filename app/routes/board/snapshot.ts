import type { LoaderFunctionArgs } from "@remix-run/node";
import { keepAs } from "#live/kept.ts";
import { world } from "#services/open.ts";
import { meetAt, snapshotOf } from "#services/snapshots.ts";
import { notFound } from "../guard.ts";

/** All public rows of a meet, by version: 304 where the asker has them. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const open = await world();
  const meet = await meetAt(open, params.slug);
  if (!meet) throw notFound();
  const { etag, body, zipped, snapshot } = await snapshotOf(open, meet.id);
  const headers = new Headers({ ETag: etag, "Cache-Control": "no-cache", Vary: "Accept-Encoding" });
  keepAs(headers, { meet: meet.id, epoch: snapshot.epoch, version: snapshot.version });
  const held = (request.headers.get("If-None-Match") ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
  if (held.includes(etag)) return new Response(null, { status: 304, headers });
  headers.set("Content-Type", "application/json; charset=utf-8");
  const small = /\bgzip\b/.test(request.headers.get("Accept-Encoding") ?? "");
  if (small) headers.set("Content-Encoding", "gzip");
  return new Response(small ? zipped : body, { headers });
}
