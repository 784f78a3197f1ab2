import { useT } from "#i18n/use-translator.ts";
import { works as texts } from "#i18n/works.ts";
import { LanguageSwitch } from "#ui/base/language-switch.tsx";
import unit from "#ui/unit/unit.module.css";
import type { WorksAnswer } from "./answer.ts";
import { WorkCard, type WorkShown } from "./work-card.tsx";
import style from "./works.module.css";
import { WorksSaid } from "./works-said.tsx";

interface Shown {
  meet: { name: string };
  unit: string;
  window: "not-open" | "open" | "closed";
  events: { id: string; name: string; works: WorkShown[] }[];
}

const says = { "not-open": "unitNotOpen", open: "unitIntro", closed: "unitClosed" } as const;

/** The works of a unit's own people for its leader, until entries close. */
export function UnitWorksPage({ page, answer }: { page: Shown; answer: WorksAnswer | undefined }) {
  const t = useT(texts);
  return (
    <div className={unit.page}>
      <header className={unit.top}>
        <span>{page.meet.name}</span>
        <LanguageSwitch />
      </header>
      <main className={unit.main}>
        <div className={unit.head}>
          <h1>{t("unitTitle", { unit: page.unit })}</h1>
          <p>{t(says[page.window])}</p>
        </div>
        {answer?.target === "" ? <WorksSaid answer={answer} fields={[]} /> : null}
        {page.events.length === 0 ? <p>{t("unitNone")}</p> : null}
        {page.events.map(({ id, name, works }) => (
          <section key={id} className={unit.section}>
            <h2>{name}</h2>
            <ul className={style.works}>
              {works.map((work) => (
                <WorkCard
                  key={work.entrantId}
                  path="/unit/works"
                  event={id}
                  work={{ ...work, unitName: "" }}
                  editable={page.window === "open"}
                  answer={answer}
                />
              ))}
            </ul>
          </section>
        ))}
        <p>
          <a className={unit.link} href="/unit">
            {t("unitBack")}
          </a>
        </p>
      </main>
    </div>
  );
}
