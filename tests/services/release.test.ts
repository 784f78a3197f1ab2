import { afterAll, describe, expect, test } from "vitest";
import type { HeatId, OpId } from "#core/ids.ts";
import { findHeat } from "#db/heats.ts";
import { findLogOf } from "#db/log.ts";
import { findMeet } from "#db/meets.ts";
import type { Author } from "#db/schema/log.ts";
import { endAnnouncerLink, makeAnnouncerLink, meetOfAnnouncer, setNotice, setPodium } from "#services/announcing.ts";
import { publishRound } from "#services/draw.ts";
import { updateEvent } from "#services/events.ts";
import { confirmHeat, correctMark } from "#services/heats.ts";
import { ownUnit } from "#services/own-unit.ts";
import { withdrawEntrant } from "#services/presence.ts";
import { callHeat, holdHeat, releaseHeat, takeBackCall } from "#services/release.ts";
import {
  byEntry,
  chief,
  done,
  end,
  fill,
  heatsOf,
  lastRound,
  openFirst,
  playRound,
  stageEvent,
  there,
  value,
} from "../support/play.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

const announcer: Author = { kind: "announcer", id: null, name: "" };

/** An event whose marks wait for the announcer, its first round published: two heats of four, then a final. */
async function stage(release: "live" | "official" | "announced" = "announced") {
  const one = await stageEvent(world, [4, 4], "skipping-1min", { release });
  const round = await openFirst(world, one);
  const [heat, other] = await heatsOf(world, round);
  return { ...one, round, heat: there(heat), other: there(other) };
}
type Staged = Awaited<ReturnType<typeof stage>>;

const confirmed = async (one: Staged) => {
  for (const heat of [one.heat, one.other]) {
    await fill(world, one.author, heat, byEntry(one));
    done(await confirmHeat(world, chief, heat.id));
  }
};
const now = async (id: HeatId) => there(await findHeat(world.db, id));
const meetNow = async (one: Staged) => there(await findMeet(world.db, one.meet.id));
const told = () => world.published.flatMap(({ keys }) => keys);
const kinds = async (id: HeatId) => (await findLogOf(world.db, id)).map(({ kind }) => kind);

describe("releasing a heat", () => {
  test("says who and when, and tells the heat, its round and its event", async () => {
    const one = await stage();
    await confirmed(one);
    world.published.length = 0;
    done(await releaseHeat(world, announcer, one.heat.id));
    expect(await now(one.heat.id)).toMatchObject({ releasedAt: new Date(world.now()) });
    expect((await now(one.other.id)).releasedAt).toBeNull();
    expect((await findLogOf(world.db, one.heat.id)).at(-1)).toMatchObject({ kind: "heat-released", author: announcer });
    expect(told()).toEqual(
      expect.arrayContaining([`heat:${one.heat.id}`, `round:${one.round}`, `event:${one.event.id}`]),
    );
  });

  test("is refused before the chief confirmed it", async () => {
    const one = await stage();
    expect(end(await releaseHeat(world, announcer, one.heat.id))).toBe("heat-not-official");
    await fill(world, one.author, one.heat, byEntry(one));
    expect(end(await releaseHeat(world, announcer, one.heat.id))).toBe("heat-not-official");
    expect((await now(one.heat.id)).releasedAt).toBeNull();
  });

  test.each(["live", "official"] as const)("is not asked where marks are told by themselves (%s)", async (release) => {
    const one = await stage(release);
    await confirmed(one);
    expect(end(await releaseHeat(world, announcer, one.heat.id))).toBe("release-not-asked");
    expect(end(await holdHeat(world, announcer, one.heat.id))).toBe("release-not-asked");
  });

  test("by several announcers at once is done once", async () => {
    for (let n = 0; n < 5; n++) {
      const one = await stage();
      await confirmed(one);
      const ends = await Promise.all([1, 2, 3].map(() => releaseHeat(world, announcer, one.heat.id)));
      expect(ends.map(end).sort()).toEqual(["done", "heat-released", "heat-released"]);
      expect((await kinds(one.heat.id)).filter((kind) => kind === "heat-released")).toHaveLength(1);
    }
  });

  test("sent twice with one op id is done once", async () => {
    const one = await stage();
    await confirmed(one);
    const op = world.id<OpId>();
    const ends = await Promise.all([1, 2].map(() => releaseHeat(world, announcer, one.heat.id, op)));
    expect(ends.map(end).filter((how) => how === "done")).toHaveLength(1);
    expect((await kinds(one.heat.id)).filter((kind) => kind === "heat-released")).toHaveLength(1);
  });

  test("stays through a correction", async () => {
    const one = await stage();
    await confirmed(one);
    done(await releaseHeat(world, announcer, one.heat.id));
    done(await correctMark(world, chief, one.heat.id, 1, value(7), "Video"));
    expect((await now(one.heat.id)).releasedAt).not.toBeNull();
  });

  test("of a heat whose people say what an earlier round brought waits for that", async () => {
    const one = await stage();
    await confirmed(one);
    const final = await lastRound(world, one.event.id);
    done(await publishRound(world, one.author, final.id));
    const last = there((await heatsOf(world, final.id))[0]);
    expect(end(await callHeat(world, announcer, last.id))).toBe("earlier-held");
    await fill(world, one.author, last, byEntry(one));
    done(await confirmHeat(world, chief, last.id));
    expect(end(await releaseHeat(world, announcer, last.id))).toBe("earlier-held");
    done(await releaseHeat(world, announcer, one.heat.id));
    expect(end(await releaseHeat(world, announcer, last.id))).toBe("earlier-held");
    done(await releaseHeat(world, announcer, one.other.id));
    expect(end(await releaseHeat(world, announcer, last.id))).toBe("done");
  });

  test("of no heat at all is refused", async () => {
    expect(end(await releaseHeat(world, announcer, world.id<HeatId>()))).toBe("no-such-heat");
  });
});

