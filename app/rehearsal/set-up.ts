import { type EventId, type MeetId, parseId, type UnitId } from "#core/ids.ts";
import { Office } from "./office.ts";
import { decode } from "./page.ts";
import type { OwnProgram } from "./program.ts";
import { rulesFields } from "./rules-fields.ts";
import type { Staged, StagedEvent } from "./stage.ts";

export const login = "rehearsal";
export const password = "rehearsal-2027";

export interface SetUp {
  office: Office;
  meet: MeetId;
  /** by event: its id, and its referees' seat */
  events: ReadonlyMap<StagedEvent, { id: EventId; seat: string }>;
  /** the chief referee's seat */
  chief: string;
  /** the six digits of a seat, by its name; they open it once */
  digitsOf(seat: string): Promise<string>;
}

/** Makes the first account, the meet, its units, events, people and seats, each by the page's own form. */
export async function setUp({ origin, setupCode }: OwnProgram, staged: Staged): Promise<SetUp> {
  const { script, units, people, events } = staged;
  const office = new Office(origin, script.language);
  await office.fill("/setup", { has: "code" }, { code: setupCode, name: "Robot", login, password });
  const { name, startsAt, timeZone, place, host } = script.meet;
  const made = await office.fill(
    "/meets/new",
    { intent: "create" },
    {
      name: name ?? "Rehearsal",
      ...(startsAt && { startsAt: startsAt.replace("T", " ") }),
      ...(timeZone && { timeZone }),
      ...(place && { place }),
      ...(host && { host }),
    },
  );
  const meet = parseId<MeetId>(/\/meets\/([0-9a-f-]{36})/.exec(made.path)?.[1]);
  if (!meet) throw new Error(`no meet was made: ${made.path}`);
  const at = (page: string) => `/meets/${meet}/${page}`;

  await office.fill(at("units"), { intent: "paste" }, { list: units.join("\n") });
  const ids = new Map<StagedEvent, EventId>();
  for (const event of events) {
    const page = await office.fill(at("events"), { intent: `add:${event.template}` });
    const id = linked(page.html, "events").find((one) => ![...ids.values()].includes(one as EventId));
    if (!id) throw new Error(`the event ${event.name} is not on the page`);
    ids.set(event, id as EventId);
    await office.fill(at(`events/${id}`), { intent: "rename" }, { name: event.name });
    await office.fill(at(`events/${id}`), { intent: "rules" }, rulesFields(event));
  }

  const unitIds = optionsOf((await office.open(`${at("entries")}?panel=add`)).html, "unit");
  for (const person of people) {
    const entered = events.filter(({ entries }) => entries.includes(person)).flatMap((event) => ids.get(event) ?? []);
    if (entered.length === 0) continue;
    const unit = unitIds.get(person.unit) as UnitId | undefined;
    if (!unit) throw new Error(`the unit ${person.unit} is not on the page`);
    const fields = { unit, name: person.name, sex: person.sex ?? "", events: entered };
    await office.fill(`${at("entries")}?panel=add`, { intent: "enter" }, fields);
  }
  await office.fill(`${at("entries")}?panel=bibs`, { intent: "number" });

  const seats = new Map<StagedEvent, { id: EventId; seat: string }>();
  const addSeat = (fields: Record<string, string>) =>
    office.fill(at("seats"), { intent: "add" }, { slot: "", ...fields });
  for (const [event, id] of ids) {
    const seat = `${seats.size + 1} ${event.name}`.slice(0, 40).trim();
    await addSeat({ kind: "referee", name: seat, event: id });
    seats.set(event, { id, seat });
  }
  const chief = "Chief";
  await addSeat({ kind: "chief", name: chief, event: "" });
  const digitsOf = async (seat: string) => seatDigits((await office.open(at("seats"))).html, seat);
  return { office, meet, events: seats, chief, digitsOf };
}

/** The digits on the card of the seat of this name. */
function seatDigits(html: string, seat: string): string {
  const cards = html.split("<h2").slice(1);
  const card = cards.find((one) => decode(one.slice(one.indexOf(">") + 1, one.indexOf("</h2"))) === seat);
  const code = card && />(\d{6})</.exec(card)?.[1];
  if (!code) throw new Error(`the seat ${seat} is not on the page`);
  return code;
}

/** Ids that links below /meets/:id/<folder>/ lead to, in the order of the page. */
const linked = (html: string, folder: string): string[] => [
  ...new Set([...html.matchAll(new RegExp(`/${folder}/([0-9a-f-]{36})`, "g"))].flatMap(([, id]) => id ?? [])),
];

/** The choices of a list on the page: value by label. */
function optionsOf(html: string, name: string): Map<string, string> {
  const list = new RegExp(`<select[^>]*name="${name}"[^>]*>(.*?)</select>`, "s").exec(html)?.[1] ?? "";
  const options = list.matchAll(/<option[^>]*value="([^"]+)"[^>]*>(.*?)<\/option>/gs);
  return new Map([...options].map(([, value = "", label = ""]) => [decode(label.replace(/<!--.*?-->/g, "")), value]));
}
