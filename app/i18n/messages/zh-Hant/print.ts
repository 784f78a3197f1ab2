import type { Like } from "../../catalogue.ts";
import type { print as base } from "../zh-Hans/print.ts";

/** Start lists, results and prize lists on paper. */
export const print: Like<typeof base> = {
  printNow: "列印",
  printHint: "A4 紙直放，每個項目另起一頁。列印時不印這一欄。",
  choose: "只列印",
  everything: "全部項目",

  startLists: "分組名單",
  startListsNone: "還沒有公布的名單。編排並公布後，就可以在這裡列印。",
  startListsOver: "現在沒有要賽的輪次；以前的名單在下面選。",
  toPlay: "未賽完的輪次",
  results: "成績冊",
  resultsNone: "還沒有確認的成績。裁判長確認一組成績後，這裡就會列出。",
  prizes: "得獎名單",
  prizesNone: "還沒有結束的項目。決賽成績確認後，就可以在這裡列印得獎名單。",

  drawSeed: ({ seed, edition }) => `抽籤號 ${seed}（演算法 ${edition}）`,
  moved: "抽籤後道次有調整，以本表為準。",
  size: ({ people, heats }) => `${people} 人，${heats} 組`,
  printedAt: ({ time }) => `${time} 列印`,
  waiting: ({ count }) => `另有 ${count} 組成績尚未確認，未列入。`,

  lane: "道次",
  bib: "號碼",
  name: "姓名",
  unit: "單位",
  mark: "成績",
  misses: "失誤",
  remark: "備註",
  place: "名次",
  heat: "組",
  inHeat: "組內名次",
  onward: "晉級",
  corrected: "（更正）",
  finalPlaces: "最後名次",
  eliminatedIn: "止於",
  sign: "簽收",

  signChief: "裁判長",
  signRecorder: "記錄員",
  signDate: "日期",
};
