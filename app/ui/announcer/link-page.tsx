import { announcer } from "#i18n/announcer.ts";
import { common } from "#i18n/common.ts";
import { useT } from "#i18n/use-translator.ts";
import { Message } from "#ui/base/message.tsx";

/** An announcer's link that opens nothing: mistyped, replaced, or tried too often. */
export function LinkPage({ slow }: { slow: boolean }) {
  const t = useT(announcer);
  const home = useT(common)("home");
  return <Message title={t("linkWrongTitle")} body={t(slow ? "linkSlow" : "linkWrong")} home={home} />;
}
