import "#ui/tokens.css";
import "#ui/base.css";
import { bringBoard } from "#i18n/board.ts";
import { fallbackLanguage, languageOfTag } from "#i18n/language.ts";
import { reloadWhenHealthy } from "#live/use-live-board.ts";
import { type BoardData, BoardPage } from "#ui/board/board-page.tsx";
import { pageData, wakePage } from "#ui/page/hydrate.tsx";

// The board: one page of its own, without a router. The server has rendered it; here it wakes and runs all day.

const data = pageData<BoardData>();
const language = languageOfTag(document.documentElement.lang) ?? fallbackLanguage;
if (data) void bringBoard(language).then(() => wakePage(language, <BoardPage data={data} />), reloadWhenHealthy);
