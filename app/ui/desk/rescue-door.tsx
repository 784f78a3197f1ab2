import { useEffect } from "react";
import { paper } from "#i18n/paper.ts";
import { useT } from "#i18n/use-translator.ts";
import desk from "./desk.module.css";
import style from "./rescue.module.css";
import { keptCodes } from "./rescue-kept.ts";

/** Where a code's address leads somebody whose meet is not known yet: the code is kept, the meet is chosen. */
export function RescueDoor({ signedIn, meets }: { signedIn: boolean; meets: { id: string; name: string }[] }) {
  const t = useT(paper);
  useEffect(() => void keptCodes(), []);
  return (
    <main className={style.door}>
      <h1>{t("rescueTitle")}</h1>
      {signedIn ? null : (
        <>
          <p>{t("rescueSignIn")}</p>
          <p>
            <a className={desk.link} href="/sign-in?next=%2Frescue">
              {t("signIn")}
            </a>
          </p>
        </>
      )}
      {signedIn ? <p>{t(meets.length > 0 ? "rescueChoose" : "rescueNoMeets")}</p> : null}
      <ul className={desk.bare}>
        {meets.map(({ id, name }) => (
          <li key={id}>
            <a className={desk.link} href={`/meets/${id}/rescue`}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}
