import type { SheetOp } from "#core/scoring/ops.ts";
import type { NotedOp } from "#live/tablet/outbox.ts";
import type { TabletView } from "#live/tablet/view.ts";
import type { Contest, OpRefusal } from "#live/tablet-protocol.ts";
import type { HeatView, LaneView } from "./heat-view.ts";

// Pure: how far what was noted of a lane has come, and what holds it up.

export type LaneStage = "stored" | "received" | "confirmed" | "board";

export type Holdup =
  | { kind: "refused"; refusal: OpRefusal }
  | { kind: "contest"; contest: Contest }
  | { kind: "offline"; since: number }
  | { kind: "judges" }
  | { kind: "chief" };

export interface LaneNews {
  /** null where nothing is noted of the lane */
  stage: LaneStage | null;
  /** this device's epoch ms of the server's answer */
  at: number | null;
  holdup: Holdup | null;
}

const concerns = (act: NotedOp["act"], lane: number): boolean => !("lane" in act) || act.lane === lane;
const isWaiting = ({ state }: NotedOp): boolean => state === "stored";

/** Contests of a heat that wait for somebody and have a claim of this device. */
export function ownContests(
  { heat }: HeatView,
  device: string,
): { sheet: HeatView["open"][number]; contest: Contest }[] {
  return heat.sheets.flatMap(({ id, contests }) =>
    contests
      .filter(({ settled, claims }) => !settled && claims.some((claim) => claim.device === device))
      .map((contest) => ({ sheet: id, contest })),
  );
}

export function laneNews(view: HeatView, { lane, sheet: id, mark }: LaneView, tablet: TabletView): LaneNews {
  const { heat } = view;
  const sheet = heat.sheets.find((one) => one.id === id);
  const noted = (tablet.noted.get(id) ?? []).filter(({ act }) => concerns(act, lane));
  const waiting = noted.filter(isWaiting);
  const refused = tablet.stuck.find((op) => op.sheet === id && concerns(op.act, lane))?.refusal;
  const contest = sheet?.contests.find((one) => !one.settled && (one.lane === lane || one.lane === 0));
  const at = Math.max(0, ...noted.map(({ toldAt }) => toldAt ?? 0)) || null;
  const since = Math.min(...waiting.map((op) => op.at));
  const handedIn = sheet?.state === "submitted";
  const holdup: Holdup | null = refused
    ? { kind: "refused", refusal: refused }
    : contest
      ? { kind: "contest", contest }
      : waiting.length > 0
        ? tablet.connected
          ? null
          : { kind: "offline", since }
        : handedIn && heat.state === "provisional"
          ? { kind: "chief" }
          : handedIn && heat.state !== "official" && (heat.event.options.judges ?? 1) > 1
            ? { kind: "judges" }
            : null;
  const stage: LaneStage | null = heat.onBoard
    ? "board"
    : heat.state === "official"
      ? "confirmed"
      : waiting.length > 0
        ? "stored"
        : mark.outcome !== "none" || noted.length > 0
          ? "received"
          : null;
  return { stage, at, holdup };
}

const opsOf = ({ heat }: HeatView): SheetOp[] => heat.sheets.flatMap(({ ops }) => ops ?? []);

/** Another tablet has noted something on the seat's open sheets; what the office does there is no tablet's. */
export const hasOtherTablet = (view: HeatView, device: string): boolean =>
  view.open.length > 0 && opsOf(view).some((op) => ![device, "desk"].includes(op.device));

/** A tablet slept while the clock of this heat ran. */
export const wasInterrupted = (view: HeatView, { noted }: TabletView): boolean =>
  [...opsOf(view), ...view.heat.sheets.flatMap(({ id }) => (noted.get(id) ?? []).map(({ act }) => act))].some(
    ({ kind }) => kind === "interrupted",
  );

/** How many tablets said the same of a lane; 0 where only one spoke. */
export const confirmedBy = ({ heat }: HeatView, { lane, sheet }: LaneView): number =>
  Math.max(
    0,
    ...(heat.sheets.find(({ id }) => id === sheet)?.confirmed ?? [])
      .filter((one) => one.lane === lane)
      .map(({ devices }) => devices),
  );
