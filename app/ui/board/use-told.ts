import { useEffect, useRef, useState } from "react";
import type { HeatId } from "#core/ids.ts";
import type { Programme } from "#live/programme.ts";

const none: ReadonlyMap<HeatId, number> = new Map();
/** nobody asks longer whether it is news */
const keptMs = 60_000;

/** When marks that were held came out, as this page saw it (server's epoch ms): a result is news then, however old the heat. */
export function useTold(programme: Programme, now: number): ReadonlyMap<HeatId, number> {
  const [told, setTold] = useState(none);
  const held = useRef<ReadonlySet<HeatId>>(new Set());
  const clock = useRef(now);
  useEffect(() => {
    clock.current = now;
  });
  useEffect(() => {
    const heats = programme.events.flatMap(({ rounds }) => rounds.flatMap((round) => round.heats));
    const at = clock.current;
    const out = heats.filter(
      ({ heat }) => held.current.has(heat.id) && heat.state !== "held" && heat.closedAt !== null,
    );
    held.current = new Set(heats.filter(({ heat }) => heat.state === "held").map(({ heat }) => heat.id));
    if (out.length > 0)
      setTold((before) => {
        const young = [...before].filter(([, since]) => at - since < keptMs);
        return new Map([...young, ...out.map(({ heat }) => [heat.id, at] as const)]);
      });
  }, [programme]);
  return told;
}
