import { afterAll, describe, expect, test } from "vitest";
import type { EntrantId } from "#core/ids.ts";
import { findLogOf } from "#db/log.ts";
import { updateMeet } from "#db/meets.ts";
import { findPictureBytes, findPicturesOf } from "#db/pictures.ts";
import { removeEvent } from "#services/events.ts";
import { worksOfHeats } from "#services/gallery.ts";
import { pictureFor } from "#services/gallery-shown.ts";
import { addPicture, mostPictures, movePicture, removePicture, titlePicture } from "#services/pictures.ts";
import { nobody } from "#services/sessions.ts";
import { unitWorks } from "#services/unit-works.ts";
import { openModule, simple, stageJudged } from "../support/judged.ts";
import { jpeg, png, secret } from "../support/pictures.ts";
import { done, end, heatsOf, there } from "../support/play.ts";
import { addWork, stageWorks, votedModules } from "../support/works.ts";
import { morning, testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

const staged = (sizes = [2, 1]) => stageJudged(world, sizes, votedModules(true));
type Stage = Awaited<ReturnType<typeof staged>>;

const picturesOf = async ({ event }: Stage, entrant: EntrantId) =>
  (await findPicturesOf(world.db, [event.id])).filter(({ entrantId }) => entrantId === entrant);
const kinds = async ({ event }: Stage) => (await findLogOf(world.db, event.id)).map(({ kind }) => kind);
const leaderOf = (unit: string) => ({ kind: "leader" as const, id: unit, name: "leader" });

describe("[JD30] pictures of works", () => {
  test("are kept without metadata, with a title, each under its hash", async () => {
    const stage = await staged();
    const [maker] = stage.people;
    const of = { eventId: stage.event.id, entrantId: there(maker).id };
    const small = jpeg({ width: 90, height: 60 });
    const id = done(await addPicture(world, stage.author, of, { bytes: jpeg({ turn: 6 }), small, title: " Harvest " }));
    const [picture] = await picturesOf(stage, of.entrantId);
    expect(picture).toMatchObject({ id, type: "image/jpeg", width: 3, height: 4, title: "Harvest", sort: 1 });
    for (const isSmall of [true, false]) {
      const kept = there(await findPictureBytes(world.db, id, isSmall));
      expect(kept.data.toString("latin1")).not.toContain(secret);
    }
    expect(await kinds(stage)).toContain("picture-added");
  });

  test("the same one twice is one; one that is none is refused with the reason", async () => {
    const stage = await staged();
    const of = { eventId: stage.event.id, entrantId: there(stage.people[0]).id };
    const first = done(await addPicture(world, stage.author, of, { bytes: png() }));
    expect(done(await addPicture(world, stage.author, of, { bytes: png() }))).toBe(first);
    expect(await picturesOf(stage, of.entrantId)).toHaveLength(1);
    const page = new TextEncoder().encode("<html>");
    expect(end(await addPicture(world, stage.author, of, { bytes: page }))).toBe("not-a-picture");
    const title = "x".repeat(41);
    expect(end(await addPicture(world, stage.author, of, { bytes: jpeg(), title }))).toBe("title-too-long");
    const stranger = { ...of, entrantId: world.id<EntrantId>() };
    expect(end(await addPicture(world, stage.author, stranger, { bytes: jpeg() }))).toBe("no-such-work");
  });

  test("a work has ten at the most", async () => {
    const stage = await staged([1]);
    const of = { eventId: stage.event.id, entrantId: there(stage.people[0]).id };
    for (let n = 0; n < mostPictures; n++) await addWork(world, stage, of.entrantId);
    expect(end(await addPicture(world, stage.author, of, { bytes: jpeg({ width: 7 }) }))).toBe("too-many-pictures");
  });

  test("are named, moved up and taken away, and the log says so", async () => {
    const stage = await staged([1]);
    const maker = there(stage.people[0]).id;
    const [one, two] = [await addWork(world, stage, maker), await addWork(world, stage, maker)];
    const at = (id: typeof one) => ({ eventId: stage.event.id, id });
    done(await movePicture(world, stage.author, at(two)));
    done(await movePicture(world, stage.author, at(two)));
    expect((await picturesOf(stage, maker)).map(({ id }) => id)).toEqual([two, one]);
    done(await titlePicture(world, stage.author, at(one), "Bridge"));
    done(await removePicture(world, stage.author, at(two)));
    expect(end(await removePicture(world, stage.author, at(two)))).toBe("no-such-picture");
    expect((await picturesOf(stage, maker)).map(({ title }) => title)).toEqual(["Bridge"]);
    const told = (await kinds(stage)).filter((kind) => kind.startsWith("picture-"));
    expect(told).toEqual(["picture-added", "picture-added", "picture-moved", "picture-titled", "picture-removed"]);
  });

  test("leaders touch their own people's, until entries close", async () => {
    const stage = await staged([1, 1]);
    const [own, other] = [there(stage.people[0]), there(stage.people[1])];
    const leader = leaderOf(own.unitId);
    const of = (entrantId: EntrantId) => ({ eventId: stage.event.id, entrantId });
    const id = done(await addPicture(world, leader, of(own.id), { bytes: jpeg() }));
    expect(end(await addPicture(world, leader, of(other.id), { bytes: jpeg() }))).toBe("not-your-unit");
    const mine = there(await unitWorks(world, stage.meet.id, own.unitId));
    expect(mine.events.flatMap(({ works }) => works.map(({ name }) => name))).toEqual([own.name]);
    await updateMeet(world.db, stage.meet.id, { entryClosesAt: new Date(morning - 1) });
    expect(end(await addPicture(world, leader, of(own.id), { bytes: png() }))).toBe("entries-closed");
    expect(end(await removePicture(world, leader, { eventId: stage.event.id, id }))).toBe("entries-closed");
    done(await addPicture(world, stage.author, of(own.id), { bytes: png() }));
  });

  test("go with an event that is removed before it is drawn", async () => {
    const stage = await staged([1]);
    await addWork(world, stage, there(stage.people[0]).id);
    done(await removeEvent(world, stage.author, stage.meet.id, stage.event.id));
    expect(await findPicturesOf(world.db, [stage.event.id])).toEqual([]);
  });
});

describe("[JD31] whose a work is", () => {
  test("judges see pictures by lane, without titles while the works are blind", async () => {
    const stage = await stageWorks(world, [2, 2]);
    const round = there((await world.db.query.round.findMany()).find(({ eventId }) => eventId === stage.event.id));
    const [heat] = await heatsOf(world, round.id);
    const seen = there((await worksOfHeats(world.db, [there(heat).id])).get(there(heat).id));
    expect([...seen.keys()].sort()).toEqual([1, 2, 3, 4]);
    expect([...seen.values()].flat().map(({ title }) => title)).toEqual(["", "", "", ""]);
    const told = JSON.stringify([...seen]);
    for (const { id, name } of stage.people) expect([told.includes(id), told.includes(name)]).toEqual([false, false]);
  });

  test("a module that is not blind shows titles", async () => {
    const stage = await stageJudged(world, [1], [simple({ kind: "works", together: true })]);
    await addWork(world, stage, there(stage.people[0]).id, "Bridge");
    const [heat] = await heatsOf(world, await openModule(world, stage));
    const seen = (await worksOfHeats(world.db, [there(heat).id])).get(there(heat).id);
    expect(seen?.get(1)?.map(({ title }) => title)).toEqual(["Bridge"]);
  });

  test("a picture is there for nobody without a reason to see it", async () => {
    const stage = await staged([1]);
    const maker = there(stage.people[0]);
    const id = await addWork(world, stage, maker.id);
    const leader = (unit: typeof maker.unitId) => ({ ...nobody, leader: { unit, meet: stage.meet.id, name: "" } });
    expect(await pictureFor(world, nobody, id)).toBeNull();
    expect(await pictureFor(world, leader(world.id()), id)).toBeNull();
    expect((await pictureFor(world, leader(maker.unitId), id))?.id).toBe(id);
  });
});
