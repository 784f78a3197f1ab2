import type { EntrantId, EventId, StageId } from "#core/ids.ts";
import { type CeremonySlot, ceremonySlots } from "#core/stages/ceremony.ts";
import type { StageKind } from "#core/stages/draw.ts";
import type { Executor } from "#db/client.server.ts";
import { findEntries } from "#db/entries.ts";
import { pinyinOf } from "#platform/pinyin.server.ts";
import type { Spoken } from "./announcer-shown.ts";
import type { PlayedEvent } from "./results.ts";

/** Who goes where. */
export interface SlotSpoken {
  person: Spoken;
  group: string | null;
  /** the line, or the number within the group, from 1 */
  number: number;
}

/** A draw that can be told slot by slot, or is being told. */
export interface DrawShown {
  event: EventId;
  name: string;
  stage: StageId;
  number: number;
  kind: StageKind;
  /** how many groups are drawn; null where none are */
  groups: number | null;
  /** the boards show it */
  begun: boolean;
  revealed: number;
  of: number;
  last: SlotSpoken | null;
  /** null before it has begun: nobody reads it out by mistake */
  coming: SlotSpoken | null;
}

/** The draws of an event that nobody else was told of yet, as far as a ceremony can be held of them. */
export async function drawsOf(on: Executor, event: PlayedEvent): Promise<DrawShown[]> {
  const waiting = event.stages.filter(({ state }) => state === "drawn" || state === "ceremony");
  if (waiting.length === 0) return [];
  const entries = await findEntries(on, event.event.id);
  const people = new Map(
    entries.map(({ entrantId, name, bib, unitName }): [EntrantId, Spoken] => [
      entrantId,
      { name: pinyinOf(name), bib, unitName },
    ]),
  );
  const spoken = (slot: CeremonySlot | undefined): SlotSpoken | null => {
    const person = slot && people.get(slot.entrant);
    return person ? { person, group: slot.group, number: slot.index + 1 } : null;
  };
  return waiting.flatMap(({ id, number, state, revealed, draw }): DrawShown[] => {
    const slots = ceremonySlots(draw);
    if (slots.length === 0) return [];
    const begun = state === "ceremony";
    return [
      {
        ...{ event: event.event.id, name: event.event.name, stage: id, number, begun, revealed, of: slots.length },
        ...{ kind: draw.kind, groups: draw.kind === "groups" ? draw.groups.length : null },
        last: begun ? spoken(slots[revealed - 1]) : null,
        coming: begun ? spoken(slots[revealed]) : null,
      },
    ];
  });
}
