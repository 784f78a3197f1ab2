import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import { TapKey } from "./key.tsx";
import style from "./list.module.css";
import { useHand } from "./tablet-context.ts";

/** On which side of the screen the keys lie. */
export function HandSwitch() {
  const t = useT(tablet);
  const [hand, setHand] = useHand();
  return (
    <fieldset className={style.hand}>
      <legend className="visually-hidden">{t("hand")}</legend>
      <TapKey pressed={hand === "left"} onTap={() => setHand("left")}>
        {t("leftHand")}
      </TapKey>
      <TapKey pressed={hand === "right"} onTap={() => setHand("right")}>
        {t("rightHand")}
      </TapKey>
    </fieldset>
  );
}
