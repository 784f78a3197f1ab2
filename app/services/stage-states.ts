import type { StageMatch } from "#core/stages/play.ts";
import { updateRound } from "#db/rounds.ts";
import { updateStage } from "#db/stages.ts";
import type { Deed } from "./act.ts";
import type { PlayedStages } from "./stages.ts";

const isSettled = ({ status }: StageMatch): boolean => status !== "waiting" && status !== "ready";

/** Makes columns and stages official that nothing is left to play in, and takes it back where something is again. */
export async function markOver(deed: Deed, { event, stages, played, columns }: PlayedStages): Promise<void> {
  for (const { id, number, state } of stages) {
    const stage = played.stages.find((one) => one.number === number);
    if (!stage || state === "drawn" || state === "ceremony") continue;
    const numbers = [...new Set(stage.matches.map(({ column }) => column))].sort((a, b) => a - b);
    const own = columns.filter(({ stageId }) => stageId === id);
    for (const [at, round] of own.entries()) {
      const over = stage.matches.filter(({ column }) => column === numbers[at]).every(isSettled);
      if (over === (round.state === "official")) continue;
      await updateRound(deed.tx, round.id, over ? official(deed) : notYet);
      deed.touch(`round:${round.id}`);
      if (!over) continue;
      const payload = { event: event.id, number: round.number };
      await deed.log({ kind: "round-official", subject: "round", subjectId: round.id, payload });
    }
    if (stage.over === (state === "official")) continue;
    await updateStage(deed.tx, id, stage.over ? official(deed) : notYet);
    deed.touch(`event:${event.id}`);
    if (stage.over)
      await deed.log({ kind: "stage-official", subject: "stage", subjectId: id, payload: { event: event.id, number } });
  }
}

const official = ({ at }: Deed) => ({ state: "official" as const, officialAt: at });
const notYet = { state: "published" as const, officialAt: null };
