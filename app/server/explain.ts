import { DatabaseProblem, exitCodes } from "#db/problem.ts";
import type { Translator } from "#i18n/catalogue.ts";
import type { terminal } from "#i18n/console.ts";
import { type Env, EnvironmentProblem } from "#platform/env.server.ts";

type Say = Translator<(typeof terminal)["zh-Hans"]>;

/** Exit codes besides the database's 10 to 14 (db/problem.ts). */
export const portTakenCode = 20;
export const badEnvironmentCode = 21;

const isPortTaken = (error: unknown) => error instanceof Error && "code" in error && error.code === "EADDRINUSE";

/** Why the program could not start, in words for whoever typed the command, and the code it exits with. */
export function explain(error: unknown, say: readonly Say[], env: () => Env): { exitCode: number; lines: string[] } {
  if (error instanceof DatabaseProblem)
    return {
      exitCode: exitCodes[error.kind],
      lines: say.flatMap((t) => [t(error.kind), t("detail", { detail: error.message })]),
    };
  if (error instanceof EnvironmentProblem)
    return { exitCode: badEnvironmentCode, lines: say.map((t) => t("badEnvironment", { detail: error.message })) };
  if (isPortTaken(error))
    return { exitCode: portTakenCode, lines: say.map((t) => t("portTaken", { port: env().PORT })) };
  return { exitCode: 1, lines: [] };
}
