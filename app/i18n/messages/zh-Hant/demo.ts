import type { Like } from "../../catalogue.ts";
import type { demo as base } from "../zh-Hans/demo.ts";

export const demo: Like<typeof base> = {
  name: "示範：慶「三八」女職工趣味運動會",
  place: "辦公樓前",
  host: "公司工會",
  entryOffice: "公司工會辦公室",
  open: "開啟示範賽會",
  openHint:
    "程式建好一場進行到一半的賽會：14 個單位，62 人，一項已經頒獎，一項正在比，一項剛編排好。可以隨意試用，不影響以後的賽會。",
  opening: "正在建立示範賽會…",
};
