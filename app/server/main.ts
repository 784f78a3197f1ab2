import { env } from "#platform/env.server.ts";
import { log } from "#platform/log.server.ts";
import { announce, say } from "./announce.ts";
import { explain } from "./explain.ts";
import { serve } from "./serve.ts";

// The program: opens the database, listens, says where to go, and stops when told to.

try {
  const { port, stop } = await serve();
  await announce(port);
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
