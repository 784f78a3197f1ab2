import type { z } from "zod";
import type { Refused } from "#live/protocol.ts";
import { log } from "#platform/log.server.ts";

const windowMs = 10_000;
const eventsInWindow = 200;

/** Says for each event of one socket whether it is still within 200 in ten seconds. */
export function allowance(): () => boolean {
  let since = performance.now();
  let counted = 0;
  return () => {
    const now = performance.now();
    if (now - since >= windowMs) {
      since = now;
      counted = 0;
    }
    counted += 1;
    return counted <= eventsInWindow;
  };
}

/**
 * The one wrapper of every handler: counts, parses, awaits, catches and acknowledges. A handler that rejects would
 * otherwise end the process, and a client that sends no acknowledgement function, or several things, must not break it.
 */
export function receiver(allowed: () => boolean) {
  return <Schema extends z.ZodType, Answer>(
    event: string,
    schema: Schema,
    handle: (wish: z.output<Schema>) => Promise<Answer>,
  ) =>
    async (...sent: unknown[]): Promise<void> => {
      const last = sent.at(-1);
      const answer = (what: Answer | Refused) => {
        if (typeof last === "function") last(what);
      };
      if (!allowed()) return answer({ kind: "busy" });
      const wish = schema.safeParse(typeof sent[0] === "function" ? undefined : sent[0]);
      if (!wish.success) return answer({ kind: "bad-request" });
      try {
        answer(await handle(wish.data));
      } catch (error) {
        log().error({ event: "socket", on: event, err: error });
        answer({ kind: "broken" });
      }
    };
}
