import { connect, createServer, type Socket } from "node:net";

/** The network between a screen and the server on `port`: while it is cut nothing gets through, and nobody is told. */
export interface Cable {
  url: string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function startCable(port: number): Promise<Cable> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let whole = true;
  const join = ([near, far]: readonly [Socket, Socket]) => near.pipe(far).pipe(near);
  const part = ([near, far]: readonly [Socket, Socket]) => {
    near.unpipe(far).pause();
    far.unpipe(near).pause();
  };
  const server = createServer((near) => {
    const pair = [near, connect(port, "127.0.0.1")] as const;
    pairs.add(pair);
    for (const end of pair) {
      end.on("error", () => end.destroy());
      end.on("close", () => {
        pairs.delete(pair);
        for (const one of pair) one.destroy();
      });
    }
    if (whole) join(pair);
    else part(pair);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    cut() {
      whole = false;
      pairs.forEach(part);
    },
    mend() {
      whole = true;
      pairs.forEach(join);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const pair of pairs) for (const end of pair) end.destroy();
      }),
  };
}
