import type { PrizeNote } from "#core/awards/prizes.ts";
import type { DayTranslator } from "./day.ts";

/** What must be said about a prize list, in words: ties, vacant places, places from the round before. */
export function sayPrizeNote(note: PrizeNote & { names: string[] }, t: DayTranslator): string {
  switch (note.kind) {
    case "tie":
      return t("noteTie", { place: note.place, count: note.count, next: note.nextPlace });
    case "vacant":
      return t("noteVacant", { places: note.places, failed: note.failed });
    case "round-before":
      return t("noteBefore", { places: note.places });
    case "separated-by-misses":
      return t("noteMisses", { place: note.place, name: note.names.join(", ") });
    case "separated-by-countback":
      return t("noteCountback", { place: note.place, name: note.names.join(", ") });
  }
}
