import { judged } from "#i18n/judged.ts";
import { useT } from "#i18n/use-translator.ts";

/** What the buttons of a row do, for those who do not see their signs. */
export function useRowWords() {
  const t = useT(judged);
  return {
    up: (p: { name: string }) => t("sheet.up", p),
    down: (p: { name: string }) => t("sheet.down", p),
    remove: (p: { name: string }) => t("sheet.remove", p),
    after: (p: { name: string }) => t("sheet.after", p),
  };
}
