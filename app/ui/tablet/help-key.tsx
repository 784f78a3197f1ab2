import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import { TapKey } from "./key.tsx";
import { useTablet, useTabletView } from "./tablet-context.ts";

/** Calls the organizer to this tablet, and takes the call back. */
export function HelpKey() {
  const t = useT(tablet);
  const store = useTablet();
  const { helpWanted } = useTabletView();
  return (
    <TapKey pressed={helpWanted} onTap={() => void store.callHelp(!helpWanted)}>
      {t(helpWanted ? "helpCancel" : "help")}
    </TapKey>
  );
}
