import type { Like } from "../../catalogue.ts";
import type { marks as base } from "../zh-Hans/marks.ts";

export const marks: Like<typeof base> = {
  count: (p) => `${p.value} 次`,
  arrival: (p) => `第${p.value}個到`,
  misses: (p) => `失誤 ${p.count}`,
  failed: "失敗",
  failedBy: (p) => `失敗 · ${p.fault}`,
  noMarkYet: "–",

  "status.DNS": "未出場",
  "status.DNF": "未完成",
  "status.DQ": "取消資格",
  "status.NM": "無成績",

  "fault.foot": "腳觸地",
  "fault.stopped": "停車、定車",
  "fault.lane": "出線",
  "fault.fell": "跌車",
  "fault.one-foot": "單腳起落",
  "fault.apart": "雙腳分開",
  "fault.false-start": "搶跳、搶跑",
  "fault.hindered": "妨礙他人",
  "fault.help": "受人幫助",

  place: (p) => `第${p.place}名`,
  placeShared: (p) => `並列第${p.place}名`,
  noPlace: "無名次",

  "fate.Q": "晉級（按名次）",
  "fate.q": "晉級（按成績）",
  "fate.ruling": "晉級（裁定）",
  "fate.reserve": "晉級（遞補）",
  "fate.out": "未晉級",
  "fate.open": "待定",
  "fate.tied": "並列，等待裁定",
  "fate.withdrawn": "退出",
  "fateShort.Q": "Q",
  "fateShort.q": "q",
  "fateShort.ruling": "裁定",
  "fateShort.reserve": "遞補",
  "fateShort.out": "止步",
  "fateShort.open": "",
  "fateShort.tied": "並列",
  "fateShort.withdrawn": "退出",

  "round.heats": "預賽",
  "round.second": "第二輪",
  "round.third": "第三輪",
  "round.quarter": "四分之一決賽",
  "round.semi": "準決賽",
  "round.final": "決賽",
  roundNumber: (p) => `第${p.number}輪`,

  heat: (p) => `第${p.number}組`,
  heatOf: (p) => `第${p.number}組，共${p.of}組`,
  lane: (p) => `第${p.number}道`,

  advanceBoth: (p) => `每組前 ${p.perHeat} 名晉級（Q），另取成績最好的 ${p.nextBest} 名（q）`,
  advanceHeat: (p) => `每組前 ${p.perHeat} 名晉級（Q）`,
  advanceBest: (p) => `成績最好的 ${p.nextBest} 名晉級（q）`,

  "heatState.scheduled": "未開始",
  "heatState.running": "正在比賽",
  "heatState.provisional": "成績待確認",
  "heatState.official": "正式成績",
};
