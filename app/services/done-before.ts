import type { OpId } from "#core/ids.ts";
import type { Executor } from "#db/client.server.ts";
import { findLogOfOp } from "#db/log.ts";

/** Whether this very wish was done before: the button was pressed twice, and what it did may refuse it now. */
export const isDoneBefore = async (on: Executor, op: OpId | undefined): Promise<boolean> =>
  op !== undefined && (await findLogOfOp(on, op)) !== undefined;
