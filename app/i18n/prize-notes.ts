import type { PrizeNote } from "#core/awards/prizes.ts";
import type { AwardPlan } from "#core/judged/plan.ts";
import { type ContestWordsTranslator, sayAward } from "./contest-words.ts";
import type { DayTranslator } from "./day.ts";
import { formatPlace, formatPrize, type MarksTranslator } from "./marks.ts";

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

/** What somebody won: the tier of an announced award with the place, else the prize. */
export function sayWon(
  award: Pick<AwardPlan, "way" | "names"> | null,
  line: { place: number; shared: boolean; prize: number | null },
  tw: ContestWordsTranslator,
  say: MarksTranslator,
): string {
  if (!award || line.prize === null) return formatPrize(line, say);
  return `${sayAward(award, line.prize, tw)} · ${formatPlace(line.place, line.shared, say)}`;
}
