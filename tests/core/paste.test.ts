import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEvents } from "#core/entries/event-words.ts";
import { namesOfEvent, readEntries, readUnits } from "#core/entries/paste.ts";
import { findColumns, parseTable } from "#core/entries/table.ts";
import type { EventId } from "#core/ids.ts";
import { id, numberOf } from "./people.ts";

const skip = id<EventId>(1);
const ride = id<EventId>(2);
const jump = id<EventId>(3);
const events = [
  { id: skip, names: namesOfEvent("一分钟跳绳", "skipping-1min") },
  { id: ride, names: namesOfEvent("自行车慢骑", "slow-cycling") },
  { id: jump, names: namesOfEvent("双脚跳远", "two-foot-jump") },
];
const fixture = (name: string, encoding = "utf-8") =>
  new TextDecoder(encoding).decode(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));
const read = (text: string, unit: string | null = null) => readEntries(text, { events, unit });
const lines = (text: string, unit: string | null = null) =>
  read(text, unit).rows.map((one) => `${one.unit} ${one.name} ${one.sex ?? "-"} ${one.events.map(numberOf).join("")}`);

describe("tables", () => {
  test.each([
    {
      why: "tabs, as spreadsheets copy",
      text: "a\tb\nc\td",
      cells: [
        ["a", "b"],
        ["c", "d"],
      ],
    },
    {
      why: "a Windows line end and a mark at the beginning",
      text: "\ufeffa\tb\r\nc\td\r\n",
      cells: [
        ["a", "b"],
        ["c", "d"],
      ],
    },
    { why: "a quoted cell with a line and a tab in it", text: '"a\n1\t2"\tb', cells: [["a\n1\t2", "b"]] },
    { why: "a doubled quote", text: '"a ""x"" b"\tc', cells: [['a "x" b', "c"]] },
    {
      why: "a quote that never ends swallows nothing",
      text: '"a\tb\nc\td',
      cells: [
        ['"a', "b"],
        ["c", "d"],
      ],
    },
    {
      why: "commas",
      text: "a,b\n,d",
      cells: [
        ["a", "b"],
        ["", "d"],
      ],
    },
    {
      why: "commas with a tab before a long number",
      text: "a,\t13800001234\nb,\t13800001235",
      cells: [
        ["a", "13800001234"],
        ["b", "13800001235"],
      ],
    },
    {
      why: "tabs with commas in a cell",
      text: "a\tx,y\nb\tx,y,z",
      cells: [
        ["a", "x,y"],
        ["b", "x,y,z"],
      ],
    },
    {
      why: "two spaces or more",
      text: "a  b c\nd　　e",
      cells: [
        ["a", "b c"],
        ["d", "e"],
      ],
    },
    { why: "blank lines keep their row", text: "a\tb\n\nc\td", cells: [["a", "b"], [""], ["c", "d"]] },
  ])("[EN6] $why", ({ text, cells }) => {
    expect(parseTable(text)).toEqual(cells);
  });

  test("[EN6] any table comes back as it was copied", () => {
    const cell = fc.array(fc.constantFrom("张", "a", '"', "\t", "\n", ",", "1")).map((all) => all.join(""));
    const quoted = (one: string) => (/[\t\n"]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (table) => {
        const marked = table.map((row) => ["x", ...row, "x"]);
        expect(parseTable(marked.map((row) => row.map(quoted).join("\t")).join("\n"))).toEqual(
          marked.map((row) => row.map((one) => one.trim())),
        );
      }),
    );
  });

  test.each([
    {
      why: "simplified",
      header: "参赛单位\t姓名\t性别\t参赛项目\t领队\t联系电话",
      columns: { unit: 0, name: 1, sex: 2, events: 3, leader: 4, phone: 5 },
    },
    { why: "traditional", header: "單位\t選手\t性別\t項目", columns: { unit: 0, name: 1, sex: 2, events: 3 } },
    {
      why: "English",
      header: "Unit\tName\tSex\tEvents\tLeader\tPhone",
      columns: { unit: 0, name: 1, sex: 2, events: 3, leader: 4, phone: 5 },
    },
    {
      why: "spaces inside and remarks in brackets",
      header: "序号\t单　位\t姓 名*\t项目（限报两项）",
      columns: { unit: 1, name: 2, events: 3 },
    },
    {
      why: "longer words that end in a known one",
      header: "领队电话\t所在单位\t运动员姓名\t报名项目",
      columns: { phone: 0, unit: 1, name: 2, events: 3 },
    },
    {
      why: "a leader's name is not an entrant's",
      header: "单位\t领队姓名\t姓名",
      columns: { unit: 0, leader: 1, name: 2 },
    },
  ])("[EN6] headers: $why", ({ header, columns }) => {
    expect(findColumns(parseTable(`运动会报名表\n${header}`))).toEqual({ header: 1, columns });
  });

  test("[EN6] a list without headers has none", () => {
    expect(findColumns(parseTable("一车间\t张伟\t女")).header).toBeNull();
  });
});

