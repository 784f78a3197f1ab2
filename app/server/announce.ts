import { networkInterfaces } from "node:os";
import { translator } from "#i18n/catalogue.ts";
import { terminal } from "#i18n/console.ts";
import { addresses } from "#platform/addresses.ts";
import { env } from "#platform/env.server.ts";
import { ensureSetupCode } from "#services/accounts.ts";
import { world } from "#services/open.ts";

/** What the program says in its terminal, in the two languages a union office's window may be read in. */
export const say = [translator(terminal, "zh-Hans"), translator(terminal, "en")];

/** Prints where to go, and the set-up code while there is no account yet. */
export async function announce(port: number): Promise<void> {
  const code = await ensureSetupCode(await world());
  const lines = say.flatMap((t) => [
    "",
    t("ready"),
    ...addresses(networkInterfaces(), port, env().HOST).map((address) => `  ${address}`),
    ...(code ? [t("setupCode", { code })] : []),
  ]);
  process.stdout.write(`${lines.join("\n")}\n\n`);
}
