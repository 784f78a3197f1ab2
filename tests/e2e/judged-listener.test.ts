import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { findCodes } from "#db/masks.ts";
import { room } from "#db/schema/index.ts";
import type { RefereeAct, SentOp } from "#live/tablet-protocol.ts";
import { lookAtCodes } from "#services/judged-codes.ts";
import { seatJudge, setOfficialUnit } from "#services/judged-seats.ts";
import { moduleShown } from "#services/judged-shown.ts";
import { sheetOf } from "../support/judged.ts";
import { type BlindContest, blindContest, turnNumbers, turnPictures } from "../support/judged-listener.ts";
import { addresses, askAll, Ear, type Heard, settled } from "../support/listener.ts";
import { done, type SeatedHeat, there } from "../support/play.ts";
import { type Program, startProgram } from "../support/program.ts";
import { pen } from "../support/seats.ts";
import { type TestWorld, testWorld } from "../support/world.ts";

// What judges gave, and who stands behind a number: nobody learns it early, by whatever they ask and wherever they listen. Marks
// have values found nowhere else. That nothing connects a number with a person is shown by turning round who is behind which:
// whatever anybody is told may not differ by it. Works may be known by their picture, so of two turns one may tell nothing:
// who is behind a number, pictures and all, or who is behind it without them.

/** marks of both modules, the clerk's time, and what they come to: as whole steps, and as they are said */
const secret =
  /(?<![\dA-Za-z])(?:9417\d|9367\d|4683\d|9527\d|4763\d|35391\d\d)(?![\dA-Za-z])|9[34]\.[16]7\d|46\.83\d|95\.27\d|47\.63\d|58:59\.1/;

// all addresses for all visitors: minutes on a machine that is busy with others
vi.setConfig({ testTimeout: 180_000 });

let world: TestWorld;
let program: Program;
let contest: BlindContest;
let before: Map<string, Heard>;
const ears: { who: string; ear: Ear }[] = [];
const note = new Map<string, ReturnType<typeof pen>>();

beforeAll(async () => {
  world = await testWorld(Date.now());
  contest = await blindContest(world);
  program = await startProgram({ DATABASE_URL: world.url });
  await Promise.all(Object.entries(contest.cookies).map(([who, cookie]) => listen(who, cookie)));
});
afterAll(async () => {
  for (const { ear } of ears) ear.close();
  await program?.end();
  await world?.drop();
});

/** An ear in every room there is, asked for as a newcomer and as somebody who was there from the first version on. */
async function listen(who: string, cookie: string | null): Promise<void> {
  const { meet, event } = contest.stage;
  const { slug } = meet;
  const { epoch } = await (await fetch(`${program.url}/api/board/${slug}`)).json();
  const rooms = [
    { kind: "meet", slug },
    { kind: "event", slug, event: event.id },
    ...contest.venues.map((venue) => ({ kind: "venue", slug, venue })),
    { kind: "screen" },
    { kind: "hint", meet: slug },
  ];
  // a socket is in one room
  for (const place of rooms) {
    const ear = await Ear.at(program.url, cookie);
    for (const since of [{ epoch, version: 900_000 }, null]) await ear.ask("watch", { room: place, since });
    ears.push({ who, ear });
  }
}

/** The program's public rows are at least those that the database holds now. */
async function caughtUp(): Promise<void> {
  const { meet } = contest.stage;
  const [row] = await world.db.select().from(room).where(eq(room.meetId, meet.id));
  const told = async () => (await fetch(`${program.url}/api/board/${meet.slug}?at=${there(row).version}`)).json();
  await expect.poll(async () => (await told()).version).toBeGreaterThanOrEqual(there(row).version);
}

const everybody = () => Object.keys(contest.cookies);
const others = (...but: string[]) => everybody().filter((who) => !but.includes(who));
const judging = ["judgeA", "judgeB", "clerk", "worksA", "worksB"];
/** those of the meet who are not of the office, and come nearest to it */
const nearest = ["nobody", "leader", "otherLeader", "screen", "elsewhere", "everySheet", ...judging];

