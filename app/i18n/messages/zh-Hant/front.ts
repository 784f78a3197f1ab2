import type { Like } from "../../catalogue.ts";
import type { front as base } from "../zh-Hans/front.ts";

/** The front door: home, first set-up, sign-in. */
export const front: Like<typeof base> = {
  meets: "賽會",
  noMeets: "還沒有賽會。組織者登入後即可新建。",
  phonePage: "手機看賽況",
  boardPage: "大螢幕",
  myMeets: "管理賽會",
  signedInAs: (p: { name: string }) => `已登入：${p.name}`,
  signInHint: "組織者請登入。領隊請用單位連結，裁判請掃席位 QR 碼。",
  pairTablet: "裁判平板：輸入席位碼",
  demo: "示範",
  dateOpen: "時間待定",

  setupTitle: "首次設定",
  setupIntro: "在這裡建立第一個組織者帳號。設定碼顯示在啟動 Fieldday 的視窗裡。",
  code: "設定碼",
  codeHint: "8 位字母和數字，大小寫不限。重新啟動程式會換新碼。",
  name: "您的姓名",
  nameHint: "會記在每一次改動旁邊。",
  login: "登入名稱",
  loginHint: "2 到 40 個字，不含空格，例如 gonghui。",
  password: "密碼",
  passwordHint: "至少 10 個字元，可以用一句話。",
  setupSubmit: "建立帳號並登入",
  setupDone: "已有帳號，請直接登入。",

  signInTitle: "登入",
  signInSubmit: "登入",

  codeEmpty: "請輸入設定碼",
  "code-wrong": "設定碼不對。請核對啟動視窗裡最後顯示的那一個",
  "already-set-up": "已經有人建立了帳號，請登入",
  "login-taken": "這個登入名稱已有人用，請換一個",
  loginInvalid: "登入名稱為 2 到 40 個字，不含空格",
  loginEmpty: "請輸入登入名稱",
  nameEmpty: "請輸入姓名",
  nameTooLong: "姓名最多 40 個字",
  passwordEmpty: "請輸入密碼",
  passwordShort: "密碼至少要 10 個字元",
  passwordLong: "密碼最多 200 個字元",
  "wrong-sign-in": "登入名稱或密碼不對",
  tooManyTries: (p: { minutes: number }) => `試的次數太多了。請在 ${p.minutes} 分鐘後再試`,
  invalid: "這裡填得不對",
};