describe("holding a heat again", () => {
  test("takes the release back, and it may be released anew", async () => {
    const one = await stage();
    await confirmed(one);
    expect(end(await holdHeat(world, announcer, one.heat.id))).toBe("heat-held");
    done(await releaseHeat(world, announcer, one.heat.id));
    world.published.length = 0;
    done(await holdHeat(world, announcer, one.heat.id));
    expect((await now(one.heat.id)).releasedAt).toBeNull();
    expect(told()).toContain(`event:${one.event.id}`);
    done(await releaseHeat(world, announcer, one.heat.id));
    expect((await kinds(one.heat.id)).slice(-3)).toEqual(["heat-released", "heat-held", "heat-released"]);
  });

  test("ends a ceremony of its event, and of no other", async () => {
    const [one, two] = [await ceremony(), await ceremony()];
    for (const { last } of [one, two]) done(await releaseHeat(world, announcer, last.id));
    done(await setPodium(world, announcer, one.meet.id, { event: one.event.id, shown: 2 }));
    done(await setPodium(world, announcer, two.meet.id, { event: two.event.id, shown: 2 }));
    done(await holdHeat(world, announcer, one.heat.id));
    expect((await meetNow(one)).podium).toBeNull();
    expect((await meetNow(two)).podium).toEqual({ event: two.event.id, shown: 2 });
  });
});

describe("calling a heat", () => {
  test("is told, logged as often as it is done, and can be taken back", async () => {
    const one = await stage();
    expect(end(await takeBackCall(world, announcer, one.heat.id))).toBe("heat-not-called");
    world.published.length = 0;
    done(await callHeat(world, announcer, one.heat.id));
    expect(told()).toEqual([`heat:${one.heat.id}`]);
    expect((await now(one.heat.id)).calledAt).toEqual(new Date(world.now()));
    done(await callHeat(world, announcer, one.heat.id));
    done(await takeBackCall(world, announcer, one.heat.id));
    expect((await now(one.heat.id)).calledAt).toBeNull();
    expect(await kinds(one.heat.id)).toEqual(["heat-called", "heat-called", "call-taken-back"]);
  });

  test("is refused once it has begun, and before its round is published", async () => {
    const one = await stage("live");
    await fill(world, one.author, one.heat, byEntry(one));
    expect(end(await callHeat(world, announcer, one.heat.id))).toBe("heat-begun");
    done(await confirmHeat(world, chief, one.heat.id));
    await fill(world, one.author, one.other, byEntry(one));
    done(await confirmHeat(world, chief, one.other.id));
    const drawn = await lastRound(world, one.event.id);
    const next = there((await heatsOf(world, drawn.id))[0]);
    expect(end(await callHeat(world, announcer, next.id))).toBe("round-not-published");
  });
});

/** An event that is over, every heat of it released but the last. */
async function ceremony() {
  const one = await stage();
  await confirmed(one);
  for (const heat of [one.heat, one.other]) done(await releaseHeat(world, announcer, heat.id));
  const final = await playRound(world, one, byEntry(one));
  const heats = await heatsOf(world, final.id);
  for (const heat of heats.slice(0, -1)) done(await releaseHeat(world, announcer, heat.id));
  return { ...one, last: there(heats.at(-1)) };
}

