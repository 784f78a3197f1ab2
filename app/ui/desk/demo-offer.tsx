import { Form, useNavigation } from "@remix-run/react";
import { demo } from "#i18n/demo.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import style from "./desk.module.css";

/** For whoever has no meet yet: one in the middle of its afternoon, to try everything on. */
export function DemoOffer({ op }: { op: string }) {
  const t = useT(demo);
  const busy = useNavigation().formData?.get("intent") === "demo";
  return (
    <Form method="post" className={style.panel}>
      <input type="hidden" name="op" value={op} />
      <p>{t("openHint")}</p>
      <div className={style.actions}>
        <Button name="intent" value="demo" aria-disabled={busy}>
          {busy ? t("opening") : t("open")}
        </Button>
      </div>
    </Form>
  );
}
