import type { Like } from "../../catalogue.ts";
import type { instant as base } from "../zh-Hans/instant.ts";

const weekdays = ["日", "一", "二", "三", "四", "五", "六"];

type Day = { year: number; month: number; day: number; weekday: number };

/** How days and times are said. */
export const instant: Like<typeof base> = {
  day: (p: Day) => `${p.year}年${p.month}月${p.day}日（星期${weekdays[p.weekday]}）`,
  dayAndTime: (p: Day & { time: string }) => `${p.year}年${p.month}月${p.day}日（星期${weekdays[p.weekday]}）${p.time}`,
  short: (p: Day & { time: string }) => `${p.month}月${p.day}日 ${p.time}`,
};
