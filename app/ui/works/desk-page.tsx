import { Form } from "@remix-run/react";
import { common } from "#i18n/common.ts";
import { useT } from "#i18n/use-translator.ts";
import { works as texts } from "#i18n/works.ts";
import { Button } from "#ui/base/button.tsx";
import { Qr } from "#ui/base/qr.tsx";
import desk from "#ui/desk/desk.module.css";
import type { WorksAnswer } from "./answer.ts";
import { type BallotShown, VotePanel } from "./vote-panel.tsx";
import { WorkCard, type WorkShown } from "./work-card.tsx";
import style from "./works.module.css";
import { WorksSaid } from "./works-said.tsx";

interface Shown {
  op: string;
  meet: string;
  event: { id: string; name: string };
  /** the gallery's whole address */
  gallery: string;
  blind: boolean;
  numbered: boolean;
  works: WorkShown[];
  ballot: BallotShown | null;
  module: "waits" | "open" | "entered" | null;
  answer: WorksAnswer | undefined;
}

function GalleryPanel({ op, gallery, blind, numbered, ballot }: Shown) {
  const t = useT(texts);
  const open = ballot?.gallery === true;
  return (
    <section className={desk.panel} aria-labelledby="gallery">
      <h2 id="gallery">{t("galleryTitle")}</h2>
      <p>{t(open ? "galleryOpen" : "galleryShut")}</p>
      {blind ? <p className={desk.warn}>{t("blindNote")}</p> : null}
      {blind && !numbered ? <p className={desk.warn}>{t("problem.numbers-not-drawn")}</p> : null}
      <Form method="post" className={style.row} preventScrollReset>
        <input type="hidden" name="op" value={op} />
        {open ? null : (
          <Button name="intent" value="gallery-open">
            {t("openGallery")}
          </Button>
        )}
        {open && ballot.vote !== "open" ? (
          <Button name="intent" value="gallery-close">
            {t("closeGallery")}
          </Button>
        ) : null}
        {open ? (
          <a className={desk.link} href={new URL(gallery).pathname} target="_blank" rel="noreferrer">
            {t("galleryLink")}
          </a>
        ) : null}
      </Form>
      {open ? (
        <p className={style.address}>
          <Qr text={gallery} label={t("qrOf")} className={style.qr} />
          <span>{gallery}</span>
        </p>
      ) : null}
    </section>
  );
}

/** All works of an event for its organizer: who has none yet, the gallery for everybody, the public vote. */
export function DeskWorksPage(shown: Shown) {
  const { meet, event, works, answer } = shown;
  const t = useT(texts);
  const join = useT(common)("listJoin");
  const without = works.filter(({ pictures }) => pictures.length === 0);
  const path = `/meets/${meet}/events/${event.id}`;
  return (
    <div className={desk.page}>
      <div className={desk.head}>
        <h1>{t("title", { event: event.name })}</h1>
        <a className={desk.link} href={path}>
          {t("toEvent")}
        </a>
      </div>
      {answer && answer.target === "" ? <WorksSaid answer={answer} fields={["code", "picks"]} /> : null}
      <div className={desk.two}>
        <GalleryPanel {...shown} />
        <VotePanel {...shown} />
      </div>
      <section className={desk.panel} aria-labelledby="all">
        <h2 id="all">{t("list")}</h2>
        {works.length === 0 ? <p>{t("nobody")}</p> : null}
        {works.length > 0 ? <p>{t("progress", { of: works.length, have: works.length - without.length })}</p> : null}
        {without.length > 0 && without.length < works.length ? (
          <p className={desk.small}>{t("missing", { names: without.map(({ name }) => name).join(join) })}</p>
        ) : null}
        <ul className={style.works}>
          {works.map((work) => (
            <WorkCard
              key={work.entrantId}
              path={`${path}/works`}
              event={event.id}
              work={work}
              editable
              answer={answer}
            />
          ))}
        </ul>
      </section>
    </div>
  );
}
