import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { DatabaseOptions } from "../../db/client.server.ts";

type Said = { open?: string; acknowledged?: number; kind?: string; detail?: Record<string, string | number> };

type Running = {
  readonly said: readonly Said[];
  readonly exit: Promise<number | null>;
  /** Resolves once it has said something of which this is true; rejects where it ends before. */
  until(isIt: (said: Said) => boolean): Promise<Said>;
  kill(signal: NodeJS.Signals): Promise<number | null>;
};

const running = new Set<Running>();

/** Starts tests/db/program.ts as a process of its own. */
export function runProgram(options: DatabaseOptions, task: "idle" | "write" = "idle"): Running {
  const file = fileURLToPath(new URL("./program.ts", import.meta.url));
  const args = ["--import", "tsx", file, JSON.stringify(options), task];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const said: Said[] = [];
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const look of waiting) look();
  };
  createInterface(child.stdout).on("line", (line) => {
    said.push(JSON.parse(line) as Said);
    wake();
  });
  let ended = false;
  const exit = new Promise<number | null>((resolve) => {
    child.once("close", (code) => {
      ended = true;
      running.delete(program);
      resolve(code);
      wake();
    });
  });
  const until = (isIt: (one: Said) => boolean) =>
    new Promise<Said>((resolve, reject) => {
      const look = () => {
        const found = said.find(isIt);
        if (found) resolve(found);
        else if (ended) reject(new Error(`the program ended: ${JSON.stringify(said.at(-1))}`));
        if (found || ended) waiting.delete(look);
      };
      waiting.add(look);
      look();
    });
  const kill = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return exit;
  };
  const program: Running = { said, exit, until, kill };
  running.add(program);
  return program;
}

/** Ends whatever a failed test left running. */
export async function endPrograms(): Promise<void> {
  await Promise.all([...running].map((program) => program.kill("SIGKILL")));
}
