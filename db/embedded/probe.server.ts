import postgres from "postgres";

/** How to reach a server of ours; `host` is a folder for a Unix socket. Fits postgres.js as it is. */
export type Connection = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
};

/** `ready` serves our cluster, `busy` is starting or stopping, `foreign` answers but is not ours, `absent`: nobody there. */
export type Answer = "ready" | "busy" | "foreign" | "absent";

const busyCodes = [
  "57P03",
  "53300",
  "CONNECT_TIMEOUT",
  "57P01",
  "57P02",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "ECONNRESET",
];

/** Asks whoever answers at the connection which cluster it serves. Never throws. */
export async function probe(connection: Connection, clusterDir: string): Promise<Answer> {
  const sql = postgres({ ...connection, max: 1, connect_timeout: 3, fetch_types: false, onnotice: () => {} });
  try {
    const [row] = await sql`select current_setting('data_directory') as dir`;
    return row?.dir === clusterDir ? "ready" : "foreign";
  } catch (error) {
    const code = String((error as { code?: string }).code);
    if (busyCodes.includes(code)) return "busy";
    return ["ECONNREFUSED", "ENOENT"].includes(code) ? "absent" : "foreign";
  } finally {
    await sql.end({ timeout: 1 });
  }
}
