import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { updateMeet } from "#db/meets.ts";
import { findPicturesOf } from "#db/pictures.ts";
import { openGallery, planVote } from "#services/gallery.ts";
import { type Grant, grantSession, nobody } from "#services/sessions.ts";
import { openVote } from "#services/votes.ts";
import { pages } from "../support/app.ts";
import { stageJudged } from "../support/judged.ts";
import { shown } from "../support/page.ts";
import { jpeg, png, secret } from "../support/pictures.ts";
import { done, type Stage, there } from "../support/play.ts";
import { makeTablet } from "../support/seats.ts";
import { addWork, stageWorks, votedModules } from "../support/works.ts";
import { morning, serveFrom, testWorld } from "../support/world.ts";

const world = await testWorld();
serveFrom(world);
afterAll(world.drop);

let handle: (request: Request) => Promise<Response>;
beforeAll(async () => {
  handle = (await pages()).handle;
});

const host = "http://ground.test";
const cookieOf = async (grant: Grant) => `fieldday=${await grantSession(world, nobody, grant)}`;
const organizerOf = ({ author }: Stage) => cookieOf({ kind: "account", id: there(author.id) as never });
const leaderOf = (stage: Stage, at = 0) => cookieOf({ kind: "unit", id: there(stage.people[at]).unitId });

const get = (path: string, cookie = "", headers: Record<string, string> = {}) =>
  handle(new Request(`${host}${path}`, { headers: { ...headers, ...(cookie && { Cookie: cookie }) } }));
const post = (path: string, body: BodyInit, cookie = "") =>
  handle(new Request(`${host}${path}`, { method: "POST", body, headers: cookie ? { Cookie: cookie } : {} }));

interface Sent {
  bytes: Uint8Array<ArrayBuffer>;
  name?: string;
  type?: string;
}
/** A form with pictures, as a browser sends it. */
function upload(fields: Record<string, string>, ...files: Sent[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ intent: "add", ...fields })) form.set(name, value);
  for (const { bytes, name = "work.jpg", type = "image/jpeg" } of files)
    form.append("pictures", new File([bytes], name, { type }));
  return form;
}

const desk = ({ meet, event }: Stage) => `/meets/${meet.id}/events/${event.id}/works`;
const gallery = ({ meet, event }: Stage) => `/m/${meet.slug}/works/${event.id}`;
const picturesOf = ({ event }: Stage) => findPicturesOf(world.db, [event.id]);
const staged = (sizes = [1, 1]) => stageJudged(world, sizes, votedModules(true));

