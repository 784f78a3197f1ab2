import { connect, createServer, type Socket } from "node:net";

/** A cable between robots and the program that can be pulled: every connection through it breaks at once, new ones get in. */
export interface Relay {
  origin: string;
  pull(): void;
  close(): Promise<void>;
}

/** Lays a cable to the program at `to`, on 127.0.0.1. */
export async function layRelay(to: string): Promise<Relay> {
  const { hostname, port } = new URL(to);
  const ends = new Set<Socket>();
  const pull = () => {
    for (const end of ends) end.destroy();
  };
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.setNoDelay(true);
      end.pipe(other);
      end.on("error", () => other.destroy());
      end.on("close", () => {
        ends.delete(end);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const own = typeof address === "object" && address ? address.port : 0;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      pull();
    });
  return { origin: `http://127.0.0.1:${own}`, pull, close };
}
