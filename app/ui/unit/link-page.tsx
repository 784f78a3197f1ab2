import { common } from "#i18n/common.ts";
import { unit } from "#i18n/unit.ts";
import { useT } from "#i18n/use-translator.ts";
import { Message } from "#ui/base/message.tsx";

/** A private link that opens nothing: mistyped, replaced, or tried too often. */
export function LinkPage({ slow }: { slow: boolean }) {
  const t = useT(unit);
  const home = useT(common)("home");
  return <Message title={t("linkTitle")} body={t(slow ? "linkSlow" : "linkBody")} home={home} />;
}