describe("sending pictures", () => {
  test("an organizer adds several of one work; the page shows them, and who has none yet", async () => {
    const stage = await staged();
    const cookie = await organizerOf(stage);
    const [one, two] = [there(stage.people[0]), there(stage.people[1])];
    const files = [{ bytes: jpeg() }, { bytes: png(), name: "b.png", type: "image/png" }];
    const answer = await shown(await post(desk(stage), upload({ entrant: one.id, title: "Bridge" }, ...files), cookie));
    expect(answer.status).toBe(200);
    expect(answer.text).toContain("已上传 2 张图片");
    const page = await shown(await get(desk(stage), cookie));
    expect(page.text).toContain("2 份作品，1 份已有图片");
    expect(page.text).toContain(`还没有图片：${two.name}`);
    expect((await picturesOf(stage)).map(({ title }) => title)).toEqual(["Bridge", "Bridge"]);
    const [picture] = await picturesOf(stage);
    const id = there(picture).id;
    const wish = (intent: string, more = {}) => new URLSearchParams({ intent, picture: id, ...more });
    expect((await shown(await post(desk(stage), wish("title", { title: "Pier" }), cookie))).text).toContain(
      "名称已保存",
    );
    expect((await post(desk(stage), wish("move"), cookie)).status).toBe(200);
    expect((await post(desk(stage), wish("remove"), cookie)).status).toBe(200);
    expect((await post(desk(stage), wish("remove"), cookie)).status).toBe(422);
    expect(await picturesOf(stage)).toHaveLength(1);
    expect((await post(desk(stage), wish("dance"), cookie)).status).toBe(400);
  });

  const html = new TextEncoder().encode("<!doctype html><script>alert(1)</script>");
  const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
  test.each([
    ["13 MB", [{ bytes: new Uint8Array(13 * 1024 * 1024) }], "每张不超过 12 MB"],
    ["a page named .jpg", [{ bytes: html }], "work.jpg · 不是 JPEG、PNG 或 WebP 图片"],
    ["an SVG", [{ bytes: svg, name: "a.svg", type: "image/svg+xml" }], "不是 JPEG、PNG 或 WebP 图片"],
    ["half a picture", [{ bytes: jpeg().slice(0, 300) }], "不完整或已损坏"],
    ["six at a time", Array.from({ length: 6 }, () => ({ bytes: jpeg() })), "一次最多 5 张"],
    ["nothing", [], "请选择图片"],
  ])("is refused with the reason at the field: %s", async (_name, files, words) => {
    const stage = await staged([1]);
    const form = upload({ entrant: there(stage.people[0]).id, title: "kept" }, ...files);
    const page = await shown(await post(desk(stage), form, await organizerOf(stage)));
    expect(page.status).toBe(422);
    expect(page.field("pictures")?.problem).toContain(words);
    expect(page.field("title")?.value).toBe("kept");
    expect(await picturesOf(stage)).toEqual([]);
  });

  test("the good ones of a form come in where another is refused", async () => {
    const stage = await staged([1]);
    const form = upload({ entrant: there(stage.people[0]).id }, { bytes: jpeg() }, { bytes: html, name: "two.jpg" });
    const page = await shown(await post(desk(stage), form, await organizerOf(stage)));
    expect([page.status, page.text.includes("已上传 1 张图片"), page.text.includes("two.jpg")]).toEqual([
      422,
      true,
      true,
    ]);
    expect(await picturesOf(stage)).toHaveLength(1);
  });

  test("a form that broke off is a message", async () => {
    const stage = await staged([1]);
    const request = new Request(`${host}${desk(stage)}`, {
      method: "POST",
      body: '--x\r\nContent-Disposition: form-data; name="pictures"; filename="a.jpg"\r\n\r\nhalf',
      headers: { Cookie: await organizerOf(stage), "Content-Type": "multipart/form-data; boundary=x" },
    });
    const page = await shown(await handle(request));
    expect([page.status, page.text.includes("再传一次")]).toEqual([422, true]);
  });

  test("leaders send those of their own people until entries close", async () => {
    const stage = await staged();
    const cookie = await leaderOf(stage);
    const [own, other] = [there(stage.people[0]), there(stage.people[1])];
    const add = (entrant: string, bytes = jpeg()) =>
      post("/unit/works", upload({ event: stage.event.id, entrant }, { bytes }), cookie);
    const page = await shown(await get("/unit/works", cookie));
    expect([page.text.includes(own.name), page.text.includes(other.name)]).toEqual([true, false]);
    expect((await shown(await get("/unit", cookie))).html).toContain('href="/unit/works"');
    expect((await add(own.id)).status).toBe(200);
    expect((await add(other.id)).status).toBe(422);
    const elsewhere = upload({ event: (await staged([1])).event.id, entrant: own.id }, { bytes: jpeg() });
    expect((await post("/unit/works", elsewhere, cookie)).status).toBe(400);
    await updateMeet(world.db, stage.meet.id, { entryClosesAt: new Date(morning - 1) });
    expect((await shown(await add(own.id, png()))).text).toContain("报名已截止");
    expect(await picturesOf(stage)).toHaveLength(1);
  });
});

describe("a picture's address", () => {
  test("opens for those who may see it, and is nothing to everybody else", async () => {
    const stage = await stageWorks(world, [1, 1]);
    const other = await stageWorks(world, [1]);
    const maker = there(stage.people[0]);
    const picture = there((await picturesOf(stage)).find(({ entrantId }) => entrantId === maker.id));
    const path = `/works/${picture.id}`;
    const seat = async (at: Stage, event: Stage["event"]["id"] | null) => {
      const { device } = await makeTablet(world, at.meet, at.author, { event, judge: 101 });
      return cookieOf({ kind: "device", id: device.id });
    };
    const status = async (cookie: string) => (await get(path, cookie)).status;
    expect(await status(await organizerOf(stage))).toBe(200);
    expect(await status(await leaderOf(stage))).toBe(200);
    expect(await status(await seat(stage, stage.event.id))).toBe(200);
    for (const cookie of ["", await organizerOf(other), await leaderOf(stage, 1), await seat(other, other.event.id)])
      expect(await status(cookie)).toBe(404);
    done(await openGallery(world, stage.author, stage.event.id));
    expect(await status("")).toBe(200);
    expect((await get("/works/no-such", "")).status).toBe(404);
  });

  test("answers a picture and nothing else, without saying whose it is", async () => {
    const stage = await stageWorks(world, [1]);
    done(await openGallery(world, stage.author, stage.event.id));
    const picture = there((await picturesOf(stage))[0]);
    const answer = await get(`/works/${picture.id}`);
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject({
      "content-type": "image/jpeg",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      etag: `"${picture.hash}"`,
    });
    expect(headers["cache-control"]).toContain("private");
    const body = Buffer.from(await answer.arrayBuffer()).toString("latin1");
    const told = `${JSON.stringify(headers)} ${body}`;
    for (const trace of [secret, picture.entrantId, there(stage.people[0]).name]) expect(told).not.toContain(trace);
    expect((await get(`/works/${picture.id}`, "", { "If-None-Match": `W/"${picture.hash}"` })).status).toBe(304);
    expect((await get(`/works/${picture.id}?small`)).headers.get("etag")).toBe(`"${picture.hash}-small"`);
  });
});

