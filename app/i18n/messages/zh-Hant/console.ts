import type { Like } from "../../catalogue.ts";
import type { console as base } from "../zh-Hans/console.ts";

export const console: Like<typeof base> = {
  ready: "Fieldday 已啟動。請在瀏覽器開啟：",
  thisComputer: "本機",
  setupCode: (p) => `首次使用：開啟上面的網址，輸入設定碼 ${p.code}（只能用一次）`,
  portTaken: (p) => `連接埠 ${p.port} 已被其他程式佔用。請關閉那個程式，或換一個連接埠：PORT=3001 npm start`,
  "cannot-open":
    "無法開啟資料庫。請檢查磁碟空間和資料目錄的權限；若設定了 DATABASE_URL，請檢查位址、使用者名稱和密碼。",
  "in-use": "資料目錄正被另一個 Fieldday 使用。請先關閉那一個，或用 FIELDDAY_DATA_DIR 另選目錄。",
  newer: "資料庫由更新版本的 Fieldday 建立。請升級程式；舊程式不會改動它。",
  "unsupported-platform": "這台機器上沒有自帶的資料庫程式。請安裝 PostgreSQL 15 或更新版本，並設定 DATABASE_URL。",
  "too-old-server": "PostgreSQL 版本太舊。請使用 15 或更新版本。",
  badEnvironment: (p) => `環境變數有誤：${p.detail}`,
  detail: (p) => `詳情：${p.detail}`,
};
