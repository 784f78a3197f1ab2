import { buildId } from "#platform/build-id.ts";
import { openapi } from "#services/api/openapi.ts";
import { openTo } from "./answer.ts";

/** The description of the read API; the same for every asker of one build. */
export function loader() {
  const headers = { ...openTo, ETag: `"${buildId}"`, "Cache-Control": "public, max-age=300" };
  return Response.json(openapi(), { headers });
}