describe("the gallery and its vote", () => {
  const opened = async (sizes = [2]) => {
    const stage = await stageWorks(world, sizes);
    done(await openGallery(world, stage.author, stage.event.id));
    done(await planVote(world, stage.author, stage.event.id, { code: "4711", picks: 1, titles: false }));
    return stage;
  };
  const ballot = (fields: Record<string, string> = {}, ...picks: number[]) => {
    const form = new URLSearchParams({ intent: "vote", code: "4711", ...fields });
    for (const number of picks) form.append("pick", String(number));
    return form;
  };
  const voterIn = (response: Response) => /voter=[\w-]+/.exec(response.headers.get("Set-Cookie") ?? "")?.[0];

  test("are not there while closed, nor at another meet", async () => {
    const [stage, other] = [await stageWorks(world, [1]), await opened([1])];
    expect((await get(gallery(stage))).status).toBe(404);
    expect((await get(`/m/${stage.meet.slug}/works/${other.event.id}`)).status).toBe(404);
    expect((await post(gallery(stage), ballot({}, 1))).status).toBe(404);
    expect((await get(gallery(other))).status).toBe(200);
  });

  test("show numbers, pictures with words, and nobody's name or id", async () => {
    const stage = await opened();
    const { html, text } = await shown(await get(gallery(stage)));
    expect(text).toContain("001 号");
    expect(html).toContain('alt="001 号作品，第 1 张"');
    expect(html).toContain('loading="lazy"');
    for (const { id, name, unitId } of stage.people)
      expect([id, name, unitId].filter((trace) => html.includes(trace))).toEqual([]);
  });

  test("take one vote of a phone by a form alone", async () => {
    const stage = await opened();
    expect((await get(gallery(stage))).headers.get("Set-Cookie")).toBeNull();
    done(await openVote(world, stage.author, stage.event.id));
    const first = await get(gallery(stage));
    const cookie = there(voterIn(first));
    expect(first.headers.get("Set-Cookie")).toMatch(/; Path=\/m; HttpOnly; SameSite=Lax/);
    const wrong = await shown(await post(gallery(stage), ballot({ code: "0815" }, 2), cookie));
    expect([wrong.status, wrong.field("code")?.problem]).toEqual([422, "验证码不对，请看现场展示的验证码"]);
    expect(wrong.html).toContain('name="pick" checked="" value="2"');
    expect((await shown(await post(gallery(stage), ballot({}, 1, 2), cookie))).text).toContain("最多选 1 份");
    expect((await shown(await post(gallery(stage), ballot({ pick: "x" }), cookie))).status).toBe(422);
    const cast = await shown(await post(gallery(stage), ballot({}, 2), cookie));
    expect([cast.status, cast.text.includes("你投了 002 号")]).toEqual([200, true]);
    expect((await shown(await post(gallery(stage), ballot({}, 2), cookie))).status).toBe(200);
    expect((await shown(await post(gallery(stage), ballot({}, 1), cookie))).text).toContain("今天已经投过票");
    expect((await shown(await get(gallery(stage), cookie))).text).toContain("今天你已投票：002 号");
    const without = await post(gallery(stage), ballot({}, 1));
    expect([without.status, voterIn(without) !== undefined]).toEqual([422, true]);
    expect((await post(gallery(stage), new URLSearchParams({ intent: "other" }), cookie)).status).toBe(400);
  });

  test("are run from the desk, the code shown there and never on the public page", async () => {
    const stage = await stageWorks(world, [2]);
    const cookie = await organizerOf(stage);
    const deed = async (intent: string, more = {}) =>
      shown(await post(desk(stage), new URLSearchParams({ intent, ...more }), cookie));
    expect((await deed("plan", { code: "ab", picks: "2" })).field("code")?.problem).toBe("至少 4 个字符");
    expect((await deed("plan", { code: "4711", picks: "many" })).field("picks")?.problem).toBe("填 1–20");
    expect((await deed("plan", { code: "4711", picks: "2" })).status).toBe(200);
    expect((await deed("vote-open")).text).toContain("请先开放作品展示");
    expect((await deed("gallery-open")).text).toContain("已对公众开放");
    expect((await deed("vote-open")).text).toContain("投票已开始");
    const page = await shown(await get(desk(stage), cookie));
    expect(page.html).toContain(">4711<");
    // names stand here: no number may
    expect(page.text).not.toContain("001 号");
    expect((await shown(await get(gallery(stage)))).html).not.toContain("4711");
    const closed = await deed("vote-close");
    expect(closed.text).toContain("投票已结束");
    expect(closed.text).toContain("还没有排定并公布");
    expect((await deed("enter")).status).toBe(422);
    expect((await deed("gallery-close")).status).toBe(200);
    const stranger = await organizerOf(await stageWorks(world, [1]));
    expect((await post(desk(stage), new URLSearchParams({ intent: "gallery-open" }), stranger)).status).toBe(403);
  });

  test("a work without a picture hangs by its number", async () => {
    const stage = await opened([1]);
    const { id } = there((await picturesOf(stage))[0]);
    const cookie = await organizerOf(stage);
    await post(desk(stage), new URLSearchParams({ intent: "remove", picture: id }), cookie);
    expect((await shown(await get(gallery(stage)))).text).toContain("还没有图片");
    await addWork(world, stage, there(stage.people[0]).id);
  });
});
