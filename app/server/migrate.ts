import { translator } from "#i18n/catalogue.ts";
import { terminal } from "#i18n/console.ts";
import { env } from "#platform/env.server.ts";
import { log } from "#platform/log.server.ts";
import { database } from "#services/open.ts";
import { explain } from "./explain.ts";

// `npm run db:migrate`: brings the database up to this program and says what is there. Exit codes as the program's own.

const say = [translator(terminal, "zh-Hans"), translator(terminal, "en")];

try {
  const open = await database();
  const { ok, migrations } = await open.health();
  log().info({ event: "migrated", ok, database: open.where, server: open.serverVersion, migrations });
  await open.close();
  process.exit(ok ? 0 : 1);
} catch (error) {
  const { exitCode, lines } = explain(error, say, env);
  for (const line of lines) process.stderr.write(`${line}\n`);
  if (exitCode === 1) log().fatal({ event: "migrate", err: error });
  process.exit(exitCode);
}
