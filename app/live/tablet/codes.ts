import { encodeRescue } from "#core/scoring/rescue.ts";
import { buildId } from "#platform/build-id.ts";
import type { NotedOp } from "./outbox.ts";

/** Ops as texts for QR codes, a set for each device that this browser was. */
export const codesOf = (ops: readonly NotedOp[]): string[] =>
  [...new Set(ops.map(({ device }) => device))].flatMap((device) =>
    encodeRescue(
      ops.filter((op) => op.device === device),
      device,
      buildId,
    ),
  );
