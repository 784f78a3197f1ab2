import { lateCatalogue, type Translator } from "./catalogue.ts";
import type { Language } from "./language.ts";
import type { board as zhHans } from "./messages/zh-Hans/board.ts";

/** The projector's words; a language speaks once it has been brought. */
export const board = lateCatalogue<typeof zhHans>();

export type BoardTranslator = Translator<typeof zhHans>;

/** Brings the words of one language: a screen shows one of three. */
export async function bringBoard(language: Language): Promise<void> {
  if (language === "zh-Hans") board[language] ??= (await import("./messages/zh-Hans/board.ts")).board;
  else if (language === "zh-Hant") board[language] ??= (await import("./messages/zh-Hant/board.ts")).board;
  else board[language] ??= (await import("./messages/en/board.ts")).board;
}
