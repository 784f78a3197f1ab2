import type { Request, Response } from "express";
import { buildId } from "#platform/build-id.ts";
import { log } from "#platform/log.server.ts";
import { database } from "#services/open.ts";

/** GET /healthz: 200 while the database answers, 503 otherwise. Boards reload only after a 200. */
export async function health(_request: Request, response: Response): Promise<void> {
  response.set("Cache-Control", "no-store");
  const uptimeSeconds = Math.floor(process.uptime());
  try {
    const open = await database();
    const { ok, migrations } = await open.health();
    response
      .status(ok ? 200 : 503)
      .json({ ok, build: buildId, database: open.where, server: open.serverVersion, migrations, uptimeSeconds });
  } catch (error) {
    log().error({ event: "health", err: error });
    response.status(503).json({ ok: false, build: buildId, uptimeSeconds });
  }
}
