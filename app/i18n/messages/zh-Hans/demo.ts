/** The demo meet and the offer of it. */
export const demo = {
  name: "示范：庆“三八”女职工趣味运动会",
  place: "办公楼前",
  host: "公司工会",
  entryOffice: "公司工会办公室",
  open: "打开示范赛会",
  openHint:
    "程序建好一场进行到一半的赛会：14 个单位，62 人，一项已经发奖，一项正在比，一项刚编排好。可以随意试用，不影响以后的赛会。",
  opening: "正在建立示范赛会…",
};
