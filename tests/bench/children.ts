import { type ChildProcess, fork, spawnSync } from "node:child_process";
import path from "node:path";

// Processes of the live bench and what is said to them: one answer for each wish, in order.

/** ms of the machine's monotonic clock, the same in every process on it. */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;

/** In a child: answers each wish of the parent. */
export function reporting<Wish>(answer: (wish: Wish) => Promise<unknown>): void {
  process.once("disconnect", () => process.exit());
  process.on("message", (wish: Wish) => {
    void answer(wish).then((value) => process.send?.({ value }));
  });
}

const canPin = process.platform === "linux" && spawnSync("taskset", ["-V"]).status === 0;

/** How to start Node on one core only, where the system has a command for that. */
export function pinned(core: number): { execPath: string; before: string[] } {
  return canPin
    ? { execPath: "taskset", before: ["-c", `${core}`, process.execPath] }
    : { execPath: process.execPath, before: [] };
}

export interface Child<Wish> {
  process: ChildProcess;
  ask<Value>(wish: Wish): Promise<Value>;
  stop(): void;
}

/** A file of the bench as a process of its own, on a core of its own. */
export function start<Wish extends object>(file: string, core: number, args: string[] = []): Child<Wish> {
  const { execPath, before } = pinned(core);
  const child = fork(path.join(import.meta.dirname, file), args, {
    execPath,
    execArgv: [...before, "--import", "tsx"],
    serialization: "advanced",
  });
  let turn: Promise<unknown> = Promise.resolve();
  const ask = <Value>(wish: Wish): Promise<Value> => {
    const asked = turn.then(
      () =>
        new Promise<Value>((resolve, reject) => {
          const ended = () => reject(new Error(`${file} ended`));
          if (!child.connected) return ended();
          child.once("exit", ended);
          child.once("message", (answer: { value: Value }) => {
            child.off("exit", ended);
            resolve(answer.value);
          });
          child.send(wish);
        }),
    );
    turn = asked.catch(() => {});
    return asked;
  };
  return { process: child, ask, stop: () => void child.kill() };
}
