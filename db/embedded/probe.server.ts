import path from "node:path";
import postgres from "postgres";

/** How to reach a server of ours; `host` is a folder for a Unix socket. Fits postgres.js as it is. */
export type Connection = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
};

/**
 * `ready` serves our cluster as this release starts it, `outdated` as another release did, `busy` is starting or
 * stopping, `foreign` answers but is not ours, `absent`: nobody there.
 */
export type Answer = "ready" | "outdated" | "busy" | "foreign" | "absent";

const busy = [
  "57P03",
  "53300",
  "57P01",
  "57P02",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "ECONNRESET",
];
const absent = ["ECONNREFUSED", "ENOENT"];

/** Asks whoever answers at the connection which cluster it serves, and under which name. Never throws. */
export async function probe(connection: Connection, clusterDir: string, clusterName: string): Promise<Answer> {
  const sql = postgres({ ...connection, max: 1, connect_timeout: 3, fetch_types: false, onnotice: () => {} });
  try {
    const [row] = await sql`select current_setting('data_directory') as dir, current_setting('cluster_name') as name`;
    if (!samePath(String(row?.dir), clusterDir)) return "foreign";
    return row?.name === clusterName ? "ready" : "outdated";
  } catch (error) {
    const code = String((error as { code?: string }).code);
    if (busy.includes(code)) return "busy";
    return absent.includes(code) ? "absent" : "foreign";
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** PostgreSQL writes C:/like/this on Windows. */
function samePath(one: string, other: string): boolean {
  const [a, b] = [path.resolve(one), path.resolve(other)];
  return process.platform === "win32" ? a.toLowerCase() === b.toLowerCase() : a === b;
}