/** All that these are told, by who it is; of judges of a kind one who has handed in and one who has not. */
async function captured(
  whom: readonly string[] = others("judgeC", "worksC"),
  of = (_path: string) => true,
): Promise<Map<string, Heard>> {
  await caughtUp();
  const { meet, event, people } = contest.stage;
  const some = contest.practice.slice(0, 2);
  const paths = await addresses({
    meetId: [meet.id],
    slug: [meet.slug],
    eventId: [event.id],
    heatId: [...some, contest.works].map(({ id }) => id),
    roundId: Object.values(contest.rounds),
    pictureId: contest.pictures.slice(0, 2),
  });
  const asked = [
    ...paths,
    `/api/board/${meet.slug}?event=${event.id}`,
    ...contest.venues.map((venue) => `/api/board/${meet.slug}?venue=${venue}`),
    `/m/${meet.slug}?unit=${there(people[0]).unitId}`,
    `/meets/${meet.id}/heats/${contest.works.id}?lang=en`,
    ...[...some, contest.works].map(({ id }) => `/meets/${meet.id}/announcer?line=result-${id}`),
    ...["judge-sheets", "appearances", "judged-results"].map(
      (paper) => `/meets/${meet.id}/print/${paper}?event=${event.id}`,
    ),
    // that ends a visitor; those are wrong links, of which so many may be tried
  ].filter((path) => path !== "/sign-out" && !path.endsWith("/nothing") && of(path));
  const all = new Map<string, Heard>();
  const next = [...whom];
  const worker = async () => {
    for (let who = next.pop(); who !== undefined; who = next.pop())
      all.set(who, await askAll(program.url, asked, contest.cookies[who] ?? null));
  };
  await Promise.all([worker(), worker()]);
  return all;
}

const where = (all: ReadonlyMap<string, Heard>, what: RegExp): string[] =>
  [...all].flatMap(([who, heard]) =>
    [...heard].flatMap(([path, said]) => (what.test(said) ? [`${who}: ${path}: ${there(what.exec(said))[0]}`] : [])),
  );
const overheard = (what: RegExp): string[] =>
  ears.flatMap(({ who, ear }) => ear.frames.filter((frame) => what.test(frame)).map((frame) => `${who}: ${frame}`));
const ownTablet = (line: string, ...whom: string[]) =>
  whom.some((who) => line.startsWith(`${who}: /api/tablet: `) || line.startsWith(`${who}: /api/tablet.data: `));

/** Boards turn their pages by the clock, and are made of the rows of /api/board; lists of tablets and screens say how long they are silent. */
const byTheClock = /^\/(board\/|screen)|\/(devices|seats|screens)(\.data)?$/;

/** The world's ids count, and are kept apart: an id beside a number tells as much as a name. */
const withIds = (text: string): string => settled(text.replace(/00000000-0000-4000-8000-0*(\d+)/g, "id$1"));

/** Where anybody is told something else than before. */
const differing = (one: ReadonlyMap<string, Heard>, other: ReadonlyMap<string, Heard>): string[] =>
  [...other].flatMap(([who, heard]) =>
    [...heard].flatMap(([path, said]) => {
      const [was, now] = [withIds(there(one.get(who)?.get(path))), withIds(said)];
      return was === now || byTheClock.test(path) ? [] : [`${who}: ${path}\n${difference(was, now)}`];
    }),
  );

/** Where two texts part, with some words around. */
function difference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return `  ${one.slice(Math.max(0, at - 80), at + 80)}\n  ${other.slice(Math.max(0, at - 80), at + 80)}`;
}

/** Sends a judge's acts on a heat as the judge's tablet does. */
async function give(who: string, heat: SeatedHeat, acts: (judge: number) => RefereeAct[]): Promise<void> {
  const judge = there(contest.judges[who]);
  const sheet = await sheetOf(world, heat.id, judge);
  const write = note.get(who) ?? pen(world);
  note.set(who, write);
  const ops: SentOp[] = acts(judge).map((act) => write(sheet, act));
  const taken = await fetch(`${program.url}/api/tablet/ops`, {
    method: "POST",
    headers: { Cookie: there(contest.cookies[who]), Origin: program.url, "Content-Type": "application/json" },
    body: JSON.stringify({ sentAt: world.now(), ops }),
  });
  expect(await taken.text()).not.toContain("refusal");
}
const submit: RefereeAct = { kind: "submit" };
const marks = (heat: SeatedHeat, from: number) => (judge: number) =>
  heat.lanes.map(({ lane }): RefereeAct => ({ kind: "score", lane, judge, value: from + lane }));

