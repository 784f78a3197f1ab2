import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { childEnvironment } from "#platform/env.server.ts";

const root = path.resolve(import.meta.dirname, "../..");

export interface OwnProgram {
  origin: string;
  dataDir: string;
  setupCode: string;
  /** stops it; without `keep` its data go, too */
  end(keep: boolean): Promise<void>;
}

/** Starts the real program on data of its own and a free port of this computer; resolves once it takes people in. */
export async function startOwnProgram(): Promise<OwnProgram> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "fieldday-rehearsal-"));
  const child = spawn(process.execPath, ["--import", "tsx", "app/server/start.ts"], {
    cwd: root,
    env: { ...childEnvironment(), HOST: "127.0.0.1", PORT: "0", FIELDDAY_DATA_DIR: dataDir, LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const remove = () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  try {
    const printed = await ready(child);
    const port = /http:\/\/localhost:(\d+)\//.exec(printed)?.[1];
    const setupCode = /\b([A-Z0-9]{4}-[A-Z0-9]{4})\b/.exec(printed)?.[1];
    if (!port || !setupCode) throw new Error(printed);
    const end = async (keep: boolean) => {
      await stopped(child);
      if (!keep) remove();
    };
    return { origin: `http://127.0.0.1:${port}`, dataDir, setupCode, end };
  } catch (error) {
    await stopped(child);
    remove();
    throw error;
  }
}

/** What it printed up to its set-up code. */
function ready(child: ChildProcess): Promise<string> {
  let printed = "";
  return new Promise((resolve, reject) => {
    const keep = (chunk: Buffer) => {
      printed += chunk.toString();
      if (/localhost:\d+\/[\s\S]*\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/.test(printed)) resolve(printed);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`exit ${code}\n${printed}`)));
  });
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
