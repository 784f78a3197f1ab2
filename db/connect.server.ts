import postgres, { type Options, type Sql } from "postgres";

export type ClientOptions = Options<Record<string, never>>;

/**
 * A pool for a database's address. `?host=/folder` names the folder of a Unix socket, as with PostgreSQL's own
 * programs; the rest is as postgres.js reads it. Connects at the first query. Throws where the address is malformed.
 */
export function connectTo(address: string, options: ClientOptions): Sql {
  if (!URL.canParse(address)) return postgres(address, options);
  const url = new URL(address);
  const folder = url.searchParams.get("host");
  if (!folder?.startsWith("/")) return postgres(address, options);
  url.searchParams.delete("host");
  return postgres(url.href, { ...options, host: folder });
}

/** The address of a database, with its password: for the program itself, never for the log. */
export function addressOf(to: {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}): string {
  const url = new URL(`postgres://localhost:${to.port}/${to.database}`);
  url.username = to.user;
  url.password = to.password;
  if (to.host.startsWith("/")) url.searchParams.set("host", to.host);
  else url.hostname = to.host;
  return url.href;
}
