import { shortHash } from "./place.server.ts";
import type { Connection } from "./probe.server.ts";

/** Server settings by name, as PostgreSQL spells them. */
export type Settings = Readonly<Record<string, string | number>>;

const flushMethods: Partial<Record<NodeJS.Platform, string>> = { darwin: "fsync_writethrough", win32: "fsync" };

const common: Settings = {
  unix_socket_permissions: "0700",
  shared_buffers: "64MB",
  max_connections: 50,
  max_wal_size: "256MB",
  wal_sync_method: flushMethods[process.platform] ?? "fdatasync",
  // the log is for operators: errors without the rows they are about
  log_error_verbosity: "terse",
  log_checkpoints: "off",
};

/**
 * Everything a server of ours is started with: it listens at one place only, a Unix socket in a private folder or
 * 127.0.0.1. Its `cluster_name` names version and settings, so that a server of another release is recognised.
 */
export function serverSettings(version: string, { host, port }: Connection, more: Settings): Settings {
  const listen = isFolder(host)
    ? { port, listen_addresses: "", unix_socket_directories: host }
    : { port, listen_addresses: host, unix_socket_directories: "" };
  const settings = { ...common, ...listen, ...more };
  return { ...settings, cluster_name: `fieldday-${version}-${shortHash(JSON.stringify(settings))}` };
}

const isFolder = (host: string) => !/^[\d.]+$/.test(host);

/** Settings as command-line arguments. */
export const settingArgs = (settings: Settings): string[] =>
  Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
