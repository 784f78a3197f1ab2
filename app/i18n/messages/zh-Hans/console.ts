export const console = {
  ready: "Fieldday 已启动。请在浏览器打开：",
  thisComputer: "本机",
  setupCode: (p: { code: string }) => `首次使用：打开上面的地址，输入设置码 ${p.code}（只能用一次）`,
  portTaken: (p: { port: number }) =>
    `端口 ${p.port} 已被其他程序占用。请关闭那个程序，或换一个端口：PORT=3001 npm start`,
  "cannot-open": "打不开数据库。请检查磁盘空间和数据目录的权限；若设置了 DATABASE_URL，请检查地址、用户名和密码。",
  "in-use": "数据目录正被另一个 Fieldday 使用。请先关闭那一个，或用 FIELDDAY_DATA_DIR 另选目录。",
  newer: "数据库由更新版本的 Fieldday 建立。请升级程序；旧程序不会改动它。",
  "unsupported-platform": "这台机器上没有自带的数据库程序。请安装 PostgreSQL 15 或更新版本，并设置 DATABASE_URL。",
  "too-old-server": "PostgreSQL 版本太旧。请使用 15 或更新版本。",
  badEnvironment: (p: { detail: string }) => `环境变量有误：${p.detail}`,
  detail: (p: { detail: string }) => `详情：${p.detail}`,
};
