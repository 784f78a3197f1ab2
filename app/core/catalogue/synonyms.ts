// What offices write over their columns and into their cells: read here, never shown.

export type Column = "unit" | "name" | "sex" | "events" | "leader" | "phone";

export const headers: Record<Column, readonly string[]> = {
  unit: [
    "单位",
    "單位",
    "参赛单位",
    "參賽單位",
    "部门",
    "部門",
    "单位名称",
    "單位名稱",
    "工会小组",
    "工會小組",
    "代表队",
    "代表隊",
    "unit",
    "team",
    "department",
  ],
  name: [
    "姓名",
    "名字",
    "运动员",
    "運動員",
    "选手",
    "選手",
    "参赛人员",
    "參賽人員",
    "运动员姓名",
    "name",
    "entrant",
    "athlete",
  ],
  sex: ["性别", "性別", "sex", "gender"],
  events: ["项目", "項目", "参赛项目", "參賽項目", "报名项目", "報名項目", "报项", "報項", "event", "events"],
  leader: [
    "领队",
    "領隊",
    "负责人",
    "負責人",
    "活动负责人",
    "活動負責人",
    "联系人",
    "聯繫人",
    "聯絡人",
    "leader",
    "contact",
  ],
  phone: ["电话", "電話", "联系电话", "聯繫電話", "聯絡電話", "手机", "手機", "手机号", "phone", "mobile", "tel"],
};

export const women: readonly string[] = ["女", "女性", "女子", "f", "female", "w", "woman"];
export const men: readonly string[] = ["男", "男性", "男子", "m", "male", "man"];

/** first cells of rows that sum up or explain */
export const totals: readonly string[] = [
  "合计",
  "合計",
  "总计",
  "總計",
  "小计",
  "小計",
  "共计",
  "共計",
  "total",
  "sum",
];

/** parts of an event's name that people write for it */
export const nicknames: Record<string, readonly string[]> = {
  "skipping-1min": ["跳绳", "跳繩", "一分钟跳绳", "一分鐘跳繩", "1分钟跳绳", "skipping"],
  "slow-cycling": ["慢骑", "慢騎", "自行车慢骑", "自行車慢騎", "单车慢骑", "慢骑自行车", "慢骑车", "slowcycling"],
  "two-foot-jump": ["双脚跳", "雙腳跳", "双脚跳远", "雙腳跳遠", "双脚跳竞速", "雙腳跳競速", "twofootjump", "jump"],
};
