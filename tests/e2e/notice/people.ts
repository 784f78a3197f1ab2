// The founding notice's meet, made up: 12 units, 23 skippers, 17 slow cyclists, 21 jumpers, nobody in more than two events.

export const units = [
  "公司机关",
  "财务部",
  "一车间",
  "二车间",
  "三车间",
  "四车间",
  "动力车间",
  "质检部",
  "物流中心",
  "后勤服务中心",
  "技术研发中心",
  "信息中心",
];

const surnames = "王李张刘陈杨赵黄周吴徐孙";
const given = ["秀英", "桂兰", "玉梅", "丽娟", "晓燕"];

export type EventKey = "跳绳" | "慢骑" | "双脚跳";

export interface Person {
  unit: string;
  name: string;
  events: EventKey[];
}

/** how many of each unit skip, ride and jump */
const skippers = [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1];
const riders = [2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1];
const jumpers = [2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1];

/** Unit by unit: the first of a unit skips and rides, the second skips and jumps, later ones do one event. */
export const people: Person[] = units.flatMap((unit, u) => {
  const left = { 跳绳: skippers[u] ?? 0, 慢骑: riders[u] ?? 0, 双脚跳: jumpers[u] ?? 0 };
  const take = (...wanted: EventKey[]) =>
    wanted.filter((event) => {
      if (left[event] === 0) return false;
      left[event]--;
      return true;
    });
  const all = [take("跳绳", "慢骑"), take("跳绳", "双脚跳"), take("慢骑"), take("双脚跳")].filter(
    (one) => one.length > 0,
  );
  return all.map((events, n) => ({ unit, name: `${surnames[u] ?? ""}${given[n] ?? ""}`, events }));
});

export const peopleIn = (event: EventKey) => people.filter((one) => one.events.includes(event));

/** As it is pasted from a spreadsheet: the people of these units. */
export const sheetOf = (of: readonly string[]) =>
  [
    "单位\t姓名\t性别\t参赛项目",
    ...people
      .filter((one) => of.includes(one.unit))
      .map((one) => [one.unit, one.name, "女", one.events.join("、")].join("\t")),
  ].join("\n");
