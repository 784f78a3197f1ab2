import { spawnSync } from "node:child_process";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { freePort } from "../../db/embedded/free-port.server.ts";
import { emptyDatabase } from "../support/database.ts";

const { url, sql, drop } = await emptyDatabase();
afterAll(drop);

const root = path.resolve(import.meta.dirname, "../..");

function migrate(variables: Record<string, string>) {
  const env = { ...process.env, LOG_LEVEL: "info", ...variables };
  const args = ["--import", "tsx", "app/server/migrate.ts"];
  return spawnSync(process.execPath, args, { cwd: root, env, encoding: "utf8" });
}

describe("npm run db:migrate", () => {
  test("brings the database up to the program and says what is there", async () => {
    const { status, stdout } = migrate({ DATABASE_URL: url });
    expect(status).toBe(0);
    const [applied] = await sql`select count(*)::int as migrations from drizzle.__drizzle_migrations`;
    expect(JSON.parse(stdout)).toMatchObject({ event: "migrated", ok: true, database: "external", ...applied });
  });

  test("says in words why it cannot, and exits with the problem's code", async () => {
    const { status, stderr } = migrate({
      DATABASE_URL: `postgres://fieldday:secret@127.0.0.1:${await freePort()}/none`,
    });
    expect(status).toBe(10);
    expect(stderr).toContain("DATABASE_URL");
    expect(stderr).not.toContain("secret");
  });
});
