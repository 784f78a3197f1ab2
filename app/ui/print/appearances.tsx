import { formatRound, marks, type NamedRound } from "#i18n/marks.ts";
import { panels } from "#i18n/panels.ts";
import { print } from "#i18n/print.ts";
import { useT } from "#i18n/use-translator.ts";
import type { OnList } from "./judge-sheets.tsx";
import style from "./paper.module.css";
import { Paper, type PaperMeet, Sheet } from "./paper.tsx";
import { PersonName } from "./person-name.tsx";

interface OrderList {
  event: { id: string; name: string };
  round: { id: string; number: number; name: NamedRound };
  blind: boolean;
  together: boolean;
  panels: number;
  stations: number;
  draw: { seed: string; edition: string } | null;
  people: OnList[];
}

interface Props {
  meet: PaperMeet;
  at: number;
  lists: OrderList[];
  choices: { id: string; name: string }[];
  event: string | null;
}

/** The order of appearance of every published module; numbers where it is judged blind. */
export function AppearancesPaper({ meet, at, lists, choices, event }: Props) {
  const t = useT(panels);
  const tp = useT(print);
  const say = useT(marks);
  const here = `/meets/${meet.id}/print/appearances`;
  const each = choices.map(({ id, name }) => ({ words: name, href: `${here}?event=${id}`, current: id === event }));
  return (
    <Paper
      title={t("paperOrder")}
      back={event ? `/meets/${meet.id}/events/${event}/panels` : `/meets/${meet.id}/day`}
      choices={[{ words: tp("everything"), href: here, current: event === null }, ...each]}
      none={lists.length === 0 ? t("paperOrderNone") : null}
    >
      {lists.map((list) => (
        <Sheet
          key={list.round.id}
          meet={meet}
          title={`${list.event.name} · ${formatRound(list.round.name, list.round.number, say)} ${t("paperOrder")}`}
          facts={list.draw ? [tp("drawSeed", list.draw)] : []}
          at={at}
        >
          <Order list={list} />
        </Sheet>
      ))}
    </Paper>
  );
}

function Order({ list }: { list: OrderList }) {
  const t = useT(panels);
  return (
    <table className={style.table}>
      <thead>
        <tr>
          <th scope="col" className={style.few}>
            {t(list.together ? "list" : "turn")}
          </th>
          <th scope="col">{t(list.blind ? "whoBlind" : "name")}</th>
          {list.blind ? null : <th scope="col">{t("unit")}</th>}
          {list.panels > 1 ? <th scope="col">{t("onePanel")}</th> : null}
          {list.stations > 0 ? <th scope="col">{t("station")}</th> : null}
          <th scope="col" className={style.blank}>
            {t("remark")}
          </th>
        </tr>
      </thead>
      <tbody>
        {list.people.map((one) => (
          <tr key={`${one.turn} ${one.lane}`}>
            <td>{list.together ? one.lane : one.turn}</td>
            <td>{list.blind ? one.name : <PersonName name={one.name} />}</td>
            {list.blind ? null : <td>{one.unitName}</td>}
            {list.panels > 1 ? <td>{one.panel === null ? "" : t("panel", { number: one.panel })}</td> : null}
            {list.stations > 0 ? (
              <td>{one.station === null ? "" : t("stationNumber", { number: one.station })}</td>
            ) : null}
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
