import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventTemplate } from "#core/catalogue/templates.ts";
import { findEvent, findEvents } from "#db/events.ts";
import { findLogPage } from "#db/log.ts";
import { translator } from "#i18n/catalogue.ts";
import { contestWords } from "#i18n/contest-words.ts";
import { fingerprint } from "#services/events.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import { fieldsOf } from "#ui/desk/judged-sheet/draft.ts";
import { draftOf } from "#ui/desk/judged-sheet/from-plan.ts";
import { pages } from "../support/app.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { type PageShown, shown } from "../support/page.ts";
import { there } from "../support/play.ts";
import { makeRound } from "../support/rounds.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { serveFrom, testWorld } from "../support/world.ts";

// The contest sheet by forms alone, as a browser without scripts sends them.

const world = await testWorld();
serveFrom(world);
afterAll(world.drop);

let handle: (request: Request) => Promise<Response>;
beforeAll(async () => {
  handle = (await pages()).handle;
});

const { meet, account } = await makeMeet(world, { name: "职工技能大赛" });
const cookieOf = async (id: typeof account.id) =>
  `fieldday=${await grantSession(world, nobody, { kind: "account", id })}`;
const cookieHere = await cookieOf(account.id);

type Fields = Record<string, string>;
type Body = URLSearchParams | FormData;
const words = translator(contestWords, "zh-Hans");

async function send(path: string, body?: Body, cookie = cookieHere): Promise<PageShown> {
  const headers = { Cookie: cookie, "Accept-Language": "zh-CN" };
  const request = new Request(`http://ground.test/meets/${meet.id}${path}`, {
    headers,
    ...(body && { method: "POST", body }),
  });
  return shown(await handle(request));
}

/** A welding contest, its page, and the form as the page shows it with some fields typed over. */
async function welding() {
  const event = await makeEvent(world, meet, "welding", { name: "焊接" });
  const path = `/events/${event.id}/sheet`;
  const now = async () => there(await findEvent(world.db, event.id));
  const filled = async (fields: Fields): Promise<URLSearchParams> => {
    const row = await now();
    const draft = draftOf(there(row.plan.judged), row.options.digits ?? 0, words);
    return new URLSearchParams({ ...Object.fromEntries(fieldsOf(draft)), seen: fingerprint(row), ...fields });
  };
  const post = async (fields: Fields) => send(path, await filled(fields));
  const plan = async () => there((await now()).plan.judged);
  return { event, path, filled, post, plan, get: () => send(path) };
}

const shownIn = (page: PageShown, name: string) => page.field(name)?.value;

