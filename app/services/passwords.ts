import { hash, verify } from "@node-rs/argon2";

/** One spelling for one password, whichever input method or keyboard typed it. */
const spelled = (password: string) => password.normalize("NFKC");

let nobodys: Promise<string> | undefined;

/** argon2id with the package's defaults (19 MiB, 2 passes), about 50 ms. */
export const hashPassword = (password: string): Promise<string> => hash(spelled(password));

/** Whether the password fits. Takes as long where there is no hash, so that the time does not tell which logins exist. */
export async function isPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  nobodys ??= hash("nobody has this password");
  const known = passwordHash?.startsWith("$argon2") ? passwordHash : undefined;
  const fits = await verify(known ?? (await nobodys), spelled(password));
  return fits && known !== undefined;
}
