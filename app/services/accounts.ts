import { createHash, timingSafeEqual } from "node:crypto";
import { accept, type Decision, refuse } from "#core/decision.ts";
import type { AccountId } from "#core/ids.ts";
import { type AccountRow, countAccounts, findAccountByLogin, insertAccount } from "#db/accounts.ts";
import type { Executor } from "#db/client.server.ts";
import { deleteSetting, lockSetting, saveSetting } from "#db/settings.ts";
import { hashPassword, isPassword } from "./passwords.ts";
import type { World } from "./world.ts";

const codeKey = "setup-code";
// no letter or digit that is mistaken for another when read from a terminal
const alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

export interface NewAccount {
  login: string;
  name: string;
  password: string;
}
export type LoginTaken = { kind: "login-taken" };

/** Whether nobody has an account yet, so that the first one is to be made with the set-up code. */
export async function setupOpen(world: World): Promise<boolean> {
  return (await countAccounts(world.db)) === 0;
}

/**
 * A fresh one-time code for the first account, in plain, to be shown where only the owner of the machine sees it; the
 * database keeps its hash, and codes of earlier starts stop working. Null where somebody has an account.
 */
export async function ensureSetupCode(world: World): Promise<string | null> {
  if (!(await setupOpen(world))) {
    await deleteSetting(world.db, codeKey);
    return null;
  }
  // eight signs of thirty: 39 bits, and tries are limited
  const signs = [...Buffer.from(world.secret(16), "base64url").subarray(0, 8)];
  const code = signs.map((byte) => alphabet[byte % alphabet.length]).join("");
  await saveSetting(world.db, codeKey, hashOf(code));
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** Makes the first account from the code, once. Refuses a wrong or used code, and once anybody has an account. */
export async function setUp(
  world: World,
  { code, ...wish }: NewAccount & { code: string },
): Promise<Decision<AccountId, { kind: "code-wrong" } | { kind: "already-set-up" } | LoginTaken>> {
  const passwordHash = await hashPassword(wish.password);
  return world.db.transaction(async (tx) => {
    const kept = await lockSetting(tx, codeKey);
    if ((await countAccounts(tx)) > 0) return refuse({ kind: "already-set-up" as const });
    if (typeof kept !== "string" || !sameText(kept, hashOf(code))) return refuse({ kind: "code-wrong" as const });
    const made = await insertNew(world, tx, wish, passwordHash);
    if (made.ok) await deleteSetting(tx, codeKey);
    return made;
  });
}

/** Makes an account for somebody. Refuses a login that is taken. */
export async function addAccount(world: World, wish: NewAccount): Promise<Decision<AccountId, LoginTaken>> {
  return insertNew(world, world.db, wish, await hashPassword(wish.password));
}

/** Whose login and password these are; one refusal for both kinds of error, in the same time. */
export async function signIn(
  world: World,
  { login, password }: { login: string; password: string },
): Promise<Decision<AccountRow, { kind: "wrong-sign-in" }>> {
  const account = await findAccountByLogin(world.db, spellLogin(login));
  const fits = await isPassword(account?.passwordHash, password);
  return account && fits ? accept(account) : refuse({ kind: "wrong-sign-in" as const });
}

/** A login as it is stored and compared: case and width do not matter. */
export const spellLogin = (login: string): string => login.normalize("NFKC").trim().toLowerCase();

async function insertNew(world: World, on: Executor, wish: NewAccount, passwordHash: string) {
  const login = spellLogin(wish.login);
  const id = world.id<AccountId>();
  const row = { id, login, name: wish.name.trim(), passwordHash, createdAt: new Date(world.now()) };
  return (await insertAccount(on, row)) ? accept(id) : refuse({ kind: "login-taken" as const });
}

/** Case, spaces and the dash do not matter: the code is typed from another screen. */
const hashOf = (code: string) =>
  createHash("sha256")
    .update(
      code
        .normalize("NFKC")
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, ""),
    )
    .digest("hex");

const sameText = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
