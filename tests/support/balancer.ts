import { connect, createServer, type Socket } from "node:net";
import { freePort } from "./program.ts";

/** What stands before several processes: each new connection goes to the next of them that takes it, none sticks. */
export interface Balancer {
  url: string;
  /** connections that each process took, by its port */
  taken: ReadonlyMap<number, number>;
  close(): Promise<void>;
}

export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const taken = new Map<number, number>(ports.map((port) => [port, 0]));
  const open = new Set<Socket>();
  let turn = 0;

  const keep = (socket: Socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket)).on("error", () => socket.destroy());
  };

  const pass = (from: Socket, tries: number): void => {
    const port = ports[turn++ % ports.length];
    if (port === undefined || tries === 0 || from.destroyed) return void from.destroy();
    const to = connect(port, "127.0.0.1");
    to.once("error", () => {
      if (to.readyState !== "open" && to.bytesRead === 0 && to.bytesWritten === 0) pass(from, tries - 1);
    });
    to.once("connect", () => {
      taken.set(port, (taken.get(port) ?? 0) + 1);
      keep(to);
      from.on("close", () => to.destroy());
      to.on("close", () => from.destroy());
      from.pipe(to).pipe(from);
    });
  };

  const server = createServer((from) => {
    keep(from);
    pass(from, ports.length);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    taken,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
