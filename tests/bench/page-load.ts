import net from "node:net";
import { monotonicMs, reporting } from "./children.ts";

// A process of the live bench: asks for one address over ten connections that stay, as fast as the answers come.

export interface LoadWish {
  port: number;
  /** "#" in it becomes another number in each request */
  address: string;
  headers: Record<string, string>;
  ms: number;
}
export interface Loaded {
  requests: number;
  perSecond: number;
  status: string;
  bytes: number;
}

const connections = 10;
let count = 0;

/** Where an answer that begins at the beginning ends, or -1 while it is not whole. */
function endOf(bytes: Buffer): number {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return -1;
  const head = bytes.toString("latin1", 0, end).toLowerCase();
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
  if (length !== undefined) return bytes.length >= end + 4 + Number(length) ? end + 4 + Number(length) : -1;
  if (!head.includes("transfer-encoding: chunked")) return end + 4;
  const last = bytes.indexOf("\r\n0\r\n\r\n", end);
  return last < 0 ? -1 : last + 7;
}

async function load({ port, address, headers, ms }: LoadWish): Promise<Loaded> {
  let done = 0;
  let bytes = 0;
  let status = "";
  const until = monotonicMs() + ms;
  const from = monotonicMs();
  const rest = Object.entries({ Host: `127.0.0.1:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const request = () => `GET ${address.replace("#", `${++count}`)} HTTP/1.1\r\n${rest.join("")}\r\n`;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = net.connect({ port, host: "127.0.0.1", noDelay: true });
      let got: Buffer = Buffer.alloc(0);
      socket.on("error", reject);
      socket.on("connect", () => socket.write(request()));
      socket.on("data", (chunk) => {
        got = got.length > 0 ? Buffer.concat([got, chunk]) : chunk;
        const end = endOf(got);
        if (end < 0) return;
        status = got.toString("latin1", 9, 12);
        bytes = end;
        got = got.subarray(end);
        done += 1;
        if (monotonicMs() < until) return void socket.write(request());
        socket.destroy();
        resolve();
      });
    });
  await Promise.all(Array.from({ length: connections }, one));
  return { requests: done, perSecond: done / ((monotonicMs() - from) / 1000), status, bytes };
}

reporting(load);
