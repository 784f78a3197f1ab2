import "#ui/tokens.css";
import "#ui/base.css";
import { bringBoard } from "#i18n/board.ts";
import { fallbackLanguage, languageOfTag } from "#i18n/language.ts";
import { bringJudgedRules } from "#live/judged-rules.ts";
import { reloadWhenHealthy } from "#live/use-live-board.ts";
import { needsJudgedRules } from "#live/use-programme.ts";
import { type BoardData, BoardPage } from "#ui/board/board-page.tsx";
import { pageData, wakePage } from "#ui/page/hydrate.tsx";

// The board: one page of its own, without a router. The server has rendered it; here it wakes and runs all day.

const data = pageData<BoardData>();
const language = languageOfTag(document.documentElement.lang) ?? fallbackLanguage;
if (data) {
  const judged = "snapshot" in data && needsJudgedRules(data.snapshot.rows);
  const brought = [bringBoard(language), judged ? bringJudgedRules() : null];
  void Promise.all(brought).then(() => wakePage(language, <BoardPage data={data} />), reloadWhenHealthy);
}
