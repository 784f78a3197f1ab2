import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { findPeopleOf } from "#db/entrants.ts";
import { findUnits } from "#db/units.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import { action as deskEntries } from "../../app/routes/desk/entries.tsx";
import { action as deskUnits, loader as deskUnitsLoader } from "../../app/routes/desk/units.tsx";
import { action as ownUnit, loader as ownUnitLoader } from "../../app/routes/unit/home.tsx";
import { loader as openLink } from "../../app/routes/unit/open.tsx";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { morning, serveFrom, testWorld } from "../support/world.ts";

const world = await testWorld();
serveFrom(world);
afterAll(world.drop);

const { meet, account } = await makeMeet(world, {
  entryClosesAt: new Date(morning + 3600_000),
  maxEventsPerPerson: 1,
  maxPerUnitAndEvent: 1,
});
const skipping = await makeEvent(world, meet, "skipping-1min", { name: "跳绳" });
const cycling = await makeEvent(world, meet, "slow-cycling", { name: "自行车慢骑" });
const unit = await makeUnit(world, meet, { name: "一车间" });
const other = await makeUnit(world, meet, { name: "二车间" });
const known = await makeEntrant(world, meet, unit, { name: "张伟", events: [skipping] });
const theirs = await makeEntrant(world, meet, other, { name: "李娜", events: [skipping] });
const leader = `fieldday=${await grantSession(world, nobody, { kind: "unit", id: unit.id })}`;
const organizer = `fieldday=${await grantSession(world, nobody, { kind: "account", id: account.id })}`;
const nowhere = "00000000-0000-4000-8000-ffffffffffff";

beforeEach(() => {
  world.clock.now = morning;
});

type Fields = Record<string, string | string[]>;
type Handler = (args: { request: Request; params: Record<string, string>; context: object }) => Promise<unknown>;
type Answer = { problems: Record<string, { kind: string }>; values: Fields; done: { kind: string } | null };

async function send(
  handler: Handler,
  cookie: string,
  fields: Fields | string,
): Promise<{ status: number; answer: Answer }> {
  const body = new URLSearchParams();
  if (typeof fields !== "string")
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
  const request = new Request("http://ground.test/here", {
    method: "POST",
    headers: { Cookie: cookie, ...(typeof fields === "string" ? { "Content-Type": "text/plain" } : {}) },
    body: typeof fields === "string" ? fields : body,
  });
  const params = { meetId: meet.id };
  return readAnswer(
    await handler({ request, params, context: { ip: "127.0.0.1" } }).catch((thrown: unknown) => thrown),
  );
}

function readAnswer(found: unknown): { status: number; answer: Answer } {
  const none: Answer = { problems: {}, values: {}, done: null };
  if (found instanceof Response) return { status: found.status, answer: none };
  if (found instanceof Error) throw found;
  const { data, init } = found as { data: Answer; init: { status: number } };
  return { status: init.status, answer: data };
}

const leaderPage = (fields: Fields | string) => send(ownUnit as Handler, leader, fields);
const entriesDesk = (fields: Fields | string) => send(deskEntries as Handler, organizer, fields);
const unitsDesk = (fields: Fields | string) => send(deskUnits as Handler, organizer, fields);

