import { z } from "zod";
import { type CorrectedMark, type Fault, faultKinds, type Status } from "#core/scoring/ops.ts";

const statusNames = ["DNS", "DNF", "DQ", "NM"] as const satisfies readonly Status[];

/** What a robot referee notes of one person in one round. A `number` means a count or a place of arrival, as the event is measured. */
export type ScriptMark =
  | { kind: "number"; value: number; misses: number; faults: Fault[] }
  | { kind: "time"; ms: number; faults: Fault[] }
  | { kind: "failed"; fault: Fault; ms: number }
  | { kind: "status"; status: Status };

const timeText = /^(?:(\d{1,2}):)?(?:(\d{1,2}):)?(\d{1,4})(?:[.,](\d{1,3}))?$/;

/** Integer ms of "12.4", "1:12.4" or "1:02:03", or null. */
export function readTime(text: string): number | null {
  const found = timeText.exec(text.trim());
  if (!found) return null;
  const [, first, second, seconds, fraction = ""] = found;
  const [hours, minutes] = second === undefined ? [0, Number(first ?? 0)] : [Number(first), Number(second)];
  if ((first !== undefined && Number(seconds) > 59) || (second !== undefined && minutes > 59)) return null;
  return ((hours * 60 + minutes) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, "0"));
}

const wholeNumber = z.int("wholeNumber").min(0, "wholeNumber").max(100_000_000, "wholeNumber");
const time = z.string("timeUnreadable").transform((text, context) => {
  const ms = readTime(text);
  if (ms === null) context.addIssue({ code: "custom", message: "timeUnreadable", params: { detail: text } });
  return ms ?? 0;
});
const fault = z.enum(faultKinds, "faultUnknown");
const faults = z.array(fault).default([]);

const counted = z
  .strictObject({ count: wholeNumber, misses: wholeNumber.default(0), faults })
  .transform(({ count, ...rest }): ScriptMark => ({ kind: "number", value: count, ...rest }));
const timed = z.strictObject({ time, faults }).transform(({ time: ms, faults: noted }) => asTime(ms, noted));
const inMs = z.strictObject({ ms: wholeNumber, faults }).transform(({ ms, faults: noted }) => asTime(ms, noted));
const failed = z
  .strictObject({ fail: fault, ms: wholeNumber.optional(), time: time.optional() })
  .transform(({ fail, ms, time: kept }): ScriptMark => ({ kind: "failed", fault: fail, ms: ms ?? kept ?? 0 }));
const status = z
  .strictObject({ status: z.enum(statusNames, "statusUnknown") })
  .transform((mark): ScriptMark => ({ kind: "status", ...mark }));

const asTime = (ms: number, noted: Fault[]): ScriptMark => ({ kind: "time", ms, faults: noted });

/** Which of the shapes an object is meant to be: its first telling key decides, so that a slip elsewhere in it is named. */
const shapes = { count: counted, time: timed, ms: inMs, fail: failed, status };

function shapeOf(mark: object) {
  if ("fail" in mark) return failed;
  return Object.entries(shapes).find(([key]) => key in mark)?.[1] ?? null;
}

/** A mark as it is written in a script; see docs/rehearsal.md. */
export const markSchema = z.unknown().transform((written, context): ScriptMark => {
  const complain = (message: string) => {
    context.addIssue({ code: "custom", message, params: { detail: JSON.stringify(written) } });
    return z.NEVER;
  };
  if (typeof written === "number") {
    if (!Number.isSafeInteger(written) || written < 0) return complain("wholeNumber");
    return { kind: "number", value: written, misses: 0, faults: [] };
  }
  if (typeof written === "string") {
    const ms = readTime(written);
    return ms === null ? complain("timeUnreadable") : asTime(ms, []);
  }
  const shape = typeof written === "object" && written !== null ? shapeOf(written) : null;
  if (!shape) return complain("markUnreadable");
  const read = shape.safeParse(written);
  if (read.success) return read.data;
  for (const issue of read.error.issues) context.addIssue({ ...issue } as Parameters<typeof context.addIssue>[0]);
  return z.NEVER;
});

/** The mark as a correction enters it: faults that are only noted are not part of one. */
export function correctedMark(mark: ScriptMark): CorrectedMark {
  switch (mark.kind) {
    case "status":
      return { kind: "status", status: mark.status };
    case "failed":
      return { kind: "failed", fault: mark.fault, ms: mark.ms };
    case "time":
      return { kind: "value", value: mark.ms, misses: 0 };
    case "number":
      return { kind: "value", value: mark.value, misses: mark.misses };
  }
}
