import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { type Child, monotonicMs, start } from "./children.ts";
import { median, ms, percentile, ratio, table, whole } from "./figures.ts";
import type { Published, Rival, RivalWish } from "./rivals.ts";
import type { Arrivals, Counted, ViewersWish } from "./viewers.ts";

export interface FanOutWish {
  viewers: number;
  rounds: number;
  bytes: number;
}

const rivals: Rival[] = ["raw ws", "default Socket.IO", "Fieldday"];
/** a busy machine is given time: what it took is told */
const patienceMs = 5 * 60_000;
const rate = { messages: 40, everyMs: 100 };
const flood = { messages: 60, everyMs: 0 };

interface Found {
  /** µs of the server's processor for one delivery, at ten messages a second */
  perDelivery: number;
  lastMs: number;
  p99Ms: number;
  healthMs: number;
  /** deliveries a second when sixty messages are given at once */
  most: number;
}

/** One message to thousands of viewers, ten times a second and as fast as it goes; each rival in turn, on a core of its own. */
export async function benchFanOut({ viewers, rounds, bytes }: FanOutWish): Promise<string> {
  const found: Record<Rival, Found[]> = { "raw ws": [], "default Socket.IO": [], Fieldday: [] };
  const crowd = start<ViewersWish>("viewers.ts", 1);
  try {
    for (let round = 0; round < rounds; round++)
      for (const rival of round % 2 === 0 ? rivals : rivals.toReversed())
        found[rival].push(await measure(crowd, rival, viewers, bytes));
  } finally {
    crowd.stop();
  }
  const to = (key: keyof Found, rival: Rival, bare: Rival) =>
    median(found[rival].map((one, round) => one[key] / (found[bare][round]?.[key] ?? Number.NaN)));
  const middle = (key: keyof Found, rival: Rival) => median(found[rival].map((one) => one[key]));
  return table(
    ["", "µs/delivery", "to raw ws", "last, ms", "p99, ms", "most/s", "to raw ws", "health p99, ms", "to default"],
    rivals.map((rival) => [
      rival,
      middle("perDelivery", rival).toFixed(1),
      ratio(to("perDelivery", rival, "raw ws")),
      ms(middle("lastMs", rival)),
      ms(middle("p99Ms", rival)),
      whole(middle("most", rival)),
      ratio(to("most", rival, "raw ws")),
      ms(middle("healthMs", rival)),
      ratio(to("healthMs", rival, "default Socket.IO")),
    ]),
  );
}

async function measure(crowd: Child<ViewersWish>, rival: Rival, viewers: number, bytes: number): Promise<Found> {
  const server = start<RivalWish>("rivals.ts", 0, [rival]);
  try {
    const port = await server.ask<number>({ kind: "port" });
    const speech = rival === "raw ws" ? "raw" : "socket.io";
    await crowd.ask({ kind: "connect", port, viewers, speech, watch: null, snapshot: null });
    await tell(crowd, server, viewers, { messages: 10, everyMs: 50, bytes });
    await pause(500);

    const health = askHealth(port);
    const before = await server.ask<number>({ kind: "cpu" });
    const published = await tell(crowd, server, viewers, { ...rate, bytes });
    const cpu = (await server.ask<number>({ kind: "cpu" })) - before;
    const healthMs = percentile(await health.stop(), 0.99);
    const { last, late } = lateness(published, await crowd.ask<Arrivals>({ kind: "arrivals" }));

    const flooded = await tell(crowd, server, viewers, { ...flood, bytes });
    const times = await crowd.ask<Arrivals>({ kind: "arrivals" });
    const from = flooded[0]?.[1] ?? Number.NaN;
    const until = Math.max(...times.map(([, at]) => at.at(-1) ?? Number.NaN));
    return {
      perDelivery: (cpu * 1000) / (rate.messages * viewers),
      lastMs: median(last),
      p99Ms: percentile(late, 0.99),
      healthMs,
      most: (flood.messages * viewers) / ((until - from) / 1000),
    };
  } finally {
    await crowd.ask({ kind: "leave" });
    server.stop();
  }
}

/** Has the server send and waits until every viewer has everything. */
async function tell(
  crowd: Child<ViewersWish>,
  server: Child<RivalWish>,
  viewers: number,
  wish: Omit<Extract<RivalWish, { kind: "publish" }>, "kind">,
): Promise<Published> {
  await crowd.ask({ kind: "clear" });
  const published = await server.ask<Published>({ kind: "publish", ...wish });
  for (const end = Date.now() + patienceMs; ; await pause(50)) {
    const { deltas } = await crowd.ask<Counted>({ kind: "count" });
    if (deltas === wish.messages * viewers) return published;
    if (Date.now() > end) throw new Error(`${deltas} of ${wish.messages * viewers} arrived`);
  }
}

function lateness(published: Published, arrivals: Arrivals): { last: number[]; late: number[] } {
  const from = new Map(published);
  const each = arrivals.map(([version, at]) => Array.from(at, (one) => one - (from.get(version) ?? Number.NaN)));
  return { last: each.map((times) => times.reduce((most, one) => Math.max(most, one), 0)), late: each.flat() };
}

const healthEveryMs = 10;

/** Asks a page that costs nothing every ten ms, whether or not the last was answered; ms each took. */
export function askHealth(port: number, address = "/healthz"): { stop(): Promise<number[]> } {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const times: number[] = [];
  const open = new Set<Promise<void>>();
  const ask = () => {
    const from = monotonicMs();
    const answered = new Promise<void>((resolve) => {
      const request = http.get({ port, host: "127.0.0.1", path: address, agent }, (response) => {
        response.resume().on("end", () => {
          times.push(monotonicMs() - from);
          resolve();
        });
      });
      request.on("error", () => resolve());
    });
    open.add(answered);
    void answered.then(() => open.delete(answered));
  };
  const timer = setInterval(ask, healthEveryMs);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(open);
      agent.destroy();
      return times;
    },
  };
}
