const or = (detail: string, text: (detail: string) => string) => (detail ? text(detail) : "");

export const rehearsal = {
  usage:
    "用法：npm run rehearse -- [--script 文件] [--speed 倍数|max] [--seed 文字] [--keep]\n不给 --script 就演练通知里的那场赛会。写法见 docs/rehearsal.md。",
  badScript: (p: { file: string; count: number }) => `剧本 ${p.file} 有 ${p.count} 处问题：`,
  problem: (p: { place: string; text: string }) => `  ${p.place}：${p.text}`,
  wholeScript: "整个剧本",
  fileMissing: (p: { file: string }) => `读不到剧本文件 ${p.file}`,
  badOption: (p: { option: string }) => `不认识的选项 ${p.option}`,
  brokeOff: (p: { text: string }) => `演练中断：${p.text}`,

  starting: "正在启动程序…",
  settingUp: (p: { units: number; people: number; events: number }) =>
    `正在布置：${p.units} 个单位，${p.people} 人，${p.events} 个项目`,
  drawn: (p: { event: string; round: string; heats: number }) => `${p.event} ${p.round}：已公布，共 ${p.heats} 组`,
  heatOver: (p: { event: string; heat: string }) => `${p.event} ${p.heat}：已确认`,
  eventOver: (p: { event: string; prizes: number }) => `${p.event}：结束，${p.prizes} 人获奖`,
  boardsAgree: "屏幕上的内容与记录一致。",
  boardsDisagree: (p: { count: number }) => `屏幕上的内容与记录不一致，共 ${p.count} 处：`,
  kept: (p: { dir: string; login: string; password: string }) =>
    `数据留在 ${p.dir}。再次打开：FIELDDAY_DATA_DIR=${p.dir} npm start，用户名 ${p.login}，密码 ${p.password}`,
  markUnused: (p: { event: string; person: string; round: number }) =>
    `提示：${p.event} 中 ${p.person} 没有进入第 ${p.round} 轮，剧本里的这个成绩没有用上`,

  notJson: (p: { detail: string }) => `不是合法的 JSON${or(p.detail, (d) => `（${d}）`)}`,
  missing: (p: { detail: string }) => `缺少这一项${or(p.detail, (d) => `（${d}）`)}`,
  unknownKey: (p: { detail: string }) => `没有“${p.detail}”这一项，请核对拼写`,
  wrongKind: (p: { detail: string }) => `写法不对${or(p.detail, (d) => `，应为 ${d}`)}`,
  textWanted: (_: { detail: string }) => "应为文字",
  textEmpty: (_: { detail: string }) => "不能为空",
  textLong: (p: { detail: string }) => `太长，长度应 ${p.detail}`,
  wholeNumber: (p: { detail: string }) => `应为不小于 0 的整数${or(p.detail, (d) => `（${d}）`)}`,
  number: (_: { detail: string }) => "应为数字",
  outOfRange: (p: { detail: string }) => `超出范围，应 ${p.detail}`,
  oneOf: (p: { detail: string }) => `应为其中之一：${p.detail}`,
  yesOrNo: (_: { detail: string }) => "应为 true 或 false",
  dateTime: (_: { detail: string }) => "应写成 2027-03-07T14:00",
  listWanted: (_: { detail: string }) => "应为列表 […]",
  rulesWanted: (_: { detail: string }) => '应为模板名，或 {"template": …, "options": …, "plan": …}',
  unitsWanted: (_: { detail: string }) => '应为 {"单位名": ["姓名", …]}',
  personWanted: (_: { detail: string }) => '应为姓名，或 {"name": …, "sex": …}',
  marksWanted: (_: { detail: string }) => '应为 {"姓名": [第一轮成绩, 第二轮成绩, …]}',
  noEvents: (_: { detail: string }) => "至少要有一个项目",
  faultEffect: (_: { detail: string }) => '应为 "fail"、"note" 或 {"kind": "add", "ms": …}',
  faultUnknown: (p: { detail: string }) => `没有这种犯规，应为其中之一：${p.detail}`,
  statusUnknown: (p: { detail: string }) => `没有这种情况，应为其中之一：${p.detail}`,
  timeUnreadable: (p: { detail: string }) => `读不懂的时间 ${p.detail}，应写成 "12.4" 或 "1:12.4"`,
  markUnreadable: (p: { detail: string }) =>
    `读不懂的成绩 ${p.detail}，应写成次数、"1:12.4"、{"count", "misses"}、{"time"}、{"ms"}、{"fail"} 或 {"status"}`,

  templateUnknown: (p: { detail: string }) => `没有这个模板，应为其中之一：${p.detail}`,
  optionFixed: (p: { detail: string }) => `这个模板不能改这一项，固定为 ${p.detail}`,
  faultNotOffered: (p: { detail: string }) => `这个模板没有这种犯规，只有：${p.detail}`,
  precision: (_: { detail: string }) => "应为 1、10、100 或 1000",
  planRefused: (p: { detail: string }) => `这样的赛制安排不成立：${p.detail}`,
  eventTwice: (p: { detail: string }) => `项目“${p.detail}”出现了两次`,
  personTwice: (p: { detail: string }) => `同一单位里“${p.detail}”出现了两次`,
  entryTwice: (p: { detail: string }) => `“${p.detail}”在这个项目里出现了两次`,
  personUnknown: (p: { detail: string }) => `哪个单位都没有“${p.detail}”`,
  personAmbiguous: (p: { detail: string }) => `有同名的人，请写成其中之一：${p.detail}`,
  notEntered: (p: { detail: string }) => `“${p.detail}”没有报这个项目`,
  tooFew: (_: { detail: string }) => "至少要有一人参加",
  markKind: (p: { detail: string }) => `这种成绩与项目的计量方式不符：项目按“${p.detail}”计`,
  faultDoesNotFail: (p: { detail: string }) =>
    `在这个项目里“${p.detail}”不算失败；请改 options.faults，或写成 faults: ["${p.detail}"]`,
  faultFails: (p: { detail: string }) => `在这个项目里“${p.detail}”算失败；请写成 {"fail": "${p.detail}", "time": …}`,
  markMissing: (p: { detail: string }) => `缺少成绩：${p.detail}。请补上，或设 "fill": true 由程序按种子编`,
  rulingMissing: (p: { detail: string }) =>
    `有并列需要裁定，剧本里没有：${p.detail}。请在 rulings 里写上，或设 "fill": true 由抽签决定`,
  notInRound: (p: { detail: string }) => `“${p.detail}”不在这一轮`,
  rulingCount: (p: { detail: string }) => `裁定晋级的人数不对：${p.detail}`,
};
