import { networkInterfaces } from "node:os";
import { translator } from "#i18n/catalogue.ts";
import { terminal } from "#i18n/console.ts";
import { addresses } from "#platform/addresses.ts";
import { env } from "#platform/env.server.ts";
import { log } from "#platform/log.server.ts";
import { ensureSetupCode } from "#services/accounts.ts";
import { world } from "#services/open.ts";
import { explain } from "./explain.ts";
import { serve } from "./serve.ts";

// The program: opens the database, listens, says where to go, and stops when told to.

const say = [translator(terminal, "zh-Hans"), translator(terminal, "en")];
const print = (line: string) => process.stdout.write(`${line}\n`);

try {
  const { port, stop } = await serve();
  const code = await ensureSetupCode(await world());
  for (const t of say) {
    print(`\n${t("ready")}`);
    for (const address of addresses(networkInterfaces(), port, env().HOST)) print(`  ${address}`);
    if (code) print(t("setupCode", { code }));
  }
  print("");
  log().info({ event: "listening", port });

  let stopping = false;
  const leave = () => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log().error({ event: "stop", err: error });
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, leave);
} catch (error) {
  const { exitCode, lines } = explain(error, say, env);
  for (const line of lines) process.stderr.write(`${line}\n`);
  if (exitCode === 1) log().fatal({ event: "start", err: error });
  process.exit(exitCode);
}
