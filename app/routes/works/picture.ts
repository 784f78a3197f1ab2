import type { LoaderFunctionArgs } from "@remix-run/node";
import { type PictureId, parseId } from "#core/ids.ts";
import { findPictureBytes } from "#db/pictures.ts";
import { pictureFor } from "#services/gallery-shown.ts";
import { world } from "#services/open.ts";
import { notFound } from "../guard.ts";
import { visitor } from "../session.ts";

const hourS = 3600;

/** Whatever the bytes were: a picture, and nothing that a browser would run. Nothing here says whose it is. */
const headersOf = (type: string, etag: string) => ({
  "Content-Type": type,
  "Content-Disposition": "inline",
  "Content-Security-Policy": "default-src 'none'; sandbox",
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": `private, max-age=${hourS}`,
  Vary: "Cookie",
  ETag: etag,
});

/** The bytes of a picture for whoever may see it; to everybody else it is not there. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const open = await world();
  const id = parseId<PictureId>(params.pictureId);
  const picture = id && (await pictureFor(open, await visitor(request), id));
  if (!picture) throw notFound();
  const small = new URL(request.url).searchParams.has("small");
  const etag = `"${picture.hash}${small ? "-small" : ""}"`;
  const seen = request.headers.get("If-None-Match")?.split(",") ?? [];
  if (seen.some((one) => one.trim().replace(/^W\//, "") === etag))
    return new Response(null, { status: 304, headers: headersOf(picture.type, etag) });
  const found = await findPictureBytes(open.db, id, small);
  if (!found) throw notFound();
  return new Response(new Uint8Array(found.data), { headers: headersOf(found.type, etag) });
}
