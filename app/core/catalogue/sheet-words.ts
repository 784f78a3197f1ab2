import type { CriterionKind } from "../judged/criteria.ts";
import type { ModuleKind } from "../judged/plan.ts";

// What the trade writes over its columns and into its cells: read here, never shown.

export const sheetColumns = ["module", "share", "criterion", "part", "most", "kind", "note"] as const;
export type SheetColumn = (typeof sheetColumns)[number];

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const headers: Record<SheetColumn, readonly string[]> = {
  module: words("模块 模塊 环节 環節 竞赛模块 競賽模塊 竞赛环节 競賽環節 项目 項目 竞赛项目 競賽項目 module"),
  share: words("占比 佔比 权重 權重 比例 比重 share weight"),
  criterion: words(`
    评分项 評分項 评分项目 評分項目 评分要素 評分要素 评分内容 評分內容 考核项目 考核項目 考核内容 考核內容 一级指标 一級指標 criterion`),
  part: words(
    "评分子项 評分子項 子项 子項 评分点 評分點 考核点 考核點 二级指标 二級指標 sub-criterion subcriterion aspect",
  ),
  most: words("分值 满分 滿分 配分 最高分 标准分 標準分 分数 分數 max most maximum points"),
  kind: words("评分方式 評分方式 打分方式 方式 类型 類型 kind type"),
  note: words("说明 說明 备注 備註 评分标准 評分標準 评分细则 評分細則 note remark"),
};

const kinds: Record<CriterionKind, readonly string[]> = {
  points: words("打分 评分 評分 分数 分數 points mark"),
  "yes-no": words("测量 測量 是否 是/否 对错 對錯 yes/no yesno measured"),
  graded: words("分档 分檔 分级 分級 按值 按测量值 按測量值 graded"),
  judgement: words("评判 評判 评价 評價 主观 主觀 0-3 0-3分 judgement judgment judged"),
};

const parts: [ModuleKind, RegExp][] = [
  ["theory", /理论|理論|笔试|筆試|theory/],
  ["interview", /面试|面試|答辩|答辯|interview/],
  ["vote", /投票|vote/],
  ["works", /作品|works/],
  ["stage", /登台|演讲|演講|演唱|展示|stage/],
];

const sums = /^(合计|合計|总计|總計|共计|共計|小计|小計|总分|總分|total|sum|subtotal)/;

/** A cell as it is compared: half-width, without blanks and case. */
export const plainCell = (text: string): string => text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();

/** Points without the word that may stand behind them. */
export const withoutUnit = (text: string): string => text.replace(/(\d)(?:分|points?|pts?)/g, "$1");

/** What stands over a column, with what is added in brackets left out; null for what is none of ours. */
export function columnOf(text: string): SheetColumn | null {
  const plain = plainCell(text).replace(/[(（[].*$/, "");
  return sheetColumns.find((column) => headers[column].includes(plain)) ?? null;
}

export const kindOf = (text: string): CriterionKind | null =>
  (Object.keys(kinds) as CriterionKind[]).find((kind) => kinds[kind].includes(plainCell(text))) ?? null;

/** What kind of part a module of this name is; practice unless it says otherwise. */
export const moduleKindOf = (name: string): ModuleKind =>
  parts.find(([, said]) => said.test(plainCell(name)))?.[0] ?? "practice";

export const isSum = (text: string): boolean => sums.test(plainCell(text));