/** A form of the office, sent as whoever holds the cookie. */
async function send(path: string, who: string, form: Record<string, string>) {
  const cookie = contest.cookies[who];
  const response = await fetch(`${program.url}/meets/${contest.stage.meet.id}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { ...(cookie ? { Cookie: cookie } : {}), Origin: program.url },
    body: new URLSearchParams(form),
  });
  return { status: response.status, text: await response.text() };
}
const names = () => new RegExp(contest.stage.people.map(({ name }) => name).join("|"));

describe("while one of three judges has handed in", () => {
  test("what is on that sheet is told to nobody but that judge's own tablet", async () => {
    const [first, second] = contest.practice;
    await give("judgeA", there(first), (judge) => [...marks(there(first), 94_170)(judge), submit]);
    await give("judgeA", there(second), marks(there(second), 94_173));
    await give("clerk", there(second), (judge) => [
      { kind: "score", lane: 1, judge, criterion: "time", value: 3_539_100 },
      { kind: "score", lane: 1, judge, criterion: "deduction:fault", value: 1 },
    ]);
    await give("worksA", contest.works, (judge) => [...marks(contest.works, 95_270)(judge), submit]);
    await give("worksB", contest.works, marks(contest.works, 95_274));
    before = await captured();
    const told = where(before, secret);
    expect(told.filter((line) => !ownTablet(line, "judgeA", "clerk", "worksB"))).toEqual([]);
    // so that silence means something
    for (const who of ["judgeA", "clerk", "worksB"])
      expect([who, told.some((line) => line.startsWith(`${who}: /api/tablet`))]).toEqual([who, true]);
    expect(overheard(secret)).toEqual([]);
  });
});

describe("while a module is blind", () => {
  const deltas = () => ears.flatMap(({ ear }) => ear.frames.filter((frame) => frame.startsWith('["delta"')));
  /** where a picture is known with its name: who sent it, who looks after all of them */
  const byPicture = (line: string) =>
    /^(leader|otherLeader): \/unit\/works|^organizer: \/meets\/[^/]*\/events\/[^/]*\/works/.test(line);

  test("nobody's name stands in what judges, halls, phones and the announcer are told", () => {
    const near = ["nobody", "screen", "announcer", "elsewhere", "everySheet", ...judging];
    const told = new Map(near.map((who) => [who, there(before.get(who))]));
    expect(where(told, names())).toEqual([]);
    expect(overheard(names())).toEqual([]);
  });

  test("nothing that anybody is told depends on who is behind which number", async () => {
    const told = deltas();
    const codes = await findCodes(world.db, contest.rounds.practice);
    await turnNumbers(world, contest);
    await turnPictures(world, contest);
    const after = await captured();
    expect((await findCodes(world.db, contest.rounds.practice)).map(({ name }) => name)).not.toEqual(
      codes.map(({ name }) => name),
    );
    expect(differing(before, after).filter((line) => !byPicture(line))).toEqual([]);
    for (const heard of after.values())
      for (const [path, said] of heard)
        if (byTheClock.test(path)) expect([path, names().test(said)]).toEqual([path, false]);
    expect(differing(before, after).filter(byPicture).length).toBeGreaterThan(0);
    // where a picture has a name it has no number: what is told there hangs on the pictures alone
    await turnPictures(world, contest);
    const works = await captured(["leader", "otherLeader", "organizer"], (path) => path.endsWith("/works"));
    expect(differing(before, works).filter(byPicture)).toEqual([]);
    await turnPictures(world, contest);
    before = after;
    expect(deltas()).toEqual(told);
  });

  test("that a judge steps down from the own unit is told to that judge and the office only", async () => {
    const { meet, author, event, people } = contest.stage;
    done(await setOfficialUnit(world, author, meet.id, contest.official, there(people[0]).unitId));
    done(await seatJudge(world, author, event.id, contest.judges.judgeB ?? 0, contest.official));
    const shown = there(await moduleShown(world.db, contest.rounds.practice));
    const away = shown.heats.flatMap(({ sheets }) => sheets.filter(({ state }) => state === "own-unit"));
    expect(away.map(({ judge }) => judge)).toEqual([102, 102]);
    const after = await captured(
      [...nearest, "announcer"],
      (path) => !path.startsWith("/meets/") || path.includes("/announcer"),
    );
    const told = differing(before, after);
    expect(told.filter((line) => !/^judgeB: \/api\/tablet/.test(line))).toEqual([]);
    expect(there(after.get("judgeB")?.get("/api/tablet"))).toContain("own-unit");
    expect(overheard(/own-unit/)).toEqual([]);
  });

  test("the list of numbers is answered to an organizer who says why, and who looked is logged", async () => {
    const { meet, event, people } = contest.stage;
    const page = `/events/${event.id}/panels`;
    const form = { intent: "codes", round: contest.rounds.practice };
    for (const who of others("organizer")) {
      const { status, text } = await send(page, who, { ...form, reason: "Curious" });
      expect([who, [302, 401, 403].includes(status), names().test(text)]).toEqual([who, true, false]);
    }
    const silent = await send(page, "organizer", { ...form, reason: " " });
    expect([silent.status, names().test(silent.text)]).toEqual([422, false]);
    expect(await codeLooksOf()).toEqual([]);
    const list = await send(page, "organizer", { ...form, reason: "Appeal of Zyx" });
    for (const { name } of people) expect(list.text).toContain(name);
    const log = await askAll(
      program.url,
      [`/meets/${meet.id}/log`, `/meets/${meet.id}${page}`],
      there(contest.cookies.organizer),
    );
    expect(there(log.get(`/meets/${meet.id}/log`))).toContain("Appeal of Zyx");
    // once only: who opens the page again has to say why again
    expect(names().test(there(log.get(`/meets/${meet.id}${page}`)))).toBe(false);
    expect(done(await lookAtCodes(world, contest.stage.author, contest.rounds.practice, "Here")).length).toBe(4);
  });
  const codeLooksOf = async () => {
    const { meet, event } = contest.stage;
    const path = `/meets/${meet.id}/events/${event.id}/panels`;
    const page = await askAll(program.url, [path], there(contest.cookies.organizer));
    return where(new Map([["organizer", page]]), /Curious|"looks":\[\{/);
  };
});

describe("after all are in", () => {
  const openPages = () => {
    const { meet, event } = contest.stage;
    return [
      `/api/board/${meet.slug}`,
      `/api/board/${meet.slug}?event=${event.id}`,
      `/m/${meet.slug}/events/${event.id}`,
      `/api/v1/meets/${meet.slug}/events/${event.id}`,
    ];
  };
  const office = ["organizer", "chief", "announcer"];

  test("and before the release no mark is told to anybody without the right", async () => {
    const [first, second] = contest.practice;
    const open = async (who: string, heat: SeatedHeat) =>
      (await sheetOf(world, heat.id, there(contest.judges[who]))).state === "open";
    for (const heat of [there(first), there(second)])
      for (const [who, from] of [
        ["judgeA", 94_170],
        ["judgeB", 94_173],
        ["judgeC", 94_175],
      ] as const)
        if (await open(who, heat)) await give(who, heat, (judge) => [...marks(heat, from)(judge), submit]);
    for (const heat of [there(first), there(second)])
      await give("clerk", heat, (judge) => [
        { kind: "score", lane: 1, judge, criterion: "time", value: 3_539_100 },
        { kind: "score", lane: 1, judge, criterion: "deduction:fault", value: 1 },
        submit,
      ]);
    for (const who of ["worksB", "worksC"])
      await give(who, contest.works, (judge) => [...marks(contest.works, 95_270)(judge), submit]);
    // one is confirmed, the others wait for the chief
    const confirmed = await send("/day", "chief", { intent: "confirm", id: there(first).id });
    expect(confirmed.status).toBeLessThan(400);
    expect(where(await captured(nearest, (path) => !path.startsWith("/meets/")), secret)).toEqual([]);
    expect(overheard(secret)).toEqual([]);
    const seen = await askAll(
      program.url,
      [`/meets/${contest.stage.meet.id}/heats/${there(second).id}`],
      there(contest.cookies.chief),
    );
    expect(where(new Map([["chief", seen]]), secret).length).toBeGreaterThan(0);
  });

  test("nobody without the right releases it", async () => {
    const form = { intent: "release", heat: there(contest.practice[0]).id };
    for (const who of others(...office)) {
      const { status } = await send("/announcer", who, form);
      expect([who, [302, 401, 403].includes(status)]).toEqual([who, true]);
    }
    expect(where(new Map([["nobody", await askAll(program.url, openPages(), null)]]), secret)).toEqual([]);
  });

  test("once it is released everybody sees that appearance with its name, and no other", async () => {
    const [first, second] = contest.practice;
    expect((await send("/announcer", "announcer", { intent: "release", heat: there(first).id })).status).toBe(200);
    await caughtUp();
    const heard = await askAll(program.url, openPages(), null);
    for (const path of openPages()) {
      expect([path, secret.test(there(heard.get(path)))]).toEqual([path, true]);
      expect([path, names().test(there(heard.get(path)))]).toEqual([path, true]);
    }
    await expect.poll(() => overheard(secret).length).toBeGreaterThan(0);
    const { rows }: { rows: { heat?: string; mark?: unknown }[] } = await (
      await fetch(`${program.url}/api/board/${contest.stage.meet.slug}`)
    ).json();
    const held = rows.filter(({ heat }) =>
      [there(second).id, contest.works.id].includes(heat as typeof contest.works.id),
    );
    expect(held.length).toBeGreaterThan(0);
    expect(held.every(({ mark }) => (mark ?? null) === null)).toBe(true);
    expect(names().test(JSON.stringify(held))).toBe(false);
  });
});
