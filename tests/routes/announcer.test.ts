import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EventId, type MeetId, parseId } from "#core/ids.ts";
import { type EventRow, findEvent } from "#db/events.ts";
import { findMeet } from "#db/meets.ts";
import { pages } from "../support/app.ts";
import { type Cast, cast } from "../support/cast.ts";
import { there } from "../support/play.ts";
import { serveFrom } from "../support/world.ts";

let people: Cast;
let handle: (request: Request) => Promise<Response>;
beforeAll(async () => {
  people = await cast();
  serveFrom(people.world);
  handle = (await pages()).handle;
});
afterAll(() => people.world.drop());

const ask = (path: string, cookie: string | null, form?: Record<string, string>) =>
  handle(
    new Request(`http://fieldday.test${path}`, {
      headers: { ...(cookie ? { Cookie: cookie } : {}), Origin: "http://fieldday.test", Host: "fieldday.test" },
      ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
    }),
  );
const desk = (path: string, form?: Record<string, string>) =>
  ask(`/meets/${people.params.meetId}${path}`, people.cookies.organizer, form);
const meetNow = async () => there(await findMeet(people.world.db, there(parseId<MeetId>(people.params.meetId))));
const eventNow = async (): Promise<EventRow> =>
  there(await findEvent(people.world.db, there(parseId<EventId>(people.params.eventId))));

describe("the announcer's link", () => {
  test("makes a browser the announcer's and leads to the console; the secret leaves the address", async () => {
    const token = there((await meetNow()).announcerToken);
    const opened = await ask(`/a/${token}`, null);
    expect(opened.status).toBe(302);
    expect(opened.headers.get("Location")).toBe(`/meets/${people.params.meetId}/announcer`);
    const cookie = there(opened.headers.get("Set-Cookie"));
    expect(cookie).toMatch(/^announcer=.*HttpOnly; SameSite=Lax/);
    const at = there(cookie.split(";")[0]);
    expect((await ask(`/meets/${people.params.meetId}/announcer`, at)).status).toBe(200);
    expect((await ask("/announcer", at)).headers.get("Location")).toBe(`/meets/${people.params.meetId}/announcer`);
    expect((await ask("/announcer", null)).headers.get("Location")).toBe("/");
  });

  test("that is wrong opens nothing", async () => {
    for (const token of ["x", "x".repeat(32), "%00", "x".repeat(500)])
      expect([token.length, (await ask(`/a/${token}`, null)).status]).toEqual([token.length, 404]);
  });

  test("is made anew and taken back on the page of seats: the old one is nobody's at once", async () => {
    const old = there(people.cookies.announcer);
    const console = `/meets/${people.params.meetId}/announcer`;
    await desk("/seats", { intent: "announcer-make" });
    const token = there((await meetNow()).announcerToken);
    expect((await ask(console, old)).status).toBe(302);
    expect((await ask(console, `announcer=${token}`)).status).toBe(200);
    expect(await (await desk("/seats")).text()).toContain(`/a/${token}`);
    await desk("/seats", { intent: "announcer-end" });
    expect((await ask(console, `announcer=${token}`)).status).toBe(302);
    expect((await meetNow()).announcerToken).toBeNull();
  });
});

describe("the console", () => {
  const console = (form: Record<string, string>) => desk("/announcer", form);

  test.each([
    [{ intent: "no-such" }, 400],
    [{ intent: "toString" }, 400],
    [{ intent: "release", heat: "x" }, 404],
    [{ intent: "release", heat: "00000000-0000-4000-8000-999999999999" }, 404],
    [{ intent: "podium", event: "x", shown: "0" }, 404],
    [{ intent: "podium", event: "00000000-0000-4000-8000-999999999999", shown: "0" }, 404],
    [{ intent: "notice", notice: "字".repeat(201) }, 422],
    [{ intent: "notice", notice: "中午休息" }, 200],
    [{ intent: "podium-end" }, 200],
  ])("answers %j with %i", async (form, status) => {
    expect((await console(form)).status).toBe(status);
  });

  test("does not release a heat that is not official, and says so", async () => {
    const answered = await console({ intent: "release", heat: there(people.params.heatId) });
    expect(answered.status).toBe(409);
    expect(await answered.text()).toContain("成绩自动公布");
  });
});

describe("an event's time, record and release", () => {
  const save = (form: Record<string, string>) =>
    desk(`/events/${people.params.eventId}`, { intent: "event-day", release: "live", ...form });

  test("are saved as typed; a time alone is one of the meet's day", async () => {
    const saved = await save({
      startsAt: "2026-03-08 9:30",
      release: "announced",
      recordMark: "２１５",
      recordBy: "王小明",
      recordWhen: "2019",
    });
    expect(saved.headers.get("Location")).toMatch(/saved=day$/);
    expect(await eventNow()).toMatchObject({
      startsAt: new Date("2026-03-08T09:30:00+08:00"),
      release: "announced",
      record: { value: 215, holder: "王小明", when: "2019" },
    });
    await save({ startsAt: "14:00", release: "announced" });
    expect(await eventNow()).toMatchObject({ startsAt: new Date("2026-03-07T14:00:00+08:00"), record: null });
    await save({ startsAt: "" });
    expect((await eventNow()).startsAt).toBeNull();
  });

  test.each([
    [{ release: "later" }, "请选择一种"],
    [{ recordMark: "fast" }, "看不懂这个成绩"],
    [{ recordBy: "王小明" }, "请填写纪录成绩"],
    [{ recordMark: "215", recordBy: "字".repeat(61) }, "太长了"],
    [{ startsAt: "some day" }, "⚠"],
  ])("%j is asked back, with what was typed", async (form, words) => {
    const before = await eventNow();
    const answered = await save(form);
    expect(answered.status).toBe(422);
    const page = await answered.text();
    expect(page).toContain(words);
    for (const typed of Object.values(form)) if (typed !== "later") expect(page).toContain(typed);
    expect(await eventNow()).toEqual(before);
  });
});
