import { describe, expect, test } from "vitest";
import { readNotice } from "#core/meet/notice.ts";
import { readWhen } from "#core/meet/when.ts";

const founding = `时间; 3月3月7日日下午

内容:跳绳、自行车慢骑、双脚跳远

地点:办公楼前

负责人:马×靳×麻×,刘×王×,谢××

报名时间:20xx年3月1日

报名地点:公司工会办公室联系电话:×

1、跳绳比赛方法:五人一组比赛,1分钟内跳的多者进入第下轮比赛,取前六名进行奖励;

2、为使各项活动顺利、有序开展,各单位工会必须于3月1日前上报各项活动参赛人员名单;`;

describe("reading a notice", () => {
  test("the founding notice gives every line it has, and says which are hidden", () => {
    expect(readNotice(founding)).toEqual({
      name: null,
      startsAt: "3月3月7日日下午",
      place: "办公楼前",
      host: null,
      inCharge: "马×靳×麻×,刘×王×,谢××",
      entryOpensAt: null,
      entryClosesAt: "20xx年3月1日",
      entryOffice: "公司工会办公室",
      phone: "×",
      templates: ["skipping-1min", "slow-cycling", "two-foot-jump"],
      masked: ["inCharge", "entryClosesAt", "phone"],
    });
  });

  test.each([
    ["numbered labels", "一、主办单位：公司工会\n二、比赛地点：体育场；", { host: "公司工会", place: "体育场" }],
    ["several to a line", "联系人：王芳 联系电话：0532-1234", { inCharge: "王芳", phone: "0532-1234" }],
    ["a period", "报名时间：2月20日至3月1日17:00截止", { entryOpensAt: "2月20日", entryClosesAt: "3月1日17:00" }],
    ["a last day", "报名截止：3月1日前", { entryOpensAt: null, entryClosesAt: "3月1日" }],
    [
      "ISO days keep their dashes",
      "报名时间：2027-02-20 - 2027-03-01",
      { entryOpensAt: "2027-02-20", entryClosesAt: "2027-03-01" },
    ],
    ["a title", "关于举办庆“三八”女职工趣味运动会的通知\n时间：3月7日", { name: "庆“三八”女职工趣味运动会" }],
    [
      "traditional script",
      "比賽時間：3月7日\n聯絡電話：123\n主辦單位：工會",
      { startsAt: "3月7日", phone: "123", host: "工會" },
    ],
    ["quoted as in a mail", "> 地点:办公楼前", { place: "办公楼前" }],
    ["events in the notice's order", "项目：双脚跳、跳绳", { templates: ["two-foot-jump", "skipping-1min"] }],
    ["nothing", "", { name: null, startsAt: null, templates: [] }],
    ["a text without labels", "你好。\n今天天气不错", { startsAt: null, place: null, templates: [] }],
  ])("%s", (_why, text, expected) => {
    expect(readNotice(text)).toMatchObject(expected);
  });
});

describe("a moment as it is typed [MT3]", () => {
  const at = (text: string, use: "start" | "open" | "close" = "start") => readWhen(text, { today: "2026-11-21", use });

  test.each([
    ["2027年3月7日下午2点", "2027-03-07T14:00"],
    ["２０２７－０３－０７　１４：００", "2027-03-07T14:00"],
    ["2026年3月7日14:00", "2026-03-07T14:00"], // a year that is said is meant, past or not
    ["12月7日9:30", "2026-12-07T09:30"], // still to come this year
    ["2027-03-07T14:00", "2027-03-07T14:00"],
  ])("%s is taken", (text, local) => {
    expect(at(text)).toEqual({ kind: "at", local });
  });

  test.each([
    ["3月3月7日日下午", "broken", "2027-03-07T14:00"],
    ["3月3月7日日14:20", "broken", "2027-03-07T14:20"],
    ["20xx年3月1日", "masked", "2027-03-01T09:00"],
    ["3月7日下午2点", "no-year", "2027-03-07T14:00"],
    ["2027年3月7日", "no-time", "2027-03-07T09:00"],
    ["明天", "unreadable", null],
    ["2027年2月30日9点", "impossible", null],
    ["2027年3月7日25:00", "impossible", null],
  ])("%s is asked back", (text, why, candidate) => {
    const asked = at(text);
    expect(asked).toMatchObject({ kind: "ask", why });
    if (asked.kind !== "ask") return;
    if (candidate === null) expect(asked.candidates).toEqual([]);
    else expect(asked.candidates).toContain(candidate);
  });

  test("a closing day proposes the end of work and of the day, never its beginning", () => {
    const asked = at("2027年3月1日", "close");
    expect(asked).toMatchObject({
      candidates: ["2027-03-01T12:00", "2027-03-01T17:00", "2027-03-01T17:30", "2027-03-01T23:59"],
    });
  });

  test("nothing is no moment", () => expect(at(" \u3000")).toEqual({ kind: "empty" }));

  test("every candidate is taken as it stands", () => {
    for (const text of ["3月3月7日日下午", "20xx年3月1日", "3月7日下午2点", "2027年3月7日"]) {
      const asked = at(text);
      if (asked.kind !== "ask") throw new Error("not asked");
      for (const local of asked.candidates) expect(at(local.replace("T", " "))).toEqual({ kind: "at", local });
    }
  });
});
