import { io, type Socket } from "socket.io-client";

// A process of the latency bench: many boards, each on a socket of its own, that note when a mark reaches them.

export interface BoardsWish {
  kind: "connect";
  port: number;
  slug: string;
  boards: number;
}
export interface BoardsReport {
  kind: "arrived";
  /** the count that was shown, and when each board had it, in ns of the machine's monotonic clock */
  value: number;
  at: string[];
}

/** As much of a delta as is looked at. */
interface Heard {
  rows: { lane?: number; mark?: { value: number | null } | null }[];
}

const expected = new Map<number, string[]>();
let boards = 0;

function heard(delta: Heard): void {
  const at = process.hrtime.bigint().toString();
  const value = delta.rows.find((row) => row.lane === 1)?.mark?.value;
  if (typeof value !== "number") return;
  const times = expected.get(value) ?? [];
  times.push(at);
  expected.set(value, times);
  if (times.length === boards) {
    process.send?.({ kind: "arrived", value, at: times } satisfies BoardsReport);
    expected.delete(value);
  }
}

const sockets: Socket[] = [];

process.on("message", async (wish: BoardsWish | { kind: "leave" }) => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  expected.clear();
  if (wish.kind === "connect") {
    boards = wish.boards;
    for (let n = 0; n < boards; n += 50)
      await Promise.all(Array.from({ length: Math.min(50, boards - n) }, () => follow(wish.port, wish.slug)));
  }
  process.send?.({ kind: "ready" });
});

async function follow(port: number, slug: string): Promise<void> {
  const socket = io(`http://127.0.0.1:${port}`, { transports: ["websocket"], forceNew: true });
  sockets.push(socket);
  socket.on("delta", heard);
  await new Promise<void>((resolve) => socket.once("connect", () => resolve()));
  await socket.emitWithAck("watch", { room: { kind: "meet", slug }, since: null });
}