describe("a bad value on the leader's page is told at its field, and nothing typed is lost", () => {
  const good = { intent: "enter", name: "王芳", sex: "F", events: cycling.id };
  const list = (text: string) => ({ intent: "import", list: text });
  test.each([
    { why: "no name", fields: { ...good, name: "" }, field: "name", kind: "name-empty" },
    { why: "only spaces", fields: { ...good, name: " 　\t" }, field: "name", kind: "name-empty" },
    { why: "control characters", fields: { ...good, name: "\u0000\u0007" }, field: "name", kind: "name-empty" },
    { why: "digits", fields: { ...good, name: "张3" }, field: "name", kind: "name-has-digits" },
    { why: "far too long", fields: { ...good, name: "芳".repeat(5000) }, field: "name", kind: "name-too-long" },
    { why: "known name", fields: { ...good, name: "张 伟" }, field: "name", kind: "same-name" },
    { why: "no event", fields: { ...good, events: [] }, field: "events", kind: "no-events" },
    { why: "an event that is no id", fields: { ...good, events: "1 or 1=1" }, field: "events", kind: "no-such-event" },
    { why: "an unknown event", fields: { ...good, events: nowhere }, field: "events", kind: "no-such-event" },
    {
      why: "too many",
      fields: { ...good, events: [skipping.id, cycling.id] },
      field: "events",
      kind: "event-full-for-unit",
    },
    { why: "a full event", fields: { ...good, events: skipping.id }, field: "events", kind: "event-full-for-unit" },
    { why: "another sex", fields: { ...good, sex: "x" }, field: "sex", kind: "invalid" },
    {
      why: "somebody else's person",
      fields: { ...good, intent: "change", id: theirs.id },
      field: "",
      kind: "not-your-unit",
    },
    { why: "nobody", fields: { ...good, intent: "change", id: "x" }, field: "", kind: "no-such-entrant" },
    { why: "withdrawing another's", fields: { intent: "withdraw", id: theirs.id }, field: "", kind: "not-your-unit" },
    { why: "withdrawing nobody", fields: { intent: "withdraw", id: nowhere }, field: "", kind: "no-such-entrant" },
    { why: "restoring nobody", fields: { intent: "restore" }, field: "", kind: "no-such-entrant" },
    { why: "an empty list", fields: list(" \n"), field: "list", kind: "list-empty" },
    {
      why: "a list of other units",
      fields: list("单位\t姓名\t项目\n二车间\t王芳\t慢骑"),
      field: "",
      kind: "rows-refused",
    },
    { why: "a list with an unknown event", fields: list("姓名\t项目\n王芳\t拔河"), field: "", kind: "rows-refused" },
    { why: "an import that is not there", fields: { intent: "undo", id: nowhere }, field: "", kind: "no-such-import" },
    { why: "an import that is no id", fields: { intent: "undo", id: "../" }, field: "", kind: "no-such-import" },
  ])("$why → $field $kind", async ({ fields, field, kind }) => {
    const { status, answer } = await leaderPage(fields);
    expect({ status, kind: answer.problems[field]?.kind }).toEqual({ status: 422, kind });
    expect(answer.values).toEqual(
      Object.fromEntries(Object.entries(fields).filter(([, value]) => value.length > 0 || value === "")),
    );
    expect(await findPeopleOf(world.db, unit.id)).toMatchObject([{ id: known.id, name: "张伟", removedAt: null }]);
  });

  test.each([{}, { intent: "substitute" }, { intent: "number" }, { intent: "__proto__" }, "no form at all"])(
    "%j is no deed of the page: 400",
    async (fields) => {
      expect((await leaderPage(fields)).status).toBe(400);
    },
  );

  test("after the deadline everything is refused", async () => {
    world.clock.now = morning + 3600_001;
    for (const fields of [
      good,
      { ...good, intent: "change", id: known.id },
      { intent: "withdraw", id: known.id },
      list("姓名\t项目\n王芳\t慢骑"),
    ]) {
      const { status, answer } = await leaderPage(fields);
      expect({ status, kind: answer.problems[""]?.kind }).toEqual({ status: 422, kind: "entries-closed" });
    }
  });

  test("the loader shows the own people and nobody else's", async () => {
    const request = new Request("http://ground.test/unit", { headers: { Cookie: leader } });
    const { page } = await ownUnitLoader({ request, params: {}, context: {} });
    expect(page.people.map(({ name }) => name)).toEqual(["张伟"]);
    expect(JSON.stringify(page)).not.toContain("李娜");
  });
});