describe("the contest sheet", () => {
  test("shows modules with shares and lines, and says that they close", async () => {
    const { get } = await welding();
    const page = await get();
    expect(page.status).toBe(200);
    expect(page.text).toContain("焊接：评分表");
    expect(shownIn(page, "modules.0.share")).toBe("30");
    expect(shownIn(page, "modules.1.lines.0.most")).toBe("10");
    expect(page.text).toContain("占比合计 100% ✓");
    expect(page.text).toContain("理论 30%，不超过 30% ✓");
  });

  test("is kept, with what changed in the log", async () => {
    const one = await welding();
    const saved = await one.post({ intent: "save", "modules.1.spread": "8.5", "modules.0.name": "笔试", best: "2" });
    expect(saved.status, saved.text).toBe(302);
    expect(saved.location).toBe(`/meets/${meet.id}${one.path}?saved`);
    const plan = await one.plan();
    expect(plan.modules.map(({ name }) => name)).toEqual(["笔试", ""]);
    expect(plan.modules[1]?.spread).toBe(850);
    expect(plan.team).toEqual({ best: 2 });
    const [entry] = await findLogPage(world.db, meet.id, null, 1);
    expect(entry).toMatchObject({ kind: "sheet-changed", payload: { name: ["笔试"] } });
    expect((await one.get()).text).not.toContain("没有保存");
  });

  test("that says nothing new writes nothing", async () => {
    const one = await welding();
    const [before] = await findLogPage(world.db, meet.id, null, 1);
    expect((await one.post({ intent: "save" })).status).toBe(302);
    expect((await findLogPage(world.db, meet.id, null, 1))[0]?.seq).toBe(before?.seq);
  });

  const wrong: [field: string, value: string, words: string][] = [
    ["modules.0.share", "40", "理论最多占 30%，现在是 40%"],
    ["modules.1.share", "60", ""],
    ["modules.1.most", "99", "比满分 99 多 1"],
    ["modules.1.lines.0.most", "十分", "请写分数"],
    ["modules.1.drop", "2", "就没有分了"],
    ["ties.2", "module:practice", "上面已经比过了"],
    ["awards.0.amounts", "10, 20", "有 3 个名称，却有 2 个数"],
  ];
  test.each(wrong)("is refused at the field, and keeps what was typed: %s %s", async (field, value, said) => {
    const one = await welding();
    const before = await one.plan();
    const page = await one.post({ intent: "save", [field]: value });
    expect(page.status).toBe(422);
    expect(shownIn(page, field)).toBe(value);
    if (said) expect(page.field(field)?.problem).toContain(said);
    expect(await one.plan()).toEqual(before);
  });

  test("says by how much shares and lines miss", async () => {
    const one = await welding();
    const page = await one.post({ intent: "check", "modules.1.share": "65", "modules.1.lines.0.most": "8" });
    expect(page.text).toContain("占比合计 95% ⚠ 还差 5%");
    expect(page.text).toContain("还差 2");
    expect((await one.post({ intent: "check" })).text).toContain("没有发现问题");
  });

  test("gets and loses rows without a script, and takes the loss back", async () => {
    const one = await welding();
    const more = await one.post({ intent: "after:modules.1.lines.0", "modules.1.lines.0.group": "坡口" });
    expect(shownIn(more, "modules.1.lines.0.group")).toBe("坡口");
    expect(shownIn(more, "modules.1.lines.1.most")).toBe("");
    const less = await one.post({ intent: "remove:modules.1", "modules.1.lines.0.group": "坡口" });
    expect(less.field("modules.1.share")).toBeNull();
    const kept = /name="before" value="([^"]*)"/.exec(less.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const back = await one.post({ intent: "undo", before: kept });
    expect(shownIn(back, "modules.1.lines.0.group")).toBe("坡口");
    expect((await one.plan()).modules).toHaveLength(2);
  });

  test("is filled in from another trade's template, unsaved", async () => {
    const one = await welding();
    const page = await one.post({ intent: "template", template: "speech" });
    expect(page.text).toContain("模板已填入");
    expect(shownIn(page, "modules.0.lines.0.most")).toBe("40");
    expect((await one.plan()).modules).toHaveLength(2);
    expect((await one.post({ intent: "template", template: "skipping-1min" })).status).toBe(400);
  });

  test("of two people keeps the first one's, and loses nothing of the second one's", async () => {
    const one = await welding();
    const stale = await one.filled({ intent: "save", "modules.1.name": "上机", "modules.1.spread": "5" });
    expect((await one.post({ intent: "save", "modules.0.name": "笔试" })).status).toBe(302);
    const page = await send(one.path, stale);
    expect(page.status).toBe(409);
    expect(page.text).toContain("有人先保存了这张表");
    expect(page.text).toMatch(/不同之处：笔试，/);
    expect(shownIn(page, "modules.1.name")).toBe("上机");
    expect((await one.plan()).modules[1]?.name).toBe("");
    const seen = there(/name="seen" value="([^"]*)"/.exec(page.html)?.[1]);
    stale.set("seen", seen);
    expect((await send(one.path, stale)).status).toBe(302);
    expect((await one.plan()).modules.map(({ name }) => name)).toEqual(["", "上机"]);
  });
});

describe("a list from a spreadsheet", () => {
  const list = [
    "环节\t占比\t评分项\t评分子项\t满分\t方式",
    "理论\t30%\t\t\t100\t",
    "实操\t70%\t焊缝外观\t余高\t20\t打分",
    "\t\t\t咬边\t30\t是否",
    "\t\t安全文明\t\t50\t评判",
    "合计\t100%\t\t\t100\t",
  ].join("\n");

  test("is read, shown unsaved, kept, and exported as it came", async () => {
    const one = await welding();
    const page = await one.post({ intent: "import", list, mode: "replace" });
    expect(page.status, page.text).toBe(200);
    expect(page.text).toContain("已读入 2 个环节、3 个评分项");
    expect(shownIn(page, "modules.1.lines.1.group")).toBe("焊缝外观");
    expect(shownIn(page, "modules.1.lines.1.kind")).toBe("yes-no");
    expect(shownIn(page, "ties.0")).toBe("");
    const fields = Object.fromEntries(
      [...page.html.matchAll(/<input[^>]*name="([^"]+)"[^>]*>/g)].flatMap(([tag, name = ""]) =>
        tag.includes('type="checkbox"') && !tag.includes("checked")
          ? []
          : [[name, shownIn(page, name) ?? hiddenValue(tag)]],
      ),
    );
    const selects = [...page.html.matchAll(/<select[^>]*name="([^"]+)"/g)].map(([, name = ""]) => [
      name,
      shownIn(page, name) ?? "",
    ]);
    const whole = new URLSearchParams({ ...fields, ...Object.fromEntries(selects), intent: "save" });
    const saved = await send(one.path, whole);
    expect(saved.status, saved.text).toBe(302);
    expect((await one.plan()).modules[1]?.lines.map(({ name, kind = "points" }) => [name, kind])).toEqual([
      ["余高", "points"],
      ["咬边", "yes-no"],
      ["安全文明", "judgement"],
    ]);
    const csv = await send(`${one.path}.csv`);
    expect(csv.html).toContain('"实操","70%","焊缝外观","咬边","30","是否"');
    const again = await one.post({ intent: "import", list: csv.html, mode: "append" });
    expect(again.text).toContain("已读入 2 个环节、3 个评分项");
    expect(shownIn(again, "modules.3.lines.2.group")).toBe("安全文明");
  });
  const hiddenValue = (tag: string) => /value="([^"]*)"/.exec(tag)?.[1] ?? "";

  test("with wrong cells changes nothing, and names each by row and column", async () => {
    const one = await welding();
    const bad = list
      .replace("20\t打分", "二十\t打分")
      .replace("50\t评判", "50\t猜")
      .replace("70%", "七成")
      .replace(/\n合计.*/, "");
    const form = new FormData();
    for (const [name, value] of await one.filled({ intent: "import", "modules.0.name": "笔试" }))
      form.append(name, value);
    form.append("file", new File([bad], "评分表.csv"));
    const page = await send(one.path, form);
    expect(page.status).toBe(422);
    expect(page.text).toContain("3 个单元格读不懂");
    for (const said of ["3 B 七成", "3 E 二十", "5 F 猜"]) expect(page.text).toContain(said);
    expect(shownIn(page, "modules.0.name")).toBe("笔试");
    expect(shownIn(page, "list")).toContain("二十");
  });

  test("that is empty, or no list at all, is asked for again", async () => {
    const one = await welding();
    expect((await one.post({ intent: "import", list: " " })).field("list")?.problem).toContain("请粘贴评分表");
    const form = new FormData();
    form.append("intent", "import");
    form.append("file", new File([new Uint8Array([0xd0, 0xcf, 0, 1, 2])], "old.xls"));
    expect((await send(one.path, form)).text).toContain("这个文件读不懂");
  });
});