describe("event names", () => {
  test.each([
    { cell: "一分钟跳绳", found: [skip], why: "its own name" },
    { cell: "跳绳", found: [skip], why: "a piece of it" },
    { cell: "跳 绳", found: [skip], why: "a space inside fills a column" },
    { cell: "慢骑", found: [ride], why: "what people say" },
    { cell: "自行车慢骑比赛", found: [ride], why: "the word for contest adds nothing" },
    { cell: "双脚跳", found: [jump], why: "without the last character" },
    { cell: "跳绳、慢骑", found: [skip, ride], why: "the Chinese list comma" },
    { cell: "双脚跳，跳绳；慢骑", found: [jump, skip, ride], why: "in the order of the cell" },
    { cell: "跳绳 慢骑", found: [skip, ride], why: "a space between two" },
    { cell: "跳绳慢骑", found: [skip, ride], why: "nothing between two" },
    { cell: "跳绳和双脚跳", found: [skip, jump], why: "a word between two" },
    { cell: "跳绳、跳绳", found: [skip], why: "each once" },
    { cell: "", found: [], why: "nothing said" },
  ])("[EN7] $cell: $why", ({ cell, found }) => {
    expect(readEvents(cell, events)).toEqual({ ids: found, unknown: [] });
  });

  test.each([
    { cell: "拔河", unknown: ["拔河"], why: "no event of the meet" },
    { cell: "双人跳绳", unknown: ["双人跳绳"], why: "another event with a known one's name in it" },
    { cell: "跳", unknown: ["跳"], why: "one character may be anything" },
    { cell: "跳绳、拔河", unknown: ["拔河"], why: "one of two is known" },
  ])("[EN7] $cell is asked about: $why", ({ cell, unknown }) => {
    expect(readEvents(cell, events).unknown).toEqual(unknown);
  });

  test("[EN7] a word that fits two events is asked about", () => {
    const two = [...events, { id: id<EventId>(4), names: ["跳绳接力"] }];
    expect(readEvents("接力", two).ids).toEqual([id(4)]);
    expect(readEvents("跳绳接力", two).ids).toEqual([id(4)]);
    expect(readEvents("绳接", [...two, { id: id<EventId>(5), names: ["长绳接力"] }]).unknown).toEqual(["绳接"]);
  });
});

