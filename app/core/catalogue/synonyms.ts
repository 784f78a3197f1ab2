// What offices write over their columns and into their cells: read here, never shown.

export const columns = ["unit", "name", "sex", "events", "leader", "phone"] as const;
export type Column = (typeof columns)[number];

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const headers: Record<Column, readonly string[]> = {
  unit: words(`
    单位 單位 参赛单位 參賽單位 单位名称 單位名稱 部门 部門 工会小组 工會小組 基层工会 基層工會 分会 分會 代表队 代表隊 代表队名称
    unit units unitname team department`),
  name: words(`
    姓名 名字 运动员 運動員 选手 選手 队员 隊員 参赛人员 參賽人員 参赛者 參賽者
    name entrant athlete participant`),
  sex: words("性别 性別 sex gender"),
  events: words("项目 項目 报项 報項 参赛项目 參賽項目 event events"),
  leader: words(`
    领队 領隊 领队姓名 領隊姓名 负责人 負責人 负责人姓名 負責人姓名 联系人 聯繫人 聯絡人 联系人姓名 聯絡人姓名 联络人
    leader teamleader contact`),
  phone: words(
    "电话 電話 手机 手機 手机号 手機號 手机号码 手機號碼 电话号码 電話號碼 联系方式 聯絡方式 聯繫方式 phone mobile tel",
  ),
};

export const women = words("女 女性 女子 女士 f female w woman");
export const men = words("男 男性 男子 男士 m male man");

/** first cells of rows that sum up: Chinese ones also with more behind them, others alone */
export const totals = words("合计 合計 总计 總計 小计 小計 共计 共計 总人数 總人數 total sum subtotal");

/** beginnings of the lines that stand under a sheet */
export const footers = words(
  "备注: 備註: 说明: 說明: 注: 填表 制表 製表 审核 審核 盖章 蓋章 签字 簽字 单位盖章 單位蓋章",
);

/** parts of an event's name that people write for it, by the key of its template */
export const nicknames: Record<string, readonly string[]> = {
  "skipping-1min": words("跳绳 跳繩 一分钟跳绳 一分鐘跳繩 1分钟跳绳 1分鐘跳繩 单人跳绳 單人跳繩 skipping"),
  "slow-cycling": words(
    "慢骑 慢騎 自行车慢骑 自行車慢騎 单车慢骑 單車慢騎 慢骑自行车 慢騎自行車 慢骑车 慢騎車 慢车 慢車 slowcycling",
  ),
  "two-foot-jump": words("双脚跳 雙腳跳 双脚跳远 雙腳跳遠 双脚跳竞速 雙腳跳競速 twofootjump"),
};

/** what may stand beside an event's name without making it another event */
export const fillers = words("比赛 比賽 竞赛 競賽 项目 項目 女子 男子 女 男 组 組 个人 個人 赛 賽 和 及 与 與 and");

/** what a cell under an event's own column says where somebody does not take part */
export const negations = words("否 无 無 不 × x 0 — / n no");
