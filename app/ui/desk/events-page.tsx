import { Form } from "@remix-run/react";
import { desk } from "#i18n/desk.ts";
import { eventName, templates as names } from "#i18n/templates.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Labelled } from "#ui/base/field.tsx";
import style from "./desk.module.css";
import own from "./events-page.module.css";
import { Said } from "./said.tsx";

export interface EventListed {
  id: string;
  name: string;
  entered: number;
  state: "open" | "drawn" | "started";
}

interface Shown {
  meet: string;
  events: EventListed[];
  op: string;
  /** keys of the notice's own events, and of the others that tablets can score */
  templates: readonly string[];
  others: readonly string[];
  answer: "added" | "event-drawn-remove" | "no-such-event" | "no-such-template" | null;
}

/** The meet's events in their order, and how to add more. */
export function EventsPage({ meet, events, op, templates, others, answer }: Shown) {
  const t = useT(desk);
  return (
    <div className={style.page}>
      <h1>{t("eventsTitle")}</h1>
      {answer ? <Said look={answer === "added" ? "ok" : "danger"}>{t(answer)}</Said> : null}
      {events.length === 0 ? <p>{t("noEvents")}</p> : <EventTable meet={meet} events={events} />}
      <AddEvents op={op} templates={templates} others={others} first={events.length === 0} />
    </div>
  );
}

function EventTable({ meet, events }: Pick<Shown, "meet" | "events">) {
  const t = useT(desk);
  return (
    <div className={style.scroll}>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">{t("eventName")}</th>
            <th scope="col">{t("entered")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col">{t("actions")}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event, index) => (
            <tr key={event.id}>
              <th scope="row">
                <a href={`/meets/${meet}/events/${event.id}`}>{event.name}</a>
              </th>
              <td>{t("people", { count: event.entered })}</td>
              <td>{t(`eventState.${event.state}`)}</td>
              <td>
                <div className={own.row}>
                  <a
                    className={style.link}
                    href={`/meets/${meet}/events/${event.id}`}
                    aria-label={t("openRules", { name: event.name })}
                  >
                    {t("rules")}
                  </a>
                  <a
                    className={style.link}
                    href={`/meets/${meet}/events/${event.id}/draw`}
                    aria-label={t("drawOf", { name: event.name })}
                  >
                    {t("toDraw")}
                  </a>
                  <MoveButtons event={event} first={index === 0} last={index === events.length - 1} />
                  {event.state === "open" ? <RemoveEvent event={event} /> : null}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MoveButtons({ event, first, last }: { event: EventListed; first: boolean; last: boolean }) {
  const t = useT(desk);
  return (
    <Form method="post" className={own.row} preventScrollReset>
      <input type="hidden" name="event" value={event.id} />
      <Button name="intent" value="up" disabled={first} aria-label={t("moveUp", { name: event.name })}>
        ↑
      </Button>
      <Button name="intent" value="down" disabled={last} aria-label={t("moveDown", { name: event.name })}>
        ↓
      </Button>
    </Form>
  );
}

function RemoveEvent({ event }: { event: EventListed }) {
  const t = useT(desk);
  return (
    <details className={style.fold}>
      <summary aria-label={t("removeOf", { name: event.name })}>{t("remove")}</summary>
      <Form method="post" className={own.remove}>
        <p>{t("removeWarning", { name: event.name, count: event.entered })}</p>
        <input type="hidden" name="event" value={event.id} />
        <Button look="danger" name="intent" value="remove">
          {t("removeNow")}
        </Button>
      </Form>
    </details>
  );
}

interface Offered extends Pick<Shown, "op" | "templates" | "others"> {
  first: boolean;
}

function AddEvents({ op, templates, others, first }: Offered) {
  const t = useT(desk);
  const said = useT(names);
  return (
    <Form method="post" className={style.panel} key={op}>
      {first ? null : <h2>{t("addMore")}</h2>}
      <input type="hidden" name="op" value={op} />
      <div className={style.actions}>
        {first ? (
          <Button look="primary" name="intent" value="add-all">
            {t("addThree")}
          </Button>
        ) : null}
        {templates.map((key) => (
          <Button key={key} name="intent" value={`add:${key}`}>
            {t("addOne", { name: eventName(key, said) })}
          </Button>
        ))}
      </div>
      <Labelled label={t("otherEvents")} hint={t("otherEventsHint", { count: others.length })}>
        {(ids) => (
          <select {...ids} name="template">
            {others.map((key) => (
              <option key={key} value={key}>
                {eventName(key, said)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <div className={style.actions}>
        <Button name="intent" value="add-chosen">
          {t("addChosen")}
        </Button>
      </div>
    </Form>
  );
}
