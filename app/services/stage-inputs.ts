import { z } from "zod";
import { type EntrantId, type EventId, parseId, type StageId } from "#core/ids.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import type { StageLots } from "#core/stages/draw.ts";
import type { StageInput } from "#core/stages/play.ts";
import { levelAllowed, resultOfLanes } from "#core/stages/result-of-lanes.ts";
import type { PlayedRound } from "#core/standing/played.ts";
import type { Executor } from "#db/client.server.ts";
import type { HeatRow, LaneRow } from "#db/heats.ts";
import type { RoundRow } from "#db/rounds.ts";
import { findGroupLots, findStages, type StageRow } from "#db/stages.ts";

/** A stage with the results that count and the lots that were drawn. */
export interface StageOfEvent extends StageInput {
  id: StageId;
  state: StageRow["state"];
  revealed: number;
}

const entrantId = z.custom<EntrantId>((value) => typeof value === "string" && parseId<EntrantId>(value) !== null);
/** A lot as the log keeps it. */
const lotSchema = z.object({ group: z.string(), order: z.array(entrantId), seed: z.string().nullable() });

/** The lots drawn for people level in tables, by stage. */
export async function lotsOf(on: Executor, stages: readonly StageId[]): Promise<Map<string, StageLots>> {
  const found = new Map<string, StageLots>();
  for (const { stage, payload } of await findGroupLots(on, stages)) {
    const read = lotSchema.safeParse(payload);
    if (!read.success) continue;
    const { group, ...lot } = read.data;
    const before = found.get(stage) ?? {};
    found.set(stage, { ...before, [group]: [...(before[group] ?? []), lot] });
  }
  return found;
}

type Rounds = readonly Pick<PlayedRound<LaneRow, HeatRow, RoundRow>, "round" | "heats">[];

/** The stages of an event with what its rounds brought; an event in heats has none. */
export async function stagesIn(
  on: Executor,
  { id, options }: { id: EventId; options: ScoringOptions },
  rounds: Rounds,
): Promise<StageOfEvent[]> {
  if (!rounds.some(({ round }) => round.stageId !== null)) return [];
  const rows = await findStages(on, [id]);
  const lots = await lotsOf(
    on,
    rows.map((row) => row.id),
  );
  return rows.map(({ id: stage, number, state, revealed, draw }) => ({
    ...{ id: stage, number, state, revealed, draw },
    lots: lots.get(stage) ?? {},
    results: rounds
      .filter(({ round }) => round.stageId === stage)
      .flatMap(({ heats }) =>
        heats.flatMap(({ heat, lanes }) => {
          if (heat.match === null || heat.state !== "official") return [];
          return resultOfLanes(heat.match, lanes, options, levelAllowed(draw)) ?? [];
        }),
      ),
  }));
}