describe("a prize ceremony", () => {
  test("waits until everything of its event is told", async () => {
    const one = await ceremony();
    const begin = () => setPodium(world, announcer, one.meet.id, { event: one.event.id, shown: 0 });
    expect(end(await begin())).toBe("event-not-told");
    done(await releaseHeat(world, announcer, one.last.id));
    expect(end(await begin())).toBe("done");
    expect((await meetNow(one)).podium).toEqual({ event: one.event.id, shown: 0 });
  });

  test("goes a step on and back, no further than there are prizes, and ends", async () => {
    const one = await ceremony();
    done(await releaseHeat(world, announcer, one.last.id));
    const step = (shown: number) => setPodium(world, announcer, one.meet.id, { event: one.event.id, shown });
    const prizes = one.event.plan.prizes;
    const ends = [];
    for (const shown of [1, 2, 1, -1, 1.5, prizes + 1]) ends.push(end(await step(shown)));
    expect(ends).toEqual(["done", "done", "done", "no-such-step", "no-such-step", "no-such-step"]);
    world.published.length = 0;
    done(await setPodium(world, announcer, one.meet.id, null));
    expect((await meetNow(one)).podium).toBeNull();
    expect(told()).toEqual(["meet"]);
  });

  test("is of an event of the own meet", async () => {
    const [one, two] = [await ceremony(), await stage()];
    const foreign = { event: one.event.id, shown: 0 };
    expect(end(await setPodium(world, announcer, two.meet.id, foreign))).toBe("no-such-event");
  });
});

describe("the notice", () => {
  test("is told once, and a form that was opened before does not put the old one back", async () => {
    const one = await stage();
    world.published.length = 0;
    done(await setNotice(world, announcer, one.meet.id, " Lunch at noon "));
    done(await setNotice(world, announcer, one.meet.id, "Lunch at noon"));
    expect(await meetNow(one)).toMatchObject({ notice: "Lunch at noon", version: one.meet.version + 1 });
    expect(told()).toEqual(["meet"]);
    expect(end(await setNotice(world, announcer, one.meet.id, "字".repeat(201)))).toBe("notice-too-long");
  });
});

describe("the announcer's link", () => {
  test("opens its meet until a new one is made or it is taken back", async () => {
    const one = await stage();
    expect(end(await endAnnouncerLink(world, one.author, one.meet.id))).toBe("no-link");
    done(await makeAnnouncerLink(world, one.author, one.meet.id));
    const first = there((await meetNow(one)).announcerToken);
    expect((await meetOfAnnouncer(world, first))?.id).toBe(one.meet.id);
    done(await makeAnnouncerLink(world, one.author, one.meet.id));
    const second = there((await meetNow(one)).announcerToken);
    expect(await meetOfAnnouncer(world, first)).toBeNull();
    done(await endAnnouncerLink(world, one.author, one.meet.id));
    expect(await meetOfAnnouncer(world, second)).toBeNull();
    const log = await findLogOf(world.db, one.meet.id);
    expect(log.map(({ kind }) => kind)).toEqual(["announcer-link-made", "announcer-link-made", "announcer-link-ended"]);
    expect(JSON.stringify(log)).not.toContain(first);
  });
});

describe("a leader", () => {
  test("does not learn from the own people's places who went on before it is released", async () => {
    const one = await stage();
    await confirmed(one);
    done(await publishRound(world, one.author, (await lastRound(world, one.event.id)).id));
    const unit = there(one.people[0]).unitId;
    const author: Author = { kind: "leader", id: unit, name: "Unit" };
    const rounds = async () => {
      const page = there(await ownUnit(world, author, one.meet.id, unit));
      return new Set(page.people.flatMap(({ stands }) => stands.map(({ roundNumber }) => roundNumber)));
    };
    expect(await rounds()).toEqual(new Set([1]));
    done(await releaseHeat(world, announcer, one.heat.id));
    expect(await rounds()).toEqual(new Set([1]));
    done(await releaseHeat(world, announcer, one.other.id));
    expect(await rounds()).toEqual(new Set([1, 2]));
    done(await holdHeat(world, announcer, one.heat.id));
    expect(await rounds()).toEqual(new Set([1]));
    done(await updateEvent(world, one.author, one.meet.id, one.event.id, { release: "official" }));
    expect(await rounds()).toEqual(new Set([1, 2]));
  });

  test("does not learn from what is refused who went on", async () => {
    const one = await stage();
    await confirmed(one);
    done(await publishRound(world, one.author, (await lastRound(world, one.event.id)).id));
    const ends = new Set<string>();
    for (const person of one.people) {
      const author: Author = { kind: "leader", id: person.unitId, name: "Unit" };
      ends.add(end(await withdrawEntrant(world, author, one.meet.id, person.id)));
    }
    expect([...ends]).toEqual(["event-drawn"]);
  });
});
