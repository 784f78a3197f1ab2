import { board } from "#i18n/board.ts";
import { useT } from "#i18n/use-translator.ts";
import type { DrawView } from "#live/programme.ts";
import { Fit } from "./fit.tsx";
import { type LotPart, type LotSlot, lotParts, newestOf, seedOf } from "./lot-slots.ts";
import style from "./lots.module.css";

const tallest = 8;

/** The ceremony of a draw: who was drawn last in large letters, all places under it, and the seed once all are filled. */
export function Lots({ draw }: { draw: DrawView }) {
  const t = useT(board);
  const newest = newestOf(draw);
  const person = newest && draw.people.find(({ entrant }) => entrant === newest.entrant);
  const seed = seedOf(draw.draw);
  const where = newest && [newest.group && t("group", { group: newest.group }), t("lotsAt", newest)];
  return (
    <div className={style.lots} data-picture={draw.id}>
      {newest && person ? (
        <section className={style.now} key={newest.entrant}>
          <p className={style.where}>{where?.filter(Boolean).join(" · ")}</p>
          <Fit text={person.name} className={style.first} />
          <Fit text={person.unitName} className={style.firstUnit} />
        </section>
      ) : (
        <section className={style.now}>
          <Fit text={t("lotsBegin")} className={style.first} />
        </section>
      )}
      <div className={style.parts}>
        {lotParts(draw).map((part) => (
          <Part key={part.name} part={part} view={draw} newest={newest?.entrant ?? null} />
        ))}
      </div>
      {seed ? <Fit text={t("lotsSeed", { seed })} className={style.seed} /> : null}
    </div>
  );
}

function Part({ part: { name, slots }, view, newest }: { part: LotPart; view: DrawView; newest: string | null }) {
  const t = useT(board);
  const columns = name === "" ? Math.max(1, Math.ceil(slots.length / tallest)) : 1;
  const rows = Math.ceil(slots.length / columns);
  return (
    <section className={name === "" ? style.whole : style.part}>
      {name === "" ? null : <h2 className={style.name}>{t("group", { group: name })}</h2>}
      <ol className={style.slots} style={{ "--columns": columns, "--rows": rows }}>
        {slots.map((slot) => (
          <Slot key={slot.key} slot={slot} view={view} isNew={slot.kind === "drawn" && slot.entrant === newest} />
        ))}
      </ol>
    </section>
  );
}

function Slot({ slot, view, isNew }: { slot: LotSlot; view: DrawView; isNew: boolean }) {
  const t = useT(board);
  const person = slot.kind === "drawn" ? view.people.find(({ entrant }) => entrant === slot.entrant) : undefined;
  const words = slot.kind === "bye" ? t("lotsBye") : (person?.name ?? " ");
  const seed = person?.seed ? ` [${person.seed}]` : "";
  return (
    <li className={[style.slot, isNew && style.newest, slot.kind === "open" && style.open].filter(Boolean).join(" ")}>
      <span className={style.number}>{slot.number}</span>
      <span className={style.who}>
        <Fit text={words + seed} className={slot.kind === "bye" ? style.bye : style.person} />
        {person ? <Fit text={person.unitName} className={style.unit} /> : null}
      </span>
    </li>
  );
}
