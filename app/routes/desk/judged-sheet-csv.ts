import type { LoaderFunctionArgs } from "@remix-run/node";
import { contestSheetGrid } from "#core/judged/write-sheet.ts";
import { translator } from "#i18n/catalogue.ts";
import { judged } from "#i18n/judged.ts";
import { sheetWords } from "#i18n/judged-sheet.ts";
import { chooseLanguage } from "#i18n/language.ts";
import { eventOrganizer, notFound } from "../guard.ts";
import { wordsIn } from "./judged-sheet-form.ts";

/** A cell that begins as a formula would is text for a spreadsheet. */
const cell = (text: string) => `"${text.replace(/^([=+@\t-])/, "'$1").replaceAll('"', '""')}"`;

/** The kept sheet as a spreadsheet, in the shape the import reads. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event } = await eventOrganizer(request, params);
  if (!event.plan.judged) throw notFound();
  const language = chooseLanguage(request);
  const words = sheetWords(translator(judged, language), wordsIn(language));
  const grid = contestSheetGrid(event.plan.judged, event.options.digits ?? 0, words);
  const csv = grid.map((row) => row.map(cell).join(",")).join("\r\n");
  const name = encodeURIComponent(`${event.name}.csv`);
  return new Response(`\ufeff${csv}\r\n`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="sheet.csv"; filename*=UTF-8''${name}`,
    },
  });
}
