import { eq } from "drizzle-orm";
import type { Executor, Tx } from "./client.server.ts";
import { setting } from "./schema/index.ts";

/** What the installation remembers under `key`, or undefined; whoever reads it parses it. */
export async function findSetting(on: Executor, key: string): Promise<unknown> {
  return (await on.select({ value: setting.value }).from(setting).where(eq(setting.key, key)))[0]?.value;
}

/** The same, held until the transaction ends. */
export async function lockSetting(tx: Tx, key: string): Promise<unknown> {
  return (await tx.select({ value: setting.value }).from(setting).where(eq(setting.key, key)).for("update"))[0]?.value;
}

export async function saveSetting(on: Executor, key: string, value: unknown): Promise<void> {
  await on.insert(setting).values({ key, value }).onConflictDoUpdate({ target: setting.key, set: { value } });
}

export async function deleteSetting(on: Executor, key: string): Promise<void> {
  await on.delete(setting).where(eq(setting.key, key));
}

/** Keeps `value` under `key` where there is none yet; returns what stands there then, the same for all who ask at once. */
export async function keepSetting(on: Executor, key: string, value: unknown): Promise<unknown> {
  await on.insert(setting).values({ key, value }).onConflictDoNothing();
  return findSetting(on, key);
}
