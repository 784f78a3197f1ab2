import { updateHeat } from "#db/heats.ts";
import { findSheetsOfHeat, updateSheet } from "#db/sheets.ts";
import { holdHeats } from "#db/stages.ts";
import type { Deed } from "./act.ts";
import { refoldHeat } from "./heat-marks.ts";
import { note } from "./sheet-note.ts";
import { isBegun } from "./stage-seats.ts";
import { heatKey, type PlayedStages, type StageHeat } from "./stages.ts";

/** The published matches that could be played, but one of the two (or both) withdrew. */
export function walkoversIn({ played, heats, stages, withdrawn }: PlayedStages): StageHeat[] {
  const shown = stages.filter(({ state }) => state === "published" || state === "official");
  return played.stages
    .filter(({ number }) => shown.some((stage) => stage.number === number))
    .flatMap(({ number, matches }) =>
      matches.flatMap(({ key, status }) => {
        const heat = status === "ready" ? heats.get(heatKey(number, key)) : undefined;
        const away = heat?.lanes.some(({ entrant }) => withdrawn.includes(entrant));
        return heat && away && !isBegun(heat) ? [heat] : [];
      }),
    );
}

/** [MA3] [MA5] Gives matches of people who withdrew to their opponents: DNS for who is away, official at once. False: none waited. */
export async function walkOver(
  deed: Deed,
  found: readonly StageHeat[],
  { withdrawn }: Pick<PlayedStages, "withdrawn">,
  reason: string | null,
): Promise<boolean> {
  const states = await holdHeats(
    deed.tx,
    found.map(({ id }) => id),
  );
  const waiting = found.filter(({ id }) => states.get(id) === "scheduled");
  for (const heat of waiting) {
    const away = heat.lanes.filter(({ entrant }) => withdrawn.includes(entrant));
    for (const sheet of await findSheetsOfHeat(deed.tx, heat.id)) {
      for (const { lane } of away.filter((one) => sheet.lanes.includes(one.lane)))
        await note(deed, heat.id, sheet, "sheet-op", { kind: "status", lane, status: "DNS" }, reason);
      await note(deed, heat.id, sheet, "sheet-op", { kind: "submit" }, reason);
      await updateSheet(deed.tx, sheet.id, { version: sheet.version + 1, state: "submitted", submittedAt: deed.at });
    }
    const marks = await refoldHeat(deed.tx, heat.id);
    await updateHeat(deed.tx, heat.id, { state: "official", closedAt: deed.at, officialAt: deed.at });
    await deed.log({
      ...{ kind: "heat-confirmed", subject: "heat", subjectId: heat.id, heatId: heat.id },
      payload: { number: heat.number, marks, withdrawn: away.map(({ entrant }) => entrant) },
      reason,
    });
    deed.touch(`heat:${heat.id}`);
  }
  return waiting.length > 0;
}