describe("a bad value at the desk is told at its field", () => {
  const swap = {
    intent: "substitute",
    id: known.id,
    events: skipping.id,
    name: "王芳",
    sex: "",
    by: "",
    reason: "脚伤",
  };
  test.each([
    {
      why: "no unit",
      fields: { intent: "enter", name: "王芳", events: cycling.id },
      field: "unit",
      kind: "unit-missing",
    },
    {
      why: "a strange unit",
      fields: { intent: "enter", unit: nowhere, name: "王芳", events: cycling.id },
      field: "",
      kind: "no-such-unit",
    },
    { why: "no reason", fields: { ...swap, reason: " " }, field: "reason", kind: "reason-required" },
    { why: "a long reason", fields: { ...swap, reason: "长".repeat(201) }, field: "reason", kind: "too-long" },
    { why: "nobody comes in", fields: { ...swap, name: "" }, field: "name", kind: "name-empty" },
    { why: "a stranger", fields: { ...swap, by: theirs.id }, field: "", kind: "not-in-unit" },
    { why: "no id", fields: { ...swap, by: "x" }, field: "by", kind: "invalid" },
    { why: "nobody goes out", fields: { ...swap, id: nowhere }, field: "", kind: "no-such-entrant" },
    { why: "events they are not in", fields: { ...swap, events: cycling.id }, field: "events", kind: "no-events" },
    {
      why: "an unknown unit in a list",
      fields: { intent: "import", list: "单位\t姓名\t项目\n九车间\t王芳\t慢骑" },
      field: "",
      kind: "rows-refused",
    },
  ])("$why → $field $kind", async ({ fields, field, kind }) => {
    const { status, answer } = await entriesDesk(fields);
    expect({ status, kind: answer.problems[field]?.kind }).toEqual({ status: 422, kind });
  });

  test.each([
    { why: "no name", fields: { intent: "add", name: " " }, field: "name", kind: "unit-name-empty" },
    { why: "a known name", fields: { intent: "add", name: "一 车间" }, field: "name", kind: "unit-known" },
    { why: "a long name", fields: { intent: "add", name: "长".repeat(41) }, field: "name", kind: "too-long" },
    {
      why: "a long phone",
      fields: { intent: "add", name: "三车间", phone: "1".repeat(41) },
      field: "phone",
      kind: "too-long",
    },
    { why: "an empty list", fields: { intent: "paste", list: "" }, field: "list", kind: "list-empty" },
    {
      why: "a list with known units",
      fields: { intent: "paste", list: "三车间\n一车间" },
      field: "list",
      kind: "rows",
    },
    { why: "removing one with people", fields: { intent: "remove", id: unit.id }, field: "", kind: "unit-has-people" },
    { why: "removing none", fields: { intent: "remove", id: "x" }, field: "", kind: "no-such-unit" },
    { why: "a link of none", fields: { intent: "link", id: nowhere }, field: "", kind: "no-such-unit" },
  ])("units: $why → $field $kind", async ({ fields, field, kind }) => {
    const { status, answer } = await unitsDesk(fields);
    expect({ status, kind: answer.problems[field]?.kind }).toEqual({ status: 422, kind });
    expect((await findUnits(world.db, meet.id)).map(({ name }) => name)).toEqual(["一车间", "二车间"]);
  });

  test.each([{}, { intent: "constructor" }, { intent: "toString" }])(
    "%j is no deed of the pages: 400",
    async (fields) => {
      expect((await entriesDesk(fields)).status).toBe(400);
      expect((await unitsDesk(fields)).status).toBe(400);
    },
  );

  test("links begin with the address the organizer came by", async () => {
    const request = new Request("http://ground.test:3000/x", { headers: { Cookie: organizer } });
    const { units } = await deskUnitsLoader({ request, params: { meetId: meet.id }, context: {} });
    expect(units[0]?.link).toBe(`http://ground.test:3000/u/${unit.linkToken}`);
  });
});

describe("a private link", () => {
  const open = async (token: string, ip = "10.0.0.1") => {
    const request = new Request(`http://ground.test/u/${encodeURIComponent(token)}`);
    const found: unknown = await openLink({ request, params: { token }, context: { ip } });
    if (found instanceof Response) return { status: found.status, location: found.headers.get("Location") };
    return { status: (found as { init: { status: number } }).init.status, location: null };
  };

  test("leads to the unit's page without the secret in its address", async () => {
    expect(await open(unit.linkToken)).toEqual({ status: 302, location: "/unit" });
  });

  test("that is wrong answers 404 in words, and after thirty from one address nothing opens for a while", async () => {
    for (let n = 0; n < 30; n++) expect((await open(`wrong-token-number-${n}`, "10.0.0.2")).status).toBe(404);
    expect((await open(unit.linkToken, "10.0.0.2")).status).toBe(429);
    expect((await open(unit.linkToken, "10.0.0.3")).status).toBe(302);
  });
});
