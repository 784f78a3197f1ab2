// Reads what can be read in a notice; the words are those that Chinese regulations use, in both scripts.

/** The parts of a notice as they stand in it: nothing is interpreted, what is missing is null. */
export interface ReadNotice {
  name: string | null;
  startsAt: string | null;
  place: string | null;
  host: string | null;
  inCharge: string | null;
  entryOpensAt: string | null;
  entryClosesAt: string | null;
  entryOffice: string | null;
  phone: string | null;
  /** keys of the catalogue's templates named in it, in its order */
  templates: string[];
  /** the fields whose text has signs that hide something (×, *, xx) */
  masked: NoticeField[];
}
export type NoticeField = Exclude<keyof ReadNotice, "templates" | "masked">;

type Label = NoticeField | "contents" | "entryPeriod" | "other";

const labels: [Label, string][] = [
  [
    "entryPeriod",
    "报名截止时间|报名截止日期|报名截止|报名时间|报名日期|報名截止時間|報名截止日期|報名截止|報名時間|報名日期",
  ],
  ["entryOffice", "报名地点|报名处|报名方式|報名地點|報名處|報名方式"],
  ["phone", "联系电话|咨询电话|报名电话|电话|聯絡電話|聯繫電話|諮詢電話|報名電話|電話"],
  ["host", "主办单位|主办|主辦單位|主辦"],
  ["other", "承办单位|协办单位|承办|协办|承辦單位|協辦單位|承辦|協辦|参加人员|参赛对象|參加人員|參賽對象"],
  ["inCharge", "活动负责人|负责人|联系人|活動負責人|負責人|聯絡人|聯繫人"],
  ["contents", "比赛项目|竞赛项目|活动内容|比赛内容|项目|内容|比賽項目|競賽項目|活動內容|比賽內容|項目|內容"],
  ["place", "比赛地点|活动地点|竞赛地点|地点|比賽地點|活動地點|競賽地點|地點"],
  ["startsAt", "比赛时间|活动时间|竞赛时间|时间|日期|比賽時間|活動時間|競賽時間|時間"],
  ["name", "活动名称|赛会名称|名称|活動名稱|賽會名稱|名稱"],
];

const templates: [string, RegExp][] = [
  ["skipping-1min", /跳绳|跳繩/],
  ["slow-cycling", /慢骑|慢騎|慢车|慢車/],
  ["two-foot-jump", /双脚跳|雙腳跳|双脚.{0,4}跳跃|雙腳.{0,4}跳躍/],
];

const anyLabel = new RegExp(`(${labels.map(([, words]) => words).join("|")})[ \\t\\u3000]*[:：;；]`, "g");
const hidden = /[×＊*]|[0-9]{0,2}[xX]{2}/;
const between = /\s*(?:至|到|—+|–|~|～|\s-\s)\s*/;
const numbered = /^[ \t\u3000]*(?:[0-9]+|[一二三四五六七八九十]+|[（(][0-9一二三四五六七八九十]+[）)])[、.．)）]/;

/**
 * Reads the labelled parts of a notice (时间、内容、地点、负责人、报名时间、报名地点、联系电话 …), several to a line where
 * they stand so. A part ends with its line or at the next label. Dates stay as typed: `readDate` judges them.
 */
export function readNotice(text: string): ReadNotice {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^\s*>\s?/, "").trim());
  const found = new Map<Label, string>();
  for (const line of lines) {
    if (numbered.test(line) && !labelAtStart(line.replace(numbered, ""))) continue;
    for (const [label, value] of parts(line)) if (value && !found.has(label)) found.set(label, value);
  }
  const period = (found.get("entryPeriod") ?? "").split(between).map(withoutTail);
  const [first = "", second = ""] = period;
  const contents = found.get("contents") ?? text;
  const read: Record<NoticeField, string | null> = {
    name: found.get("name") ?? titleOf(lines),
    startsAt: found.get("startsAt") ?? null,
    place: found.get("place") ?? null,
    host: found.get("host") ?? null,
    inCharge: found.get("inCharge") ?? null,
    entryOpensAt: second ? first : null,
    entryClosesAt: second || first || null,
    entryOffice: found.get("entryOffice") ?? null,
    phone: found.get("phone") ?? null,
  };
  const masked = (Object.keys(read) as NoticeField[]).filter((field) => hidden.test(read[field] ?? ""));
  return { ...read, templates: namedIn(contents), masked };
}

function* parts(line: string): Generator<[Label, string]> {
  const marks = [...line.matchAll(anyLabel)];
  for (const [index, mark] of marks.entries()) {
    const word = mark[1] ?? "";
    const label = labels.find(([, words]) => words.split("|").includes(word))?.[0];
    const value = line.slice(mark.index + mark[0].length, marks[index + 1]?.index).replace(/[，,、;；。\s]+$/, "");
    if (label) yield [label, value.trim()];
  }
}

const labelAtStart = (line: string) => line.trim().search(anyLabel) === 0;

/** 3月1日前 is the end of an entry period as much as 3月1日. */
const withoutTail = (text: string) => text.replace(/(?:之前|以前|前|截止|止|。)+$/, "").trim();

/** The first line, where it is a title and no labelled part. */
function titleOf(lines: string[]): string | null {
  const first = lines.find((line) => line !== "");
  if (!first || first.length > 60 || first.search(anyLabel) >= 0 || numbered.test(first)) return null;
  const subject = /^关于(?:举办|开展|组织)?(.+?)的通知$|^關於(?:舉辦|開展|組織)?(.+?)的通知$/.exec(first);
  return (subject?.[1] ?? subject?.[2] ?? first).replace(/(?:的)?通知$/, "") || null;
}

function namedIn(text: string): string[] {
  const places = templates.map(([key, pattern]) => ({ key, at: text.search(pattern) }));
  return places
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ key }) => key);
}
