import { Form } from "@remix-run/react";
import { type PictureShown, worksPath } from "#core/judged/works.ts";
import { common } from "#i18n/common.ts";
import { useT } from "#i18n/use-translator.ts";
import { sayWorksProblem, works as texts, type WorksProblem } from "#i18n/works.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import { LanguageSwitch } from "#ui/base/language-switch.tsx";
import { Said } from "#ui/desk/said.tsx";
import style from "./gallery.module.css";

type Work = { number: number; label: string; name: string | null; unit: string | null; pictures: PictureShown[] };

interface Shown {
  meet: { name: string; slug: string };
  event: { id: string; name: string };
  blind: boolean;
  works: Work[];
  vote: "none" | "planned" | "open" | "closed";
  picks: number;
  voted: number[] | null;
  results: Record<string, number> | null;
}

interface VoteAnswer {
  voted: number[] | null;
  problem: WorksProblem | null;
  chosen: number[];
  code: string;
}

function WorkFigure({
  work,
  votes,
  pick,
}: {
  work: Work;
  votes: number | undefined;
  pick: { chosen: boolean } | null;
}) {
  const t = useT(texts);
  const { number, label, name, unit, pictures } = work;
  const titles = [...new Set(pictures.map(({ title }) => title).filter(Boolean))];
  return (
    <li className={style.work}>
      <div className={style.pictures}>
        {pictures.length === 0 ? <p className={style.none}>{t("noPicture")}</p> : null}
        {pictures.map(({ id, title, width, height }, at) => (
          <a key={id} href={worksPath(id)}>
            <img
              src={worksPath(id, true)}
              width={width}
              height={height}
              alt={t("alt", { number: label, title, at: at + 1 })}
              loading="lazy"
              decoding="async"
            />
          </a>
        ))}
      </div>
      <h2>{t("number", { number: label })}</h2>
      {titles.map((title) => (
        <p key={title}>{title}</p>
      ))}
      {name ? (
        <p>
          <strong>{name}</strong> {unit}
        </p>
      ) : null}
      {votes === undefined ? null : <p className={style.votes}>{t("votes", { count: votes })}</p>}
      {pick ? (
        <label className={style.pick}>
          <input type="checkbox" name="pick" value={number} defaultChecked={pick.chosen} />
          {t("votePick", { number: label })}
        </label>
      ) : null}
    </li>
  );
}

function VoteBar({ answer }: { answer: VoteAnswer | undefined }) {
  const t = useT(texts);
  const { problem } = answer ?? {};
  const said = problem ? sayWorksProblem(problem, t) : undefined;
  return (
    <div className={style.bar} id="vote">
      {said && problem?.kind !== "code-wrong" ? <Said look="danger">{said}</Said> : null}
      <div className={style.cast}>
        <Field
          label={t("codeLabel")}
          name="code"
          autoComplete="off"
          maxLength={24}
          defaultValue={answer?.code}
          problem={problem?.kind === "code-wrong" ? said : undefined}
          required
        />
        <Button name="intent" value="vote" look="primary">
          {t("cast")}
        </Button>
      </div>
    </div>
  );
}

/** An event's works for everybody: numbers while they are judged, names after; the vote where it is open. */
export function GalleryPage({ page, answer }: { page: Shown; answer: VoteAnswer | undefined }) {
  const { meet, event, works, vote, picks, results } = page;
  const t = useT(texts);
  const join = useT(common)("listJoin");
  const voting = vote === "open" && !page.voted && !answer?.voted;
  const labels = new Map(works.map(({ number, label }) => [number, label]));
  const spoken = (numbers: number[]) =>
    numbers.map((number) => t("number", { number: labels.get(number) ?? String(number) })).join(join);
  const list = (
    <ul className={style.works}>
      {works.map((work) => (
        <WorkFigure
          key={work.number}
          work={work}
          votes={results?.[work.number]}
          pick={voting ? { chosen: answer?.chosen.includes(work.number) ?? false } : null}
        />
      ))}
    </ul>
  );
  return (
    <main className={style.page}>
      <header className={style.head}>
        <p>{meet.name}</p>
        <h1>{event.name}</h1>
        {page.blind ? <p>{t("blindHint")}</p> : null}
        {answer?.voted ? (
          <Said look="ok">{t("voted", { numbers: spoken(answer.voted) })}</Said>
        ) : page.voted ? (
          <Said look="ok">{t("votedAlready", { numbers: spoken(page.voted) })}</Said>
        ) : null}
        {answer?.problem && !voting ? <Said look="danger">{sayWorksProblem(answer.problem, t)}</Said> : null}
        {voting ? <p>{t("voteHow", { picks })}</p> : null}
        {vote === "closed" ? <p>{t("voteOver")}</p> : null}
      </header>
      {works.length === 0 ? <p>{t("empty")}</p> : null}
      {voting ? (
        <Form method="post" action="#vote" preventScrollReset>
          {list}
          <VoteBar answer={answer} />
        </Form>
      ) : (
        list
      )}
      <footer className={style.foot}>
        <a href={`/m/${meet.slug}`}>{t("toMeet")}</a>
        <LanguageSwitch />
      </footer>
    </main>
  );
}
