import type { Like } from "../../catalogue.ts";
import type { instant as base } from "../zh-Hans/instant.ts";

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

export const instant: Like<typeof base> = {
  day: (p) => `${weekdays[p.weekday]} ${p.day} ${months[p.month - 1]} ${p.year}`,
  dayAndTime: (p) => `${weekdays[p.weekday]} ${p.day} ${months[p.month - 1]} ${p.year}, ${p.time}`,
  short: (p) => `${p.day} ${months[p.month - 1]}, ${p.time}`,
};