describe("entries", () => {
  test("[EN7] the founding list of 14 units and 62 people is read without a question", () => {
    const { rows, problems, skipped } = read(fixture("founding-entries.tsv"));
    expect(problems).toEqual([]);
    expect(skipped).toEqual([1]);
    expect(rows).toHaveLength(62);
    expect(new Set(rows.map((one) => one.unit)).size).toBe(14);
    expect(rows.filter((one) => one.name === "张伟").map((one) => one.unit)).toEqual(["财务部", "四车间"]);
    expect(rows[0]).toEqual({ row: 2, unit: "公司机关", name: "邓强", sex: "F", events: [jump], leader: "侯英瑶" });
  });

  test("[EN7] a sheet as sheets come: titles, merged units, wide signs, a duplicate, an unknown event, a total", () => {
    const { rows, problems, skipped } = read(fixture("messy-unit-sheet.gb18030.csv", "gb18030"));
    expect(rows.map((one) => [one.row, one.unit, one.name, one.sex, one.events.map(numberOf)])).toEqual([
      [4, "一车间", "罗丽军", "F", [1, 2]],
      [5, "一车间", "胡强蕾", "F", [1]],
      [6, "一车间", "孙磊桂", "F", [3]],
      [8, "一车间", "夏雯", "M", [1, 2, 3]],
      [10, "二车间", "董超", "F", [1]],
      [12, "二车间", "马燕晴", "F", [2]],
    ]);
    expect(problems).toEqual([
      { row: 7, column: "name", kind: "duplicate-row", text: "胡强蕾" },
      { row: 9, column: "events", kind: "unknown-event", text: "拔河" },
    ]);
    expect(skipped).toEqual([1, 2, 3, 11, 13]);
  });

  test.each([
    {
      why: "a column for each event, ticked",
      text: "单位\t姓名\t跳绳\t慢骑\n一车间\t张伟\t√\t\n\t李娜\t无\t是",
      rows: ["一车间 张伟 - 1", "一车间 李娜 - 2"],
    },
    {
      why: "a second sheet below the first, with its header again",
      text: "单位\t姓名\t项目\n一车间\t张伟\t跳绳\n单位\t姓名\t项目\n二车间\t李娜\t跳绳",
      rows: ["一车间 张伟 - 1", "二车间 李娜 - 1"],
    },
    {
      why: "lines under the sheet",
      text: "单位\t姓名\t项目\n一车间\t张伟\t跳绳\n共计1人\n备注：雨天顺延\n填表人：王芳",
      rows: ["一车间 张伟 - 1"],
    },
    {
      why: "no header: unit, age, name, events by what stands in them",
      text: "一车间\t44\t张伟\t女\t跳绳\n二车间\t51\t李娜\t女\t慢骑",
      rows: ["一车间 张伟 F 1", "二车间 李娜 F 2"],
    },
    {
      why: "single spaces, copied from a message",
      text: "一车间 张伟 女 跳绳\n二车间 李娜 女 慢骑",
      rows: ["一车间 张伟 F 1", "二车间 李娜 F 2"],
    },
  ])("[EN7] $why", ({ text, rows }) => {
    expect(lines(text)).toEqual(rows);
    expect(read(text).problems).toEqual([]);
  });

  test("[EN7] with the unit given a list needs no column for it", () => {
    expect(lines("张伟\t女\t跳绳\n李娜\t女\t慢骑、双脚跳", "财务部")).toEqual(["财务部 张伟 F 1", "财务部 李娜 F 23"]);
    expect(lines("姓名\t项目\n张伟\t跳绳", "财务部")).toEqual(["财务部 张伟 - 1"]);
  });

  test.each([
    { row: "一车间\t\t女\t跳绳", problem: { column: "name", kind: "name-empty", text: "" } },
    { row: "一车间\t张伟3\t女\t跳绳", problem: { column: "name", kind: "name-has-digits", text: "张伟3" } },
    {
      row: `一车间\t${"字".repeat(41)}\t女\t跳绳`,
      problem: { column: "name", kind: "name-too-long", text: "字".repeat(41) },
    },
    { row: "\t张伟\t女\t跳绳", problem: { column: "unit", kind: "unit-empty", text: "" } },
    { row: "一车间\t张伟\t娚\t跳绳", problem: { column: "sex", kind: "sex-unreadable", text: "娚" } },
    { row: "一车间\t张伟\t女\t", problem: { column: "events", kind: "events-empty", text: "" } },
  ])("[EN7] told by row and column: $problem.kind", ({ row, problem }) => {
    const { rows, problems } = read(`单位\t姓名\t性别\t项目\n${row}`);
    expect(rows).toEqual([]);
    expect(problems).toEqual([{ row: 2, ...problem }]);
  });

  test("[EN7] the same name in two units is two people", () => {
    const { rows, problems } = read("单位\t姓名\t项目\n一车间\t张伟\t跳绳\n二车间\t张伟\t跳绳");
    expect(rows).toHaveLength(2);
    expect(problems).toEqual([]);
  });

  test("[EN7] any text is read without breaking, and every row is taken, told or skipped", () => {
    const piece = fc.constantFrom(
      "单位",
      "姓名",
      "项目",
      "张伟",
      "女",
      "跳绳",
      "\t",
      "\n",
      ",",
      '"',
      " ",
      "　",
      "合计",
      "1",
      "√",
      "、",
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }).map((all) => all.join("")),
        (text) => {
          const { rows, problems, skipped } = read(text);
          const known = new Set([...rows.map(({ row }) => row), ...problems.map(({ row }) => row), ...skipped]);
          expect([...known].sort((a, b) => a - b)).toEqual(parseTable(text).map((_cells, i) => i + 1));
          for (const { row } of rows) expect(problems.some((one) => one.row === row)).toBe(false);
        },
      ),
    );
  });
});

describe("units", () => {
  test.each([
    { why: "one a line", text: "公司机关\n财务部\n\n1车间", names: ["公司机关", "财务部", "1车间"] },
    { why: "numbered", text: "1、公司机关\n2．财务部\n（3）1车间", names: ["公司机关", "财务部", "1车间"] },
    { why: "with a word over it", text: "参赛单位\n公司机关\n财务部", names: ["公司机关", "财务部"] },
    { why: "a table", text: "单位\t领队\t电话\n公司机关\t侯英瑶\t138 0000 1234", names: ["公司机关"] },
    {
      why: "a list of people, units merged",
      text: "单位\t姓名\n公司机关\t邓强\n\t高志勇\n公司机关\t武秀梅\n财务部\t黄娟",
      names: ["公司机关", "财务部"],
    },
  ])("[EN8] $why", ({ text, names }) => {
    const { rows, problems } = readUnits(text);
    expect(rows.map((one) => one.name)).toEqual(names);
    expect(problems).toEqual([]);
  });

  test("[EN8] leader and phone stand beside the unit", () => {
    expect(readUnits("单位,领队,联系电话\n财务部,秦 瑶,0577-1234567").rows).toEqual([
      { row: 2, name: "财务部", leader: "秦瑶", phone: "0577-1234567" },
    ]);
  });

  test("[EN8] a unit that comes twice in a list of units is told, once too long as well", () => {
    expect(readUnits(`财务部\n财　务　部\n${"长".repeat(41)}`).problems).toEqual([
      { row: 2, kind: "duplicate-row", text: "财务部" },
      { row: 3, kind: "name-too-long", text: "长".repeat(41) },
    ]);
  });
});
