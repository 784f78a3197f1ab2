import { createClient } from "@redis/client";
import type { Channel } from "./channel.ts";
import { log } from "./log.server.ts";

const firstPauseMs = 50;
const longestPauseMs = 1000;

function clientOf(url: string) {
  let away = false;
  return createClient({
    url,
    // what cannot be said now is dropped: kept texts would all be old when Redis is back
    disableOfflineQueue: true,
    socket: { reconnectStrategy: (tries) => Math.min(firstPauseMs * 2 ** tries, longestPauseMs) },
  })
    .on("error", (error: unknown) => {
      // every try to come back fails in the same way: once said is enough
      if (!away) log().warn({ event: "redis-away", err: error });
      away = true;
    })
    .on("ready", () => {
      log().info({ event: "redis-there" });
      away = false;
    });
}

/**
 * Redis publish/subscribe: `hear` gets what any process said, this one included. Connects by itself, now and after every
 * outage of Redis: the program starts and goes on without it. Throws where the address is malformed.
 */
export function redisChannel(url: string, name: string, hear: (text: string) => void): Channel {
  const ear = clientOf(url);
  const mouth = clientOf(url);
  const stopped = (error: unknown) => log().info({ event: "redis-left", err: error });
  // the client listens again by itself after that
  ear.connect().then(() => ear.subscribe(name, hear), stopped);
  mouth.connect().catch(stopped);
  return {
    say: (text) => {
      if (mouth.isReady) mouth.publish(name, text).catch(() => {});
    },
    close: async () => {
      ear.destroy();
      mouth.destroy();
    },
  };
}
