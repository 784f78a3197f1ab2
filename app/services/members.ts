import { accept, type Decision, refuse } from "#core/decision.ts";
import type { AccountId, MeetId } from "#core/ids.ts";
import { findAccountByLogin, findSessionsOf, revokeAccountSession } from "#db/accounts.ts";
import { insertMember } from "#db/members.ts";
import type { Author } from "#db/schema/log.ts";
import { addAccount, type NewAccount, spellLogin } from "./accounts.ts";
import { type AlreadyDone, act } from "./act.ts";
import type { Visitor } from "./sessions.ts";
import type { World } from "./world.ts";

export type MemberRefusal = { kind: "no-such-login" } | { kind: "login-taken" } | { kind: "already-organizer" };

/** Lets somebody else run the meet too: by the login of an account that exists, or with a new account. */
export async function addOrganizer(
  world: World,
  author: Author,
  meet: MeetId,
  wish: { login: string } | NewAccount,
): Promise<Decision<AccountId, MemberRefusal | AlreadyDone>> {
  const found = "password" in wish ? await addAccount(world, wish) : await accountOf(world, wish.login);
  if (!found.ok) return found;
  return act(world, { meet, author, lock: { kind: "meet", id: meet } }, async (deed) => {
    const isNew = await insertMember(deed.tx, { meetId: meet, accountId: found.value, role: "organizer" });
    if (!isNew) return refuse({ kind: "already-organizer" as const });
    const login = spellLogin(wish.login);
    await deed.log({ kind: "organizer-added", subject: "account", subjectId: found.value, payload: { login } });
    return accept(found.value);
  });
}

async function accountOf(world: World, login: string) {
  const account = await findAccountByLogin(world.db, spellLogin(login));
  return account ? accept(account.id) : refuse({ kind: "no-such-login" as const });
}

export interface OwnSession {
  id: string;
  createdAt: Date;
  /** the browser that asks */
  current: boolean;
}

/** Where the visitor's account is signed in. */
export async function ownSessions(world: World, { account, session }: Visitor): Promise<OwnSession[]> {
  if (!account) return [];
  const rows = await findSessionsOf(world.db, account.id, new Date(world.now()));
  return rows.map((row) => ({ ...row, current: row.id === session }));
}

/** Signs the own account out in another browser. Somebody else's session stays as it is. */
export async function revokeOwnSession(world: World, { account }: Visitor, id: string): Promise<void> {
  if (account && /^[0-9a-f]{64}$/.test(id)) await revokeAccountSession(world.db, account.id, id);
}
