import { seats } from "#i18n/seats.ts";
import { useT } from "#i18n/use-translator.ts";
import { FrontPage } from "#ui/front/front-page.tsx";
import style from "./wechat-page.module.css";

/** What a phone or tablet shows inside WeChat: how to open the same address in the browser. */
export function WeChatPage({ address }: { address: string }) {
  const t = useT(seats);
  return (
    <FrontPage title={t("wechatTitle")} narrow>
      <p className={style.how}>{t("wechat")}</p>
      <p>{t("wechatCopy")}</p>
      <p className={style.address}>{address}</p>
    </FrontPage>
  );
}
