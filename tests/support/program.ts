import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const root = path.resolve(import.meta.dirname, "../..");

/** A port nobody holds, below the range the system hands out by itself. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer();
      probe.once("error", () => resolve(false));
      probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
}

export interface Program {
  url: string;
  port: number;
  dataDir: string;
  /** what it has printed so far */
  output(): string;
  setupCode(): string;
  /** SIGTERM, or another signal; resolves to the exit code */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** the same data and port again */
  restart(): Promise<void>;
  /** stops and removes its data */
  end(): Promise<void>;
}

async function answers(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}:\n${output()}`);
    const ok = await fetch(`${url}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await pause(50);
  }
}

/** What `npm start` runs once it has built. */
const built = ["build/server/index.js"];
/** `npm start` itself. */
export const npmStart = ["--import", "tsx", "app/server/start.ts"];

/** Builds where the sources have changed since, as for production, whatever the environment of tests is called. */
async function buildAnew(): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = "production";
  await import("../../app/server/build.ts");
  process.env.NODE_ENV = NODE_ENV;
}

/** Runs the real program on its own data and port, on this computer only. */
export async function startProgram(over: Record<string, string> = {}, by: readonly string[] = built): Promise<Program> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "fieldday-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let printed = "";
  let child: ChildProcess;

  const run = async () => {
    printed = "";
    child = spawn(process.execPath, by, {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: "production",
        HOST: "127.0.0.1",
        PORT: String(port),
        FIELDDAY_DATA_DIR: dataDir,
        DATABASE_URL: "",
        ...over,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const keep = (chunk: Buffer) => {
      printed += chunk.toString();
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    await answers(url, child, () => printed);
  };

  const stop = (signal: NodeJS.Signals = "SIGTERM") =>
    new Promise<number | null>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode);
      child.once("exit", (code) => resolve(code));
      child.kill(signal);
    });

  await buildAnew();
  await run();
  return {
    url,
    port,
    dataDir,
    output: () => printed,
    setupCode() {
      const code = /(?:设置码|set-up code) ([A-Z0-9-]{6,})/.exec(printed)?.[1];
      if (!code) throw new Error(`no set-up code was printed:\n${printed}`);
      return code;
    },
    stop,
    restart: run,
    async end() {
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