describe("once a module is drawn", () => {
  const drawn = async (state: "scheduled" | "running") => {
    const one = await welding();
    const unit = await makeUnit(world, meet);
    const people = [await makeEntrant(world, meet, unit)];
    await makeRound(world, one.event, { number: 1, of: 2, heats: [{ people, state }] });
    return one;
  };

  test("its lines and judges stay, and the page says so; names may change", async () => {
    const one = await drawn("scheduled");
    expect((await one.get()).text).toContain("已抽签：评分项、满分");
    const judges = await one.post({ intent: "save", "modules.0.judges": "2" });
    expect(judges.status).toBe(409);
    expect(judges.text).toContain("“理论”已经抽签，这些不能再改：评委人数和组数");
    expect(shownIn(judges, "modules.0.judges")).toBe("2");
    expect((await one.post({ intent: "save", digits: "1" })).text).toContain("小数位数不能再改");
    expect((await one.post({ intent: "save", "modules.0.name": "笔试", "modules.1.judges": "5" })).status).toBe(302);
    expect((await one.post({ intent: "save", "modules.0.balance": "standard" })).status).toBe(302);
  });

  test("and has begun, what its marks are worked out from stays too, and the rest asks for a reason", async () => {
    const one = await drawn("running");
    const held = await one.post({ intent: "save", "modules.0.balance": "standard", reason: "改规程" });
    expect(held.text).toContain("“理论”已经开始打分，这些不能再改：去高低分和平衡的办法");
    const asked = await one.post({ intent: "save", "modules.1.drop": "1" });
    expect(asked.field("reason")?.problem).toContain("要写原因");
    expect((await one.post({ intent: "save", "modules.1.drop": "1", reason: "评委会决定" })).status).toBe(302);
    const [entry] = await findLogPage(world.db, meet.id, null, 1);
    expect(entry).toMatchObject({ kind: "sheet-changed", reason: "评委会决定" });
  });
});

describe("who may", () => {
  test("nobody but the meet's organizers, and only where a panel judges", async () => {
    const one = await welding();
    const other = await makeMeet(world);
    expect((await send(one.path, undefined, "")).location).toContain("/sign-in");
    expect((await send(one.path, undefined, await cookieOf(other.account.id))).status).toBe(403);
    const save = await one.filled({ intent: "save" });
    expect((await send(one.path, save, await cookieOf(other.account.id))).status).toBe(403);
    expect((await send(`${one.path}.csv`, undefined, await cookieOf(other.account.id))).status).toBe(403);
    const race = await makeEvent(world, meet, "sprint-100m");
    expect((await send(`/events/${race.id}/sheet`)).status).toBe(404);
    expect((await one.post({ intent: "no-such-intent" })).status).toBe(400);
  });

  test("making an event that a panel judges leads to its sheet, and its rules lead there too", async () => {
    const made = await send("/events", new URLSearchParams({ intent: "add-chosen", template: "forklift" }));
    const event = there((await findEvents(world.db, meet.id)).find(({ template }) => template === "forklift"));
    expect(made.location).toBe(`/meets/${meet.id}/events/${event.id}/sheet`);
    expect(event.plan.judged).toEqual(eventTemplate("forklift")?.plan.judged);
    const rules = await send(`/events/${event.id}`);
    expect(rules.html).toContain(`/events/${event.id}/sheet"`);
    expect(rules.field("lanes")).toBeNull();
    expect(rules.text).toMatch(/理论：占 20%，满分 100，每组 1 名评委/);
    expect(rules.text).toContain("总分相同时依次比：实操得分高的在前");
    expect(rules.text).toContain("一等奖 10%，二等奖 20%，三等奖 30%。");
    expect(rules.text).not.toContain("每组最多");
  });
});
